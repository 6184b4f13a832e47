#!/usr/bin/env bash
# Runs the deterministic simulation at length, then kills the server and its database under load: soak.sh [OPTION...]
#   --seeds N     how many seeds (default 10000), from --first N on (default 1)
#   --steps N     steps of each (default 1000)
#   --seed N      this seed only, and its story into orchestrator/target/simulation-N.txt
#   --mutants     only the mutants: each takes a defence out of the sources, and the simulation must notice
#   --kills N     only N rounds in which the server or its database is killed or stopped under load (--first N: their seed)
#   --cut N       only a cut of N seconds of the network between the gateway and the followers; needs root
# Without an option it runs 10,000 seeds, the mutants, 100 rounds of kills and, if it is root, a cut of three minutes. Ends with
# status 1 if a promise is broken or a mutant is not noticed.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

first=1 seeds=10000 steps=1000 seed='' only='' kills=100 cut=180
while [ $# -gt 0 ]; do
    case $1 in
    --first | --seeds | --steps | --seed)
        [[ ${2-} =~ ^[0-9]+$ ]] || fail "$1 needs a number"
        declare "${1#--}=$2"
        shift 2
        ;;
    --kills | --cut)
        [[ ${2-} =~ ^[0-9]+$ ]] || fail "$1 needs a number"
        only=${1#--}
        declare "$only=$2"
        shift 2
        ;;
    --mutants)
        only=mutants
        shift
        ;;
    *) fail "usage: soak.sh [--first N] [--seeds N] [--steps N] [--seed N] [--mutants] [--kills N] [--cut N]" ;;
    esac
done

# simulation CLASSES NATIVE ARGUMENTS...: classes that come before those of the server, and the folder of the experts.
simulation() {
    local classes=$1 native=$2
    shift 2
    (cd orchestrator && java -Xmx768m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -Dsimulation.native="$native" \
        -cp "$classes:target/test-classes:target/classes:$(<target/simulation-classpath)" \
        com.termfleet.simulation.Soak "$@")
}

# faults CLASS ARGUMENTS...: a program of the tests that starts the packaged server.
faults() {
    local class=$1
    shift
    (cd orchestrator && java -Xmx768m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED \
        -cp "target/test-classes:target/classes:$(<target/simulation-classpath)" "com.termfleet.faults.$class" "$@")
}

scripts/setup.sh test
case $only in
'' | kills | cut) scripts/build.sh ;;
esac
use_jdk
use_node
step "Building the simulation's terminals" make -s -j "$(nproc)" -C simulator/native
# In one call: the modules are in no repository, and are found only beside each other.
step "Building the server's tests" maven -q -pl dashboard,standins,orchestrator -Dexec.skip \
    test-compile dependency:build-classpath -Dmdep.outputFile=target/simulation-classpath

native=$root/simulator/build/simulation
if [ -n "$seed" ]; then
    simulation target/classes "$native" "$seed" "$steps"
    exit
fi

failures=0
if [ -z "$only" ]; then
    simulation target/classes "$native" "$first" $((first + seeds - 1)) "$steps" || failures=1
fi

# unnoticed PATCH: true if the simulation notices nothing of what the patch takes out.
unnoticed() {
    local patch=$1 folder file java=() classes=target/classes experts=$native
    folder=$root/target/mutants/$(basename "$patch" .patch)
    rm -rf "$folder"
    while read -r file; do
        mkdir -p "$folder/$(dirname "$file")"
        cp "$file" "$folder/$file"
        case $file in
        *.java) java+=("$folder/$file") ;;
        esac
    done < <(sed -n 's|^+++ b/||p' "$patch")
    patch -s -p1 -d "$folder" <"$patch" || fail "$patch does not fit the sources any more: write it anew"
    if [ ${#java[@]} -gt 0 ]; then
        classes=$folder/classes
        javac -nowarn -proc:none -parameters -d "$classes" \
            -cp "orchestrator/target/classes:$(<orchestrator/target/simulation-classpath)" "${java[@]}"
    fi
    if [ -d "$folder/mql5" ]; then
        cp -rn mql5/Experts mql5/Include "$folder/mql5/"
        experts=$folder/build/simulation
        mkdir -p "$experts"
        cp "$native/libtermfleet-simulation.so" "$experts/"
        make -s -C simulator/native experts MQL5="$folder/mql5" BUILD="$folder/build" TRANSLATOR="$native/../mq5cpp"
    fi
    simulation "$classes" "$experts" --until-violation 1 200 1000
}

if [ -z "$only" ] || [ "$only" = mutants ]; then
    for patch in orchestrator/src/test/mutants/*.patch; do
        say "Mutant $(basename "$patch" .patch): $(head -n 1 "$patch")"
        if unnoticed "$patch"; then
            say "${red}The simulation does not notice it.$plain"
            failures=1
        fi
    done
fi
if [ -z "$only" ] || [ "$only" = kills ]; then
    say "Killing and stopping the server and its database under load, $kills rounds"
    faults KillSoak "$kills" "$first" || failures=1
fi
if [ "$only" = cut ] || [[ -z $only && $(id -u) -eq 0 ]]; then
    say "Cutting the network between the gateway and the followers for $cut s"
    faults NetworkCut "$cut" "$first" || failures=1
fi
exit "$failures"
