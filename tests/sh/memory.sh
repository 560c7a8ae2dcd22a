#!/usr/bin/env bash
# A program whose malloc fails, at each allocation of the library in turn: no call may end the process,
# leak, or leave anything half done. Large documents and histories at a stride.
. tests/sh/suite.sh
program=$BUILD/no-memory
compile_c tests/no-memory/no-memory.c "$program" -O2 -g || exit 1
for run in "small 1 1" "large 1 20011"; do
    # shellcheck disable=SC2086 # words
    output=$(LD_LIBRARY_PATH=$LIB timeout 600 "$program" $run 2>&1)
    status=$?
    count_from "$run" "$(tail -n 1 <<<"$output")"
    [ $status -eq 0 ] || printf '%s\n' "$output" | tail -n 40
done
finish memory
