#!/usr/bin/env bash
# Builds the container images of the terminals: images.sh [base|simulator] (default: both). Unchanged images are kept.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

readonly folder=images/mt5-wine

# A hash of the names, modes and contents of everything that goes into the image.
inputs() {
    (cd "$folder" && find Dockerfile build-steps termfleet "$@" -type f -printf '%m %p\n' | sort |
        while read -r mode file; do echo "$mode $file $(sha256sum <"$file")"; done | sha256sum | cut -c 1-16)
}

# Each build has a name of its own, which the server of this clone uses: the short name may be moved by another clone on
# the same engine.
build() {
    local target=$1 hash name
    shift
    hash=$(inputs "$@")
    name=$image:$target-$hash
    if ! docker image inspect "$name" >/dev/null 2>&1; then
        echo "$hash" >"$folder/build/version"
        step "Building the image $image:$target" docker build --target "$target" --tag "$name" "$folder"
    fi
    docker tag "$name" "$image:$target"
    mkdir -p "$built_images"
    echo "$name" >"$built_images/$target"
}

gather_terminal() {
    local place=$folder/build/simulator
    rm -rf "$place"
    mkdir -p "$place/MQL5/Experts"
    cp simulator/build/terminal64.exe "$place/"
    cp mql5/build/Experts/*.ex5 "$place/MQL5/Experts/"
    # Identifies data folders that were filled from another image.
    (cd "$place" && find . -type f -exec sha256sum {} + | sort | sha256sum | cut -c 1-16 >.stamp)
}

programs=(build/journal-tail build/await-display build/screenshot)
step "Compiling the container's programs" make -s -C "$folder"
if ! docker image inspect "$base_image" >/dev/null 2>&1; then
    (as_root true) || true # the password, before a step hides the prompt
    step "Fetching the base image" scripts/base-image.sh
fi
case ${1-all} in
base)
    build base "${programs[@]}"
    ;;
simulator | all)
    step "Compiling the simulated terminal" make -s -j "$(nproc)" -C simulator
    step "Compiling the Expert Advisors" make -s -j "$(nproc)" -C mql5
    gather_terminal
    build base "${programs[@]}"
    build simulator "${programs[@]}" build/simulator
    ;;
*) fail "usage: images.sh [base|simulator]" ;;
esac
