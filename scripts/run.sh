#!/usr/bin/env bash
# Builds what is missing, runs the server with a demo fleet in the foreground, and on Ctrl-C takes down everything it
# started: the server with its database, the fleet's containers, and the Docker engine if it was started here.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

readonly server_patience_s=40
export TERMFLEET_DEMO=${TERMFLEET_DEMO:-true} TERMFLEET_DATA=${TERMFLEET_DATA:-$root/data}
server=

stop_server() {
    local deadline=$((SECONDS + server_patience_s))
    kill -TERM "$server" 2>/dev/null || return 0 # it has ended already
    while kill -0 "$server" 2>/dev/null; do
        if [ "$SECONDS" -ge "$deadline" ]; then
            say "The server does not end; killing it."
            kill -KILL "$server"
            return
        fi
        sleep 0.1
    done
}

# A server that was killed leaves its PostgreSQL behind.
stop_postgres() {
    local pid_file pid
    while IFS= read -r pid_file; do
        read -r pid <"$pid_file"
        if [ -d "/proc/$pid" ] && grep -qa postgres "/proc/$pid/cmdline"; then
            as_root kill -INT "$pid"
        fi
    done < <(find "$TERMFLEET_DATA" -maxdepth 4 -name postmaster.pid 2>/dev/null)
}

# Containers and their networks, by the label of this installation. Volumes stay: positions live in them.
remove_containers() {
    local instance=$TERMFLEET_DATA/instance containers networks
    if [ ! -s "$instance" ] || ! engine_answers; then
        return 0
    fi
    mapfile -t containers < <(docker ps -aq --filter "label=termfleet.instance=$(<"$instance")")
    if [ ${#containers[@]} -gt 0 ]; then
        docker rm -f "${containers[@]}" >/dev/null || return 1
    fi
    mapfile -t networks < <(docker network ls -q --filter "label=termfleet.instance=$(<"$instance")")
    if [ ${#networks[@]} -gt 0 ]; then
        docker network rm "${networks[@]}" >/dev/null || return 1
    fi
}

take_down() {
    trap '' INT TERM HUP
    say "${line_start}Stopping the server, its database and the fleet's containers."
    local left=()
    if [ -n "$server" ]; then
        stop_server
    fi
    # What cannot be stopped must not keep the rest running.
    remove_containers || left+=("the fleet's containers or networks")
    stop_postgres || left+=("the database")
    scripts/engine.sh stop || left+=("the Docker engine")
    if [ ${#left[@]} -gt 0 ]; then
        fail "Not everything could be stopped; left: $(printf '%s; ' "${left[@]}")"
    fi
    say "Everything that was started has been stopped."
}

# Shows what a person wants to see of the server's output: trouble, the demo fleet's progress, and when all of it is up
# (or after a while) where to sign in. All but the password goes to the log.
show() {
    trap '' INT TERM HUP
    local log=$TERMFLEET_DATA/server.log line address='' up=false shown=false ending=false began=$SECONDS code
    : >"$log"
    while true; do
        code=0
        IFS= read -r -t 1 line || code=$?
        if [ "$code" -gt 128 ]; then # nothing new
            line=''
        elif [ "$code" -ne 0 ]; then
            break
        fi
        case $line in
        "Sign in at "*) address=$line ;;
        "Demo fleet: "*) say "$line" ;;
        *"ShutdownHook] "*) ending=true ;; # what breaks from here on is meant to
        *" WARN "* | *" ERROR "*) $ending || say "$line" ;;
        esac
        case $line in
        "Demo fleet: 3 of 3 "*) up=true ;;
        *" Started TermFleet "*) [ "$TERMFLEET_DEMO" = true ] || up=true ;;
        esac
        if [[ -n $line && $line != "Sign in at "* ]]; then
            printf '%s\n' "$line" >>"$log"
        fi
        if [ -n "$address" ] && ! $shown && { $up || [ $((SECONDS - began)) -ge 60 ]; }; then
            shown=true
            say "" "The server's log is $log. Ctrl-C stops everything." "$bold$address$plain"
        fi
    done
    if ! $shown; then
        say "The server ended before it was ready; the end of its log:"
        tail -n 30 "$log"
    fi
}

trap take_down EXIT
trap 'exit 0' INT # asked for: no failure
trap 'exit 143' TERM HUP
scripts/setup.sh run
use_engine scripts/run.sh
use_jdk
use_node
scripts/images.sh
scripts/build.sh
mkdir -p "$TERMFLEET_DATA"
say "Starting the server."
# A session of its own: Ctrl-C is for this script, which ends things in their order.
setsid scripts/server.sh > >(show) 2>&1 &
server=$!
code=0
wait "$server" || code=$?
server=
exit "$code"
