#!/usr/bin/env python3
"""Calls every function that a connection's URI can ask to fail, each on a connection that asks for it.

    c-tests/every-fault.py [--libdir DIR] [--panic]

Each call must return its failure and leave the error that was asked for. With --panic, which needs a library that
panics on demand (`make faulty`), the functions panic instead, and each must come out as an internal error.

The calls are those with good arguments that c-tests/arguments.py makes: a C program, a child process for each call.
"""
import argparse
import pathlib
import sys

import arguments

SYSTEM_ERROR, INTERNAL_ERROR = "38", "1"

UUID = '"6695eb01-f6a4-8304-79aa-97f2502e193f"'

# Arguments that a call needs to come as far as its driver, by the parameter's type and name.
FITTING = {
    ("const char *", "uuid"): UUID,
    ("const char *", "uuidstr"): UUID,
    ("int", "type"): "VIR_DOMAIN_METADATA_ELEMENT",
}
# What no good arguments bring there.
NOT_REACHED = {
    "virDomainOpenGraphics": "wants a socket",
    "virDomainMigrate3": "the test driver migrates nothing",
    "virDomainMigrateToURI": "the test driver migrates nothing",
    "virDomainMigrateToURI2": "the test driver migrates nothing",
    "virDomainMigrateToURI3": "the test driver migrates nothing",
}

# What sets the objects of a connection up on which one function fails.
FAULTY = r"""
static int faulty(const char *function, const char *outcome) {
    char uri[200];
    snprintf(uri, sizeof(uri), "test:///default?fail=%s:%s", function, outcome);
    virConnectPtr conn = virConnectOpen(uri);
    if (!conn)
        return 0;
    memset(&rw, 0, sizeof(rw));
    fill(&rw, conn);
    return 1;
}
"""


def can_fail(row):
    """Whether a function is asked of a handle, and is none that only gives one up or takes another reference."""
    asked = any(kind in arguments.HANDLES for kind, _ in arguments.parameters(row))
    about_errors = row["symbol"].startswith("virConn") and not row["symbol"].startswith("virConnect")
    return asked and not about_errors and not row["symbol"].endswith(("Free", "Ref", "Close"))


def argument(index, kind, name):
    return FITTING.get((kind, name)) or arguments.plausible(index, kind, name, "rw")


def callable_functions():
    """Those that can fail, but for those of objects that the test driver does not have."""
    for row in arguments.functions(every_level=True):
        handles = {arguments.HANDLES.get(kind) for kind, _ in arguments.parameters(row)}
        if can_fail(row) and not handles & arguments.NEVER:
            yield row


def program(outcome):
    lines, calls = [arguments.PRELUDE, FAULTY], []
    for row in callable_functions():
        name = row["symbol"]
        args = [argument(i, kind, what) for i, (kind, what) in enumerate(arguments.parameters(row))]
        lines.append(f"static const char *call_{name}(void) {{ {arguments.call_of(row, args)} }}")
        calls.append(f'    if (faulty("{name}", "{outcome}"))\n        answer("{name}", "fault", call_{name});')
    return "\n".join(lines) + "\nint main(void) {\n    prepare();\n" + "\n".join(calls) + "\n    return 0;\n}\n"


def as_asked(name, answer, code):
    failed = answer is not None and answer.code == code and answer.returned != "success"
    return failed != (name in NOT_REACHED)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--libdir", default=str(arguments.ROOT / "build" / "lib"))
    parser.add_argument("--panic", action="store_true")
    options = parser.parse_args()
    outcome, code = ("panic", INTERNAL_ERROR) if options.panic else (SYSTEM_ERROR, SYSTEM_ERROR)
    libdir = str(pathlib.Path(options.libdir).resolve())
    found = arguments.answers(program(outcome), libdir, arguments.ROOT / "include")
    names = [row["symbol"] for row in callable_functions()]
    wrong = [name for name in names if not as_asked(name, found.get((name, "fault")), code)]
    for name in wrong:
        print(f"{name}: {found.get((name, 'fault'), 'its name was refused')}")
    print(f"{len(names) - len(wrong)} passed, {len(wrong)} failed")
    sys.exit(1 if wrong else 0)


main()
