#!/usr/bin/env bash
# Runs a stand-in for a server of others until Ctrl-C: standin.sh match-trader [--port N] [--seed N] [--suffix TEXT]
# [--balance AMOUNT]. Prints its address and who may sign in. See standins/README.md.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
use_jdk

readonly built=standins/target/standin-classpath
if [ ! -f "$built" ] || [ -n "$(find pom.xml standins/pom.xml standins/src/main -newer "$built" -print -quit)" ]; then
    maven -q -pl standins package dependency:build-classpath -Dmaven.test.skip=true -Dmdep.includeScope=runtime \
        -Dmdep.outputFile=target/standin-libraries >&2
    printf '%s:%s\n' "$root/standins/target/classes" "$(<standins/target/standin-libraries)" >"$built"
fi
exec java -Xmx128m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -cp "$(<"$built")" com.termfleet.standin.Standins "$@"
