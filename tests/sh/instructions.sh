#!/usr/bin/env bash
# Instructions that calls on snapshots and domains take, counted by a simulator, against those of
# benches/instructions.tsv: more than TOLERANCE per cent above is a slowdown, and fails.
# `instructions.sh --write` writes that file anew.
. tests/sh/suite.sh
TOLERANCE=5
table=benches/instructions.tsv
have valgrind || { finish instructions; exit; }
for program in instructions instructions_domains; do
    compile_c "benches/$program.c" "$BUILD/$program" -O2 || exit 1
done

# Per call, snapshot or domain: the programs make a thousand.
count() {
    local program=$BUILD/instructions_domains
    case $1 in *Snapshot*) program=$BUILD/instructions ;; esac
    LD_LIBRARY_PATH=$LIB valgrind --tool=callgrind --callgrind-out-file=/dev/null \
        --collect-atstart=no --toggle-collect="$1" "$program" 2>&1 |
        awk '/Collected/ { print int($NF / 1000) }'
}
# The listing and the count are one function: a thousand counts and a thousand snapshots listed.
functions="virDomainListAllSnapshots virDomainSnapshotListAllChildren virDomainSnapshotFree
    virDomainSnapshotCreateXML virDomainSnapshotLookupByName virDomainSnapshotGetXMLDesc virDomainSnapshotDelete
    virConnectListAllDomains virConnectGetAllDomainStats virDomainStatsRecordListFree virDomainGetInfo
    virDomainLookupByUUID virDomainLookupByName virDomainFree"

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
