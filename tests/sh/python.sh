#!/usr/bin/env bash
# Debian's python3-libvirt on our library, and the tests of libvirt-python's own suite.
#
# The module is unpacked, not installed, so that the original is not pulled in with it.
. tests/sh/suite.sh
root=$PWD
out=$root/$BUILD/python
module=$out/usr/lib/python3/dist-packages
suite=$out/libvirt-python-9.0.0
python=/usr/bin/python3

fetch_module() {
    [ -f "$module/libvirt.py" ] && return
    mkdir -p "$out" && cd "$out" || return
    # A fresh machine has no package lists yet.
    apt-get download python3-libvirt || { apt-get update && apt-get download python3-libvirt; } || return
    dpkg -x python3-libvirt_*.deb .
}
fetch_suite() {
    [ -d "$suite/tests" ] && return
    mkdir -p "$out" && cd "$out" &&
        python3 -m pip download --quiet --no-deps --no-binary :all: libvirt-python==9.0.0 &&
        tar xf libvirt-python-9.0.0.tar.gz
}
run() {
    cd "$suite/tests" && LD_LIBRARY_PATH=$LIB PYTHONPATH=$module:. "$python" "$@"
}
unit() { run -m unittest -v "$1"; }

if have apt-get && have dpkg && have "$python"; then
    check "python3-libvirt can be had" fetch_module
    check "libvirt-python's suite can be had" fetch_suite
    check "the module imports" run -c 'import libvirt, libvirt_qemu, libvirt_lxc; assert libvirt.getVersion() == 12009000'
    # All but test_api_coverage, which is about the bindings' own sources and not about the library.
    for tests in aio conn domain domain_snapshot domain_checkpoint interface network nodedev storage; do
        check "libvirt-python's test_$tests" unit "test_$tests"
    done
    check "our own scenario in Python" run "$root/tests/python/scenario.py"
fi
finish python
