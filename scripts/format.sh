#!/usr/bin/env bash
# Formats all sources as the checks of `make test` want them.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
scripts/setup.sh test
use_jdk
use_node

step "Java" maven -q spotless:apply
step "C and C++" scripts/c-sources.sh clang-format -i
step "TypeScript" npm --prefix dashboard run format
