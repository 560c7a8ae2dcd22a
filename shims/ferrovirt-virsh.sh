#!/bin/sh
# Runs virsh (VIRSH names another than the one in PATH) on ferrovirt. The original libvirt of virsh's own release stays
# where it is: virsh takes its private helpers from it, and all public functions from ours.
#
# Folders of LD_LIBRARY_PATH whose libvirt.so.0 has no private helpers, such as our build/lib, are passed over: virsh
# would look no further for the original.
fail() {
    printf 'ferrovirt-virsh: %s\n' "$1" >&2
    exit 127
}

here=$(cd "$(dirname "$0")" && pwd) || exit
lib=$(dirname "$here")/lib
virsh=$(command -v "${VIRSH:-virsh}") || fail "there is no ${VIRSH:-virsh}: install virsh, or name one in VIRSH"
for library in "$here/libferrovirt-virsh.so" "$here/libferrovirt.so" "$lib/libvirt-qemu.so.0" "$lib/libvirt-lxc.so.0"; do
    [ -e "$library" ] || fail "there is no $library: run make virsh"
    ours="${ours:+$ours }$library"
done

helpers() { grep -qs LIBVIRT_PRIVATE_ "$1/libvirt.so.0"; }
rest=${LD_LIBRARY_PATH:-}
path=
while [ -n "$rest" ]; do
    folder=${rest%%:*}
    rest=${rest#"$folder"}
    rest=${rest#:}
    if [ ! -e "$folder/libvirt.so.0" ] || helpers "$folder"; then path="${path:+$path:}$folder"; fi
done
if [ -n "$path" ]; then export LD_LIBRARY_PATH="$path"; else unset LD_LIBRARY_PATH; fi

# What the loader would say: of a program of its own only, as a script would be run.
if [ "$(head -c 4 "$virsh" | tail -c 3)" = ELF ]; then
    found=$(LD_TRACE_LOADED_OBJECTS=1 LD_WARN=1 LD_BIND_NOW='' "$virsh" 2>&1)
    case $found in
    *'libvirt.so.0 => not found'*) fail "$virsh needs the libvirt.so.0 of its own release, which is not installed" ;;
    *"version \`LIBVIRT_PRIVATE_"*)
        release=${found#*LIBVIRT_PRIVATE_}
        fail "$virsh needs the libvirt.so.0 of release ${release%%\'*}, and finds that of another"
        ;;
    *'not found'*) fail "$virsh does not start: $(printf '%s\n' "$found" | grep -m 1 'not found' | sed 's/^[[:space:]]*//')" ;;
    esac
fi

export FERROVIRT_VIRSH_PRELOAD="${LD_PRELOAD:-}"
LD_PRELOAD="$ours${LD_PRELOAD:+ $LD_PRELOAD}"
export LD_PRELOAD
exec "$virsh" "$@"
