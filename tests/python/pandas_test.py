#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The notebook of src/python/README.md runs, and shows what `demarc run` writes.

Usage: pandas_test.py PROGRAM MODULE_FOLDER PROJECT
"""
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from shown import blocks, module_in, skip

program, project = sys.argv[1], Path(sys.argv[3])
module_in(sys.argv[2])
try:
    import geopandas
    import pandas
except ImportError as error:
    skip(error)

os.chdir(project)
names = {}
for block in blocks(project, "python"):
    exec(compile(block, "src/python/README.md", "exec"), names)

with tempfile.TemporaryDirectory() as name:
    folder = Path(name) / "run"
    subprocess.run([program, "run", "--quiet", "--plan", "us-28-point-2025-11", "--output", folder], check=True)
    written = pandas.read_csv(folder / "areas.csv", parse_dates=["date"])
    pandas.testing.assert_frame_equal(names["areas"].astype({"date": written.date.dtype}), written)
    claims = pandas.read_csv(folder / "claims.csv", parse_dates=["published", "date", "since"])
    shown = names["claims"]
    assert list(shown) == list(claims) and len(shown) == len(claims)
    for column in claims.columns.drop("reason"):  # which names options of the command line
        assert shown[column].fillna("").tolist() == claims[column].fillna("").tolist(), column
    written = geopandas.read_file(folder / "faces.gpkg", layer="faces")
    faces, exact = names["faces"], names["study"].faces.to_geopandas()
    assert faces.crs == exact.crs == "OGC:CRS84" and len(faces) == len(exact) == len(written) > 50
    assert (faces.area_km2 == written.area_km2).all() and (exact.area_km2 == written.area_km2).all()
    assert exact.geometry.geom_equals(written.geometry).all() and exact.geometry.is_valid.all()
    assert faces.geometry.geom_equals_exact(written.geometry.normalize(), 1e-8).all() or \
        faces.normalize().geom_equals_exact(written.normalize(), 1e-8).all()
country = names["country"]
assert abs(country.groupby("scenario").share_of_country_pct.sum() - 100).max() < 1e-3, country
assert names["own"].warnings and list(names["days"].broken) == ["2025-01-06"]
assert names["whole"].date.nunique() == 5, names["whole"]
print(f"{len(blocks(project, 'python'))} blocks")
