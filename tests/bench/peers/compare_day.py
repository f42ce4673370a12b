# SPDX-License-Identifier: MIT
"""Holds the areas of a peer against those of demarc.

Usage: compare_day.py AREAS.CSV PEER.CSV
Prints the largest difference of a region under a plan, of what Russia holds and of zones; fails where
a figure is off by more than a thousandth and 1 km², of zones by a hundredth: peers draw them in UTM.
"""
import csv
import sys
from collections import defaultdict

figures = defaultdict(float)
with open(sys.argv[1], newline="", encoding="utf-8") as stream:
    for row in csv.DictReader(stream):
        kind = {"administration": "russia", "overlay": "zone"}.get(row["layer"])
        if (kind == "russia") == (row["class"] == "russia") and kind and row["class"] != "none":
            figures[row["scenario"], row["region_code"], kind] += float(row["area_km2"])
largest = {"russia": (0, ""), "zone": (0, "")}
wrong = []
with open(sys.argv[2], newline="", encoding="utf-8") as stream:
    for plan, region, kind, area in csv.reader(stream):
        own = figures[plan, region, kind]
        off = abs(float(area) - own)
        largest[kind] = max(largest[kind], (off, f"{region} under {plan}, {own:.1f} km²"))
        if off > max(1, own * (0.001 if kind == "russia" else 0.01)):
            wrong.append(f"{plan} {region} {kind}: {own:.1f} and {float(area):.1f} km²")
print("; ".join(f"{kind}: at most {off:.2f} km² apart ({where})" for kind, (off, where) in largest.items()))
if wrong:
    sys.exit("\n".join(wrong))
