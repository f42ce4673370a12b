# SPDX-License-Identifier: MIT
"""Ten plans on the map of one day as a careful user of GeoPandas writes them.

Usage: geopandas_day.py DAY REGIONS OUT
Writes, for each plan and region, what Russia holds under it and what a demilitarised zone covers, in
km². Areas in the equal-area plane EPSG:6933, buffers in UTM zone 36.
"""
import csv
import sys

import geopandas

day_file, regions_file, out = sys.argv[1:4]
regions = geopandas.read_file(regions_file).to_crs(6933).set_index("iso_3166_2")["geometry"]
occupied = geopandas.read_file(day_file).to_crs(6933).unary_union
whole = regions.area
russian = regions.intersection(occupied)
held = russian.area

KHERSON, ZAPORIZHZHIA, DONETSK, LUHANSK = "UA-65", "UA-23", "UA-14", "UA-09"
ANNEXED = [KHERSON, ZAPORIZHZHIA, DONETSK, LUHANSK]
FIVE = [*ANNEXED, "UA-43", "UA-40"]
THREE = ["UA-59", "UA-63", "UA-12"]  # Sumy, Kharkiv, Dnipropetrovsk


def under(given=(), returned=()):
    """What Russia holds where it gets all of some regions and leaves what it holds of others."""
    areas = held.copy()
    areas[list(given)] = whole[list(given)]
    areas[list(returned)] = 0
    return areas


def rest_of(*names):
    """A zone of what Ukraine holds of some regions."""
    return (whole - held)[list(names)]


def large(land):
    """Without specks where publisher and borders draw a coast apart: they are no front."""
    pieces = geopandas.GeoSeries([land], crs=6933).explode(index_parts=False)
    return pieces[pieces.area > 20_000].unary_union


ukrainian = large(regions.unary_union.difference(occupied))
front = large(russian.unary_union).boundary.intersection(ukrainian.buffer(1))


def buffer(kilometres):
    """A zone so deep on both sides of the front."""
    zone = geopandas.GeoSeries([front], crs=6933).to_crs(32636).buffer(kilometres * 1000)
    return regions.intersection(zone.to_crs(6933).iloc[0]).area


outside_five = [region for region in regions.index if region not in FIVE]
plans = {
    "russia-terms-2024-06": (under(given=ANNEXED), None),
    "russia-formula-2026-01": (under(given=[DONETSK, LUHANSK]), None),
    "anchorage-2025-08": (under(given=[DONETSK, LUHANSK], returned=THREE), None),
    "moscow-terms-2026-02": (under(given=[DONETSK], returned=THREE), None),
    "us-28-point-2025-11": (under(given=[LUHANSK], returned=outside_five), rest_of(DONETSK)),
    "us-20-point-draft-2025-12": (under(returned=outside_five), rest_of(DONETSK)),
    "us-economic-zone-2025-12": (under(returned=THREE), rest_of(DONETSK)),
    "geneva-zone-2026-02": (under(), rest_of(DONETSK)),
    "kellogg-buffer-2025-05": (under(), buffer(15)),
    "europe-buffer-2025-08": (under(), buffer(20)),
}
with open(out, "w", newline="", encoding="utf-8") as stream:
    rows = csv.writer(stream)
    for plan, (areas, zone) in plans.items():
        for region, area in areas.items():
            rows.writerow([plan, region, "russia", area / 1e6])
        for region, area in {} if zone is None else zone.items():
            rows.writerow([plan, region, "zone", area / 1e6])
