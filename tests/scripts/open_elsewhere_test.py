#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Opens what a run writes in GDAL, mapshaper and SQLite, and measures it again.

Usage: open_elsewhere_test.py PROGRAM TOOLS FIXTURES
TOOLS is the folder that scripts/install-dependencies --ci fills.
"""
import collections
import csv
import json
import math
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

PROGRAM, TOOLS, FIXTURES = (pathlib.Path(argument).absolute() for argument in sys.argv[1:4])
MAPSHAPER = TOOLS / "node_modules" / ".bin" / "mapshaper"
SCRATCH = tempfile.TemporaryDirectory()
RUN = pathlib.Path(SCRATCH.name, "run")
OTHER_DAY = pathlib.Path(SCRATCH.name, "other-day")

A = 6378137.0
F = 1 / 298.257223563
E2 = F * (2 - F)
E = math.sqrt(E2)


def zone_area(latitude):
    """Area between the equator and a latitude (radians), per radian of longitude, in m²."""
    sine = math.sin(latitude)
    return A * A * (1 - E2) / 2 * (sine / (1 - E2 * sine * sine) + math.atanh(E * sine) / E)


def ring_area(ring):
    """On the ellipsoid, edges straight in longitude and latitude; counterclockwise is positive.

    The mean of zone_area() over each edge by Gauss-Legendre quadrature with three points.
    """
    area = 0.0
    half = math.sqrt(0.6) / 2
    for (lon1, lat1), (lon2, lat2) in zip(ring, ring[1:]):
        if lon1 == lon2:
            continue
        middle, step = math.radians((lat1 + lat2) / 2), math.radians(lat2 - lat1)
        mean = (8 * zone_area(middle) + 5 * zone_area(middle - half * step)
                + 5 * zone_area(middle + half * step)) / 18
        area -= math.radians(lon2 - lon1) * mean
    return area


def polygons_of(geometry):
    if geometry["type"] == "Polygon":
        return [geometry["coordinates"]]
    assert geometry["type"] == "MultiPolygon", geometry["type"]
    return geometry["coordinates"]


def geometry_km2(geometry):
    total = 0.0
    for polygon in polygons_of(geometry):
        rings = [abs(ring_area(ring)) for ring in polygon]
        total += rings[0] - sum(rings[1:])
    return total / 1e6


def km2_by(collection, attribute):
    areas = collections.Counter()
    for feature in collection["features"]:
        areas[feature["properties"][attribute]] += geometry_km2(feature["geometry"])
    return areas


def table_km2(scenario, layer):
    with open(RUN / "areas.csv", encoding="utf-8", newline="") as table:
        return {row["class"]: float(row["area_km2"]) for row in csv.DictReader(table)
                if (row["scenario"], row["region_code"], row["layer"]) == (scenario, "UA", layer)}


def called(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True,
                          check=False, cwd=SCRATCH.name)
    assert done.returncode == 0, (command, done.stdout, done.stderr)
    return done


def as_geojson(file, *options):
    """What GDAL makes of a file."""
    target = pathlib.Path(SCRATCH.name, "copy.geojson")
    target.unlink(missing_ok=True)
    done = called("ogr2ogr", "-f", "GeoJSON", "-lco", "COORDINATE_PRECISION=12", target, file,
                  *options)
    assert done.stderr == "", done.stderr
    return json.loads(target.read_text(encoding="utf-8"))


class OpenElsewhere(unittest.TestCase):
    plan = "us-28-point-2025-11"
    column = "us_28_point_2025_11_change"

    def check_areas(self, collection, tolerance_km2, control="control", change=None):
        for layer, attribute in (("control", control), ("change", change or self.column)):
            wanted = table_km2(self.plan, layer)
            measured = km2_by(collection, attribute)
            self.assertEqual(set(measured), {name for name, km2 in wanted.items() if km2 > 0})
            for name, km2 in measured.items():
                self.assertAlmostEqual(km2, wanted[name], delta=tolerance_km2, msg=name)

    def test_areas_of_exact_formats_in_gdal(self):
        self.check_areas(as_geojson(RUN / "faces.gpkg", "faces"), 0.002)
        self.check_areas(as_geojson(RUN / "faces.fgb"), 0.002)
        self.check_areas(as_geojson(RUN / "faces.geojson"), 0.002)
        self.check_areas(as_geojson(RUN / "faces-shapefile" / "faces.shp"), 0.002,
                         change="p02_change")

    def test_areas_of_topojson_in_gdal_to_its_grid(self):
        self.check_areas(as_geojson(RUN / "faces.topojson"), 0.1)

    def test_areas_of_topojson_in_mapshaper_to_its_grid(self):
        target = pathlib.Path(SCRATCH.name, "shaped.geojson")
        called(MAPSHAPER, RUN / "faces.topojson", "-o", target, "precision=0.00001")
        self.check_areas(json.loads(target.read_text(encoding="utf-8")), 0.1)

    def test_gdal_has_no_warning(self):
        faces = len(json.loads((RUN / "faces.geojson").read_text(encoding="utf-8"))["features"])
        for name in ("faces.gpkg", "faces.fgb", "faces.geojson", "faces.topojson",
                     "disagreements.geojson", "faces-shapefile/faces.shp"):
            with self.subTest(name):
                done = called("ogrinfo", "-so", "-al", RUN / name)
                self.assertEqual(done.stderr, "")
                if name.startswith("faces"):
                    self.assertIn(f"Feature Count: {faces}\n", done.stdout)

    def test_gdal_takes_the_view_of_faces_by_plan_for_a_layer_and_shows_aliases(self):
        done = called("ogrinfo", "-so", RUN / "faces.gpkg", "faces_by_plan")
        self.assertEqual(done.stderr, "")
        self.assertIn("Geometry: Polygon", done.stdout)
        version = called("ogrinfo", "--version").stdout
        if tuple(map(int, re.findall(r"\d+", version)[:2])) >= (3, 7):  # which reads them
            self.assertIn('alternative name="Title of the plan"', done.stdout)

    def test_geojson_is_wound_as_rfc_7946_says(self):
        for name in ("faces.geojson", "disagreements.geojson"):
            collection = json.loads((RUN / name).read_text(encoding="utf-8"))
            self.assertNotIn("crs", collection)
            for feature in collection["features"]:
                for polygon in polygons_of(feature["geometry"]):
                    self.assertGreater(ring_area(polygon[0]), 0)
                    for hole in polygon[1:]:
                        self.assertLess(ring_area(hole), 0)
                    for ring in polygon:
                        self.assertEqual(ring[0], ring[-1])
                        self.assertGreaterEqual(len(ring), 4)

    def test_neighbours_share_one_arc(self):
        topology = json.loads((RUN / "faces.topojson").read_text(encoding="utf-8"))
        users = collections.defaultdict(list)
        for number, face in enumerate(topology["objects"]["faces"]["geometries"]):
            for ring in face["arcs"]:
                for arc in ring:
                    users[arc if arc >= 0 else ~arc].append((number, arc >= 0))
        shared = 0
        for arc, faces in users.items():
            self.assertLessEqual(len(faces), 2, arc)
            if len(faces) == 2:
                shared += 1
                self.assertNotEqual(faces[0][1], faces[1][1], "walked in opposite directions")
        self.assertGreater(shared, 100)
        self.assertEqual(len(users), len(topology["arcs"]), "no arc without a face")
        # No line is there twice: an edge is in one arc only.
        edges = collections.Counter()
        for arc in topology["arcs"]:
            x, y = arc[0]
            for dx, dy in arc[1:]:
                edges[frozenset(((x, y), (x + dx, y + dy)))] += 1
                x, y = x + dx, y + dy
        twice = sum(1 for count in edges.values() if count > 1)
        self.assertLess(twice, len(edges) / 1000, "but for slivers thinner than the grid")

    def test_mapshaper_finds_the_same_inner_lines(self):
        lengths = {}
        for name in ("faces.topojson", "faces.geojson"):
            target = pathlib.Path(SCRATCH.name, "lines.json")
            called(MAPSHAPER, RUN / name, "-innerlines", "-o", target, "format=geojson")
            lines = json.loads(target.read_text(encoding="utf-8"))
            lines = lines.get("features", lines.get("geometries"))
            lengths[name] = sum(length_of(line.get("geometry", line)) for line in lines)
        self.assertGreater(lengths["faces.geojson"], 50)  # degrees
        self.assertAlmostEqual(lengths["faces.topojson"] / lengths["faces.geojson"], 1, delta=1e-3)

    def test_the_grid_is_that_of_another_day(self):
        days = [json.loads((folder / "faces.topojson").read_text(encoding="utf-8"))
                for folder in (RUN, OTHER_DAY)]
        self.assertEqual(days[0]["transform"], days[1]["transform"])
        self.assertNotEqual(len(days[0]["arcs"]), len(days[1]["arcs"]))
        # Lviv Oblast is far from the front: its outline is the same to the last position.
        outlines = [positions_of(day, "UA-46") for day in days]
        self.assertGreater(len(outlines[0]), 100)
        self.assertEqual(*outlines)

    def test_the_geopackage_brings_a_style_for_each_layer(self):
        layers = {"faces", "line_of_contact", "regions", "sites", "zones", "places",
                  "disagreements", "faces_by_plan"}
        with sqlite3.connect(f"file:{RUN / 'faces.gpkg'}?mode=ro", uri=True) as database:
            self.assertEqual(database.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
            self.assertEqual(database.execute("PRAGMA foreign_key_check").fetchall(), [])
            named = dict(database.execute("SELECT table_name, data_type FROM gpkg_contents"))
            self.assertEqual(named, {**dict.fromkeys(layers, "features"),
                                     "face_outcomes": "attributes",
                                     "layer_styles": "attributes"})
            styles = database.execute("SELECT f_table_name, f_geometry_column, styleName, "
                                      "useAsDefault, styleQML FROM layer_styles").fetchall()
            defaults = collections.Counter(row[0] for row in styles if row[3] == "1")
            self.assertEqual(defaults, dict.fromkeys(layers, 1))
            described = dict(database.execute("SELECT description, styleName FROM layer_styles"))
            self.assertIn(self.plan, described)
            for table, geometry, _, _, qml in styles:
                database.execute(f'SELECT "{geometry}" FROM "{table}" LIMIT 1')
                self.assertTrue(qml.startswith("<!DOCTYPE qgis"))
            columns = [row[1] for row in database.execute("PRAGMA table_info(faces)")]
            for column in ("region_en", "region_uk", self.column, "present_administration"):
                self.assertIn(column, columns)
            names = database.execute("SELECT region_en, region_uk, area_km2 FROM regions "
                                     "WHERE region_code = 'UA-14'").fetchall()
            self.assertEqual([row[:2] for row in names], [("Donetsk Oblast", "Донецька область")])
            # Every class that is in a categorised column has a category of its own.
            for table, _, name, _, qml in styles:
                if 'attr="' not in qml:
                    continue
                attribute = qml.split('attr="')[1].split('"')[0]
                for (value,) in database.execute(f'SELECT DISTINCT "{attribute}" FROM "{table}"'):
                    self.assertIn(f'value="{value}"', qml, (table, name))


def length_of(geometry):
    lines = geometry["coordinates"]
    if geometry["type"] == "LineString":
        lines = [lines]
    return sum(math.dist(a, b) for line in lines for a, b in zip(line, line[1:]))


def positions_of(topology, region):
    positions = set()
    for face in topology["objects"]["faces"]["geometries"]:
        if face["properties"]["region_code"] != region:
            continue
        for ring in face["arcs"]:
            for number in ring:
                x, y = 0, 0
                for dx, dy in topology["arcs"][number if number >= 0 else ~number]:
                    x, y = x + dx, y + dy
                    positions.add((x, y))
    return positions


def main():
    missing = [str(name) for name in ("ogrinfo", "ogr2ogr", MAPSHAPER) if not shutil.which(name)]
    if missing:
        text = f"{', '.join(missing)}: needs scripts/install-dependencies --ci"
        if os.environ.get("CI") == "true":
            sys.exit(f"missing: {text}")
        print(f"SKIPPED: {text}")
        sys.exit(77)
    formats = "csv,gpkg,geojson,topojson,fgb,shp"
    called(PROGRAM, "run", "--quiet", "--plan", OpenElsewhere.plan, "--format", formats,
           "--output", RUN)
    called(PROGRAM, "run", "--quiet", "--plan", "present", "--format", "topojson", "--control",
           f"{FIXTURES / 'control' / 'classes-2025-01-02.geojson'}:classes", "--output", OTHER_DAY)
    unittest.main(argv=[sys.argv[0]])


if __name__ == "__main__":
    main()
