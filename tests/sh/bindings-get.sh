#!/usr/bin/env bash
# Unpacks the bindings that Debian ships, and their languages where this system lacks them, into
# build/bindings/root. Nothing is installed: that would bring the original libvirt in with them.
set -euo pipefail
out=$PWD/${BUILD:-build}/bindings
names=(ruby ruby-libvirt perl libsys-virt-perl php-cli ocaml-base ocaml-findlib libvirt-ocaml-dev python3-gi
    gir1.2-libvirt-glib-1.0 golang-go golang-github-libvirt-libvirt-go-dev)
[ -f "$out/complete" ] && exit 0
rm -rf "$out"
mkdir -p "$out"/{debs,root}

# A fresh machine has no package lists yet.
apt-cache show ruby-libvirt >/dev/null 2>&1 || apt-get update
# PHP's has the version of PHP in its name.
names+=("$(apt-cache search --names-only '^php[0-9.]+-libvirt-php$' | sort | tail -n 1 | cut -d' ' -f1)")

# What apt would install here, by its own reckoning, without the original; and the bindings themselves, even if they
# are installed already.
wanted() {
    apt-get install --simulate --no-install-recommends "${names[@]}" | sed -nE 's/^Inst ([^ ]+) .*/\1/p'
    printf '%s\n' "${names[@]}" | grep libvirt
    printf '%s\n' libsys-virt-perl libvirt-glib-1.0-0
}
packages() { wanted | sort -u | grep -vE '^(libvirt0|libvirt-dev|.*(magick|fftw).*)$'; }

mapfile -t chosen < <(packages)
cd "$out/debs"
apt-get download -qq -o APT::Sandbox::User="$(id -un)" "${chosen[@]}"
for package in *.deb; do dpkg-deb -x "$package" "$out/root"; done
rm -rf "$out/debs"
touch "$out/complete"
