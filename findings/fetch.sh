# Read by the findings: pinned packages of Debian in a temporary folder, and programs run on them.
#
# Every finding begins with
#
#     . "$(dirname "$0")/fetch.sh"
#     libvirt 12.9.0-1~bpo13+1
#
# and then uses run_c and expect. Nothing of the system is changed, and nothing of this project is run. The folder goes
# with the script, unless FINDINGS_FOLDER names one to keep: packages that are unpacked there are not fetched again.
set -euo pipefail
LC_ALL=C
export LC_ALL

# Ends a finding that could not be measured: status 2.
unmeasured() {
    printf '%s: not measured: %s\n' "$(basename "$0")" "$1" >&2
    exit 2
}

if [ -n "${FINDINGS_FOLDER:-}" ]; then
    folder=$FINDINGS_FOLDER
    mkdir -p "$folder"
else
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
fi

for tool in apt-get dpkg-deb cc; do
    command -v "$tool" >/dev/null || unmeasured "there is no $tool"
done
[ "$(dpkg --print-architecture)" = amd64 ] || unmeasured "the packages are for amd64"

# apt with a state of its own, that knows of no installed package, so that it fetches all that is needed.
own_apt() {
    apt-get -qq -o Dir::State="$state" -o Dir::State::status="$state/status" -o Dir::Cache="$state/cache" \
        -o Dir::Etc::SourceList="$state/sources.list" -o Dir::Etc::SourceParts=/dev/null \
        -o Dir::Etc::PreferencesParts=/dev/null -o APT::Install-Recommends=false -o APT::Sandbox::User=root \
        -o Debug::NoLocking=1 "$@"
}

# unpack NAME PACKAGE...: packages of trixie and its backports, given as NAME=VERSION, with all that they need, into
# $folder/NAME, which is $root from then on.
unpack() {
    root=$folder/$1
    [ -f "$root/.complete" ] && return
    local mirror suite state=$folder/apt key=/usr/share/keyrings/debian-archive-keyring.gpg
    mirror=$(grep -rhoE 'https?://[^ ]+/debian/?( |$)' /etc/apt/sources.list /etc/apt/sources.list.d 2>/dev/null |
        head -n 1 | tr -d ' ') || true
    [ -n "$mirror" ] && [ -f "$key" ] || unmeasured "this system knows no Debian mirror"
    rm -rf "$root" "$state"
    mkdir -p "$state"/{lists/partial,cache/archives/partial} "$root"/usr/{bin,sbin,lib,lib64}
    : >"$state/status"
    for suite in trixie trixie-updates trixie-backports; do
        printf 'deb [signed-by=%s] %s %s main\n' "$key" "${mirror%/}" "$suite"
    done >"$state/sources.list"
    own_apt update >"$state/log" 2>&1 || unmeasured "$(tail -n 1 "$state/log")"
    own_apt install --download-only -y -t "$suite" "${@:2}" >"$state/log" 2>&1 || unmeasured "$(tail -n 1 "$state/log")"
    for name in bin sbin lib lib64; do ln -s "usr/$name" "$root/$name"; done
    for package in "$state"/cache/archives/*.deb; do
        dpkg-deb --fsys-tarfile "$package" | tar -x --keep-directory-symlink -C "$root"
    done
    rm -rf "$state"
    touch "$root/.complete"
}

# libvirt VERSION: the library, its headers and its tools of that Debian version.
libvirt() {
    version=$1
    unpack "libvirt-$1" "libvirt0=$1" "libvirt-dev=$1" "libvirt-clients=$1"
    libraries=$root/usr/lib/x86_64-linux-gnu
}

# Runs a program by the folder's own loader and libraries.
run() { "$libraries/ld-linux-x86-64.so.2" --library-path "$libraries" "$@"; }

# run_c [ARGUMENT...]: compiles the C program on the standard input against the folder's headers, and runs it there.
run_c() {
    local program
    program=$(mktemp "$folder/program.XXXXXX")
    cc -x c -std=gnu11 -Wall -I"$root/usr/include" - -o "$program" -L"$libraries" -l:libvirt.so.0 \
        -Wl,--unresolved-symbols=ignore-in-shared-libs || unmeasured "the program does not compile"
    (cd "$folder" && run "$program" "$@" 2>/dev/null) || true
    rm -f "$program"
}

# expect OUTPUT: status 0 if the standard input is that text, which is what was seen and is stated; 1 if it is not.
expect() {
    local seen
    seen=$(cat)
    if [ "$seen" = "$1" ]; then
        printf '%s: as stated, with libvirt %s\n%s\n' "$(basename "$0")" "$version" "$seen"
        exit 0
    fi
    printf '%s: changed, with libvirt %s\n-- stated\n%s\n-- seen\n%s\n' "$(basename "$0")" "$version" "$1" "$seen"
    exit 1
}
