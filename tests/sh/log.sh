#!/usr/bin/env bash
# LIBVIRT_DEBUG, LIBVIRT_LOG_FILTERS and LIBVIRT_LOG_OUTPUTS, as a program's user sees them.
. tests/sh/suite.sh
work=$PWD/$BUILD/log
rm -rf "$work" && mkdir -p "$work"
cat >"$work/program.c" <<'C'
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <stdio.h>
#include <stdlib.h>

/* Prints what virInitialize answers and the whole error, then makes the calls that are looked for. */
int main(void)
{
    for (int i = 0; i < 2; i++) {
        int initialized = virInitialize();
        virErrorPtr error = initialized < 0 ? virGetLastError() : NULL;
        printf("virInitialize: %d", initialized);
        if (error)
            printf(" %d %d %d '%s' '%s' '%s' '%s' %d %d", error->code, error->domain, error->level, error->message,
                   error->str1 ? error->str1 : "", error->str2 ? error->str2 : "", error->str3 ? error->str3 : "",
                   error->int1, error->int2);
        puts("");
    }
    virConnectPtr conn = virConnectOpen("test:///default");
    virDomainPtr domain = conn ? virDomainLookupByName(conn, "test") : NULL;
    printf("virConnectOpen: %d\n", !!conn);
    if (!domain)
        return 1;
    virDomainSnapshotNum(domain, VIR_DOMAIN_SNAPSHOT_LIST_LEAVES);
    virDomainLookupByName(conn, "no such");
    virNetworkPtr network = virNetworkLookupByName(conn, "default");
    virNetworkSetAutostart(network, 1);
    virDomainSetUserPassword(domain, "root", "secret", 0);
    virNetworkFree(network);
    virDomainFree(domain);
    virConnectClose(conn);
    return 0;
}
C
compile_c "$work/program.c" "$work/program" || exit 1
# LOG_LIBRARY: the folder of another libvirt, to see that it answers the same.
run() { env LD_LIBRARY_PATH="${LOG_LIBRARY:-$LIB}" "$@" "$work/program" 2>&1; }
shows() { run "${@:2}" | grep -Eq -- "$1"; }
hides() { ! shows "$@"; }
time='[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}\+0000'
debug="^$time: [0-9]+: debug :"

check "nothing is logged unless asked for" hides "$time" LIBVIRT_DEBUG=
check "the first line is the version" shows "^$time: [0-9]+: info : libvirt version: [0-9]+\.[0-9]+\.[0-9]+, package: " LIBVIRT_DEBUG=1
check "the second is the host" shows "^$time: [0-9]+: info : hostname: $(hostname)\$" LIBVIRT_DEBUG=1
check "the version comes once" test "$(run LIBVIRT_DEBUG=1 | grep -c 'libvirt version')" = 1
for level in 1 debug; do
    check "LIBVIRT_DEBUG=$level logs calls" shows "$debug virConnectOpen:[0-9]+ : name=test:///default\$" LIBVIRT_DEBUG=$level
done
for level in 2 info 3 warning 4 error; do
    check "LIBVIRT_DEBUG=$level logs none" hides "$debug" LIBVIRT_DEBUG=$level
done
check "handles, strings and flags" shows "$debug virDomainLookupByName:[0-9]+ : conn=0x[0-9a-f]+, name=test\$" LIBVIRT_DEBUG=1
uuid='[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
check "domains with name and UUID" shows \
    "$debug virDomainSnapshotNum:[0-9]+ : dom(ain)?=0x[0-9a-f]+, \(VM: name=test, uuid=$uuid\), flags=0x4\$" LIBVIRT_DEBUG=1
check "numbers" shows "$debug virNetworkSetAutostart:[0-9]+ : network=0x[0-9a-f]+, autostart=1\$" LIBVIRT_DEBUG=1
check "errors" shows "^$time: [0-9]+: error : [A-Za-z]+:[0-9]+ : Domain not found" LIBVIRT_DEBUG=1
[ -n "${LOG_LIBRARY:-}" ] || check "no passwords" hides secret LIBVIRT_DEBUG=1
check "a filter by source lets its calls through" shows "$debug virNetworkFree" LIBVIRT_LOG_FILTERS=1:libvirt.network
check "and no others" hides "$debug virDomain" LIBVIRT_LOG_FILTERS=1:libvirt.network
check "the first filter that matches counts" hides "$debug virNetwork(Lookup|Set|Free)" LIBVIRT_DEBUG=1 "LIBVIRT_LOG_FILTERS=4:net*rk 1:libvirt"
check "opening belongs to libvirt, not to its parts" shows "$debug virConnectOpen" "LIBVIRT_LOG_FILTERS=4:libvirt.* 1:libvirt"
check "an output has a level too" hides "$debug vir(Connect|Domain|Network)" LIBVIRT_DEBUG=1 LIBVIRT_LOG_OUTPUTS=4:stderr
check "errors reach an output without LIBVIRT_DEBUG" shows "^$time: [0-9]+: error : .*Domain not found" LIBVIRT_LOG_OUTPUTS=4:stderr

to_file() {
    run "LIBVIRT_LOG_OUTPUTS=1:file:$work/log 4:stderr" LIBVIRT_DEBUG=1 >"$work/out"
    grep -Eq "$debug virConnectClose:" "$work/log" && ! grep -Eq "$debug vir(Connect|Domain|Network)" "$work/out" && [ "$(stat -c %a "$work/log")" = 600 ]
}
check "a file, which others cannot read" to_file
appends() { run "LIBVIRT_LOG_OUTPUTS=1:file:$work/log" LIBVIRT_DEBUG=1 >/dev/null; [ "$(grep -c 'libvirt version' "$work/log")" = 2 ]; }
check "is appended to" appends
relative() { (cd "$work" && run LIBVIRT_LOG_OUTPUTS=1:file:relative LIBVIRT_DEBUG=1) >/dev/null; grep -Eq "$debug" "$work/relative"; }
check "a relative path" relative
for output in 1:syslog:ferrovirt-test 1:journald; do
    check "$output goes elsewhere" hides "$debug vir(Connect|Domain|Network)" LIBVIRT_DEBUG=1 LIBVIRT_LOG_OUTPUTS=$output
    check "$output lets the program run" shows 'virConnectOpen: 1' LIBVIRT_DEBUG=1 LIBVIRT_LOG_OUTPUTS=$output
done

# Where the two are looked for, in namespaces of their own.
sockets() {
    env LD_LIBRARY_PATH="${LOG_LIBRARY:-$LIB}" "LIBVIRT_LOG_OUTPUTS=1:syslog:ferrovirt-test 1:journald" LIBVIRT_DEBUG=1 \
        timeout 60 unshare -rm /usr/bin/python3 tests/sh/log-sockets.py "$work/program" >"$work/received" 2>/dev/null
}
if unshare -rm true 2>/dev/null; then
    check "a program logs to sockets" sockets
    got() { grep -Eq "$1" "$work/received"; }
    check "syslog gets calls" got '^syslog b.<31>.* ferrovirt-test: [0-9]+: debug : virDomainLookupByName:[0-9]+ : conn=0x[0-9a-f]+, name=test\\n'
    check "syslog gets errors as errors" got '^syslog b.<27>.* ferrovirt-test: [0-9]+: error : [A-Za-z]+:[0-9]+ : Domain not found'
    fields='PRIORITY=7\\nSYSLOG_FACILITY=3\\nLIBVIRT_SOURCE=libvirt.domain\\nCODE_FILE=[^ ]+\\nCODE_LINE=[0-9]+\\nCODE_FUNC='
    check "the journal gets calls in fields" got "^journald b.MESSAGE=conn=0x[0-9a-f]+, name=test\\\\n${fields}virDomainLookupByName"
    check "and errors with their numbers" got '^journald b.MESSAGE=Domain not found\\nPRIORITY=3.*LIBVIRT_DOMAIN=12\\nLIBVIRT_CODE=42'
else
    lacking "no namespaces for users"
fi

# What is wrong is told by virInitialize, each time, and nothing can be opened.
refused() {
    local wanted="virInitialize: -1 $1 '$2" output
    output=$(run "$3")
    [ "$(grep -cF -- "$wanted" <<<"$output")" = 2 ] && grep -q 'virConnectOpen: 0' <<<"$output" || { printf '%s\n' "wanted $wanted" "$output"; false; }
}
while IFS='|' read -r setting message; do
    check "$setting" refused "8 0 2" "invalid argument: $message' 'invalid argument: %1\$s' '$message' '' -1 -1" "$setting"
done <<'TABLE'
LIBVIRT_DEBUG=9|Failed to set logging priority, argument '9' is invalid
LIBVIRT_DEBUG=DEBUG|Failed to set logging priority, argument 'DEBUG' is invalid
LIBVIRT_LOG_FILTERS=1|Malformed format for filter '1'
LIBVIRT_LOG_FILTERS=1:|Invalid match string ''
LIBVIRT_LOG_FILTERS=1:+|Invalid match string '+'
LIBVIRT_LOG_FILTERS=5:y|Invalid priority '5' for filter '5:y'
LIBVIRT_LOG_FILTERS= 1x:y|Invalid priority '1x' for filter '1x:y'
LIBVIRT_LOG_FILTERS=-1:y|Invalid priority '-1' for filter '-1:y'
LIBVIRT_LOG_FILTERS=:|Invalid priority '' for filter ':'
LIBVIRT_LOG_OUTPUTS=1|Malformed format for log output '1'
LIBVIRT_LOG_OUTPUTS=0:stderr|Invalid log priority '0' for log output '0:stderr'
LIBVIRT_LOG_OUTPUTS=99999999999:stderr|Invalid log priority '99999999999' for log output '99999999999:stderr'
LIBVIRT_LOG_OUTPUTS=4:stderr 9:stderr|Invalid log priority '9' for log output '9:stderr'
LIBVIRT_LOG_OUTPUTS=1:foo|Invalid log destination 'foo' for log output '1:foo'
LIBVIRT_LOG_OUTPUTS=1:stderr:x|Log output '1:stderr:x' does not meet the format requirements for destination type 'stderr'
LIBVIRT_LOG_OUTPUTS=1:journald:x|Log output '1:journald:x' does not meet the format requirements for destination type 'journald'
LIBVIRT_LOG_OUTPUTS=1:file|Log output '1:file' does not meet the format requirements for destination type 'file'
LIBVIRT_LOG_OUTPUTS=1:file:/a:b|Log output '1:file:/a:b' does not meet the format requirements for destination type 'file'
LIBVIRT_LOG_OUTPUTS=1:syslog|Log output '1:syslog' does not meet the format requirements for destination type 'syslog'
TABLE
none="failed to open /nonexistent/x: No such file or directory"
check "a file that cannot be made" refused "38 0 2" "$none' '%s' '$none' '' 2 -1" LIBVIRT_LOG_OUTPUTS=1:file:/nonexistent/x
for setting in LIBVIRT_DEBUG= "LIBVIRT_LOG_FILTERS=4:a:b  3:+c" LIBVIRT_LOG_OUTPUTS=+4:stderr; do
    check "$setting is taken" shows 'virConnectOpen: 1' "$setting"
done
finish log
