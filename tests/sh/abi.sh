#!/usr/bin/env bash
# The shared objects and headers against the tables in abi/.
. tests/sh/suite.sh
level=$(cat abi/level.txt)
file=$LIB/libvirt.so.0.$(awk -F. '{ print $1 * 1000 + $2 "." $3 }' abi/level.txt)
out=$BUILD/abi
mkdir -p "$out"

# The public symbols of a library with their nodes, from the table and from the file.
wanted() {
    awk -F'\t' -v level="$level" '
        function number(v, p) { split(v, p, "."); return p[1] * 1000000 + p[2] * 1000 + p[3] }
        NR == 1 { for (i = 1; i <= NF; i++) c[$i] = i; next }
        number($c["since"]) <= number(level) { print $c["symbol"] "@@" $c["version_node"] }' "abi/symbols$1.tsv" | sort
}
exported() {
    nm -D --defined-only --with-symbol-versions "$LIB/libvirt$1.so.0" | awk '$2 != "A" { print $3 }' | sort
}
same_symbols() { diff <(wanted "$1") <(exported "$1"); }
needs_only() {
    local file=$1 allowed=$2
    ! readelf -d "$file" | awk '/NEEDED/ { gsub(/[][]/, "", $5); print $5 }' | grep -vxE "$allowed"
}
dynamic_has() { readelf -d "$1" | grep -qE "$2"; }
no_text_relocations() { ! readelf -d "$1" | grep -q TEXTREL; }
relocated_read_only() { readelf -lW "$1" | grep -q GNU_RELRO; }
stack_not_executable() { readelf -lW "$1" | awk '/GNU_STACK/ { exit $7 == "RW" ? 0 : 1 }'; }

for library in "" -qemu -lxc; do
    so=$LIB/libvirt$library.so.0
    check "libvirt$library exports the table's symbols, each at its node" same_symbols "$library"
    check "libvirt$library has its SONAME" dynamic_has "$so" "SONAME.*\[libvirt$library\.so\.0\]"
    check "libvirt$library is bound at load time" dynamic_has "$so" "BIND_NOW|FLAGS_1.*NOW"
    check "libvirt$library is read-only after that" relocated_read_only "$so"
    check "libvirt$library has no text relocations" no_text_relocations "$so"
    check "libvirt$library has no executable stack" stack_not_executable "$so"
done
check "libvirt needs libc and libgcc_s only" needs_only "$file" 'libc\.so\.6|libgcc_s\.so\.1|libm\.so\.6|ld-linux-x86-64\.so\.2'
check "libvirt-qemu needs libvirt and libc only" needs_only "$LIB/libvirt-qemu.so.0" 'libvirt\.so\.0|libc\.so\.6'
check "the file is named after the level" test -f "$file"

# shellcheck disable=SC2046 # flags are words
probe() {
    python3 abi/gen-abi-probe.py --level "$level" --with qemu,lxc -o "$out/probe.c" &&
        ${CC:-cc} -Wall -Werror "$out/probe.c" -o "$out/probe" \
            $(pkg-config --cflags --libs libvirt libvirt-qemu libvirt-lxc) &&
        LD_LIBRARY_PATH=$LIB "$out/probe"
}
have python3 && check "the ABI probe compiles and runs" probe
# shellcheck disable=SC2046
cpp() { ${CXX:-c++} -std=c++17 -Wall -Wextra -Werror -c c-tests/headers.cc -o "$out/headers.o" $(pkg-config --cflags libvirt); }
have "${CXX:-c++}" && check "a C++17 program can include every header" cpp
check "pkg-config knows the level" test "$(pkg-config --modversion libvirt)" = "$level"
# A program that was built for a newer library than this one, and uses what only that has.
newer() {
    local work=$BUILD/newer
    rm -rf "$work" && mkdir -p "$work"
    echo 'int virFromTheFuture(void) { return 0; }' >"$work/future.c"
    echo 'LIBVIRT_99.0.0 { global: virFromTheFuture; };' >"$work/future.map"
    echo 'int virFromTheFuture(void); int main(void) { return virFromTheFuture(); }' >"$work/program.c"
    ${CC:-cc} -shared -fPIC -Wl,-soname,libvirt.so.0 -Wl,--version-script="$work/future.map" "$work/future.c" -o "$work/libvirt.so" &&
        ${CC:-cc} "$work/program.c" -L"$work" -lvirt -o "$work/program" || return
    ! LD_LIBRARY_PATH=$LIB "$work/program" 2>"$work/said" && grep -q "version .LIBVIRT_99.0.0' not found" "$work/said"
}
check "the loader says which version a program for a newer library needs" newer
finish abi
