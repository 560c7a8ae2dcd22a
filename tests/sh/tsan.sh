#!/usr/bin/env bash
# The tests of forests, handles and errors, and the stress tests, under ThreadSanitizer, which needs a
# nightly compiler.
. tests/sh/suite.sh
cargo=${CARGO:-cargo}
if ! "$cargo" +nightly --version >/dev/null 2>&1; then
    printf 'skipped: no nightly compiler\n'
    [ "${CI:-}" = true ] && failed=1
    finish tsan
    exit
fi
target=$(rustc -vV | sed -n 's/^host: //p')
run() {
    RUSTFLAGS="-Zsanitizer=thread -Cunsafe-allow-abi-mismatch=sanitizer" \
        TSAN_OPTIONS="suppressions=$PWD/tests/tsan.supp halt_on_error=1" \
        "$cargo" +nightly test --quiet --target "$target" --target-dir target/tsan "$@"
}
check "forests, handles and errors" run --lib -- moment::forest object:: error::
for test in handles virterror stress; do
    check "$test" run --test "$test" -- --test-threads=1
done
finish tsan
