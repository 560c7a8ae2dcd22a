#!/usr/bin/env bash
# virsh, as build/virsh/ferrovirt-virsh runs it on our library, against virsh on its own: the same commands must print
# the same. The virsh is the one that was unpacked with the original (make oracle-get).
. tests/sh/suite.sh
export VIRSH=$ORIGINAL/usr/bin/virsh LC_ALL=C

# A processor's time goes on between two runs.
steady() { sed -E 's/^(CPU time: +)[0-9.]+s$/\1/'; }
theirs() { LD_LIBRARY_PATH=$ORIGINAL_LIBS timeout 60 "$VIRSH" "$@" 2>&1 | steady; }
ours() { LD_LIBRARY_PATH=$ORIGINAL_LIBS timeout 60 "$BUILD/virsh/ferrovirt-virsh" "$@" 2>&1 | steady; }
# Each file of commands, on a connection of its own.
same() { diff <(theirs -c "$1" <"$2") <(ours -c "$1" <"$2"); }

if [ ! -x "$VIRSH" ]; then
    lacking "virsh is not unpacked (make oracle-get)"
    finish virsh
    exit
fi
check "it builds" make --no-print-directory virsh
check "the library behind virsh is ours" grep -q "^Using library: libvirt $(cat abi/level.txt)\$" <(ours -c test:///default version)
# Where the library's own folder is named, as README.md tells for programs, and whatever VIRSH finds.
beside() { LD_LIBRARY_PATH=$LIB:$ORIGINAL_LIBS timeout 60 "$BUILD/virsh/ferrovirt-virsh" "$@"; }
check "it runs beside LD_LIBRARY_PATH" grep -q "^Using library: libvirt $(cat abi/level.txt)\$" <(beside -c test:///default version)
lacks() {
    local said
    ! said=$(env "${@:2}" "$BUILD/virsh/ferrovirt-virsh" -c test:///default version 2>&1) &&
        [ "$(wc -l <<<"$said")" -eq 1 ] && grep -q "^ferrovirt-virsh: .*$1" <<<"$said"
}
if ! ldconfig -p | grep -q 'libvirt\.so\.0'; then
    check "it says that the original is missing" lacks 'needs the libvirt.so.0 of its own release' LD_LIBRARY_PATH="$LIB"
fi
other=$(mktemp -d)
sed 's/LIBVIRT_PRIVATE_[0-9]/LIBVIRT_PRIVATE_8/g' "$ORIGINAL/usr/lib/$MACHINE/libvirt.so.0" >"$other/libvirt.so.0"
check "it says that the original is of another release" lacks 'needs the libvirt.so.0 of release 11.3.0' \
    LD_LIBRARY_PATH="$other:$ORIGINAL_LIBS"
check "it says that there is no virsh" lacks 'there is no nowhere' VIRSH=nowhere
printf '#!/bin/sh\nprintf "%%s" "${LD_PRELOAD:-nothing}" >"$0.saw"\n' >"$other/editor" && chmod +x "$other/editor"
EDITOR=$other/editor ours -c test:///default edit test >"$other/said"
check "what virsh runs has nothing of it" grep -qx nothing "$other/editor.saw"
rm -rf "$other"
for commands in tests/virsh/*.txt; do
    check "virsh says the same to $(basename "$commands")" same test:///default "$commands"
done
for option in --name "--name --roots" "--name --leaves" "--name --no-leaves" "--name --from before-tls" "--name --active"; do
    # shellcheck disable=SC2086 # options are words
    check "snapshot-list web $option" diff <(theirs -c "test://$PWD/examples/lab.xml" snapshot-list web $option) \
        <(ours -c "test://$PWD/examples/lab.xml" snapshot-list web $option)
done
finish virsh
