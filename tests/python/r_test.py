#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What src/python/README.md shows of R works on what `demarc run` writes.

Usage: r_test.py PROGRAM PROJECT
"""
import csv
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from shown import blocks, skip

program, project = sys.argv[1], Path(sys.argv[2])
if not shutil.which("Rscript"):
    skip("Rscript")
if subprocess.run(["Rscript", "-e", "library(sf)"], capture_output=True).returncode != 0:
    skip("R's package sf")

with tempfile.TemporaryDirectory() as name:
    subprocess.run([program, "run", "--quiet", "--plan", "us-28-point-2025-11", "--format", "csv,gpkg",
                    "--output", "story"], check=True, cwd=name)
    script = "options(digits = 15)\n" + "".join(blocks(project, "r"))
    done = subprocess.run(["Rscript", "-e", script], cwd=name, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    with open(Path(name) / "story/areas.csv", encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["scenario"] != "present"
                and row["region_code"] == "UA" and row["layer"] == "change"]
words = done.stdout.split()
assert len(rows) > 3
for row in rows:
    places = [at for at, word in enumerate(words) if word == row["class"]]
    assert len(places) == 2, done.stdout
    for at in places:  # from the faces and from the table: they differ by the rounding of each face
        assert abs(float(words[at + 1]) - float(row["area_km2"])) < 0.1, (row, done.stdout)
print(done.stdout)
