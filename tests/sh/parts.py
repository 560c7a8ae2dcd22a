#!/usr/bin/env python3
"""Holds the packages that each part of the library brings, and their licences, against packaging/parts.tsv.

    tests/sh/parts.py           checks the project; one line a fault, and "N passed, N failed" at the end
    tests/sh/parts.py --self    checks that what is wrong is found

The library without any feature is the part `base`; a feature is a part of that name. A part may bring the packages of its
row, with licences of its row or of base's. What is in a row and not needed is a fault too, so that rows stay short.
"""
import csv
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def rows():
    with open(ROOT / "packaging" / "parts.tsv", encoding="utf-8", newline="") as file:
        return {row["part"]: row for row in csv.DictReader(file, delimiter="\t")}


def packages(features):
    """The packages that the library needs with these features, each with its licence."""
    command = [os.environ.get("CARGO", "cargo"), "tree", "--locked", "--edges", "normal,build", "--prefix", "none",
               "--no-dedupe", "--no-default-features", "--features", features, "--format", "{p}\t{l}"]
    output = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout
    found = dict(line.split("\t") for line in output.splitlines() if "\t" in line)
    return {name.split(" ")[0]: licence for name, licence in found.items() if not name.startswith("ferrovirt ")}


def allowed(expression, licences):
    """Whether a licence expression can be met with those licences alone."""
    words = re.sub(r"[A-Za-z0-9.+-]+", lambda word: word[0] if word[0] in ("OR", "AND") else str(word[0] in licences),
                   expression.replace("/", " OR "))
    return bool(re.fullmatch(r"[\sA-Za-z()]+", words)) and eval(words.replace("OR", "or").replace("AND", "and"))  # noqa: S307


def faults(part, row, base, found):
    """What is wrong with the packages that a part brings."""
    names, licences = set(row["packages"].split()), set(row["licences"].split()) | set(base["licences"].split())
    for name, licence in sorted(found.items()):
        if name not in names:
            yield f"{part} brings the package {name}, which its row in packaging/parts.tsv does not have"
        elif not allowed(licence, licences):
            yield f"{part} brings {name} with the licence {licence}, which its row does not allow"
    for name in sorted(names - found.keys()):
        yield f"{part} does not need the package {name}, which its row in packaging/parts.tsv has"


def check():
    table = rows()
    base = packages("")
    wrong = list(faults("base", table["base"], table["base"], base))
    parts = [part for part in table if part not in ("base", "all")]
    for part in parts:
        brought = {name: licence for name, licence in packages(part).items() if name not in base}
        wrong += faults(part, table[part], table["base"], brought)
    print(*wrong, sep="\n", end="\n" if wrong else "")
    return len(parts) + 1, wrong


def check_itself():
    base = {"packages": "libc", "licences": "MIT Zlib"}
    row = {"packages": "ring", "licences": "ISC"}
    cases = [
        ({"ring": "ISC"}, 0),
        ({"ring": "MIT OR Foo"}, 0),
        ({"ring": "ISC AND Foo"}, 1),
        ({"ring": "(MIT OR Foo) AND Zlib"}, 0),
        ({"ring": "GPL-3.0"}, 1),
        ({"ring": "ISC", "rustls": "MIT"}, 1),
        ({}, 1),
    ]
    wrong = [f"{found}: {count} faults expected" for found, count in cases
             if len(list(faults("tls", row, base, found))) != count]
    print(*wrong, sep="\n", end="\n" if wrong else "")
    return len(cases), wrong


def main():
    count, wrong = check_itself() if "--self" in sys.argv else check()
    print(f"{count - min(count, len(wrong))} passed, {len(wrong)} failed")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
