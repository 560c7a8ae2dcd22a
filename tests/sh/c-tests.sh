#!/usr/bin/env bash
# The C programs of c-tests/, built against build/ as a user would build them, under valgrind: after the
# last close nothing of the library may be in use, reachable or not.
. tests/sh/suite.sh
out=$BUILD/c-tests
mkdir -p "$out"
have valgrind && runner=(valgrind --quiet --leak-check=full --show-leak-kinds=all --errors-for-leak-kinds=all
    --suppressions=c-tests/valgrind.supp --error-exitcode=99) || runner=()
for source in c-tests/*.c; do
    program=$out/$(basename "$source" .c)
    if ! compile_c_test "$source" "$program"; then
        failed=$((failed + 1))
        printf 'FAILED: %s does not compile\n' "$source"
        continue
    fi
    output=$(LD_LIBRARY_PATH=$LIB timeout 300 "${runner[@]}" "$program" 2>&1)
    status=$?
    count_from "$source" "$(tail -n 1 <<<"$output")"
    if [ $status -ne 0 ]; then
        printf '%s\n' "$output" | tail -n 60
        # A leak or an invalid access fails the program even where its own checks all passed.
        [ $status -eq 99 ] && failed=$((failed + 1))
    fi
done
# Without valgrind, which would take an hour: a million snapshots in every shape.
count_from "huge 1000000" "$(LD_LIBRARY_PATH=$LIB "$out/huge" 1000000 2>&1 | tail -n 1)"
# Once more on a library that panics on demand, and that prints nothing when it does.
if [ -e "$BUILD/faulty/lib/libvirt.so.0" ]; then
    output=$(LD_LIBRARY_PATH=$PWD/$BUILD/faulty/lib "$out/faults" panicking 2>"$out/faults.stderr")
    count_from "faults, panicking" "$(tail -n 1 <<<"$output")"
    check "nothing is printed about a panic" diff /dev/null "$out/faults.stderr"
else
    check "build/faulty is there: make faulty" false
fi
finish c-tests
