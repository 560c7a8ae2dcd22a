#!/usr/bin/env bash
# Instructions that calls on snapshots take, counted by a simulator, against those of
# benches/instructions.tsv: more than TOLERANCE per cent above is a slowdown, and fails.
# `instructions.sh --write` writes that file anew.
. tests/sh/suite.sh
TOLERANCE=5
table=benches/instructions.tsv
program=$BUILD/instructions
have valgrind || { finish instructions; exit; }
compile_c benches/instructions.c "$program" -O2 || exit 1

# Per call or per snapshot: the program makes a thousand.
count() {
    LD_LIBRARY_PATH=$LIB valgrind --tool=callgrind --callgrind-out-file=/dev/null \
        --collect-atstart=no --toggle-collect="$1" "$program" 2>&1 |
        awk '/Collected/ { print int($NF / 1000) }'
}
# The listing and the count are one function: a thousand counts and a thousand snapshots listed.
functions="virDomainListAllSnapshots virDomainSnapshotListAllChildren virDomainSnapshotFree
    virDomainSnapshotCreateXML virDomainSnapshotLookupByName virDomainSnapshotGetXMLDesc virDomainSnapshotDelete"

if [ "${1:-}" = --write ]; then
    for function in $functions; do printf '%s\t%s\n' "$function" "$(count "$function")"; done >"$table"
    exit
fi
within() {
    local is should most
    is=$(count "$1") should=$2
    most=$((should + (should * TOLERANCE + 99) / 100))
    printf '%s: %s instructions, %s expected\n' "$1" "$is" "$should"
    [ -n "$is" ] && [ "$is" -gt 0 ] && [ "$is" -le "$most" ]
}
while IFS=$'\t' read -r function should; do
    check "$function" within "$function" "$should"
done <"$table"
finish instructions
