#!/usr/bin/env python3
"""Runs the benchmark programs on the original and on ours in turn; writes BENCHMARKS.md and its plot.

    run.py ORIGINAL_LIBRARY_PATH OUR_LIBRARY_PATH PROGRAMS [--quick]

Figures are medians: of what a program measures, and of its runs. With --quick, small sizes and one
run, and nothing is written.
"""

import os
import pathlib
import platform
import statistics
import subprocess
import sys

import plot

HERE = pathlib.Path(__file__).parent

# Program and arguments, sizes for both libraries, sizes for ours alone.
RUNS = [
    (["open", "-"], [], []),
    (["forest"], [100, 1000, 10_000, 100_000], [1_000_000]),
    # The original reads files of up to 10 MiB.
    (["load", "chain"], [1000, 10_000, 20_000], [100_000]),
    (["load", "star"], [1000, 10_000, 20_000], [100_000]),
    (["star"], [1000, 10_000, 20_000], [100_000]),
    (["readers"], [10_000], []),
    (["domains"], [300, 3000, 30_000, 100_000], []),
]
QUICK = [(["open", "-"], [], []), (["forest"], [1000], []), (["load", "chain"], [1000], []), (["star"], [1000], [])]
QUICK += [(["domains"], [1000], [])]

# What measures the least that a program's calls can cost.
FLOORS = {"open": "floor", "forest": "floor", "domains": "domains_floor"}

# What the library sets out to reach: a ratio to the original, or a figure.
GOALS = {
    "list and free, each": "20 times faster, at most 2 times the floor",
    "descendants and free, each": "20 times faster, at most 2 times the floor",
    "count": "constant",
    "count of leaves": "constant",
    "count of roots": "constant",
    "list of roots (1)": "by what matches",
    "list of leaves (1%), each": "by what matches",
    "create": "20 times faster, flat",
    "look up by name": "10 times faster",
    "description": "10 times faster",
    "delete a leaf": "constant",
    "delete one of as many siblings": "constant",
    "delete the parent of as many, each": "by the children moved",
    "memory per snapshot": "at most 400 bytes",
    "open, list, close: whole process": "at most 2 ms",
    "open, list, close: peak memory": "at most 5 MB",
    "open a file, chain, each": "10 times faster, linear",
    "open a file, star, each": "10 times faster, linear",
    "define a domain": "10 times faster, flat",
    "memory of a domain": "a quarter of the original's",
    "description of a domain": "15 times faster, flat",
    "list domains and free, each": "20 times faster, flat as the floor",
    "statistics of domains and free, each": "10 times faster, flat as the floor",
    "info of a domain": "10 times faster, flat as the floor",
    "look up a domain by UUID and free": "20 times faster, flat as the floor",
    "look up a domain by name and free": "10 times faster, flat as the floor",
    "look up a domain and ask, eight threads": "1.7 times one thread's on 2 cores",
}
PLOTTED = [
    "list and free, each",
    "create",
    "count of leaves",
    "open a file, chain, each",
    "list domains and free, each",
    "statistics of domains and free, each",
    "look up a domain by name and free",
    "define a domain",
]


def run(programs, library, arguments):
    """The figures of one run, by what and size."""
    environment = {**os.environ, "LD_LIBRARY_PATH": library}
    command = [str(programs / arguments[0]), *map(str, arguments[1:])]
    output = subprocess.run(command, env=environment, cwd=programs, check=True, stdout=subprocess.PIPE, text=True).stdout
    lines = [line.split("\t") for line in output.splitlines()]
    return {(what, int(size)): float(figure) for what, size, figure in lines}


def measure(programs, libraries, runs, rounds):
    """The median of each figure, by side, what and size."""
    figures = {side: {} for side in libraries}

    def take(side, arguments):
        for key, figure in run(programs, libraries[side], arguments).items():
            figures[side].setdefault(key, []).append(figure)

    for arguments, both, ours in runs:
        for size in both or [None]:
            command = arguments + ([size] if size else [])
            print("...", *command, file=sys.stderr)
            for _ in range(rounds if (size or 0) <= 10_000 else 1):
                for side in ("original", "ours"):
                    take(side, command)
                if arguments[0] in FLOORS:
                    take("floor", [FLOORS[arguments[0]], size or "-"])
        for size in ours:
            take("ours", arguments + [size])
            if arguments[0] in FLOORS:
                take("floor", [FLOORS[arguments[0]], size])
    return {side: {key: statistics.median(found) for key, found in its.items()} for side, its in figures.items()}


def shown(what, figure):
    """A figure with its unit."""
    if "memory" in what:
        return f"{figure / 1e6:.1f} MB" if figure >= 1e6 else f"{figure:.0f} B"
    for unit, scale in (("ms", 1e6), ("us", 1e3)):
        if figure >= scale:
            return f"{figure / scale:.3g} {unit}"
    return f"{figure:.3g} ns"


def table(figures):
    rows = ["| what | size | original | ours | ratio | floor | goal |", "| --- | ---: | ---: | ---: | ---: | ---: | --- |"]
    for (what, size), ours in figures["ours"].items():
        original, floor = figures["original"].get((what, size)), figures["floor"].get((what, size))
        if "descendants" in what or "topological" in what:
            floor = figures["floor"].get(("list and free, each", size))
        cells = [
            what,
            f"{size:,}" if size else "",
            shown(what, original) if original is not None else "",
            shown(what, ours),
            f"{original / ours:.1f}" if original is not None else "",
            shown(what, floor) if floor is not None else "",
            GOALS.get(what, ""),
        ]
        rows.append("| " + " | ".join(cells) + " |")
    return "\n".join(rows)


def processor():
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.machine()


PAGE = """# Benchmarks

What the calls on snapshots and domains cost, on libvirt 11.3.0 and on ferrovirt, measured in one run by turns on {cores} cores of
{processor}. `make bench` writes this page. All go through the C functions of the shared library, as a client calls them
(`benches/*.c`); figures are medians, and the ratio says how many times faster (or smaller) ours is.

The floor is what `benches/floor.c` takes, a C program without checks, locks or a library: it carves handles of that
size from chunks, copies a name into each and frees them one by one. That of a process is a C program that does nothing.
That of domains is `benches/domains_floor.c`, which also hashes what is looked up, and makes what callers get of statistics: for each
domain a record and a block of parameters, whose names have 80 bytes. With 100,000 domains no processor's cache holds what
is asked for, nor does malloc keep the memory from call to call, so the floor rises too.

![cost against size](benches/cost.svg)

{table}

"each" is the time divided by the number of snapshots. The history of the first rows has one root, where every hundredth
snapshot begins a branch, so one in a hundred is a leaf. A process's time and memory are those of a client that opens
`test:///default`, lists and closes. Readers list without a pause while one writer takes a snapshot and deletes it, all
on {cores} cores, so the longest wait of the writer is mostly for a core. Domains are of 3 KB of XML (`benches/domain_xml.h`), and off; threads
look them up by UUID on one connection and ask each for its info, and the time is that of all of them divided by their calls. The original refuses node files beyond 10 MiB.
"""


def main():
    original, ours, programs = sys.argv[1:4]
    quick = "--quick" in sys.argv
    libraries = {"original": original, "ours": ours, "floor": ""}
    figures = measure(pathlib.Path(programs).resolve(), libraries, QUICK if quick else RUNS, 1 if quick else 3)
    print(table(figures))
    if quick:
        return
    page = PAGE.format(cores=os.cpu_count(), processor=processor(), table=table(figures))
    (HERE.parent / "BENCHMARKS.md").write_text(page)
    (HERE / "cost.svg").write_text(plot.panels(figures, PLOTTED))


if __name__ == "__main__":
    main()
