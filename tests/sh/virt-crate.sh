#!/usr/bin/env bash
# The crate `virt` as its makers publish it: its bindings are made anew from our headers, and its tests run on our
# library. Left out are those that need QEMU, and the one that asks whether the crate covers libvirt-admin.
. tests/sh/suite.sh
version=0.5.0
cargo=${CARGO:-cargo}
out=$PWD/$BUILD/virt-crate
crate=$out/vendor/virt

# A package that wants the crate, so that the registry gives its source.
fetch() {
    [ -d "$crate" ] && return
    mkdir -p "$out/src" && : >"$out/src/lib.rs"
    printf '[package]\nname = "wants-virt"\nversion = "0.0.0"\nedition = "2021"\n[dependencies]\nvirt = "=%s"\n[workspace]\n' \
        "$version" >"$out/Cargo.toml"
    "$cargo" vendor --quiet --manifest-path "$out/Cargo.toml" "$out/vendor" >/dev/null && printf '[workspace]\n' >>"$crate/Cargo.toml"
}
has_libclang() { compgen -G "/usr/lib/llvm-*/lib/libclang.so*" >/dev/null; }
tests() {
    # Its build looks for headers where the system has them; libclang comes without the compiler's own.
    BINDGEN_EXTRA_CLANG_ARGS="-I$PWD/$BUILD/include -isystem $(${CC:-cc} -print-file-name=include)" LD_LIBRARY_PATH=$LIB \
        "$cargo" test --quiet --manifest-path "$crate/Cargo.toml" --target-dir "$out/target" --features qemu,bindgen_regenerate "$@"
}
if ! has_libclang; then
    lacking "no libclang, which makes the bindings"
elif ! output=$(fetch 2>&1); then
    lacking "virt $version cannot be had: $(tail -n 3 <<<"$output")"
else
    check "virt $version and its bindings build, its tests pass" tests --lib --test connect --test domain --test interface \
        --test network --test storage_pool --test stream
    check "its examples in the documentation run" tests --doc
fi
finish virt-crate
