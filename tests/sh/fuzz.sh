#!/usr/bin/env bash
# The fuzz targets under libFuzzer with AddressSanitizer, two at a time; needs a nightly compiler.
#
#   SECONDS_EACH  how long each target runs (30)
#   RUNS          how many executions each makes at most; without it, as many as the time allows
#   TARGETS       which, by name (all)
#   SANITIZER     none for as many executions as there can be (address)
#   KEEP          a folder to gather inputs in, else what is found new is thrown away
#
# A finding stays as build/fuzz/TARGET-crash-...; its place is then tests/fuzz/corpus/TARGET/.
. tests/sh/suite.sh
cargo=${CARGO:-cargo}
has_nightly || { finish fuzz; exit; }
each=${SECONDS_EACH:-30}
read -r -a targets <<<"${TARGETS:-$(cd tests/fuzz/corpus && echo *)}"
out=$PWD/build/fuzz
mkdir -p "$out"
machine=$(rustc -vV | sed -n 's/^host: //p')
coverage="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4"
coverage+=" -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table"
coverage+=" -Cllvm-args=-sanitizer-coverage-trace-compares"
[ "${SANITIZER:-address}" = none ] || coverage+=" -Zsanitizer=address -Cunsafe-allow-abi-mismatch=sanitizer"
build() {
    RUSTFLAGS="$coverage --cfg fuzzing" \
        "$cargo" +nightly build --quiet --profile fuzz --features fuzz --test fuzz \
        --target "$machine" --target-dir "target/fuzz-${SANITIZER:-address}" --message-format json-render-diagnostics |
        sed -n 's/.*"name":"fuzz".*"executable":"\([^"]*\)".*/\1/p' | tail -n 1
}
program=$(build)
check "the targets are built" test -x "$program"
[ "$failed" -eq 0 ] || { finish fuzz; exit; }

# One target: its log is in build/fuzz/, its corpus is read and, unless KEEP says so, not changed.
run() {
    local target=$1 gathered
    gathered=${KEEP:+$KEEP/$target}
    gathered=${gathered:-$(mktemp -d)}
    mkdir -p "$gathered"
    # A call takes a few bytes, a document many.
    local longest=2048
    [ "$target" = calls ] && longest=256
    local options=(-max_total_time="$each" -max_len="$longest" -timeout=20 -rss_limit_mb=4096 -print_final_stats=1
        -artifact_prefix="$out/$target-")
    [ -n "${RUNS:-}" ] && options+=(-runs="$RUNS")
    case $target in *-xml | node-file) options+=(-dict=tests/fuzz/xml.dict) ;; esac
    FUZZ_TARGET=$target "$program" "${options[@]}" "$gathered" "tests/fuzz/corpus/$target" \
        </dev/null >"$out/$target.log" 2>&1
    local status=$?
    [ -n "${KEEP:-}" ] || rm -rf "$gathered"
    return $status
}
at_a_time=2
for ((first = 0; first < ${#targets[@]}; first += at_a_time)); do
    pids=()
    for target in "${targets[@]:first:at_a_time}"; do
        run "$target" &
        pids+=($!)
    done
    for index in "${!pids[@]}"; do
        target=${targets[first + index]}
        wait "${pids[index]}"
        check "$target" [ $? -eq 0 ]
        grep -hE '^(SUMMARY|==.*ERROR|thread .* panicked|.*(assertion|crash-|leak-|oom-|timeout-))' "$out/$target.log" | head -n 8
        sed -nE "s/^stat::number_of_executed_units: *([0-9]+)/$target: \1 executions/p" "$out/$target.log"
    done
done
finish fuzz
