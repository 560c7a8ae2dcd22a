#!/usr/bin/env bash
# Every exported function with wrong arguments, against what the original answers.
. tests/sh/suite.sh
if have python3; then
    output=$(python3 c-tests/arguments.py --check tests/data/arguments.tsv 2>&1)
    printf '%s\n' "$output" | head -n 60
    count_from arguments "$(tail -n 1 <<<"$output")"
fi
finish arguments
