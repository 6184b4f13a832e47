#!/usr/bin/env bash
# Installs what the tests need and runs all of them. Ends with `N passed, N failed`; fails if a stage fails.
set -uo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

readonly failed_stages=$root/target/failed-stages
began=$SECONDS
background=()

# A stage that fails does not keep the others from running.
stage() {
    step "$@" || echo "$1" >>"$failed_stages"
}

# beside COMMAND...: runs stages beside those that follow, until await_beside.
beside() {
    "$@" &
    background+=($!)
}

await_beside() {
    wait "${background[@]}"
    background=()
}

shell_files() {
    git ls-files -z | xargs -0 grep -lIE '^#!/usr/bin/env bash|^# shellcheck shell=' | xargs shellcheck
}

# The mutants of `make soak` are written for these sources.
mutants_fit() {
    local patch
    for patch in orchestrator/src/test/mutants/*.patch; do
        git apply --check "$patch" || return 1
    done
}

dashboard_tests() {
    dashboard/build.sh && npm --prefix dashboard run lint &&
        npm --prefix dashboard test -- --reporter=default --reporter=junit --outputFile.junit="$root/target/reports/TEST-dashboard.xml"
}

# With a lower priority: what runs beside them has time limits.
native_tests() {
    stage "Simulated terminal and translator" nice make -s -C simulator test
    stage "Expert Advisors" nice make -s -C mql5 test
}

image_tests() {
    stage "Container behaviour" images/mt5-wine/tests/container-test "$image:base"
    stage "Simulated terminal under Wine" simulator/tests/wine-test "$image:base"
}

# The fleet's volumes outlive the server, as they should; those of the test's fleet are of no further use.
end_to_end() {
    local data code=0
    data=$(mktemp -d)
    TERMFLEET_E2E_DATA=$data npm --prefix dashboard run e2e || code=$?
    docker volume ls -q --filter "label=termfleet.instance=$(cat "$data/instance")" | xargs -r docker volume rm
    rm -rf "$data"
    return "$code"
}

finish() {
    if [ -s "$failed_stages" ]; then
        printf '%sfailed: %s%s\n' "$red" "$(paste -sd, "$failed_stages")" "$plain"
    fi
    say "All stages took $((SECONDS - began)) s."
    scripts/count-tests.sh "$(wc -l <"$failed_stages")"
}

end() {
    if [ "${#background[@]}" -gt 0 ] && kill -TERM "${background[@]}" 2>/dev/null; then
        wait "${background[@]}" || true # they were told to end
    fi
    release_engine
    scripts/engine.sh stop
}

hold_engine
trap end EXIT
# The engine that this may start must not hold its own lock.
scripts/setup.sh test 8>&- || exit 1
use_engine scripts/test.sh
use_jdk
use_node
rm -rf target/logs target/reports standins/target/surefire-reports orchestrator/target/surefire-reports orchestrator/target/failsafe-reports
mkdir -p target/reports
: >"$failed_stages"

stage "Shell scripts" shell_files
stage "Documents" scripts/tests/docs-test
stage "C and C++ format" scripts/c-sources.sh clang-format --dry-run -Werror
stage "Mutants of the simulation" mutants_fit
# Most of the dashboard's tools use one processor.
beside stage "Dashboard" dashboard_tests
stage "Container programs" make -s -C images/mt5-wine test
stage "Terminals of the simulation" make -s -j "$(nproc)" -C simulator/native
scripts/images.sh || echo Images >>"$failed_stages"
await_beside
# These wait for containers, and recording the server's start waits for the server.
beside image_tests
scripts/build.sh || echo Build >>"$failed_stages"
# With time limits, so that a test that hangs does not cost the results of the others. Not the phase package: it would
# write the jar anew, from which the others start servers.
stage "Server: unit tests" maven -Dsurefire.timeout=1800 test
await_beside
# These wait for containers and servers most of the time, and leave the processors to native tests.
beside stage "Starting and stopping" scripts/tests/run-test
beside native_tests
# Nor the phase verify, for the same reason.
stage "Server: container tests" maven -pl dashboard,standins,orchestrator -Dexec.skip -Dfailsafe.timeout=1800 \
    process-test-classes failsafe:integration-test failsafe:verify
await_beside
# Alone: each container that starts or stops changes the machine's network interfaces, and Chromium then gives up the
# requests that are under way (ERR_NETWORK_CHANGED).
stage "End to end" end_to_end
finish
