#!/usr/bin/env bash
# Reference counts and batches of handles in every order of threads, under the model checker loom.
. tests/sh/suite.sh
models() {
    RUSTFLAGS="--cfg loom" "${CARGO:-cargo}" test --quiet --lib --target-dir target/loom -- handle::model::
}
# Without models there would be nothing to fail.
output=$(models 2>&1)
check "every order of threads" grep -qE '^test result: ok\. [1-9][0-9]* passed' <<<"$output"
[ "$failed" -eq 0 ] || printf '%s\n' "$output" | tail -n 40
finish loom
