#!/usr/bin/env bash
# The same calls on our library and on the original, in one process, and every answer compared.
#
# `oracle.sh show FILE` shows what the original answers to a script.
# ORACLE_SECONDS says how long random calls are tried, ORACLE_SEED where they begin, ORACLE_SCRIPTS which scripts
# are run. Where the original cannot be had the suite is skipped; in CI that is a failure.
. tests/sh/suite.sh
if ! why=$(bash tests/sh/oracle-get.sh 2>&1); then
    lacking "the original cannot be had: $(tail -n 1 <<<"$why")"
    finish oracle
    exit
fi
export ORACLE_ORIGINAL=$ORIGINAL/usr/lib/$MACHINE/libvirt.so.0 ORACLE_OURS=$LIB/libvirt.so.0

built() {
    "${CARGO:-cargo}" test --quiet --no-run --test "$1" --message-format=json |
        sed -nE 's/.*"executable":"([^"]+)".*/\1/p' | tail -n 1
}
program=$(built oracle)
# The original warns on the standard error stream, which is no answer.
oracle() { LIBVIRT_DEBUG=error LD_LIBRARY_PATH=$ORIGINAL_LIBS "$program" "$@"; }
counted() {
    local output
    output=$("${@:2}" 2>&1)
    printf '%s\n' "$output"
    count_from "$1" "$(tail -n 1 <<<"$output")"
}

if [ "${1:-}" = show ]; then
    oracle "$@"
    exit
fi

# What was recorded from the original is what it answers.
recorded=$(built recorded)
check "the recorded calls replayed on the original" \
    env RECORDED_LIBRARY="$ORACLE_ORIGINAL" LIBVIRT_DEBUG=error LD_LIBRARY_PATH="$ORIGINAL_LIBS" "$recorded"
# The comparison itself: it finds a difference that is not marked, and a mark without a difference.
scratch=$(mktemp)
found() { ! oracle one "$scratch" >"$scratch.out" && grep -q "$1" "$scratch.out"; }
sed 's/ ~.*//' tests/oracle/tables/revert.txt >"$scratch"
check "a difference without a mark is found" found 'FAILED: line .* VIR_DOMAIN_SNAPSHOT_REVERT_RUNNING'
printf 'virConnectOpen "test:///default"  ~ large-histories return\n' >"$scratch"
check "a mark without a difference is found" found 'take off the mark large-histories'
rm -f "$scratch" "$scratch.out"

# shellcheck disable=SC2086 # several scripts
counted scripts oracle check ${ORACLE_SCRIPTS:-tests/oracle/tables/*.txt tests/oracle/scripts/*.txt}
counted random oracle random "${ORACLE_SECONDS:-$([ "${CI:-}" = true ] && echo 60 || echo 30)}" ${ORACLE_SEED:+"$ORACLE_SEED"}
# Documents with one mistake each, made by rule.
counted sweep env LIBVIRT_DEBUG=error LD_LIBRARY_PATH="$ORIGINAL_LIBS" python3 tests/oracle/sweep.py "$ORACLE_ORIGINAL" "$ORACLE_OURS"
finish oracle
