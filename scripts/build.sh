#!/usr/bin/env bash
# Builds the server, if a source is newer than what was built: the jar, what scripts/server.sh starts from it, and the
# cache of loaded and linked classes that halves its start.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
use_jdk
use_node

readonly jar=orchestrator/target/orchestrator.jar app=orchestrator/target/app
readonly sources=(pom.xml orchestrator/pom.xml orchestrator/src/main dashboard/pom.xml dashboard/src dashboard/index.html
    dashboard/public dashboard/package-lock.json dashboard/vite.config.ts)

is_newer_than() {
    local existing=() path
    for path in "${sources[@]}"; do
        [ ! -e "$path" ] || existing+=("$path")
    done
    [ -n "$(find "${existing[@]}" -newer "$1" -print -quit)" ]
}

unpack() {
    rm -rf "$app"
    java -Djarmode=tools -jar "$jar" extract --destination "$app"
}

if [ ! -f "$jar" ] || is_newer_than "$jar"; then
    step "Building the server and the dashboard" maven -q -pl orchestrator -am package -Dmaven.test.skip=true
    touch "$jar"
fi
if [ ! -f "$app/orchestrator.jar" ] || [ "$jar" -nt "$app/orchestrator.jar" ]; then
    step "Unpacking the server" unpack
    touch "$app/orchestrator.jar"
fi
if [ ! -f "$app/classes.aot" ] || [ "$app/orchestrator.jar" -nt "$app/classes.aot" ]; then
    step "Recording the server's start" scripts/record-start.sh "$app/classes.aot"
fi
