#!/usr/bin/env bash
# The Debian packages: built, looked over by lintian, installed into a root of their own, used, removed.
. tests/sh/suite.sh
have dpkg-shlibdeps && have dpkg-gencontrol || { finish deb; exit; }
unset LD_LIBRARY_PATH PKG_CONFIG_PATH
work=$PWD/$BUILD/deb
root=$PWD/$BUILD/deb-root

check "make deb" make --no-print-directory deb
same() {
    local first
    first=$(cat "$work"/*.deb | sha256sum)
    make --no-print-directory deb && [ "$first" = "$(cat "$work"/*.deb | sha256sum)" ]
}
check "a second build makes the same packages" same
# --fail-on error: its exit status counts errors only, warnings are shown.
if have lintian; then
    lint() { lintian --allow-root --tag-display-limit 0 --fail-on error "$work"/*.deb; }
    check "lintian finds no errors" lint
fi

# A dpkg of its own, with a database that knows what the packages depend on.
rm -rf "$root"
mkdir -p "$root/var/lib/dpkg/info" "$root/var/lib/dpkg/updates" "$root/var/log"
: >"$root/var/lib/dpkg/status"
in_root() { dpkg --root="$root" --log=/dev/null --force-not-root --force-bad-path --force-depends "$@"; }
contents() { (cd "$root" && find . -path ./var -prune -o ! -type d -print); }
check "both install" in_root -i "$work"/ferrovirt_*.deb "$work"/ferrovirt-dev_*.deb
check "nothing lies in the folders of the original" bash -c '
    ! ls "$1"/usr/lib/libvirt* "$1"/usr/lib/*/libvirt* "$1"/usr/include/libvirt "$1"/usr/share/libvirt 2>/dev/null' - "$root"
check "each file's checksum is right" bash -c 'cd "$1" && cat var/lib/dpkg/info/*.md5sums | md5sum --quiet -c' - "$root"

# The wrapper knows where it is installed for good; here it is told where that is for now.
mkdir -p "$BUILD/deb-run"
run=$PWD/$BUILD/deb-run/ferrovirt-run
sed "s|^libraries=|&$root|" "$root/usr/bin/ferrovirt-run" >"$run" && chmod 755 "$run"
pc() { PKG_CONFIG_LIBDIR=$root/usr/lib/ferrovirt/pkgconfig PKG_CONFIG_SYSROOT_DIR=$root pkg-config "$@" libvirt; }
tree=$PWD/$BUILD/deb-run/tree
# shellcheck disable=SC2046 # flags are words
build() { ${CC:-cc} -std=gnu11 -Wall -Wextra -Werror examples/snapshot-tree.c -o "$1" $(pc --cflags) "${@:2}"; }
# shellcheck disable=SC2046
check "a program builds with the -dev package" build "$tree" $(pc --libs)
check "it runs through the wrapper" "$run" "$tree" -c test:///default
check "the wrapper says which library it gets" bash -c '"$1" --check "$2" | grep -q "deb-root/usr/lib/ferrovirt/libvirt.so.0"' - "$run" "$tree"
check "the wrapper keeps the exit status" bash -c '"$1" sh -c "exit 7"; [ $? -eq 7 ]' - "$run"
check "the wrapper hands arguments on as they are" bash -c '[ "$("$1" printf "<%s>" "a b" "" "*")" = "<a b><><*>" ]' - "$run"
check "a missing program is 127" bash -c '"$1" /nonexistent 2>/dev/null; [ $? -eq 127 ]' - "$run"
check "a wrong option is refused" bash -c '"$1" --wrong 2>/dev/null; [ $? -eq 2 ]' - "$run"
check "the folders of the caller come after ours" bash -c '
    [ "$(LD_LIBRARY_PATH=/x "$1" printenv LD_LIBRARY_PATH)" = "$2/usr/lib/ferrovirt:/x" ]' - "$run" "$root"

# The static library, into a program that has no shared libvirt, and into one that has no shared library at all.
library=$root/usr/lib/ferrovirt/libvirt.a
# shellcheck disable=SC2046
check "a program links with libvirt.a" build "$tree.a" "$library" $(pc --static --libs-only-other) -lm
check "it runs, and needs no libvirt.so" bash -c '"$1" -c test:///default && ! ldd "$1" | grep libvirt' - "$tree.a"
# shellcheck disable=SC2046
check "a program links with it for good" build "$tree.static" -static $(pc --static --libs)
check "it runs, and needs nothing" bash -c '"$1" -c test:///default && ! ldd "$1" >/dev/null 2>&1' - "$tree.static"
only_public() { [ -z "$(nm -g --defined-only "$library" | awk 'NF == 3 && $3 !~ /^(vir[A-Z]|_virDomain)/')" ]; }
check "libvirt.a shows public names only" only_public

# Another Rust library in the same program: each brings Rust's standard library along.
other() {
    printf '#[unsafe(no_mangle)]\npub extern "C" fn other() -> usize { std::thread::spawn(|| format!("{}", 1).len()).join().unwrap_or(0) }\n' |
        "${RUSTC:-rustc}" --edition 2024 --crate-type staticlib -C lto=off -o "$tree.other.a" -
    printf '#include <libvirt/libvirt.h>\nextern unsigned long other(void);\nint main(void) { return !(other() == 1 && virConnectOpen("test:///default")); }\n' >"$tree.other.c"
    # shellcheck disable=SC2046
    ${CC:-cc} "$tree.other.c" -o "$tree.other" $(pc --cflags) "$library" "$tree.other.a" -lm && "$tree.other"
}
check "it links beside another Rust library" other

check "both are removed" in_root -P ferrovirt-dev ferrovirt
check "nothing is left" test -z "$(contents)"
finish deb
