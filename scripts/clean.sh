#!/usr/bin/env bash
# Removes what was built. Images on the engine and the data folder stay. Fails, with nothing changed, while a server runs
# from this clone.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
# shellcheck source=scripts/app.sh
. scripts/app.sh
for folder in "$apps"/*/; do
    if [ -d "$folder" ] && is_app_in_use "$folder"; then
        fail "A server is running from $folder. Stop it first."
    fi
done
rm -rf target/logs orchestrator/target bench/target dashboard/target dashboard/dist dashboard/node_modules
for folder in images/mt5-wine mql5 simulator; do
    make -s -C "$folder" clean
done
