#!/usr/bin/env bash
# Every function that a URI can ask to fail, failing, and on a library that panics on demand (make faulty)
# panicking, of which nothing may be printed.
. tests/sh/suite.sh
if have python3; then
    output=$(python3 c-tests/every-fault.py 2>&1)
    head -n 60 <<<"$output"
    count_from "every fault" "$(tail -n 1 <<<"$output")"
    output=$(python3 c-tests/every-fault.py --panic --libdir "$BUILD/faulty/lib" 2>"$BUILD/every-panic.stderr")
    head -n 60 <<<"$output"
    count_from "every panic" "$(tail -n 1 <<<"$output")"
    check "nothing is printed about a panic" diff /dev/null "$BUILD/every-panic.stderr"
fi
finish faults
