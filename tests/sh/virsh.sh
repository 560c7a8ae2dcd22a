#!/usr/bin/env bash
# virsh, as build/virsh/ferrovirt-virsh runs it on our library, against virsh on its own: the same commands must print
# the same. The virsh is the one that was unpacked with the original (make oracle-get).
. tests/sh/suite.sh
root=$PWD/$BUILD/oracle/root
machine=$(${CC:-cc} -dumpmachine)
libraries=$root/usr/lib/$machine:$root/lib/$machine
export VIRSH=$root/usr/bin/virsh LC_ALL=C

# A processor's time goes on between two runs.
steady() { sed -E 's/^(CPU time: +)[0-9.]+s$/\1/'; }
theirs() { LD_LIBRARY_PATH=$libraries timeout 60 "$VIRSH" "$@" 2>&1 | steady; }
ours() { LD_LIBRARY_PATH=$libraries timeout 60 "$BUILD/virsh/ferrovirt-virsh" "$@" 2>&1 | steady; }
# Each file of commands, on a connection of its own.
same() { diff <(theirs -c "$1" <"$2") <(ours -c "$1" <"$2"); }

if [ ! -x "$VIRSH" ]; then
    lacking "virsh is not unpacked (make oracle-get)"
    finish virsh
    exit
fi
check "it builds" make --no-print-directory virsh
check "the library behind virsh is ours" grep -q "^Using library: libvirt $(cat abi/level.txt)\$" <(ours -c test:///default version)
for commands in tests/virsh/*.txt; do
    check "virsh says the same to $(basename "$commands")" same test:///default "$commands"
done
for option in --name "--name --roots" "--name --leaves" "--name --no-leaves" "--name --from before-tls" "--name --active"; do
    # shellcheck disable=SC2086 # options are words
    check "snapshot-list web $option" diff <(theirs -c "test://$PWD/examples/lab.xml" snapshot-list web $option) \
        <(ours -c "test://$PWD/examples/lab.xml" snapshot-list web $option)
done
finish virsh
