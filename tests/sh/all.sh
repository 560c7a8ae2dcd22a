#!/usr/bin/env bash
# Every suite; the last line counts all checks.
#
# Suites go in two lanes, for two cores: those of the second build all that they run, in folders of their own.
set -u
passed=0
failed=0

# work SUITE COMMAND...: runs a suite, and keeps what it prints, how it ended and how many seconds it took.
work() {
    local suite=$1 began=$SECONDS
    shift
    "$@" 2>&1 | tee "build/$suite.log"
    printf '%d %d\n' "${PIPESTATUS[0]}" $((SECONDS - began)) >"build/$suite.ended"
}

# Counts what a suite that has ended printed.
count() {
    local suite=$1 status=1 took=0 good=0 bad=0
    read -r status took <"build/$suite.ended"
    printf '%s took %d s\n' "$suite" "$took"
    # A cargo run has one result line for each test binary, a suite has one of its own.
    while read -r a b; do
        good=$((good + a)) bad=$((bad + b))
    done < <(sed -nE 's/^test result: .* ([0-9]+) passed; ([0-9]+) failed;.*/\1 \2/p; s/^[a-z-]+: ([0-9]+) passed, ([0-9]+) failed$/\1 \2/p' \
        "build/$suite.log")
    if [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then
        printf 'FAILED: %s ended with status %d\n' "$suite" "$status"
        bad=1
    fi
    passed=$((passed + good)) failed=$((failed + bad))
}

run() { work "$1" bash "tests/sh/$1.sh"; }
beside() { for suite in "${second[@]}"; do run "$suite" >/dev/null; done; }

mkdir -p build && rm -f build/*.ended
second=(supply tsan helgrind fuzz virt-crate)
beside &
printf '== rust (and beside it: %s)\n' "${second[*]}"
work rust "${CARGO:-cargo}" test --quiet
count rust
for suite in abi c-tests memory arguments faults instructions demo install deb log python clients oracle examples virsh asan loom; do
    printf '== %s\n' "$suite"
    run "$suite"
    count "$suite"
done
wait
for suite in "${second[@]}"; do
    printf '== %s\n' "$suite"
    cat "build/$suite.log"
    count "$suite"
done
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
