#!/usr/bin/env bash
# The bindings that Debian ships, in each language the same scenario (tests/clients) on our library: open, define,
# snapshots on two branches, filters, revert, delete, an error with its code, events. All print tests/clients/expected.txt,
# but for what a binding cannot do; and the same on the original, where it is unpacked.
. tests/sh/suite.sh
out=$PWD/$BUILD/bindings
root=$out/root
usr=$root/usr
guest=tests/clients/guest.xml

# on LIBRARIES COMMAND...: runs a command on one of the two libraries.
on() { LD_LIBRARY_PATH=$1:$usr/lib/$MACHINE:$root/lib/$MACHINE timeout 60 "${@:2}" 2>&1; }

# A language's interpreter is the unpacked one, or the system's if it was there already.
tool() { if [ -x "$usr/bin/$1" ]; then echo "$usr/bin/$1"; else command -v "$1"; fi; }
first() { local found=("$@"); [ -e "${found[0]}" ] && echo "${found[0]}"; }

# says NAME EXPECTED COMMAND...: the command prints that on ours, and on the original.
says() {
    local name=$1 expected=$2
    shift 2
    check "$name" diff <(echo "$expected") <(on "$LIB" "$@")
    [ ! -f "$BUILD/oracle/complete" ] || check "$name on the original" diff <(echo "$expected") <(on "$ORIGINAL_LIBS" "$@")
}
without() { grep -vE "^($1)" tests/clients/expected.txt; }

in_ruby() {
    local path=$usr/lib/ruby/vendor_ruby bin
    bin=$(first "$usr"/bin/ruby[0-9]* || command -v ruby)
    for folder in "$usr/lib/$MACHINE"/ruby/vendor_ruby/* "$usr"/lib/ruby/[0-9]* "$usr/lib/$MACHINE"/ruby/[0-9]*; do
        path+=:$folder
    done
    RUBYLIB=$path says "Ruby (ruby-libvirt)" "$(cat tests/clients/expected.txt)" "$bin" --disable-gems tests/clients/scenario.rb
}
in_perl() {
    PERL5LIB=$(first "$usr/lib/$MACHINE"/perl5/*) says "Perl (Sys::Virt)" "$(cat tests/clients/expected.txt)" \
        "$(tool perl)" tests/clients/scenario.pl
}
in_php() {
    local expected bin
    bin=$(first "$usr"/bin/php[0-9]* || command -v php)
    expected=$(without 'roots|leaves|children|events' | sed -e 's/domain: 42/domain: Domain not found/' \
        -e "s/snapshot: 72/snapshot: Domain snapshot not found: no domain snapshot with matching name 'nothing'/")
    says "PHP (libvirt-php)" "$expected" "$bin" -n -d extension="$(first "$usr"/lib/php/*/libvirt-php.so)" \
        tests/clients/scenario.php
}
in_gobject() {
    local expected
    expected=$(without 'children|parent' | sed -e '/^error of a missing snapshot/d' \
        -e "s/^error of a missing domain: .*/error of starting what runs: Unable to start domain: internal error: Domain 'guest' is already running/")
    GI_TYPELIB_PATH=$usr/lib/$MACHINE/girepository-1.0 PYTHONPATH=$usr/lib/python3/dist-packages \
        says "GObject (libvirt-glib)" "$expected" /usr/bin/python3 tests/clients/scenario-gobject.py
}
in_ocaml() {
    mkdir -p "$out/ocaml" && cp tests/clients/scenario.ml "$out/ocaml/" || return
    build() {
        OCAMLLIB=$usr/lib/ocaml CAML_LD_LIBRARY_PATH=$usr/lib/ocaml/stublibs on "$LIB" "$(tool ocamlc)" \
            -I "$usr/lib/ocaml/libvirt" unix.cma mllibvirt.cma -o "$out/ocaml/scenario" "$out/ocaml/scenario.ml"
    }
    check "OCaml compiles" build
    CAML_LD_LIBRARY_PATH=$usr/lib/ocaml/stublibs says "OCaml (libvirt-ocaml)" \
        "$(without 'all|roots|leaves|children|parent|current|without|error of a missing snapshot')" \
        "$(tool ocamlrun)" "$out/ocaml/scenario" "$guest"
}
# Compiled against our headers.
in_go() {
    local goroot
    goroot=$(first "$usr"/lib/go-* || command go env GOROOT)
    build() {
        GOROOT=$goroot GOPATH=$usr/share/gocode GO111MODULE=off GOCACHE=$out/go \
            "$goroot/bin/go" build -o "$out/scenario-go" tests/clients/scenario.go
    }
    check "Go compiles" build
    says "Go (libvirt-go)" "$(cat tests/clients/expected.txt)" "$out/scenario-go" "$guest"
}

if have apt-get && have dpkg-deb; then
    check "the bindings can be had" bash tests/sh/bindings-get.sh
    for language in ${LANGUAGES:-ruby perl php gobject ocaml go}; do "in_$language"; done
fi
finish bindings
