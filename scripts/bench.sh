#!/usr/bin/env bash
# Runs the benchmarks: bench.sh [fanout] [load] [saturation] [scale] [sources] [footprint] [provision]; prints each figure with the ratio that counts.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

hold_engine
trap 'release_engine; scripts/engine.sh stop' EXIT
# The engine that this may start must not hold its own lock.
scripts/setup.sh bench 8>&-
use_engine scripts/bench.sh "$@"
use_jdk
use_node
scripts/images.sh
scripts/build.sh
step "Building the benchmarks" maven -q -pl bench -am package -Dmaven.test.skip=true
step "Gathering their libraries" maven -q -pl bench dependency:build-classpath -Dmdep.outputFile=target/classpath
java -Dtermfleet.root="$root" -cp "bench/target/classes:$(<bench/target/classpath)" com.termfleet.bench.Bench "$@"
