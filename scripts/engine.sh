#!/usr/bin/env bash
# engine.sh start: ensures that a Docker engine answers. A running one is used; otherwise Docker is installed and
#                  started.
# engine.sh stop:  stops an engine that `start` has started, unless another script of this clone uses it or containers
#                  run on it.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
# shellcheck source=scripts/process.sh
. scripts/process.sh

# What was started here: "service", or a dockerd's process number and its start time, so that another process with the
# same number is not stopped later.
readonly started=$root/target/engine

is_permitted() {
    [ -w /var/run/docker.sock ] || [ "$(id -u)" -eq 0 ]
}

join_group() {
    say "Adding $(id -un) to the group docker, which may use the engine."
    as_root usermod -aG docker "$(id -un)"
}

install_engine() {
    local packages=(docker.io iptables)
    step "Reading the package lists" as_root apt-get update -q
    if apt-cache show docker-cli >/dev/null 2>&1; then
        packages+=(docker-cli)
    fi
    # Where AppArmor is enabled, the engine starts no container without AppArmor's tools.
    if [ "$(cat /sys/module/apparmor/parameters/enabled 2>/dev/null)" = Y ]; then
        packages+=(apparmor)
    fi
    step "Installing the Docker engine" as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -yq --no-install-recommends "${packages[@]}"
    if [ -d /run/systemd/system ]; then
        echo service >"$started" # the package has started it
    fi
}

await_engine() {
    local tries
    for ((tries = 0; tries < 150; tries++)); do
        if as_root docker info >/dev/null 2>&1; then
            return 0
        fi
        sleep 0.2
    done
    return 1
}

start_engine() {
    if [ -d /run/systemd/system ]; then
        as_root systemctl start docker
        echo service >"$started"
    else
        local pid
        # A session of its own: Ctrl-C on the terminal must not stop it before the containers are removed.
        pid=$(as_root sh -c 'setsid dockerd </dev/null >/var/log/termfleet-dockerd.log 2>&1 & echo $!')
        echo "$pid $(start_time "$pid")" >"$started"
    fi
}

start() {
    if engine_answers; then
        return
    fi
    mkdir -p target
    if ! command -v dockerd >/dev/null && [ ! -S /var/run/docker.sock ]; then
        install_engine
    fi
    if ! as_root docker info >/dev/null 2>&1; then
        start_engine
        step "Starting the Docker engine" await_engine || fail "The Docker engine does not start; see its log: \
/var/log/termfleet-dockerd.log or 'journalctl -u docker'."
    fi
    is_permitted || join_group
}

stop() {
    [ -r "$started" ] || return 0
    exec 8>>"$engine_lock"
    if ! flock -n 8 || [ -n "$(as_root docker ps -q 2>/dev/null)" ]; then
        say "The Docker engine keeps running: it is in use."
        return
    fi
    local pid time tries
    read -r pid time <"$started"
    rm -f "$started"
    if [ "$pid" = service ]; then
        as_root systemctl stop docker docker.socket
    elif is_process "$pid" "$time"; then
        as_root kill -TERM "$pid"
        for ((tries = 0; tries < 150; tries++)); do
            is_process "$pid" "$time" || return 0
            sleep 0.2
        done
        say "The Docker engine (process $pid) is still stopping."
    fi
}

case ${1-} in
start) start ;;
stop) stop ;;
*) fail "usage: engine.sh start|stop" ;;
esac
