#!/usr/bin/env bash
# The tests of forests, handles and errors, and the stress tests, under ThreadSanitizer, which needs a
# nightly compiler.
. tests/sh/suite.sh
cargo=${CARGO:-cargo}
has_nightly || { finish tsan; exit; }
target=$(rustc -vV | sed -n 's/^host: //p')
run() {
    RUSTFLAGS="-Zsanitizer=thread -Cunsafe-allow-abi-mismatch=sanitizer" \
        TSAN_OPTIONS="suppressions=$PWD/tests/tsan.supp halt_on_error=1" \
        "$cargo" +nightly test --quiet --target "$target" --target-dir target/tsan "$@"
}
check "forests, handles and errors" run --lib -- moment::forest handle:: error::
for test in handles virterror stress; do
    check "$test" run --test "$test" -- --test-threads=1
done
finish tsan
