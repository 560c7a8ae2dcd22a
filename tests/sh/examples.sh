#!/usr/bin/env bash
# Every example is built from the same source against our headers and the original's, run on both libraries, and
# says the same on both. Without the original (make oracle-get) it must build and run on ours.
. tests/sh/suite.sh
out=$PWD/$BUILD/examples
lab=test://$PWD/examples/lab.xml
auth=test://$PWD/examples/auth.xml
mkdir -p "$out/ours" "$out/original"
export LC_ALL=C

# build SIDE INCLUDE LIB SOURCE. Ours are headers like the program's own, with all their warnings; the original's
# (which -Wpedantic finds fault with) are the system's, as where it is installed.
build() {
    local compiler=(${CC:-cc} -std=gnu11)
    [[ $4 == *.cc ]] && compiler=(${CXX:-c++} -std=c++17 -pthread)
    # shellcheck disable=SC2086 # flags are words
    "${compiler[@]}" -O1 -g -Wall -Wextra -Wpedantic -Werror $2 "$4" -o "$out/$1/$(program "$4")" \
        -L"$3" -lvirt -Wl,--unresolved-symbols=ignore-in-shared-libs
}
program() { local name=${1##*/}; echo "${name%.*}"; }

# run SIDE LIBRARY PROGRAM ARGUMENTS: what it prints, and its status. The order of lines is left out when `order` is
# `sort`: no library promises in which order it lists.
run() {
    {
        LD_LIBRARY_PATH=$2 timeout 60 "$out/$1/$3" "${@:4}" 2>&1
        echo "status $?"
    } | $order
}
ours() { run ours "$LIB" "$@"; }
theirs() { run original "$ORIGINAL_LIBS" "$@"; }
# A program built for the original finds ours in its place.
swapped() { run original "$LIB" "$@"; }

# expect STATUS PROGRAM ARGUMENTS: it ends with that status on ours, and the other ways to run it say the same.
order=cat
expect() {
    local status=$1 name=${*:2}
    shift
    check "$name ends with $status" grep -qx "status $status" <(ours "$@")
    if [ -n "$compare" ]; then
        check "$name says the same on the original" diff <(theirs "$@") <(ours "$@")
        check "$name, built for the original, says the same on ours" diff <(theirs "$@") <(swapped "$@")
    fi
}
unordered() { order=sort expect "$@"; }

compare=
if [ -f "$PWD/$BUILD/oracle/complete" ]; then
    compare=yes
else
    echo "skipped: the comparison with the original (make oracle-get)"
fi
for source in examples/*.c examples/*.cc; do
    name=$(program "$source")
    check "$name builds" build ours "-I $BUILD/include" "$LIB" "$source"
    [ -z "$compare" ] || check "$name builds against the original" build original "-isystem $ORIGINAL/usr/include" "$ORIGINAL/usr/lib/$MACHINE" "$source"
    check "$name has its line in examples/README.md" grep -qF "(${source##*/})" examples/README.md
done

expect 0 list-domains
unordered 0 list-domains "$lab"
expect 1 list-domains test:///nowhere/node.xml
for domain in web db; do expect 0 list-snapshots "$lab" "$domain"; done
expect 1 list-snapshots "$lab" nobody
expect 0 branch
expect 0 revert
expect 1 revert test:///default nobody
expect 0 metadata
expect 0 watch-events
expect 0 typed-parameters
expect 0 stream-screenshot "$out/screenshot"
expect 0 authenticate "$auth" rich 123456
expect 0 authenticate "$auth" jane
expect 1 authenticate "$auth" rich wrong
expect 1 authenticate "$auth" rich
expect 1 authenticate "$auth" nobody
expect 0 authenticate test:///default nobody
expect 0 catch-errors
expect 0 threads
unordered 0 snapshot-tree -c "$lab" web --leaves
unordered 0 snapshot-tree -c "$lab" --current
expect 0 snapshot-tree -c "$lab" db --roots --count
finish examples
