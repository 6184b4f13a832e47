#!/usr/bin/env bash
# c-sources.sh COMMAND...: runs the command with all C, C++ and MQL5 files of the repository as further arguments.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
git ls-files -z -- '*.c' '*.h' '*.cpp' '*.hpp' '*.mq5' '*.mqh' | xargs -0 -r "$@"
