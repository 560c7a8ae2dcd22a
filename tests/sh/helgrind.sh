#!/usr/bin/env bash
# The C programs of c-tests/ under helgrind, which looks for races and for locks that are taken in no one order,
# on a library with the locks that it knows.
. tests/sh/suite.sh
have valgrind || { finish helgrind; exit; }
out=$BUILD/helgrind
mkdir -p "$out"
check "a library with locks of pthread" make --no-print-directory pthread-locks
clean() {
    compile_c_test "$1" "$2" &&
        LD_LIBRARY_PATH=$PWD/$BUILD/pthread-locks/lib:$LIB timeout 300 valgrind --quiet --tool=helgrind \
            --suppressions=c-tests/helgrind.supp --error-exitcode=99 "$2"
}
for source in c-tests/*.c; do
    # A million snapshots in one thread are nothing that helgrind could see more in.
    case $source in */huge.c) continue ;; esac
    check "$source" clean "$source" "$out/$(basename "$source" .c)"
done
finish helgrind
