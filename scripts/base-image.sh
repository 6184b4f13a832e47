#!/usr/bin/env bash
# Sees that the image debian:trixie-slim is on the engine: as it is there, else pulled, else made with debootstrap from
# the Debian mirror that this system's apt settings name (or TERMFLEET_DEBIAN_MIRROR).
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

readonly suite=trixie pull_patience_s=60

debian_mirror() {
    # The dollars are apt's.
    # shellcheck disable=SC2016
    apt-get indextargets --format '$(ORIGIN)|$(COMPONENT)|$(REPO_URI)' 'Created-By: Packages' |
        awk -F'|' '$1 == "Debian" && $2 == "main" && $3 !~ /security/ && !found++ { print $3 }'
}

make_image() {
    local mirror=${TERMFLEET_DEBIAN_MIRROR:-$(debian_mirror)} proxy folder
    if [ -z "$mirror" ]; then
        fail "The image $base_image can neither be pulled nor made: the package sources of this system name no Debian \
mirror. Name one in TERMFLEET_DEBIAN_MIRROR."
    fi
    if ! command -v debootstrap >/dev/null; then
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -yq --no-install-recommends debootstrap
    fi
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
