#!/usr/bin/env bash
# Builds what is missing, runs the server with a demo fleet in the foreground, and on Ctrl-C stops everything it started:
# the server with its database, the fleet's containers, and the Docker engine if it was started here. Exits with 3, with
# nothing changed, when a server already runs on the same data folder.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

readonly server_patience_s=40
export TERMFLEET_DEMO=${TERMFLEET_DEMO:-true} TERMFLEET_DATA=${TERMFLEET_DATA:-$root/data}
case $TERMFLEET_DATA in
/*) ;;
*) TERMFLEET_DATA=$OLDPWD/$TERMFLEET_DATA ;;
esac
# shellcheck source=scripts/process.sh
. scripts/process.sh
# shellcheck source=scripts/data-folder.sh
. scripts/data-folder.sh
server=
server_was_started=false
standin=
instance_before=

# The demo fleet's Match-Trader, on request. Its port stays the same, since it is part of the follower's account.
start_standin() {
    local log=$TERMFLEET_DATA/match-trader.log errors=$TERMFLEET_DATA/match-trader-errors.log
    mkdir -p "$TERMFLEET_DATA"
    # Apart, since Maven writes colour codes without a line end.
    setsid scripts/standin.sh match-trader --port "${TERMFLEET_DEMO_MATCH_TRADER_PORT:-18088}" \
        >"$log" 2>"$errors" 8>&- 9>&- &
    standin=$!
    while ! grep -q '^address=' "$log"; do
        if ! kill -0 "$standin" 2>/dev/null; then
            tail -n 5 "$errors"
            standin=
            fail "The stand-in for Match-Trader could not be started."
        fi
        sleep 0.1
    done
    TERMFLEET_DEMO_MATCH_TRADER=$(sed -n 's/^address=//p' "$log")
    export TERMFLEET_DEMO_MATCH_TRADER
    say "A stand-in for Match-Trader runs at $TERMFLEET_DEMO_MATCH_TRADER."
}

stop_server() {
    local deadline=$((SECONDS + server_patience_s))
    kill -TERM "$server" 2>/dev/null || return 0 # it has ended already
    while kill -0 "$server" 2>/dev/null; do
        if [ "$SECONDS" -ge "$deadline" ]; then
            say "The server has not stopped after $server_patience_s s; killing it."
            kill -KILL "$server"
            return
        fi
        sleep 0.1
    done
}

take_down() {
    trap '' INT TERM HUP
    local left=()
    if $server_was_started; then
        take_down_server
    fi
    if [ -n "$standin" ]; then
        kill -TERM "$standin" 2>/dev/null || true # it has ended already
    fi
    release_engine
    scripts/engine.sh stop 9>&- || left+=("the Docker engine")
    if [ ${#left[@]} -gt 0 ]; then
        fail "Not everything could be stopped. Still there: $(printf '%s; ' "${left[@]}")"
    fi
    if $server_was_started; then
        say "Everything that was started has been stopped."
    fi
}

# Whether another server on the same external database is in charge. One that has ended cannot be asked and counts as one.
is_standby() {
    [ -n "${TERMFLEET_DATABASE_URL:-}" ] &&
        [[ $(http_status "${TERMFLEET_HTTP_PORT:-8080}" /actuator/health) != *" 200"* ]]
}

# What cannot be stopped is named in `left` and does not keep the rest running.
take_down_server() {
    local standby=false
    say "${line_start}Stopping the server, its database and the fleet's containers."
    if is_standby; then
        standby=true
    fi
    if [ -n "$server" ]; then
        stop_server
    fi
    # Another server may have taken the data folder, or the installation, before ours could.
    if server_on_data_folder >/dev/null; then
        say "Another server uses the data folder; its database and containers keep running."
        return
    fi
    if $standby; then
        say "Another server on the same external database is in charge; its containers keep running."
    elif [ "$(instance_written)" != "$instance_before" ]; then
        remove_containers || left+=("the fleet's containers or networks")
    fi
    stop_postgres || left+=("the database")
}

# Shows what a person wants to see of the server's output: warnings, the demo fleet's progress, and when all of it is up
# (or after a minute) where to sign in. Everything but the password goes to the log; the log of the run before is kept.
show() {
    trap '' INT TERM HUP
    local log=$TERMFLEET_DATA/server.log line address='' up=false shown=false ending=false began=$SECONDS code
    if [ -f "$log" ]; then
        mv "$log" "$log.1"
    fi
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
        *"ShutdownHook] "*) ending=true ;; # warnings from here on are part of stopping
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
        say "The server stopped before it was ready. The end of its log:"
        tail -n 30 "$log"
    fi
}

claim_data_folder
hold_engine
trap take_down EXIT
trap 'exit 0' INT # asked for: no failure
trap 'exit 143' TERM HUP
# What this installs and starts may outlive the run: it must not hold the locks.
scripts/setup.sh run 8>&- 9>&-
use_engine scripts/run.sh
use_jdk
use_node
scripts/images.sh
scripts/build.sh
# The server takes it for the stand-in's address.
case ${TERMFLEET_DEMO_MATCH_TRADER:-} in
true) start_standin ;;
false) unset TERMFLEET_DEMO_MATCH_TRADER ;;
esac
say "Starting the server."
instance_before=$(instance_written)
server_was_started=true
# A session of its own: Ctrl-C reaches this script only, which stops things in their order.
setsid scripts/server.sh > >(show 8>&- 9>&-) 2>&1 &
server=$!
note_server "$server"
code=0
wait "$server" || code=$?
server=
exit "$code"
