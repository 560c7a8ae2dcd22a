#!/usr/bin/env bash
# What the library is made of: licences, sources and versions of its packages, how many they are, and how
# large it is. Bounds are meant: who raises one says why in the commit.
. tests/sh/suite.sh
MOST_PACKAGES=26      # that go into the library, or are needed to build it
MOST_BYTES=3145728    # of the stripped library: 3 MiB
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

packages() { "$cargo" tree --locked --edges normal,build --prefix none --no-dedupe | awk '!/^ferrovirt / { print $1, $2 }' | sort -u; }
few_packages() {
    local count
    count=$(packages | wc -l)
    [ "$count" -gt 0 ] && [ "$count" -le "$MOST_PACKAGES" ]
}
small() { [ "$bytes" -le "$MOST_BYTES" ]; }
check "at most $MOST_PACKAGES packages" few_packages
stripped=$BUILD/libvirt.stripped
strip -o "$stripped" "$LIB/libvirt.so.0" && bytes=$(stat -c %s "$stripped") && rm "$stripped"
check "the stripped library has at most $MOST_BYTES bytes" small
printf '%s packages, %s bytes in the stripped library\n' "$(packages | wc -l)" "$bytes"
finish supply
