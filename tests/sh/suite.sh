# What every suite sources: counting checks, and saying what is missing.
#
# A suite calls `check NAME COMMAND...` for each check and ends with `finish SUITE`, which prints
# "SUITE: N passed, N failed" and fails if one did.

set -u
passed=0
failed=0
BUILD=${BUILD:-build}
LIB=$PWD/$BUILD/lib
export PKG_CONFIG_PATH=$LIB/pkgconfig
MACHINE=$(${CC:-cc} -dumpmachine)
# Where `make oracle-get` unpacks the original, and the folders of its libraries.
ORIGINAL=$PWD/$BUILD/oracle/root
ORIGINAL_LIBS=$ORIGINAL/usr/lib/$MACHINE:$ORIGINAL/lib/$MACHINE

check() {
    local name=$1
    shift
    local output
    if output=$("$@" 2>&1); then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED: %s\n%s\n' "$name" "$output" | head -n 40
    fi
}

# Adds the counts of a program that printed "N passed, N failed" as its last line.
count_from() {
    local name=$1 line=$2
    local good bad
    if [[ $line =~ ([0-9]+)\ passed,\ ([0-9]+)\ failed ]]; then
        good=${BASH_REMATCH[1]} bad=${BASH_REMATCH[2]}
        passed=$((passed + good))
        failed=$((failed + bad))
    else
        failed=$((failed + 1))
        printf 'FAILED: %s did not say how many checks passed\n' "$name"
    fi
}

# lacking WHAT: what hangs on it is skipped, which is said; in CI it has failed.
lacking() {
    if [ "${CI:-}" = true ]; then
        failed=$((failed + 1))
        printf 'FAILED: %s\n' "$1"
    else
        printf 'skipped: %s\n' "$1"
    fi
}

have() {
    command -v "$1" >/dev/null && return 0
    lacking "$1 is missing"
    return 1
}

has_nightly() {
    "${CARGO:-cargo}" +nightly --version >/dev/null 2>&1 && return 0
    lacking "no nightly compiler"
    return 1
}

finish() {
    printf '%s: %d passed, %d failed\n' "$1" "$passed" "$failed"
    [ "$failed" -eq 0 ]
}

# compile_c SOURCE PROGRAM FLAGS...: a C program with the library, as a user would build it.
compile_c() {
    local libs="libvirt"
    case $1 in *qemu.c) libs="libvirt-qemu libvirt" ;; *lxc.c) libs="libvirt-lxc libvirt" ;; esac
    # shellcheck disable=SC2046,SC2086 # flags are words
    ${CC:-cc} -std=gnu11 -Wall -Wextra -Werror "${@:3}" "$1" -o "$2" $(pkg-config --cflags --libs $libs)
}

# compile_c_test SOURCE PROGRAM: a program of c-tests/.
compile_c_test() { compile_c "$1" "$2" -g -pthread; }
