#!/usr/bin/env bash
# What `make demo` shows, against what it should show.
. tests/sh/suite.sh
shown() { diff tests/data/demo.txt <(make --no-print-directory demo-run); }
check "the demo draws the lab's history" shown
finish demo
