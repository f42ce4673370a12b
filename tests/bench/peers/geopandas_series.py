# SPDX-License-Identifier: MIT
"""The series job as a careful user of GeoPandas and Shapely 2 writes it.

Usage: geopandas_series.py DAYS REGIONS OUT
Areas in the equal-area plane EPSG:6933; regions are prepared, only those that a day's polygons
touch are cut, and a map that was there the day before is not cut again.
"""
import csv
import json
import pathlib
import sys

import geopandas
import shapely
from shapely.geometry import shape

days, regions_file, out = sys.argv[1:4]
regions = geopandas.read_file(regions_file).to_crs(6933)
shapely.prepare(regions.geometry.values)
known = {}
with open(out, "w", newline="", encoding="utf-8") as stream:
    rows = csv.writer(stream)
    for file in sorted(pathlib.Path(days).glob("*.geojson")):
        features = json.loads(file.read_bytes())["features"]
        key = json.dumps(features)
        if key not in known:
            land = geopandas.GeoSeries([shape(f["geometry"]) for f in features], crs=4326)
            land = land.to_crs(6933).union_all() if hasattr(land, "union_all") else land.to_crs(6933).unary_union
            areas = [0.0] * len(regions)
            for i, region in enumerate(regions.geometry.values):
                if shapely.intersects(region, land):
                    whole = shapely.contains_properly(region, land)
                    areas[i] = (land if whole else shapely.intersection(region, land)).area
            known = {key: areas}
        for i, area in enumerate(known[key]):
            rows.writerow([file.stem[-8:], i, area / 1e6])
