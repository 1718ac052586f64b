#!/usr/bin/env bash
# Other engines and ours on the same workloads, interleaved, so that all of them meet the same
# moods of the machine; one process a run. Appends lines of JSON to OUT.
#
#   campaign.sh PEERS OUT [ROUNDS] [WORKLOAD...]
#
# PEERS   the folder with the other engines' run.sh (it needs ANCHORS, its scratch folder, and may
#         be given BENCH_LOCK, a lock file that keeps runs apart)
# OUT     a file of lines; `bench --compare OUT` makes the tables
# ROUNDS  how often everything runs (3)
# THREADS (2), JAVA_HOME, JAVA_OPTIONS (more options for our JVM) and VARIANT (a suffix to our name)
# come from the environment. Run it in the folder of the project, after `mvn package`. Our program
# starts as it does in its image: with an archive of the classes that it loads, made here first.
set -uo pipefail
peers=$1 out=$2 rounds=${3:-3}
shift $(($# < 3 ? $# : 3))
threads=${THREADS:-2}
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"

archive=target/tensorcord.jsa
program=(-jar target/tensorcord.jar)
if [ ! "$archive" -nt target/tensorcord.jar ]; then
  "$java" @config/jvm.options -XX:DumpLoadedClassList=target/classes.lst "${program[@]}" \
    bench --json --workloads ttfr >&2 || exit
  "$java" @config/jvm.options -Xshare:dump -XX:SharedClassListFile=target/classes.lst \
    -XX:SharedArchiveFile="$archive" "${program[@]}" >&2 || exit
fi

# Who runs what: the engines that come near the best. Pure JavaScript trains at some 20 images/s.
declare -A who=(
  [ttfr]="tfjs-cpu tfjs-wasm djl tfjava"
  [polyfit]="tfjs-cpu tfjs-wasm djl tfjava"
  [overhead]="tfjs-cpu tfjs-wasm djl tfjava"
  [matmul]="openblas djl tfjava tfjs-wasm"
  [elementwise]="ceiling ceiling-java djl djl+malloc tfjava tfjs-wasm"
  [infer]="tfjs-wasm djl djl+malloc tfjava"
  [train64]="djl djl+malloc tfjava tfjs-wasm"
  [train512]="djl djl+malloc tfjava tfjs-wasm"
  [inverse]="openblas djl tfjava"
)
order=(ttfr polyfit overhead matmul elementwise infer train64 train512 inverse)
[ $# -eq 0 ] || order=("$@")

peer() {  # <peer> <workload>
  case $1 in
    # PyTorch with glibc told to keep freed memory: it is twice as fast for it.
    djl+malloc)
      MALLOC_MMAP_THRESHOLD_=4294967296 MALLOC_TRIM_THRESHOLD_=8589934592 \
        MALLOC_TOP_PAD_=268435456 LABEL=+malloc "$peers/run.sh" djl "$threads" "$2" ;;
    *) "$peers/run.sh" "$1" "$threads" "$2" ;;
  esac
}

ours() {  # <workload>
  local lock=()
  [ -z "${BENCH_LOCK:-}" ] || lock=(flock "$BENCH_LOCK")
  # The clock is read inside the lock: waiting for it is no part of the time to a first result.
  # shellcheck disable=SC2016
  "${lock[@]}" bash -c 'START_NS=$(date +%s%N) exec "$@"' - \
    "$java" @config/jvm.options -XX:SharedArchiveFile="$archive" ${JAVA_OPTIONS:-} \
    "${program[@]}" \
    bench --json --threads "$threads" --workloads "$1" \
    | sed -u "s/^{\"peer\":\"[^\"]*/&${VARIANT:-}/"
}

for round in $(seq "$rounds"); do
  for workload in "${order[@]}"; do
    echo "round $round of $rounds: $workload" >&2
    for each in ${who[$workload]}; do
      peer "$each" "$workload"
    done
    ours "$workload"
  done 2> >(grep -v WARNING >&2)
done | tee -a "$out"
