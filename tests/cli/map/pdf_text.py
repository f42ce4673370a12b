#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Usage: pdf_text.py SVG TEXT INFO: whether the text that pdftotext -raw took from the PDF of an SVG has each text of the
SVG, in one piece and as often, and whether the title is the SVG's."""
import collections
import sys
import xml.etree.ElementTree as ET


def spaced(text):
    return " ".join(text.replace("\u00a0", " ").split())


svg, taken, info = sys.argv[1:]
root = ET.parse(svg).getroot()
name = "{http://www.w3.org/2000/svg}"
lines = [line for text in root.iter(name + "text") for line in (list(text.iter(name + "tspan")) or [text])]
texts = [spaced("".join(line.itertext())) for line in lines]
assert len(texts) > 30, f"{svg}: only {len(texts)} texts"
extracted = spaced(open(taken, encoding="utf-8").read())
faults = [f"'{text}' is not in the text of the PDF in one piece" for text in texts if text not in extracted]
for text, count in collections.Counter("".join(texts).replace(" ", "")).items():
    found = extracted.count(text)
    if found != count:
        faults.append(f"'{text}' is {found} times in the text of the PDF, {count} times in the SVG")
title = root.find(name + "title").text
if ["Title:", *title.split()] not in [line.split() for line in open(info, encoding="utf-8")]:
    faults.append(f"the title is not '{title}'")
if faults:
    sys.exit(f"{svg}:\n" + "\n".join(faults))
