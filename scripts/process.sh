# shellcheck shell=bash
# Processes identified by number and start time: a number alone may belong to another process by now. Sourced.

# start_time PID: in clock ticks since the machine started. Prints nothing for a process that has ended, also one whose
# parent has not collected it yet.
start_time() {
    sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | awk '$1 != "Z" { print $20 }'
}

# is_process PID START_TIME: whether this very process is alive.
is_process() {
    [ -n "${2-}" ] && [ "$(start_time "$1")" = "$2" ]
}
