#!/usr/bin/env bash
# The tests of forests, handles and errors and the stress tests under AddressSanitizer, with its search
# for leaks; needs a nightly compiler. What fuzzing gathered is replayed so by fuzz.sh, as each target begins.
. tests/sh/suite.sh
cargo=${CARGO:-cargo}
has_nightly || { finish asan; exit; }
target=$(rustc -vV | sed -n 's/^host: //p')
run() {
    RUSTFLAGS="-Zsanitizer=address -Cunsafe-allow-abi-mismatch=sanitizer" \
        "$cargo" +nightly test --quiet --target "$target" --target-dir target/asan "$@"
}
check "forests, handles and errors" run --lib -- moment:: handle:: error::
for test in handles virterror typed_params stress; do
    check "$test" run --test "$test"
done
finish asan
