#!/usr/bin/env bash
# Becomes the server, in the foreground. Settings by TERMFLEET_… variables; further arguments go to the server.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
use_jdk

readonly app=$root/orchestrator/target/app
options=(-Xmx256m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED
    --sun-misc-unsafe-memory-access=allow)
if [ -n "${TERMFLEET_RECORD:-}" ]; then
    options+=("-XX:AOTCacheOutput=$TERMFLEET_RECORD")
elif [ -f "$app/classes.aot" ]; then
    options+=("-XX:AOTCache=$app/classes.aot")
fi
if [ -s "$built_images/simulator" ]; then
    export TERMFLEET_TERMINAL_IMAGES_SIMULATOR=${TERMFLEET_TERMINAL_IMAGES_SIMULATOR-$(<"$built_images/simulator")}
fi
# One arena for each thread that allocates natively would be memory that nobody uses.
export MALLOC_ARENA_MAX=2
# The settings' relative paths are meant from where the caller stands.
cd "${OLDPWD:-$root}"
exec "$JAVA_HOME/bin/java" "${options[@]}" -jar "$app/orchestrator.jar" "$@"
