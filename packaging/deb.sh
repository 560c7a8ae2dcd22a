#!/usr/bin/env bash
# Builds the Debian packages into build/deb from what `make install` installs.
#
# The libraries lie in a folder of their own, so that they stand beside those of the original. What only a
# compiler needs goes into a package of its own.
set -eu
LIBDIR=/usr/lib/ferrovirt
work=$PWD/build/deb
runtime=$work/ferrovirt
dev=$work/ferrovirt-dev
SOURCE_DATE_EPOCH=$(dpkg-parsechangelog -l packaging/changelog -S Timestamp)
export SOURCE_DATE_EPOCH
umask 022
rm -rf "$work"
mkdir -p "$work/debian" "$runtime" "$dev$LIBDIR"

${MAKE:-make} --no-print-directory -s install DESTDIR="$runtime" PREFIX=/usr LIBDIR=$LIBDIR \
    INCLUDEDIR=/usr/include/ferrovirt DATAROOTDIR=/usr/share/ferrovirt MANDIR=/usr/share/man \
    DATE="$(date -u -d "@$SOURCE_DATE_EPOCH" +%F)"
mkdir -p "$dev/usr/include" "$dev/usr/share"
mv "$runtime/usr/share/ferrovirt" "$dev/usr/share/"
mv "$runtime/usr/include/ferrovirt" "$dev/usr/include/"
rmdir "$runtime/usr/include"
mv "$runtime$LIBDIR"/{pkgconfig,*.so,*.a} "$dev$LIBDIR/"
strip --strip-unneeded "$runtime$LIBDIR"/*.so.0.*
chmod 644 "$runtime$LIBDIR"/*.so.0.*
gzip -9n "$runtime/usr/share/man/man1/ferrovirt-run.1"

for package in ferrovirt ferrovirt-dev; do
    doc=$work/$package/usr/share/doc/$package
    mkdir -p "$doc" "$work/$package/DEBIAN"
    install -m 644 packaging/copyright "$doc/"
    gzip -9nc packaging/changelog >"$doc/changelog.gz"
done
install -m 644 README.md COMPAT.md SECURITY.md "$runtime/usr/share/doc/ferrovirt/"
install -D -m 644 -t "$runtime/usr/share/doc/ferrovirt/docs" docs/existing-programs.md
install -D -m 644 -t "$dev/usr/share/doc/ferrovirt-dev/examples" examples/*

# The dependencies come from what the libraries are linked with, the version from the changelog.
cp packaging/control packaging/changelog "$work/debian/"
cd "$work"
dpkg-shlibdeps --warnings=0 -l"$runtime$LIBDIR" -O -xferrovirt ferrovirt"$LIBDIR"/*.so.0 >debian/ferrovirt.substvars
touch debian/ferrovirt-dev.substvars
for package in ferrovirt ferrovirt-dev; do
    dpkg-gencontrol -p$package -P"$work/$package" -Tdebian/$package.substvars -fdebian/files
    (cd "$package" && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum >DEBIAN/md5sums)
    dpkg-deb --root-owner-group --build "$package" . >/dev/null
done
ls -1 "$PWD"/*.deb
