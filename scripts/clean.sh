#!/usr/bin/env bash
# Removes what was built. Images on the engine and the data folder stay.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
rm -rf target/logs orchestrator/target bench/target dashboard/target dashboard/dist dashboard/node_modules
for folder in images/mt5-wine mql5; do
    make -s -C "$folder" clean
done
