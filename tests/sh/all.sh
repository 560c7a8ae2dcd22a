#!/usr/bin/env bash
# Every suite, one after the other; the last line counts all checks.
set -u
passed=0
failed=0
run() {
    printf '== %s\n' "$*"
    local log=$1
    shift
    "$@" 2>&1 | tee "build/$log.log"
    local status=${PIPESTATUS[0]} good=0 bad=0
    # A cargo run has one result line for each test binary, a suite has one of its own.
    while read -r a b; do
        good=$((good + a)) bad=$((bad + b))
    done < <(sed -nE 's/^test result: .* ([0-9]+) passed; ([0-9]+) failed;.*/\1 \2/p; s/^[a-z-]+: ([0-9]+) passed, ([0-9]+) failed$/\1 \2/p' \
        "build/$log.log")
    if [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then
        printf 'FAILED: %s ended with status %d\n' "$log" "$status"
        bad=1
    fi
    passed=$((passed + good)) failed=$((failed + bad))
}
mkdir -p build
run rust "${CARGO:-cargo}" test --quiet
for suite in abi supply c-tests memory arguments instructions demo install deb log python clients tsan asan loom fuzz \
    oracle examples virsh virt-crate; do
    run "$suite" bash "tests/sh/$suite.sh"
done
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
