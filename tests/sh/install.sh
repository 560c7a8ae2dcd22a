#!/usr/bin/env bash
# make install and make uninstall, into a folder of their own.
. tests/sh/suite.sh
root=$PWD/$BUILD/installed
rm -rf "$root"
check "make install" make --no-print-directory install DESTDIR="$root" PREFIX=/opt/virt
check "the library is there" test -f "$root/opt/virt/lib/libvirt.so.0"
check "pkg-config finds it where it will be" grep -q '^prefix=/opt/virt$' "$root/opt/virt/lib/pkgconfig/libvirt.pc"
described() {
    local variable name
    for name in libvirt libvirt-qemu libvirt-lxc; do
        variable=${name/-/_}_api
        test -f "$root$(PKG_CONFIG_PATH=$root/opt/virt/lib/pkgconfig pkg-config --variable="$variable" "$name")" || return
    done
}
check "so does it find the API's description" described
# shellcheck disable=SC2046 # flags are words
program() {
    PKG_CONFIG_PATH=$root/opt/virt/lib/pkgconfig PKG_CONFIG_SYSROOT_DIR=$root \
        sh -c '${CC:-cc} -std=gnu11 -Wall -Wextra -Werror examples/snapshot-tree.c -o '"$BUILD"'/installed-tree \
            $(pkg-config --cflags --libs libvirt)' &&
        LD_LIBRARY_PATH=$root/opt/virt/lib "$BUILD/installed-tree" -c test:///default
}
check "a program builds and runs against it" program
check "make uninstall" make --no-print-directory uninstall DESTDIR="$root" PREFIX=/opt/virt
check "nothing is left" test -z "$(find "$root" ! -type d)"
finish install
