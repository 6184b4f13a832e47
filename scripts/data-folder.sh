# shellcheck shell=bash
# shellcheck disable=SC2154 # lib.sh sets what is read here
# The data folder of one `make run`: claimed as long as it lasts, and cleared of what it started. Sourced after lib.sh
# and process.sh, with TERMFLEET_DATA set.
#
# The claim is a lock (flock) on run.lock, held by file descriptor 9. The server inherits the descriptor, so the claim
# lasts until this script and its server have both ended, also when the script is killed. Programs that outlive both
# (the Docker engine) must not inherit it.

readonly claim=$TERMFLEET_DATA/run.lock
readonly claimed_by_another=3

# Ends the script, with nothing changed, when another server uses the data folder.
claim_data_folder() {
    (umask 077 && mkdir -p "$TERMFLEET_DATA")
    exec 9>>"$claim"
    if ! flock -n 9; then
        report_other_run
        exit "$claimed_by_another"
    fi
    local server
    if server=$(server_on_data_folder); then
        report_other_server "$server"
        exit "$claimed_by_another"
    fi
    printf 'run %s %s\nport %s\n' $$ "$(start_time $$)" "${TERMFLEET_HTTP_PORT:-8080}" >"$claim"
}

# note_server PID: for the message that a later run prints.
note_server() {
    printf 'server %s %s\n' "$1" "$(start_time "$1")" >>"$claim"
}

# Prints the number of the process that holds the server's own lock on the data folder; fails when there is none.
server_on_data_folder() {
    local lock=$TERMFLEET_DATA/lock
    [ -e "$lock" ] || return 1
    awk -v inode="$(stat -c %i "$lock")" '
        { split($6, id, ":") }
        $2 == "POSIX" && $4 == "WRITE" && id[3] == inode { print $5; found = 1; exit }
        END { exit !found }' /proc/locks
}

# live_process NAME: the number of the process that the claim names so, if it is alive.
live_process() {
    local name pid time
    while read -r name pid time; do
        if [ "$name" = "$1" ] && is_process "$pid" "$time"; then
            echo "$pid"
            return
        fi
    done <"$claim"
    return 1
}

report_other_run() {
    local run server port
    run=$(live_process run) || run=''
    server=$(live_process server) || server=''
    port=$(awk '$1 == "port" { print $2 }' "$claim")
    if [ -n "$run" ]; then
        report_in_use "To stop it, press Ctrl-C where it runs, or: kill $run"
    else
        report_in_use "Its server outlived it. To stop the server: ${server:+kill $server}"
    fi
    say "Its dashboard: http://localhost:$port"
}

report_other_server() {
    report_in_use "Its server is process $1. To stop the server: kill $1"
}

report_in_use() {
    say "${red}TermFleet is already running on the data folder $TERMFLEET_DATA; nothing was changed.$plain" \
        "$1" \
        "To run another one beside it, set TERMFLEET_DATA, TERMFLEET_HTTP_PORT and TERMFLEET_GATEWAY_PORT."
} >&2

# The server writes the file `instance` when it has taken charge of the installation's containers.
instance_written() {
    stat -c %y "$TERMFLEET_DATA/instance" 2>/dev/null || true
}

# Containers and their networks, by the label of this installation. Volumes stay: positions live in them.
remove_containers() {
    local label containers container networks
    label=termfleet.instance=$(<"$TERMFLEET_DATA/instance")
    engine_answers || return 0
    mapfile -t containers < <(docker ps -aq --filter "label=$label")
    # One after the other: Docker 20.10 can lock up when containers leave a network at the same time (moby/libnetwork#2649).
    for container in "${containers[@]}"; do
        docker rm -f "$container" >/dev/null || return 1
    done
    mapfile -t networks < <(docker network ls -q --filter "label=$label")
    if [ ${#networks[@]} -gt 0 ]; then
        docker network rm "${networks[@]}" >/dev/null || return 1
    fi
}

# A server that was killed leaves its PostgreSQL running. PostgreSQL works in its data folder, which distinguishes it from
# another process that has got its number.
stop_postgres() {
    local folder=$TERMFLEET_DATA/postgresql pid
    [ -r "$folder/postmaster.pid" ] || return 0
    read -r pid <"$folder/postmaster.pid" || return 0
    if [ "$(as_root readlink "/proc/$pid/cwd")" = "$(readlink -f "$folder")" ] &&
        grep -qa postgres "/proc/$pid/cmdline"; then
        as_root kill -INT "$pid"
    fi
}
