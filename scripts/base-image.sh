#!/usr/bin/env bash
# Sees that the image debian:trixie-slim is on the engine: as it is there, else pulled, else made with debootstrap from
# the Debian mirror that this system's apt settings name, in whatever form (or TERMFLEET_DEBIAN_MIRROR).
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

readonly suite=trixie pull_patience_s=60

# Apt knows the origin of what it has read the lists of.
debian_mirror() {
    local mirror
    # The dollars are apt's.
    # shellcheck disable=SC2016
    mirror=$(apt-get indextargets --format '$(ORIGIN)|$(COMPONENT)|$(REPO_URI)' 'Created-By: Packages' |
        awk -F'|' '$1 == "Debian" && $2 == "main" && $3 !~ /security/ && !found++ { print $3 }')
    case $mirror in
    mirror+file:*) # a file with mirrors, as cloud images have; the first is the preferred one
        awk '/^[^#[:space:]]/ && !found++ { print $1 }' "${mirror#mirror+file:}"
        ;;
    *) printf '%s\n' "$mirror" ;;
    esac
}

make_image() {
    local mirror proxy folder
    as_root apt-get update -q || true # the lists that are there may do
    mirror=${TERMFLEET_DEBIAN_MIRROR:-$(debian_mirror)}
    if [ -z "$mirror" ]; then
        fail "The image $base_image can neither be pulled nor made: the package sources of this system name no Debian \
mirror. Name one in TERMFLEET_DEBIAN_MIRROR."
    fi
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -yq --no-install-recommends debootstrap debian-archive-keyring
    proxy=$(apt-config dump --format '%v' Acquire::http::Proxy)
    folder=$(mktemp -d)
    # Expanded now: the folder's name is not known any more when the trap runs.
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
echo "$base_image cannot be pulled; making it with debootstrap."
make_image
