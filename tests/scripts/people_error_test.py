#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Measures the error of the estimate of people that comes with demarc against hromadas whose number is known.

Prints what METHODS.md says of it, and holds it to that. Skipped without ../shared/geodata.

Usage: people_error_test.py PROGRAM ROOT
"""
import collections
import csv
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile
import zipfile

PROGRAM, ROOT = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
BOUNDARIES = ROOT.parent / "shared" / "geodata" / "boundaries"
HROMADAS = BOUNDARIES / "hromadas-osm.geojson.zip"
REGIONS = BOUNDARIES / "geoBoundaries-UKR-ADM1.geojson"
SEA = BOUNDARIES / "open_sea_gshhg.geojson"


def official():
    """People by KATOTTH code."""
    with zipfile.ZipFile(HROMADAS) as archive:
        records = json.loads(archive.read(archive.namelist()[0]))["features"]
    found = {}
    for record in records:
        values = record["properties"]
        if str(values["admin_level"]) == "7" and values["population"]:
            found[values["katotth"]] = float(str(values["population"]).replace(" ", ""))
    return found


def estimated():
    """The same by demarc: the classes of a layer add up to the district."""
    people = collections.Counter()
    with tempfile.TemporaryDirectory() as folder:
        results = pathlib.Path(folder) / "results"
        subprocess.run([PROGRAM, "run", "--quiet", "--format", "csv", "--plan", "present", "--output", results,
                        "--boundaries", f"{REGIONS}:geoboundaries", "--sea", SEA,
                        "--districts", f"{HROMADAS}:osm-hromadas"], check=True, stderr=subprocess.DEVNULL,
                       stdout=subprocess.DEVNULL)
        with open(results / "districts.csv", encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                if row["scenario"] == "present" and row["layer"] == "administration":
                    people[row["district_id"]] += float(row["people"])
    return people


def main():
    if not all(file.exists() for file in (HROMADAS, REGIONS, SEA)):
        print("skipped: ../shared/geodata is not there")
        return 77
    known, guess = official(), estimated()
    codes = [code for code in known if code in guess]
    off = [guess[code] / known[code] - 1 for code in codes]
    of_half = statistics.median(map(abs, off))
    middle = statistics.median(off)
    there, told = sum(known[code] for code in codes), sum(guess[code] for code in codes)
    print(f"{len(codes)} hromadas: half of them within {of_half:.1%}, median {middle:+.1%}, "
          f"sum {told / 1e6:.2f} of {there / 1e6:.2f} million ({told / there - 1:+.1%})")
    faults = [what for what, holds in (("number", len(codes) >= 245), ("half within 26%", of_half < 0.26),
                                       ("median within 4%", abs(middle) < 0.04),
                                       ("sum within 5%", abs(told / there - 1) < 0.05)) if not holds]
    print("".join(f"not so any more: {fault}; is METHODS.md (People) right?\n" for fault in faults), end="")
    return 1 if faults else 0


sys.exit(main())
