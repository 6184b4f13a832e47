#!/usr/bin/env bash
# engine.sh start: sees that a Docker engine answers. One that runs is used as it is; without one Docker is installed
#                  and started.
# engine.sh stop:  stops an engine that `start` has started, unless somebody else's containers run on it by now.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# What was started here: "service", or a dockerd's process id and its start time, so that no stranger with the same id
# is stopped later.
readonly started=$root/target/engine

# Of one that has ended and that nobody has collected it is no time any more.
start_time() {
    sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | awk '$1 != "Z" { print $20 }'
}

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
    # Where the kernel confines programs by AppArmor, the engine starts nothing without its tools.
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
        # A session of its own: Ctrl-C on the terminal is not meant for it.
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
    if [ -n "$(as_root docker ps -q 2>/dev/null)" ]; then
        say "The Docker engine goes on: other containers run on it."
        return
    fi
    local pid time
    read -r pid time <"$started"
    rm -f "$started"
    if [ "$pid" = service ]; then
        as_root systemctl stop docker docker.socket
    elif [ -n "$time" ] && [ "$(start_time "$pid")" = "$time" ]; then
        as_root kill -TERM "$pid"
        for ((tries = 0; tries < 150; tries++)); do
            [ "$(start_time "$pid")" = "$time" ] || return 0
            sleep 0.2
        done
        say "The Docker engine (process $pid) is still ending."
    fi
}

case ${1-} in
start) start ;;
stop) stop ;;
*) fail "usage: engine.sh start|stop" ;;
esac
