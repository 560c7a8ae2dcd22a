#!/usr/bin/env bash
# Unpacks the original into build/oracle/root, virsh too, with all that it needs and this system lacks; nothing of the
# system is changed. The packages come from where this system gets its own, in the suite of backports.
set -euo pipefail
version=11.3.0
out=$PWD/build/oracle
library=$out/root/usr/lib/$(cc -dumpmachine)/libvirt.so.0
[ -f "$out/complete" ] && [ -x "$out/root/usr/bin/virsh" ] && exit 0

# The mirror of this system: the first one in its lists that has the packages of the release itself.
mirror() {
    find /etc/apt -name '*.sources' -o -name 'sources.list*' -type f | sort | xargs cat |
        sed -nE 's/^URIs:[[:space:]]*([^[:space:]]+).*/\1/p; s/^deb (\[[^]]*\] )?([^ ]+) .*/\2/p' |
        grep -E '/debian/?$' | head -n 1
}

apt_here() {
    "$1" -qq -o Dir::State="$out/apt/state" -o Dir::Cache="$out/apt/cache" -o Dir::State::status=/var/lib/dpkg/status \
        -o Dir::Etc::SourceList="$out/apt/sources.list" -o Dir::Etc::SourceParts=/dev/null \
        -o Dir::Etc::PreferencesParts=/dev/null -o APT::Sandbox::User=root -o Debug::NoLocking=1 "${@:2}"
}

. /etc/os-release
key=/usr/share/keyrings/debian-archive-keyring.gpg
source=$(mirror)
if [ "${VERSION_CODENAME:-}" != bookworm ] || [ ! -f "$key" ] || [ -z "$source" ]; then
    echo "the original is had from Debian bookworm's backports, which is not what this system is" >&2
    exit 1
fi
rm -rf "$out"
mkdir -p "$out"/apt/{state/lists/partial,cache/archives/partial} "$out"/{debs,root}
for suite in "$VERSION_CODENAME" "$VERSION_CODENAME-updates" "$VERSION_CODENAME-backports"; do
    echo "deb [signed-by=$key] $source $suite main"
done >"$out/apt/sources.list"
apt_here apt-get update

# What apt would install here, by its own reckoning: names and versions.
wanted() {
    apt_here apt-get install --simulate --no-install-recommends -t "$VERSION_CODENAME-backports" \
        libvirt0 libvirt-common libvirt-dev libvirt-clients | sed -nE 's/^Inst ([^ ]+) (\[[^]]*\] )?\(([^ ]+) .*/\1=\3/p'
}
mapfile -t packages < <(wanted | grep -E '^(lib|[a-z0-9-]+-common=)' || true)
# An original that is installed already is not in that list.
for name in libvirt0 libvirt-common libvirt-dev libvirt-clients; do
    printf '%s\n' "${packages[@]:-}" | grep -q "^$name=" || packages+=("$name/$VERSION_CODENAME-backports")
done
cd "$out/debs"
apt_here apt-get download "${packages[@]}"
for package in *.deb; do dpkg-deb -x "$package" "$out/root"; done

# The library has the place of its data written in it. The other place is as long, and is found from the project's
# own folder.
mkdir -p "$out/share"
cp -r "$out/root/usr/share/libvirt/." "$out/share/"
sed -i -e 's|/usr/share/libvirt/schemas|build/oracle/share/schemas|g' \
    -e 's|/usr/share/libvirt/cpu_map|build/oracle/share/cpu_map|g' \
    -e 's|/usr/share/libvirt/test-screenshot.png|build/oracle/share/test-screenshot.png|g' "$library"
grep -q "^libvirt $version" <<<"$(sed -nE 's/^Version: /libvirt /p' "$(dirname "$library")/pkgconfig/libvirt.pc")" || {
    echo "the backports have another version than $version" >&2
    exit 1
}
rm -rf "$out/apt" "$out/debs"
touch "$out/complete"
