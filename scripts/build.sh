#!/usr/bin/env bash
# Builds the server, if a source is newer than what was built: the jar, the folder that scripts/server.sh starts from (see
# app.sh), and the cache of loaded and linked classes that halves the start.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
# shellcheck source=scripts/app.sh
. scripts/app.sh
use_jdk
use_node

readonly jar=orchestrator/target/orchestrator.jar
version=$(date +%Y%m%d-%H%M%S)-$$
readonly version
readonly sources=(pom.xml orchestrator/pom.xml orchestrator/src/main dashboard/pom.xml dashboard/src dashboard/index.html
    dashboard/public dashboard/package-lock.json dashboard/vite.config.ts)

is_newer_than() {
    local existing=() path
    for path in "${sources[@]}"; do
        [ ! -e "$path" ] || existing+=("$path")
    done
    [ -n "$(find "${existing[@]}" -newer "$1" -print -quit)" ]
}

# The link changes when the folder is complete, and in one step.
build_app() {
    local folder=$apps/$version
    step "Unpacking the server" java -Djarmode=tools -jar "$jar" extract --destination "$folder"
    step "Recording the server's start" scripts/record-start.sh "$folder"
    ln -sfn "$version" "$apps/current.new"
    mv -T "$apps/current.new" "$apps/current"
}

# One build at a time: a test run may begin while the server is being built for another script.
mkdir -p target
exec 6>>target/build.lock
flock 6
if [ ! -f "$jar" ] || is_newer_than "$jar"; then
    step "Building the server and the dashboard" maven -q -pl orchestrator -am package -Dmaven.test.skip=true
    touch "$jar"
fi
mkdir -p "$apps"
if [ ! -f "$apps/current/classes.aot" ] || [ "$jar" -nt "$apps/current/classes.aot" ]; then
    build_app
fi
remove_old_apps
