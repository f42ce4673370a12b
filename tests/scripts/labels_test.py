#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What readers are shown for a word of the files stands once, in src/words/labels.cpp: no label of
it is written again in src/ or in geodata/languages.

Usage: labels_test.py PROJECT
"""
import re
import sys
import tomllib
from pathlib import Path

project = Path(sys.argv[1])
home = project / "src/words/labels.cpp"
faults = []


def literals(text):
    """String literals, those side by side as one, with their lines."""
    for match in re.finditer(r'"((?:[^"\\\n]|\\.)*)"(?:\s*"(?:[^"\\\n]|\\.)*")*', text):
        parts = re.findall(r'"((?:[^"\\\n]|\\.)*)"', match[0])
        yield text.count("\n", 0, match.start()) + 1, "".join(parts)


def without_comments(text):
    return re.sub(r"(?m)//.*$", "", text)


# The line itself, not the form of a source that is one.
TERMS = {"line of contact", "лінія зіткнення"}


def is_label(text):
    """A label of one plain word ("Ukraine", "polygons") is an ordinary word elsewhere."""
    return " " in text and text.casefold() not in TERMS


labels = {text.casefold() for _, text in literals(home.read_text(encoding="utf-8")) if is_label(text)}
assert len(labels) > 80 and "held by ukraine" in labels and "утримує україна" in labels

for file in sorted([*(project / "src").rglob("*.cpp"), *(project / "src").rglob("*.hpp")]):
    if file == home:
        continue
    for line, text in literals(without_comments(file.read_text(encoding="utf-8"))):
        if text.casefold() in labels:
            faults.append(f"{file.relative_to(project)}:{line}: writes the label \"{text}\" again")
for file in sorted((project / "geodata/languages").glob("*.toml")):
    words = tomllib.loads(file.read_text(encoding="utf-8"))["words"]
    for key, text in words.items():
        if text.casefold() in labels:
            faults.append(f"{file.relative_to(project)}: '{key}' writes the label \"{text}\" again")

print("\n".join(faults) or f"{len(labels)} labels stand once")
sys.exit(bool(faults))
