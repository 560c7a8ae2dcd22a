#!/usr/bin/env python3
"""Writes COMPAT.md: every public symbol with its node and what the drivers do with it, and where this library
answers otherwise than the original.

The state of a symbol is read from its function in src/api: one that ends in `.unsupported()` is not answered by
any driver yet, one that asks `driver()` is answered by the drivers that have the method.
"""
import csv
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def table(name):
    with open(ROOT / "abi" / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def version(text):
    return tuple(int(part) for part in text.split("."))


def bodies():
    """The body of every exported function."""
    found = {}
    for path in sorted((ROOT / "src" / "api").rglob("*.rs")):
        text = path.read_text(encoding="utf-8")
        for match in re.finditer(r'pub unsafe extern "C" fn (\w+)\(.*?\n}\n', text, re.S):
            found[match.group(1)] = match.group(0)
    return found


def state(body, driver):
    if body is None:
        return "data"
    if ".unsupported()" in body:
        return "no support"
    methods = re.findall(r"\b(?:driver\(\)|\w+)\s*\.\s*((?:domain|connect|node|network|storage|interface|secret|nwfilter)_\w+)\(", body)
    if "driver()" in body and methods:
        return "yes" if any(re.search(rf"\bfn {method}\b", driver) for method in methods) else "no support"
    return "library"


def shown():
    """The scripts that show each difference, by its id: they fail when it is gone."""
    found = {}
    for path in sorted((ROOT / "tests" / "oracle").rglob("*.txt")):
        for name in re.findall(r" ~[?!]? ([\w-]+)", path.read_text(encoding="utf-8")):
            found.setdefault(name, set()).add(path.stem)
    return found


def differences():
    """The lines of the table of differences."""
    scripts = shown()
    for row in table("differences.tsv"):
        seen = ", ".join(sorted(scripts.get(row["id"], ())))
        yield "| " + " | ".join([row["what"], row["original"], row["ours"], row["why"], seen]) + " |"


def main():
    level = (ROOT / "abi" / "level.txt").read_text().strip()
    exported = bodies()
    driver = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "src" / "drivers" / "test").rglob("*.rs")))
    out = [
        "# Compatibility",
        "",
        f"Made by `make compat`; do not edit. Level {level}. The original is libvirt 11.3.0.",
        "",
        "## Where this library answers otherwise",
        "",
        "What the last column names is a script in `tests/oracle` that makes the calls on both libraries (`make oracle`)",
        "and fails when the difference is gone.",
        "",
        "| what | the original | this library | why | seen by |",
        "| --- | --- | --- | --- | --- |",
    ]
    out += differences()
    out += [
        "",
        "## Every symbol",
        "",
        "`library`: answered without a driver. `yes`: the test driver answers. `no support`: arguments are checked, then",
        "VIR_ERR_NO_SUPPORT. `data`: a variable.",
        "",
    ]
    counts = {}
    lines = []
    for library in ("", "-qemu", "-lxc"):
        lines += [f"### libvirt{library}.so.0", "", "| symbol | node | test driver |", "| --- | --- | --- |"]
        for row in sorted(table(f"symbols{library}.tsv"), key=lambda row: row["symbol"]):
            if version(row["since"]) > version(level):
                continue
            told = state(exported.get(row["symbol"]), driver)
            counts[told] = counts.get(told, 0) + 1
            lines.append(f"| {row['symbol']} | {row['version_node']} | {told} |")
        lines.append("")
    out += ["Together: " + ", ".join(f"{count} {told}" for told, count in sorted(counts.items())) + ".", ""]
    text = "\n".join(out + lines).rstrip() + "\n"
    target = ROOT / "COMPAT.md"
    if sys.argv[1:] == ["--check"]:
        if target.read_text(encoding="utf-8") != text:
            sys.exit("COMPAT.md is out of date: run `make compat`")
    else:
        target.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
