#!/usr/bin/env python3
"""Makes one mistake after the other in documents, by rule, gives each to both libraries and compares what they say.

    sweep.py ORIGINAL OURS [--seconds N] [--pairs N] [--seed N] [--all] [DOCUMENT...]

Per element: it twice, it without anything, it left out, its text a wrong word, nothing, -1, a number above 64 bits; the same
of each attribute, and the attribute left out. --pairs adds N documents with two mistakes each for every document. Compared
are code, domain and message of the error, or that there is none (what a description then shows is for others to compare).
A process for each library answers; where the original's ends, the document counts as skipped.

sweep/known.txt lists known differences, the document's file and the mistake; one that is gone is a failure too, so that the
list only gets shorter. --known writes those that were found.

Prints the differences by element, and last how many passed and failed. --seconds takes an evenly spread slice that fits, --all prints
every difference with its document."""
import argparse
import copy
import ctypes
import glob
import json
import os
import random
import select
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as tree

WRONG = ["pigeon", "", "-1", "99999999999999999999"]
HERE = os.path.dirname(os.path.abspath(__file__))
KNOWN = os.path.join(HERE, "sweep", "known.txt")


class Error(ctypes.Structure):
    _fields_ = [("code", ctypes.c_int), ("domain", ctypes.c_int), ("message", ctypes.c_char_p)]


def answerer(path):
    """The side of one library: a line with a document in JSON comes in, a line with the answer goes out."""
    library = ctypes.CDLL(path)
    pointer, handler = ctypes.c_void_p, ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p)(lambda *_: None)
    library.virSetErrorFunc(None, handler)
    library.virGetLastError.restype = ctypes.POINTER(Error)
    for name in ["virConnectOpen", "virDomainDefineXMLFlags", "virNetworkDefineXML", "virStoragePoolDefineXML",
                 "virInterfaceDefineXML", "virStoragePoolLookupByName", "virStorageVolCreateXML"]:
        getattr(library, name).restype = pointer
    connection = pointer(library.virConnectOpen(b"test:///default"))
    pool = pointer(library.virStoragePoolLookupByName(connection, b"default-pool"))

    def given(root, text):
        if root == "node":
            with tempfile.NamedTemporaryFile("wb", suffix=".xml") as file:
                file.write(text)
                file.flush()
                opened = library.virConnectOpen(b"test://" + file.name.encode())
                return opened and library.virConnectClose(pointer(opened)) + 1
        if root == "volume":
            made = library.virStorageVolCreateXML(pool, text, 0)
            return made and (library.virStorageVolDelete(pointer(made), 0), library.virStorageVolFree(pointer(made)))
        kinds = {"domain": ("virDomainDefineXMLFlags", "virDomainUndefine", "virDomainFree"),
                 "network": ("virNetworkDefineXML", "virNetworkUndefine", "virNetworkFree"),
                 "pool": ("virStoragePoolDefineXML", "virStoragePoolUndefine", "virStoragePoolFree"),
                 "interface": ("virInterfaceDefineXML", "virInterfaceUndefine", "virInterfaceFree")}
        define, undefine, free = kinds[root]
        made = getattr(library, define)(connection, text, 0)
        return made and (getattr(library, undefine)(pointer(made)), getattr(library, free)(pointer(made)))

    for line in sys.stdin:
        root, text = json.loads(line)
        library.virResetLastError()
        answer = "taken"
        if not given(root, text.encode()):
            error = library.virGetLastError().contents
            message = (error.message or b"").decode(errors="replace")
            answer = "%d/%d %s" % (error.code, error.domain, message)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


class Side:
    """A library in a process of its own, begun anew when it ends."""

    def __init__(self, path):
        self.path, self.process = path, None

    def ask(self, root, text):
        if self.process is None:
            folder = os.path.dirname(self.path)
            beside = [folder, folder.replace("/usr/lib/", "/lib/")]
            surroundings = dict(os.environ, LD_LIBRARY_PATH=":".join(beside), LIBVIRT_DEBUG="error")
            command = [sys.executable, os.path.abspath(__file__), "--answer", self.path]
            self.process = subprocess.Popen(command, env=surroundings, text=True, stdin=subprocess.PIPE,
                                            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        try:
            self.process.stdin.write(json.dumps([root, text]) + "\n")
            self.process.stdin.flush()
            ready, _, _ = select.select([self.process.stdout], [], [], 20)
            line = self.process.stdout.readline() if ready else ""
        except BrokenPipeError:
            line = ""
        if not line:
            self.process.kill()
            self.process.wait()
            self.process = None
            return None
        return json.loads(line)


def mistakes(root):
    """What can be done to a document: for each a name, and what does it to a copy's elements, counted as iter() has them."""
    for place, element in enumerate(root.iter()):
        def on_attribute(name, value):
            def change(elements, place=place):
                elements[place].attrib.pop(name, None) if value is None else elements[place].set(name, value)
            return change

        def on_text(value):
            def change(elements, place=place):
                elements[place].text = value
            return change

        def bare(elements, place=place):
            elements[place].clear()

        def around(elements, what, place=place):
            for parent in elements:
                if elements[place] in list(parent):
                    at = list(parent).index(elements[place])
                    parent.insert(at, copy.deepcopy(elements[place])) if what == "twice" else parent.remove(elements[place])
                    return

        tag = "%s#%d" % (element.tag, place)
        for name in element.attrib:
            for value in [None] + WRONG:
                how = "left out" if value is None else repr(value)
                yield "%s %s %s" % (tag, name, how), on_attribute(name, value)
        if len(element) == 0 and (element.text or "").strip():
            for value in WRONG:
                yield "%s text %r" % (tag, value), on_text(value)
        if place > 0:
            yield tag + " bare", bare
            yield tag + " twice", lambda elements, around=around: around(elements, "twice")
            yield tag + " left out", lambda elements, around=around: around(elements, "left out")


def changed(root, changes):
    copied = copy.deepcopy(root)
    elements = list(copied.iter())
    for change in changes:
        change(elements)
    return tree.tostring(copied, encoding="unicode")


def documents(paths, pairs, seed):
    """All documents with mistakes: file, what was done, root element, text."""
    choice = random.Random(seed)
    for path in paths:
        root = tree.parse(path).getroot()
        single = list(mistakes(root))
        yield path, "nothing", root.tag, tree.tostring(root, encoding="unicode")
        for name, change in single:
            yield path, name, root.tag, changed(root, [change])
        for _ in range(pairs):
            (one, first), (two, second) = choice.sample(single, 2)
            yield path, one + " and " + two, root.tag, changed(root, [first, second])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("original"), parser.add_argument("ours"), parser.add_argument("documents", nargs="*")
    parser.add_argument("--seconds", type=float), parser.add_argument("--pairs", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1), parser.add_argument("--all", action="store_true")
    parser.add_argument("--known", action="store_true")
    options = parser.parse_args()
    known = set() if options.known else set(open(KNOWN).read().splitlines())
    paths = options.documents or sorted(glob.glob(os.path.join(HERE, "sweep", "*.xml")))
    todo = list(documents(paths, options.pairs, options.seed))
    random.Random(options.seed).shuffle(todo)
    original, ours = Side(options.original), Side(options.ours)
    end = time.monotonic() + options.seconds if options.seconds else float("inf")
    right = skipped = 0
    different = {}
    for path, name, root, text in todo:
        if time.monotonic() > end:
            break
        wanted = original.ask(root, text)
        if wanted is None:
            skipped += 1
            continue
        got = ours.ask(root, text) or "it ended"
        mark = "%s %s" % (os.path.basename(path), name)
        if got != wanted and options.known:
            known.add(mark)
        if (got == wanted) != (mark in known):
            right += 1
        else:
            key = (os.path.basename(path), name.split("#")[0])
            different.setdefault(key, []).append((name, wanted, got, text))
    for (path, element), found in sorted(different.items()):
        print("%s <%s>: %d" % (path, element, len(found)))
        for name, wanted, got, text in found if options.all else found[:3]:
            same = "the same, so it is to be taken off the list: " if got == wanted else ""
            print("    %s\n        original: %s\n        ours:     %s%s" % (name, wanted.split("\n")[0], same, got.split("\n")[0]))
    wrong = sum(map(len, different.values()))
    if skipped:
        print("%d skipped: the original has no answer to them" % skipped)
    if options.known:
        open(KNOWN, "w").writelines(mark + "\n" for mark in sorted(known))
    print("%d passed, %d failed" % (right, wrong))
    return wrong > 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--answer"]:
        answerer(sys.argv[2])
    else:
        sys.exit(main())
