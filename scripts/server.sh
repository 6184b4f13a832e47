#!/usr/bin/env bash
# Becomes the server, in the foreground. Settings by TERMFLEET_… variables; further arguments go to the server.
# TERMFLEET_HEAP limits the Java heap (512m, 2g); without it the limit is a quarter of the machine's memory, or of the
# control group's. TERMFLEET_APP names the folder to start from, TERMFLEET_RECORD the cache of classes to write.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
# shellcheck source=scripts/app.sh
. scripts/app.sh
use_jdk

if [ -n "${TERMFLEET_APP:-}" ]; then
    app=$TERMFLEET_APP
else
    use_current_app
fi
# The heap starts small and grows by what is in use: the machine's memory sets its limit, not its size. The space for new
# objects is small: a signal that comes during a collection waits for it, and the smaller the space, the shorter each takes.
options=(-XX:+UseSerialGC -Xms112m -XX:NewSize=24m -XX:MaxNewSize=24m -XX:MinHeapFreeRatio=20 -XX:MaxHeapFreeRatio=40
    -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow)
if [ -n "${TERMFLEET_HEAP:-}" ]; then
    options+=("-Xmx$TERMFLEET_HEAP")
fi
if [ -n "${TERMFLEET_RECORD:-}" ]; then
    # It warns of hundreds of classes that cannot be in the cache, which would hide why a start failed.
    options+=("-XX:AOTCacheOutput=$TERMFLEET_RECORD" -Xlog:aot=error)
elif [ -f "$app/classes.aot" ]; then
    options+=("-XX:AOTCache=$app/classes.aot")
fi
if [ -s "$built_images/simulator" ]; then
    export TERMFLEET_TERMINAL_IMAGES_SIMULATOR=${TERMFLEET_TERMINAL_IMAGES_SIMULATOR-$(<"$built_images/simulator")}
fi
# By default each thread that allocates natively gets an arena of its own, most of which stays unused.
export MALLOC_ARENA_MAX=2
# Relative paths in settings are relative to the caller's folder.
cd "${OLDPWD:-$root}"
exec "$JAVA_HOME/bin/java" "${options[@]}" -jar "$app/orchestrator.jar" "$@"
