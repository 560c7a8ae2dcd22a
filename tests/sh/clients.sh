#!/usr/bin/env bash
# libvirt-python from PyPI, built from its source with our headers, pkg-config files and
# libvirt-api.xml, and its whole suite, the test that no call is left out included.
. tests/sh/suite.sh
out=$PWD/$BUILD/clients
version=12.8.0
suite=$out/libvirt_python-$version
env=$out/env

make_env() {
    [ -x "$env/bin/pytest" ] && return
    mkdir -p "$out" && python3 -m venv "$env" &&
        "$env/bin/python" -m pip install --quiet setuptools wheel pytest lxml
}
# pip asks the source for its metadata, which wants pkg-config to know libvirt: it finds ours.
fetch() {
    [ -d "$suite" ] && return
    cd "$out" && "$env/bin/python" -m pip download --quiet --no-deps --no-binary :all: "libvirt-python==$version" &&
        tar xf "libvirt_python-$version.tar.gz"
}
build() {
    cd "$suite" && rm -rf build && "$env/bin/python" setup.py -q build --build-lib "$suite/build/made"
}
tests() {
    cd "$suite/tests" &&
        LIBVIRT_API_COVERAGE=1 LD_LIBRARY_PATH=$LIB PYTHONPATH=$suite/build/made "$env/bin/pytest" -q "$1"
}
# Without a network there is nothing to build; in CI there has to be one.
can_be_had() {
    local output
    output=$({ make_env && (fetch); } 2>&1) && return
    lacking "libvirt-python $version cannot be had: $(tail -n 3 <<<"$output")"
    return 1
}

if have python3 && have pkg-config && can_be_had; then
    check "libvirt-python $version builds" build
    for file in "$suite"/tests/test_*.py; do
        check "libvirt-python's ${file##*/}" tests "${file##*/}"
    done
fi
finish clients
