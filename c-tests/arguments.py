#!/usr/bin/env python3
"""Calls every exported function with wrong arguments and compares the errors with those of the original.

    c-tests/arguments.py --record FILE      writes what the library in LIBDIR answers (once, on the original)
    c-tests/arguments.py --check FILE       compares what the library in LIBDIR (default build/lib) answers
    c-tests/arguments.py --print            shows all that is known of each answer, messages too

The calls are made by a C program that this script writes. For each function one call has good arguments, which tells
what the test driver answers at all. Of the others one has every pointer NULL, one each pointer NULL in turn, one each a
handle of each other kind and one that was freed in each handle's place, one a read-only connection, and one each bad
numbers, all flags and empty strings. Each call is a child process of its own, so that a crash is an answer like any
other.

What is compared is the code and the origin of the last error, and whether a call that left an error also returned a
failure. What differs fails, but for what is meant to (`abi/argument-differences.tsv`). Of calls that end the process
of the original, the table says how many of a function's there are, and not which: ours must outlive them all, and tell
an error that it took for one.

Checkpoints of the original need its XML schemas in /usr/share/libvirt/schemas; without them it answers SKIP.
"""
import argparse
import collections
import csv
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import typing

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "mk"))
import compat  # noqa: E402

INVALID_ARG = "8"
# In the place of a case and of its code: so many of the function's calls end the process of the original.
ENDS = "ends the process"
# The calls that answer about errors, and so leave none themselves.
ABOUT_ERRORS = "virterror.h"

# What cannot be called for its answer.
LEFT_OUT = {
    "virEventRunDefaultImpl": "waits for events",
    "virEventRegisterDefaultImpl": "changes what later calls answer",
    "virEventRegisterImpl": "takes any functions",
    "virConnectOpenAuth": "asks at the terminal",
    "virFreeError": "frees what it is given",
    "virResetError": "writes to what it is given",
    "virTypedParamsFree": "frees what it is given",
    "virTypedParamsClear": "frees what it is given",
    "virTypedParamsAddBoolean": "grows an array that must be from malloc",
    "virDomainFSInfoFree": "frees what it is given",
    "virDomainInterfaceFree": "frees what it is given",
    "virDomainIOThreadInfoFree": "frees what it is given",
    "virDomainStatsRecordListFree": "frees what it is given",
    "virNetworkDHCPLeaseFree": "frees what it is given",
}
LEFT_OUT["virStreamSparseSendAll"] = LEFT_OUT["virStreamSparseRecvAll"] = "reads what its callbacks set"
LEFT_OUT |= {f"virTypedParamsAdd{kind}": "grows an array that must be from malloc"
             for kind in ("Int", "UInt", "LLong", "ULLong", "Double", "String", "StringList", "FromString")}

HANDLES = {
    "virConnectPtr": "conn", "virDomainPtr": "dom", "virDomainSnapshotPtr": "snap", "virDomainCheckpointPtr": "check",
    "virNetworkPtr": "net", "virInterfacePtr": "iface", "virStoragePoolPtr": "pool", "virNodeDevicePtr": "dev",
    "virStreamPtr": "stream", "virStorageVolPtr": "vol", "virSecretPtr": "secret", "virNWFilterPtr": "filter",
    "virNWFilterBindingPtr": "binding", "virNetworkPortPtr": "port",
}
# Handles that the original's test driver has no object for.
NEVER = {"secret", "filter", "binding", "port"}

SIGNED = ("int", "long", "long long")

PRELUDE = r"""
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static struct objects {
    virConnectPtr conn; virDomainPtr dom; virDomainSnapshotPtr snap; virDomainCheckpointPtr check; virNetworkPtr net;
    virInterfacePtr iface; virStoragePoolPtr pool; virNodeDevicePtr dev; virStreamPtr stream; virStorageVolPtr vol;
    virSecretPtr secret; virNWFilterPtr filter; virNWFilterBindingPtr binding; virNetworkPortPtr port;
} rw, ro;
/* Room for whatever a call writes. */
static union { char bytes[1 << 16]; int number; void *pointer; } room[16];
static int nothing(void) { return 0; }
static void quiet(void *data, virErrorPtr error) { (void)data; (void)error; }

static void *at(int index) { return memset(&room[index % 16], 0, sizeof(room[0])); }
/* Where a call may also read how much room it has. */
static void *one_at(int index) { at(index); room[index % 16].number = 1; return &room[index % 16]; }
static virDomainPtr *list_of(virDomainPtr dom) { virDomainPtr *list = at(15); *list = dom; return list; }

static const char *number(long long value) { return value < 0 ? "failure" : "success"; }
static const char *pointer(const void *value) { return value ? "success" : "failure"; }

static void answer(const char *function, const char *what, const char *(*call)(void)) {
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        alarm(10);
        virResetLastError();
        const char *returned = call();
        virErrorPtr error = virGetLastError();
        printf("%s\t%s\t%s\t%d\t%d\t", function, what, returned, error ? error->code : 0,
               error ? error->domain : 0);
        if (error && error->code)
            printf("%s|%s|%s|%d", error->message, error->str1 ? error->str1 : "", error->str2 ? error->str2 : "",
                   error->int1);
        printf("\n");
        fflush(stdout);
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    if (WIFSIGNALED(status))
        printf("%s\t%s\tnothing\tCRASH\t%d\t\n", function, what, WTERMSIG(status));
    /* What a call may have saved, so that no call finds what another left. */
    unlink("x");
}

static void fill(struct objects *o, virConnectPtr conn) {
    o->conn = conn;
    o->dom = virDomainLookupByName(conn, "test");
    o->net = virNetworkLookupByName(conn, "default");
    o->iface = virInterfaceLookupByName(conn, "eth1");
    o->pool = virStoragePoolLookupByName(conn, "default-pool");
    o->vol = virStorageVolLookupByName(o->pool, "v");
    o->dev = virNodeDeviceLookupByName(conn, "computer");
    o->stream = virStreamNew(conn, 0);
    o->snap = virDomainSnapshotLookupByName(o->dom, "s", 0);
    virDomainPtr other = virDomainLookupByName(conn, "other");
    if (other)
        o->check = virDomainCheckpointLookupByName(other, "c", 0);
}

/* A handle that nobody else has, freed. */
#define FREED(type, free, made) \
    ({ type handle_ = (made); if (handle_) free(handle_); virResetLastError(); handle_; })
static virConnectPtr freed_conn(void) { return FREED(virConnectPtr, virConnectClose, virConnectOpen("test:///default")); }
static virDomainPtr freed_dom(void) { return FREED(virDomainPtr, virDomainFree, virDomainLookupByName(rw.conn, "test")); }
static virDomainSnapshotPtr freed_snap(void) {
    return FREED(virDomainSnapshotPtr, virDomainSnapshotFree, virDomainSnapshotLookupByName(rw.dom, "s", 0));
}
static virDomainCheckpointPtr freed_check(void) {
    virDomainPtr other = virDomainLookupByName(rw.conn, "other");
    return FREED(virDomainCheckpointPtr, virDomainCheckpointFree, virDomainCheckpointLookupByName(other, "c", 0));
}
static virNetworkPtr freed_net(void) {
    return FREED(virNetworkPtr, virNetworkFree, virNetworkLookupByName(rw.conn, "default"));
}
static virInterfacePtr freed_iface(void) {
    return FREED(virInterfacePtr, virInterfaceFree, virInterfaceLookupByName(rw.conn, "eth1"));
}
static virStoragePoolPtr freed_pool(void) {
    return FREED(virStoragePoolPtr, virStoragePoolFree, virStoragePoolLookupByName(rw.conn, "default-pool"));
}
static virStorageVolPtr freed_vol(void) {
    return FREED(virStorageVolPtr, virStorageVolFree, virStorageVolLookupByName(rw.pool, "v"));
}
static virNodeDevicePtr freed_dev(void) {
    return FREED(virNodeDevicePtr, virNodeDeviceFree, virNodeDeviceLookupByName(rw.conn, "computer"));
}
static virStreamPtr freed_stream(void) { return FREED(virStreamPtr, virStreamFree, virStreamNew(rw.conn, 0)); }

static void prepare(void) {
    virSetErrorFunc(NULL, quiet);
    virEventRegisterDefaultImpl();
    virConnectPtr conn = virConnectOpen("test:///default");
    virDomainPtr dom = virDomainLookupByName(conn, "test");
    virDomainSnapshotCreateXML(dom, "<domainsnapshot><name>s</name></domainsnapshot>", 0);
    virDomainPtr other = virDomainCreateXML(conn, "<domain type='test'><name>other</name><memory>1024</memory><os>"
        "<type>hvm</type></os><devices><disk type='file'><source file='/x'/><target dev='vda'/></disk></devices>"
        "</domain>", 0);
    if (other)
        virDomainCheckpointCreateXML(other, "<domaincheckpoint><name>c</name></domaincheckpoint>", 0);
    virStorageVolCreateXML(virStoragePoolLookupByName(conn, "default-pool"),
        "<volume><name>v</name><capacity>1</capacity></volume>", 0);
    fill(&rw, conn);
    fill(&ro, virConnectOpenReadOnly("test:///default"));
}
"""


def functions(every_level=False):
    level = (ROOT / "abi" / "level.txt").read_text().strip()
    newest = compat.version(level) if every_level else min(compat.version(level), (11, 3, 0))
    for row in compat.table("symbols.tsv"):
        if row["kind"] == "function" and compat.version(row["since"]) <= newest:
            if row["symbol"] not in LEFT_OUT:
                yield row


def parameters(row):
    """The type and name of each parameter."""
    found = []
    for text in row["parameters"].split("; "):
        if text in ("void", ""):
            continue
        match = re.match(r"(.*?)(\w+)?(\[\w*\])?$", text)
        kind, name = match.group(1).strip(), match.group(2) or ""
        if not kind:
            kind, name = name, "handle"
        found.append((kind + ("*" if match.group(3) else ""), name))
    return found


def is_pointer(kind):
    return "*" in kind or kind.endswith("Ptr") or is_function(kind)


def is_function(kind):
    return kind.endswith(("Func", "Callback")) or kind == "virConnectAuthCallbackPtr"


def plausible(index, kind, name, objects):
    if kind in HANDLES:
        return f"{objects}.{HANDLES[kind]}"
    if is_function(kind):
        return f"({kind})nothing"
    if kind == "const char *":
        return '"x"'
    if name == "doms":
        return f"list_of({objects}.dom)"
    if kind in ("int *", "unsigned int *"):
        return f"one_at({index})"
    if is_pointer(kind):
        return f"at({index})"
    return "0" if name in ("flags", "timeout") or kind == "double" else "1"


def cases(row):
    """What to call a function with: a name, the arguments, and the handles that must be there."""
    params = parameters(row)
    indices = range(len(params))
    pointers = [i for i in indices if is_pointer(params[i][0])]
    handles = [i for i in pointers if params[i][0] in HANDLES]
    base = [plausible(i, kind, name, "rw") for i, (kind, name) in enumerate(params)]
    needs = {HANDLES[params[i][0]] for i in handles}

    def replaced(wanted, value):
        return [value if i in wanted else base[i] for i in indices]

    if pointers:
        yield "all NULL", ["NULL" if i in pointers else "0" for i in indices], set()
    for i in pointers:
        rest = {HANDLES[params[j][0]] for j in handles if j != i}
        yield f"{params[i][1]} NULL", replaced({i}, "NULL"), rest
    for i in handles:
        rest = {HANDLES[params[j][0]] for j in handles if j != i}
        for kind, other in HANDLES.items():
            if kind != params[i][0] and other not in NEVER:
                yield f"{params[i][1]} a {kind}", replaced({i}, f"(void *)rw.{other}"), rest | {other}
    for i in handles:
        if HANDLES[params[i][0]] not in NEVER:
            yield f"{params[i][1]} freed", replaced({i}, f"freed_{HANDLES[params[i][0]]}()"), needs
    if handles:
        yield "good", base, needs
        yield "read-only", [plausible(i, kind, name, "ro") for i, (kind, name) in enumerate(params)], needs
    numbers = {i for i in indices if i not in pointers and params[i][1] != "flags" and params[i][0] != "double"}
    signed = {i for i in numbers if params[i][0] in SIGNED}
    strings = {i for i in indices if params[i][0] == "const char *"}
    flags = {i for i in indices if params[i][1] == "flags"}
    for what, wanted, value in (("numbers 0", numbers, "0"), ("numbers -1", signed, "-1"),
                                ("numbers INT_MIN", signed, "INT_MIN"), ("numbers INT_MAX", numbers, "INT_MAX"),
                                ("empty strings", strings, '""'), ("all flags", flags, "-1")):
        # Without a handle there is nothing that could doubt an array, or a URI.
        if wanted and (handles or what not in ("numbers INT_MAX", "empty strings")):
            yield what, replaced(wanted, value), needs


def call_of(row, args):
    """The statements of one call, which leave what it returned."""
    call, kind = f"{row['symbol']}({', '.join(args)})", row["return_type"]
    if kind in SIGNED:
        return f"return number({call});"
    if is_pointer(kind):
        return f"return pointer({call});"
    return f'{call}; return "nothing";'


def program():
    lines = [PRELUDE]
    calls = []
    for row in functions():
        lets_go = row["symbol"].endswith(("Free", "Close"))
        for number, (what, args, needs) in enumerate(cases(row)):
            if needs & NEVER or lets_go and not what.endswith(("NULL", "Ptr", "freed")):
                continue
            name = f"call_{row['symbol']}_{number}"
            lines.append(f"static const char *{name}(void) {{ {call_of(row, args)} }}")
            there = " && ".join(f"{side}.{handle}" for handle in sorted(needs) for side in ("rw", "ro")) or "1"
            calls.append(f'    if ({there})\n        answer("{row["symbol"]}", "{what}", {name});\n    else\n'
                         f'        printf("{row["symbol"]}\\t{what}\\tnothing\\tSKIP\\t0\\t\\n");')
    return "\n".join(lines) + "\nint main(void) {\n    prepare();\n" + "\n".join(calls) + "\n    return 0;\n}\n"


class Answer(typing.NamedTuple):
    """What a call left: the code and the origin of the last error, and more where it is not from a table."""
    code: str
    origin: str
    returned: str = "nothing"
    message: str = ""

    def shown(self):
        return f"{self.code}/{self.origin}"


def answers(source, libdir, include):
    out = ROOT / "build" / "arguments"
    out.mkdir(parents=True, exist_ok=True)
    (out / "arguments.c").write_text(source)
    compiler = os.environ.get("CC", "cc")
    subprocess.run([compiler, "-std=gnu11", "-w", "-O0", f"-I{include}", "arguments.c", "-o", "arguments",
                    f"-L{libdir}", "-Wl,--unresolved-symbols=ignore-in-shared-libs", "-l:libvirt.so.0"], cwd=out, check=True)
    environment = dict(os.environ, LD_LIBRARY_PATH=f"{libdir}:" + os.environ.get("LD_LIBRARY_PATH", ""))
    with tempfile.TemporaryDirectory() as empty:
        run = subprocess.run([out / "arguments"], cwd=empty, env=environment, stdin=subprocess.DEVNULL,
                             stdout=subprocess.PIPE, text=True, check=True)
    found = {}
    for line in run.stdout.splitlines():
        cells = line.split("\t", 5)
        if len(cells) == 6:
            found[cells[0], cells[1]] = Answer(cells[3], cells[4], cells[2], cells[5])
    return found


class Rules:
    """Which rows may differ from the original's, by rule and by name."""

    def __init__(self):
        self.rows = {row["symbol"]: row for row in functions()}
        self.known = {(row["function"], row["case"]): row for row in compat.table("argument-differences.tsv")}
        self.no_handle = {row["value"] for row in compat.table("enums.tsv")
                          if re.match("VIR_ERR_INVALID_(?!ARG)", row["constant"])}

    def good(self, key, original, ours):
        """Whether an answer of ours is as it should be."""
        if ours.code == "CRASH" or ours.code not in ("SKIP", "0") and ours.returned == "success":
            return False
        if original is None:
            return self.outlived(*key, ours)
        if key in self.known:
            named = (self.known[key]["code"], self.known[key]["origin"])
            return ours[:2] == named and ours[:2] != original[:2]
        return ours[:2] == original[:2]

    def outlived(self, function, what, ours):
        """Whether ours answers well to a call that ends the process of the original."""
        # Numbers too large, and nothing wrong for us: who looks before finds other faults, or none.
        if what == "good" or what.startswith("numbers"):
            return True
        return ours.code in self.no_handle | {INVALID_ARG} or self.rows[function]["header"] == ABOUT_ERRORS


def check(recorded, found):
    rules = Rules()
    wrong = []
    ends = {function: int(answer.origin) for (function, what), answer in recorded.items() if what == ENDS}
    recorded = {key: answer for key, answer in recorded.items() if key[1] != ENDS}
    for key in sorted(recorded.keys() | found.keys()):
        original = recorded.get(key)
        ours = found.get(key, Answer("missing", ""))
        if not rules.good(key, original, ours):
            shown = original.shown() if original else ENDS
            wrong.append(f"{key[0]}, {key[1]}: the original {shown}, ours {ours.shown()}, returned {ours.returned}")
    # A call that is in no row is one of those counted, so that no row can be lost unseen.
    unrecorded = collections.Counter(function for function, _ in found.keys() - recorded.keys())
    for function in sorted(ends.keys() | unrecorded.keys()):
        if ends.get(function, 0) != unrecorded[function]:
            wrong.append(f"{function}: {unrecorded[function]} calls are not recorded, {ends.get(function, 0)} end the original")
    print(*wrong, sep="\n", end="\n" if wrong else "")
    print(f"{len(recorded) + sum(ends.values()) - len(wrong)} passed, {len(wrong)} failed")
    return not wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--record", metavar="FILE")
    parser.add_argument("--check", metavar="FILE")
    parser.add_argument("--print", action="store_true")
    parser.add_argument("--libdir", default=str(ROOT / "build" / "lib"))
    parser.add_argument("--include", default=str(ROOT / "include"))
    options = parser.parse_args()
    found = answers(program(), os.path.abspath(options.libdir), os.path.abspath(options.include))
    if options.print:
        for (function, what), answer in found.items():
            print(function, what, answer.returned, answer.code, answer.origin, answer.message, sep="\t")
    if options.record:
        with open(options.record, "w", encoding="utf-8") as file:
            file.write("function\tcase\tcode\torigin\n")
            file.writelines(f"{function}\t{what}\t{answer.code}\t{answer.origin}\n"
                            for (function, what), answer in found.items() if answer.code != "CRASH")
            ends = collections.Counter(function for (function, _), answer in found.items() if answer.code == "CRASH")
            file.writelines(f"{function}\t{ENDS}\t\t{count}\n" for function, count in ends.items())
    if options.check:
        with open(options.check, encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file, delimiter="\t")
            recorded = {(row["function"], row["case"]): Answer(row["code"], row["origin"]) for row in rows}
        sys.exit(0 if check(recorded, found) else 1)


if __name__ == "__main__":
    main()
