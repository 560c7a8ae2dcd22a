#!/bin/sh
# Runs virsh (VIRSH names another than the one in PATH) on ferrovirt. The original libvirt of virsh's own release stays
# where it is: virsh takes its private helpers from it, and all public functions from ours.
here=$(cd "$(dirname "$0")" && pwd) || exit
lib=$(dirname "$here")/lib
LD_PRELOAD="$here/libferrovirt-virsh.so $here/libferrovirt.so $lib/libvirt-qemu.so.0 $lib/libvirt-lxc.so.0${LD_PRELOAD:+ $LD_PRELOAD}"
export LD_PRELOAD
exec "${VIRSH:-virsh}" "$@"
