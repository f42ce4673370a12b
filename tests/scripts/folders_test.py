#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The folders of src/ include only those before them, in the order that ARCHITECTURE.md gives; what
lies below the command line names none of its options and prints nothing.

Usage: folders_test.py PROJECT
"""
import re
import sys
from pathlib import Path

project = Path(sys.argv[1])
source = project / "src"
faults = []


def order():
    """Folder -> rank: folders between two arrows, parted by |, have the same one."""
    text = (project / "ARCHITECTURE.md").read_text(encoding="utf-8")
    lines = re.search(r"^```order\n(.*?)^```", text, re.M | re.S)
    assert lines, "ARCHITECTURE.md has no block of the order of folders"
    ranks = {}
    for rank, step in enumerate(" ".join(lines[1].split()).split(" -> ")):
        ranks.update(dict.fromkeys((name.strip() for name in step.split("|")), rank))
    return ranks


ranks = order()
folders = sorted(path.name for path in source.iterdir() if path.is_dir())
assert set(folders) == set(ranks) - {"main"}, (folders, sorted(ranks))


def code_of(text):
    """Without comments, line by line."""
    text = re.sub(r"/\*.*?\*/", lambda match: "\n" * match[0].count("\n"), text, flags=re.S)
    return [re.sub(r"(^|[^:\"])//.*", r"\1", line) for line in text.split("\n")]


for file in sorted([*source.rglob("*.cpp"), *source.rglob("*.hpp"), *source.rglob("*.in")]):
    name = file.relative_to(source)
    # The program in a page has a main() of its own.
    folder = name.parts[0] if len(name.parts) > 1 and name.parts[:2] != ("page", "wasm") else "main"
    for number, line in enumerate(code_of(file.read_text(encoding="utf-8")), 1):
        where = f"src/{name}:{number}"
        include = re.match(r'#include "(\w+)/', line)
        if include and include[1] != folder and ranks[include[1]] >= ranks[folder]:
            faults.append(f"{where}: {folder} includes {include[1]}, which does not come before it")
        if ranks[folder] > ranks["study"]:
            continue
        if re.search(r'"[^"]*(?<![-\w])--[a-z]', line):
            faults.append(f"{where}: names an option; write the field of the request in backquotes")
        if re.search(r"#include <iostream>|std::(cout|cerr|clog)\b|\b(f?printf|puts)\(", line):
            faults.append(f"{where}: prints")

assert len(folders) > 10 and ranks["support"] == 0
print("\n".join(faults) or f"{len(folders)} folders keep their order")
sys.exit(bool(faults))
