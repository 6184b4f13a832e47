#!/usr/bin/env bash
# Ensures that the image debian:trixie-slim is on the engine: it is kept, else pulled, else made with debootstrap from the
# Debian mirror in this system's apt settings (or TERMFLEET_DEBIAN_MIRROR).
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

readonly suite=trixie pull_patience_s=60

# The origin is in the package lists that apt has read.
debian_mirror() {
    local mirror
    # The dollar signs are part of apt's format.
    # shellcheck disable=SC2016
    mirror=$(apt-get indextargets --format '$(ORIGIN)|$(COMPONENT)|$(REPO_URI)' 'Created-By: Packages' |
        awk -F'|' '$1 == "Debian" && $2 == "main" && $3 !~ /security/ && !found++ { print $3 }')
    case $mirror in
    mirror+file:*) # a list of mirrors, as in cloud images; the first is preferred
        awk '/^[^#[:space:]]/ && !found++ { print $1 }' "${mirror#mirror+file:}"
        ;;
    *) printf '%s\n' "$mirror" ;;
    esac
}

make_image() {
    local mirror proxy folder
    as_root apt-get update -q || true # the existing lists may be enough
    mirror=${TERMFLEET_DEBIAN_MIRROR:-$(debian_mirror)}
    if [ -z "$mirror" ]; then
        fail "The image $base_image cannot be pulled, and this system's package sources have no Debian mirror to make it \
from. Set TERMFLEET_DEBIAN_MIRROR to one."
    fi
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -yq --no-install-recommends debootstrap debian-archive-keyring
    proxy=$(apt-config dump --format '%v' Acquire::http::Proxy)
    folder=$(mktemp -d)
    # Expanded now: the variable is out of scope when the trap runs.
    # shellcheck disable=SC2064
    trap "as_root rm -rf '$folder'" EXIT
    as_root env ${proxy:+"http_proxy=$proxy"} debootstrap --variant=minbase "$suite" "$folder/root" "$mirror"
    as_root rm -rf "$folder/root/var/cache/apt/archives" "$folder/root/var/lib/apt/lists"
    as_root mkdir -p "$folder/root/var/lib/apt/lists/partial" "$folder/root/var/cache/apt/archives/partial"
    as_root tar -C "$folder/root" --exclude=./dev --exclude=./proc --exclude=./sys -c . |
        docker import --change 'CMD ["bash"]' - "$base_image"
}

if docker image inspect "$base_image" >/dev/null 2>&1; then
    exit 0
fi
if timeout "$pull_patience_s" docker pull -q "$base_image"; then
    exit 0
fi
echo "$base_image cannot be pulled. Making it with debootstrap."
make_image
