#!/usr/bin/env bash
# record-start.sh APP: starts the server in the folder APP once, with a data folder of its own and without an engine,
# sends the requests of a start and a sign-in, and writes the classes that were loaded to APP/classes.aot.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

readonly app=$1 file=$1/classes.aot patience_s=300
folder=$(mktemp -d)
server=

tidy_up() {
    if [ -n "$server" ] && kill "$server" 2>/dev/null; then
        wait "$server" || true # it was stopped on purpose
    fi
    rm -rf "$folder"
}

trap tidy_up EXIT
TERMFLEET_HTTP_PORT=$(free_port)
TERMFLEET_GATEWAY_PORT=$(free_port)
export TERMFLEET_HTTP_PORT TERMFLEET_GATEWAY_PORT TERMFLEET_DATA=$folder/data
export TERMFLEET_APP=$app TERMFLEET_RECORD=$file.new
export TERMFLEET_DEMO=false TERMFLEET_ADMIN_PASSWORD=only-for-the-recording DOCKER_HOST=unix:///nonexistent/docker.sock
scripts/server.sh &
server=$!
deadline=$((SECONDS + patience_s))
until [[ $(http_status "$TERMFLEET_HTTP_PORT" /actuator/health) == *" 200"* ]]; do
    kill -0 "$server" 2>/dev/null || fail "The server stopped during the recording."
    [ $SECONDS -lt $deadline ] || fail "The server was not ready within $patience_s s."
    sleep 0.2
done
for path in / /api/v1/session /api/v1/accounts /v3/api-docs /actuator/prometheus; do
    # The first description of the API takes half a minute on a busy machine, since recording slows the server down.
    http_status "$TERMFLEET_HTTP_PORT" "$path" "$patience_s" || fail "The server did not answer $path."
done
kill "$server"
wait "$server" || true # the exit code is that of the signal
server=
[ -s "$file.new" ] || fail "The server wrote no cache of classes."
mv "$file.new" "$file"
