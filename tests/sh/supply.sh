#!/usr/bin/env bash
# What the library is made of: licences, sources and versions of its packages, which each of its parts brings, and how
# large it is with them and without. Bounds are meant: who raises one says why in the commit.
. tests/sh/suite.sh
deny=$BUILD/tools/bin/cargo-deny
cargo=${CARGO:-cargo}

# cargo-deny comes from the registry; a build without optimisation is soon done.
install_deny() {
    command -v cargo-deny >/dev/null && deny=cargo-deny && return
    [ -x "$deny" ] && return
    printf 'installing cargo-deny into %s (some minutes, once)\n' "$BUILD/tools"
    "$cargo" install --quiet --locked --debug --no-default-features --root "$BUILD/tools" \
        --target-dir "$BUILD/tools/target" cargo-deny 2>/dev/null && rm -rf "$BUILD/tools/target"
}
if install_deny; then
    check "licences, versions and sources of packages" "$deny" --log-level error check licenses bans sources
    # The list of known faults is fetched from where it is kept, which not every machine may.
    if "$deny" fetch db >/dev/null 2>&1; then
        check "no package has a known fault" "$deny" --log-level error check --disable-fetch advisories
    else
        printf 'not checked: known faults of packages, as their list cannot be fetched\n'
    fi
else
    lacking "cargo-deny cannot be installed"
fi

# Packages and licences by part, and that what is wrong there is found.
parts() { count_from "packages by part" "$(python3 tests/sh/parts.py "$@" | tee /dev/stderr | tail -n 1)"; }
parts --self
parts

# The library whole, and without any part: the bounds are the table's.
stripped=$BUILD/libvirt.stripped
most() { awk -F'\t' -v part="$1" '$1 == part { print $2 }' packaging/parts.tsv; }
small() {
    local bytes
    strip -o "$stripped" "$2" && bytes=$(stat -c %s "$stripped") && rm "$stripped"
    printf '%s: %s bytes, at most %s\n' "$1" "$bytes" "$(most "$1")" >>"$BUILD/supply.sizes"
    [ "$bytes" -gt 0 ] && [ "$bytes" -le "$(most "$1")" ]
}
base() { CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-target}/base make --no-print-directory B="$BUILD/base" PARTS=--no-default-features lib; }
: >"$BUILD/supply.sizes"
check "the library without any part builds" base
check "the library without any part is small" small base "$BUILD/base/lib/libvirt.so.0"
check "the whole library is small" small all "$LIB/libvirt.so.0"
cat "$BUILD/supply.sizes"
finish supply
