#!/usr/bin/env bash
# count-tests.sh FAILED_STAGES: adds up the results of the stages of `make test`, prints `N passed, N failed`, and fails if
# anything failed. A stage that failed without a failed test counts as one failure.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

readonly failed_stages=$1

# Lines `passed failed`: from JUnit reports, and from the logs' own summaries `name: N passed, N failed`.
counts() {
    # A stage that failed early has left no folder.
    { find orchestrator/target/surefire-reports orchestrator/target/failsafe-reports bench/target/surefire-reports standins/target/surefire-reports \
        target/reports -name '*.xml' ! -name 'failsafe-summary.xml' -exec cat {} + 2>/dev/null || true; } |
        { grep -oE '<testsuite [^>]*' || true; } | awk '
            function number(name) { return match($0, " " name "=\"[0-9]+") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 3) + 0 : 0 }
            { bad = number("failures") + number("errors"); print number("tests") - bad - number("skipped"), bad }'
    grep -hoE '^[a-z0-9 -]+: [0-9]+ passed, [0-9]+ failed$' "$logs"/*.log 2>/dev/null |
        sed -E 's/.*: ([0-9]+) passed, ([0-9]+) failed/\1 \2/'
}

read -r passed failed < <(counts | awk '{ passed += $1; failed += $2 } END { print passed + 0, failed + 0 }')
if [ "$failed_stages" -gt 0 ] && [ "$failed" -eq 0 ]; then
    failed=$failed_stages
fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
