#!/usr/bin/env python3
"""Calls every exported function with wrong arguments and compares the errors with those of the original.

    c-tests/arguments.py --record FILE      writes what the library in LIBDIR answers (once, on the original)
    c-tests/arguments.py --check FILE       compares what the library in LIBDIR (default build/lib) answers

The calls are made by a C program that this script writes: for each function one call with every pointer NULL, one
with each pointer NULL in turn, one with a handle of another kind in each handle's place, and one on a read-only
connection. Each call is a child process of its own, so that a crash is an answer like any other.

An answer is the code and the origin of the last error. Of the rows that differ, those are passed over that the rules in
`excused` name; the rest fail.
"""
import argparse
import csv
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "mk"))
import compat  # noqa: E402

NO_SUPPORT = 3
INVALID_ARG = 8

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
# What finds an object of a kind.
LOOKUPS = {"net": "virNetworkLookupByName", "iface": "virInterfaceLookupByName",
           "pool": "virStoragePoolLookupByName", "dev": "virNodeDeviceLookupByName"}
# The kinds of handles with a lookup that each function takes.
KINDS = {}
# Handles that the original's test driver has no object for, or ours not yet.
NEVER = {"vol", "secret", "filter", "binding", "port"}

PRELUDE = r"""
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
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
static union { char bytes[1 << 16]; void *pointer; double number; } room[16];
static int nothing(void) { return 0; }
static void quiet(void *data, virErrorPtr error) { (void)data; (void)error; }

static void *at(int index) { memset(&room[index % 16], 0, sizeof(room[0])); return &room[index % 16]; }

static void answer(const char *function, const char *what, void (*call)(void)) {
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        alarm(10);
        virResetLastError();
        call();
        printf("%s\t%s\t%d\t%d\n", function, what, virGetLastErrorCode(), virGetLastErrorDomain());
        fflush(stdout);
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    if (WIFSIGNALED(status))
        printf("%s\t%s\tCRASH\t%d\n", function, what, WTERMSIG(status));
}

static void fill(struct objects *o, virConnectPtr conn) {
    o->conn = conn;
    o->dom = virDomainLookupByName(conn, "test");
    o->net = virNetworkLookupByName(conn, "default");
    o->iface = virInterfaceLookupByName(conn, "eth1");
    o->pool = virStoragePoolLookupByName(conn, "default-pool");
    o->dev = virNodeDeviceLookupByName(conn, "computer");
    o->stream = virStreamNew(conn, 0);
    o->snap = virDomainSnapshotLookupByName(o->dom, "s", 0);
    virDomainPtr other = virDomainLookupByName(conn, "other");
    if (other)
        o->check = virDomainCheckpointLookupByName(other, "c", 0);
}

static void prepare(void) {
    virSetErrorFunc(NULL, quiet);
    virEventRegisterDefaultImpl();
    virConnectPtr conn = virConnectOpen("test:///default");
    virDomainPtr dom = virDomainLookupByName(conn, "test");
    virDomainSnapshotCreateXML(dom, "<domainsnapshot><name>s</name></domainsnapshot>", 0);
    virDomainPtr other = virDomainCreateXML(conn, "<domain type='test'><name>other</name><memory>1024</memory><os>"
        "<type>hvm</type></os><devices><disk type='file'><source file='/x'/><target dev='vda'/></disk></devices></domain>", 0);
    if (other)
        virDomainCheckpointCreateXML(other, "<domaincheckpoint><name>c</name></domaincheckpoint>", 0);
    fill(&rw, conn);
    fill(&ro, virConnectOpenReadOnly("test:///default"));
}
"""


def functions():
    level = (ROOT / "abi" / "level.txt").read_text().strip()
    for row in compat.table("symbols.tsv"):
        if row["kind"] == "function" and compat.version(row["since"]) <= min(compat.version(level), (11, 3, 0)):
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
    if is_pointer(kind):
        return f"at({index})"
    return "0" if name in ("flags", "timeout") or kind == "double" else "1"


def cases(row):
    """What to call a function with: a name and the arguments."""
    params = parameters(row)
    pointers = [i for i, (kind, _) in enumerate(params) if is_pointer(kind)]
    handles = [i for i in pointers if params[i][0] in HANDLES]
    if not pointers:
        return
    yield "all NULL", ["NULL" if i in pointers else "0" for i in range(len(params))], set()
    base = [plausible(i, kind, name, "rw") for i, (kind, name) in enumerate(params)]
    needs = {HANDLES[params[i][0]] for i in handles}
    for i in pointers:
        rest = {HANDLES[params[j][0]] for j in handles if j != i}
        yield f"{params[i][1]} NULL", base[:i] + ["NULL"] + base[i + 1:], rest
    for i in handles:
        other = "rw.dom" if params[i][0] != "virDomainPtr" else "rw.conn"
        rest = {HANDLES[params[j][0]] for j in handles if j != i}
        yield f"{params[i][1]} of another kind", base[:i] + [f"(void *){other}"] + base[i + 1:], rest
    if handles:
        yield "read-only", [plausible(i, kind, name, "ro") for i, (kind, name) in enumerate(params)], needs


def program():
    lines = [PRELUDE]
    calls = []
    for row in functions():
        taken = {HANDLES.get(kind) for kind, _ in parameters(row)}
        KINDS[row["symbol"]] = [handle for handle in taken if handle in LOOKUPS]
        for number, (what, args, needs) in enumerate(cases(row)):
            if needs & NEVER or row["symbol"].endswith(("Free", "Close")) and "NULL" not in what and "kind" not in what:
                continue
            name = f"call_{row['symbol']}_{number}"
            lines.append(f"static void {name}(void) {{ (void){row['symbol']}({', '.join(args)}); }}"
                         if row["return_type"] != "void" else
                         f"static void {name}(void) {{ {row['symbol']}({', '.join(args)}); }}")
            there = " && ".join(f"{side}.{handle}" for handle in sorted(needs) for side in ("rw", "ro")) or "1"
            calls.append(f'    if ({there})\n        answer("{row["symbol"]}", "{what}", {name});\n    else\n'
                         f'        printf("{row["symbol"]}\\t{what}\\tSKIP\\t0\\n");')
    return "\n".join(lines) + "\nint main(void) {\n    prepare();\n" + "\n".join(calls) + "\n    return 0;\n}\n"


def answers(libdir, include):
    out = ROOT / "build" / "arguments"
    out.mkdir(parents=True, exist_ok=True)
    (out / "arguments.c").write_text(program())
    compiler = os.environ.get("CC", "cc")
    subprocess.run([compiler, "-std=gnu11", "-w", "-O0", f"-I{include}", "arguments.c", "-o", "arguments", f"-L{libdir}",
                    "-Wl,--unresolved-symbols=ignore-in-shared-libs", "-lvirt"], cwd=out, check=True)
    environment = dict(os.environ, LD_LIBRARY_PATH=f"{libdir}:" + os.environ.get("LD_LIBRARY_PATH", ""))
    run = subprocess.run(["./arguments"], cwd=out, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                         text=True, check=True)
    found = {}
    for line in run.stdout.splitlines():
        cells = line.split("\t")
        if len(cells) == 4:
            found[cells[0], cells[1]] = (cells[2], cells[3])
    return found


def excused(function, original, ours, unanswered):
    """Whether a row may differ, by rule."""
    if ours[0] == "CRASH":
        return False
    if original[0] == "CRASH":
        return True
    # The test driver of ours has no object of the kind yet, so there is none to call with.
    if ours[0] == "SKIP":
        return any(LOOKUPS[handle] in unanswered for handle in KINDS.get(function, ()))
    # No driver of ours answers the call yet; the arguments were fine for both.
    return function in unanswered and ours[0] == str(NO_SUPPORT)


def check(recorded, found):
    exported = compat.bodies()
    driver = "\n".join(path.read_text() for path in sorted((ROOT / "src" / "drivers" / "test").rglob("*.rs")))
    unanswered = {name for name in exported if compat.state(exported[name], driver) == "no support"}
    known = {(row["function"], row["case"]): row for row in compat.table("argument-differences.tsv")}
    passed = failed = 0
    for key, original in recorded.items():
        ours = found.get(key, ("missing", ""))
        if key in known:
            good = ours == (known[key]["code"], known[key]["origin"]) and ours != original
        else:
            good = ours == original or excused(key[0], original, ours, unanswered)
        if good:
            passed += 1
        else:
            failed += 1
            print(f"{key[0]}, {key[1]}: the original {'/'.join(original)}, ours {'/'.join(ours)}")
    print(f"{passed} passed, {failed} failed")
    return failed == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--record", metavar="FILE")
    parser.add_argument("--check", metavar="FILE")
    parser.add_argument("--libdir", default=str(ROOT / "build" / "lib"))
    parser.add_argument("--include", default=str(ROOT / "include"))
    options = parser.parse_args()
    found = answers(os.path.abspath(options.libdir), os.path.abspath(options.include))
    if options.record:
        with open(options.record, "w", encoding="utf-8") as file:
            file.write("function\tcase\tcode\torigin\n")
            file.writelines(f"{function}\t{what}\t{code}\t{origin}\n" for (function, what), (code, origin) in found.items())
    if options.check:
        with open(options.check, encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file, delimiter="\t")
            recorded = {(row["function"], row["case"]): (row["code"], row["origin"]) for row in rows}
        sys.exit(0 if check(recorded, found) else 1)


main()
