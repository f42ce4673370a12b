# SPDX-License-Identifier: MIT
"""The series job as a careful user of GeoPandas and Shapely (1.8 or 2) writes it.

Usage: geopandas_series.py DAYS REGIONS OUT
Areas in the equal-area plane EPSG:6933; regions are prepared, only those that a day's polygons
touch are cut, and a map that was there the day before is not cut again.
"""
import csv
import json
import pathlib
import sys

import geopandas
from shapely.geometry import shape
from shapely.prepared import prep

days, regions_file, out = sys.argv[1:4]
regions = list(geopandas.read_file(regions_file).to_crs(6933).geometry)
prepared = [prep(region) for region in regions]
known = {}
with open(out, "w", newline="", encoding="utf-8") as stream:
    rows = csv.writer(stream)
    for file in sorted(pathlib.Path(days).glob("*.geojson")):
        features = json.loads(file.read_bytes())["features"]
        key = json.dumps(features)
        if key not in known:
            land = geopandas.GeoSeries([shape(f["geometry"]) for f in features], crs=4326)
            land = land.to_crs(6933)
            land = land.iloc[0] if len(land) == 1 else land.unary_union
            areas = [0.0] * len(regions)
            for i, region in enumerate(regions):
                if prepared[i].contains_properly(land):
                    areas[i] = land.area
                elif prepared[i].intersects(land):
                    areas[i] = region.intersection(land).area
            known = {key: areas}
        for i, area in enumerate(known[key]):
            rows.writerow([file.stem[-8:], i, area / 1e6])
