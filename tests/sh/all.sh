#!/usr/bin/env bash
# Every suite; the last line counts all checks.
#
# Suites go in two lanes, for two cores: those of the second build what they run, in folders of their own, and use one
# core while they build the last of it.
set -u
passed=0
failed=0

# work SUITE COMMAND...: runs a suite, and keeps what it prints, how it ended and how many seconds it took.
work() {
    local suite=$1 began=$SECONDS
    shift
    "$@" >"build/$suite.log" 2>&1
    printf '%d %d\n' $? $((SECONDS - began)) >"build/$suite.ended"
}

# Prints what a suite printed, and counts.
tell() {
    local suite=$1 status=1 took=0 good=0 bad=0
    read -r status took <"build/$suite.ended"
    printf '== %s, %d s\n' "$suite" "$took"
    cat "build/$suite.log"
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

suite() { work "$1" bash "tests/sh/$1.sh"; }

mkdir -p build && rm -f build/*.ended
second=(supply tsan asan loom fuzz virt-crate)
for name in "${second[@]}"; do suite "$name"; done &
work rust "${CARGO:-cargo}" test --quiet
tell rust
for name in abi c-tests memory arguments instructions demo install deb log python clients oracle examples virsh; do
    suite "$name"
    tell "$name"
done
wait
for name in "${second[@]}"; do tell "$name"; done
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
