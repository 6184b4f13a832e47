# shellcheck shell=bash
# shellcheck disable=SC2154 # lib.sh sets what is read here
# The unpacked server, as scripts/build.sh makes it and scripts/server.sh starts it. Sourced after lib.sh.
#
# Each build is a folder of its own under target/app, and `current` links to the newest that is complete: a build never
# replaces the files of a server that is running. A running server holds a shared lock (flock) on its folder, by file
# descriptor 7. TERMFLEET_APPS names another place for them, for tests.

apps=${TERMFLEET_APPS:-$root/orchestrator/target/app}

# use_current_app: locks the current folder until this process ends, and sets `app` to it.
use_current_app() {
    while true; do
        app=$(readlink -e "$apps/current") || fail "The server is not built: run scripts/build.sh."
        exec 7<"$app"
        flock -s 7
        # It may have been removed before it was locked, when a build has just ended.
        if [ -f "$app/orchestrator.jar" ]; then
            return
        fi
    done
}

# is_app_in_use FOLDER
is_app_in_use() {
    ! flock -n "$1" true
}

# remove_old_apps: all but the current one and those that a server runs from.
remove_old_apps() {
    local current folder
    current=$(readlink -e "$apps/current") || current=''
    for folder in "$apps"/*/; do
        folder=${folder%/}
        if [ ! -L "$folder" ] && [ "$folder" != "$current" ] && ! is_app_in_use "$folder"; then
            rm -rf "$folder"
        fi
    done
}
