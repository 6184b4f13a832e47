# shellcheck shell=bash
# What the programs of the container share: places, and the way to say which step is under way.
# shellcheck disable=SC2034 # each program uses some of them

run=/run/termfleet
config=$run/config
data=/terminal
display=0
screen=1280x800x24
terminal_pid_file=$run/terminal.pid
vnc_pid_file=$run/vnc.pid

export DISPLAY=:$display

# step WORD [key=value...]: one line of the container's log.
step() {
    echo "[entry] step=$*"
}

# is_running PID [NAME]: whether the process lives, is no zombie, and has the name, if one is given.
is_running() {
    local state
    [ -r "/proc/$1/stat" ] && read -r state <"/proc/$1/stat" 2>/dev/null || return 1
    [[ $state == *"(${2-}"* && $state != *") Z "* && $state != *") X "* ]]
}
