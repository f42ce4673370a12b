"""What demarc adds up of rasters, of people and of classes of land, beside rasterio and shapely.

Usage: rasters_test.py DEMARC GEODATA

Rasters are made here, of random numbers: in longitude and latitude, UTM and Mollweide, shifted by half a cell, with
rows from south to north, turned, tiled, with cells without a number, with a scale. Each has to give the sum over
Ukraine that shapely finds cell by cell, to a millionth, and the same in any layout to the last byte.
"""

import csv
import json
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

try:
    import numpy as np
    import rasterio
    from rasterio.transform import Affine
    from rasterio.warp import transform
    from shapely.geometry import LineString, Polygon, box, shape
    from shapely.ops import unary_union
except ImportError as missing:
    print(f"SKIPPED: {missing}: needs scripts/install-dependencies --ci")
    sys.exit(77)

DEMARC, GEODATA = (Path(argument).resolve() for argument in sys.argv[1:3])
LONLAT, UTM, MOLLWEIDE = "EPSG:4326", "EPSG:32636", "ESRI:54009"
EQUAL_AREA = "EPSG:6933"  # of the ellipsoid, and a cylinder: a box of meridians and parallels is one there
PROFILE = 'kind = "people"\ncounts = "invented people"\npeople_of = "today"\nborder_cells = "{border}"\n'


def numbers(rows, columns, seed=1):
    return np.random.default_rng(seed).integers(0, 1000, (rows, columns)).astype("float32")


def outline_of_ukraine():
    regions = json.loads((GEODATA / "boundaries" / "natural-earth-admin-1.geojson").read_text())
    return unary_union([shape(feature["geometry"]) for feature in regions["features"]])


def in_cells(polygon, crs, affine):
    """A polygon in columns and rows, with positions every 200 m or so in between."""
    def ring(line):
        dense = []
        points = list(line.coords)
        for a, b in zip(points, points[1:]):
            parts = max(1, int(LineString([a, b]).length / 0.002))
            dense += [(a[0] + (b[0] - a[0]) * i / parts, a[1] + (b[1] - a[1]) * i / parts) for i in range(parts)]
        xs, ys = zip(*dense)
        if crs != LONLAT:
            xs, ys = transform(LONLAT, crs, xs, ys)
        return [~affine * place for place in zip(xs, ys)]
    return Polygon(ring(polygon.exterior), [ring(hole) for hole in polygon.interiors])


def true_sum(values, crs, affine, outline):
    """Cell by cell, by shapely: parts of the grid are halved until the outline covers or leaves out all of it."""
    def total(polygon, top, bottom, left, right):
        polygon = polygon.intersection(box(left, top, right, bottom))
        cells = (bottom - top) * (right - left)
        if polygon.area <= 1e-12 * cells:
            return 0.0
        if polygon.area >= (1 - 1e-12) * cells or cells == 1:
            return float(values[top:bottom, left:right].sum(dtype="float64")) * polygon.area / cells
        if bottom - top > right - left:
            middle = (top + bottom) // 2
            return total(polygon, top, middle, left, right) + total(polygon, middle, bottom, left, right)
        middle = (left + right) // 2
        return total(polygon, top, bottom, left, middle) + total(polygon, top, bottom, middle, right)
    parts = outline.geoms if hasattr(outline, "geoms") else [outline]
    return sum(total(in_cells(part, crs, affine), 0, values.shape[0], 0, values.shape[1]) for part in parts)


class Rasters(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.outline = outline_of_ukraine()

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def write(self, name, values, crs, affine, scale=None, **layout):
        file = Path(self.folder.name) / name
        with rasterio.open(file, "w", driver="GTiff", height=values.shape[0], width=values.shape[1], count=1,
                           dtype=values.dtype, crs=crs, transform=affine, **layout) as raster:
            raster.write(values, 1)
            if scale:
                raster.scales, raster.offsets = [scale[0]], [scale[1]]
        return file

    def run_on(self, file, border="share", *words):
        """The people counted in Ukraine, and the bytes of people.csv."""
        profile = Path(self.folder.name) / "invented.toml"
        profile.write_text(PROFILE.format(border=border))
        out = Path(self.folder.name) / "out"
        result = subprocess.run([DEMARC, "run", "--quiet", "--plan", "us-28-point-2025-11", "--format", "csv",
                                 "--output", out, "--profile", profile, "--people", f"{file}:invented", *words],
                                capture_output=True, text=True)
        self.assertEqual(result.returncode, 0, result.stderr)
        notes = (out / "datapackage.json").read_text()
        counted = re.search(r"([\d,]+) people are counted\.", notes)[1]
        return float(counted.replace(",", "")), (out / "people.csv").read_bytes()

    def check(self, name, values, crs, affine, factor=1, offset=0, **layout):
        file = self.write(name, values, crs, affine, **layout)
        known = np.nan_to_num(np.where(values == layout.get("nodata", np.nan), 0, values * factor + offset))
        expected = true_sum(known, crs, affine, self.outline)
        found, _ = self.run_on(file)
        self.assertLess(abs(found / expected - 1), 1e-6, f"{name}: {found} and {expected}")

    def test_longitude_and_latitude(self):
        self.check("lonlat.tif", numbers(450, 950), LONLAT, Affine(0.02, 0, 21.8, 0, -0.02, 52.7))

    def test_shifted_by_half_a_cell(self):
        self.check("half.tif", numbers(450, 950), LONLAT, Affine(0.02, 0, 21.81, 0, -0.02, 52.69))

    def test_rows_from_south_to_north(self):
        self.check("south.tif", numbers(450, 950), LONLAT, Affine(0.02, 0, 21.8, 0, 0.02, 43.7))

    def test_turned(self):
        self.check("turned.tif", numbers(900, 1000), LONLAT,
                   Affine.translation(22, 43.5) * Affine.rotation(20) * Affine.translation(-1, 10)
                   * Affine.scale(0.025, -0.025))

    def test_utm(self):
        self.check("utm.tif", numbers(700, 900), UTM, Affine(2000, 0, -350_000, 0, -2000, 5_850_000))

    def test_mollweide(self):
        self.check("mollweide.tif", numbers(500, 800), MOLLWEIDE,
                   Affine(2000, 0, 1_500_000, 0, -2000, 6_150_000))

    def test_cells_without_a_number(self):
        values = numbers(450, 950)
        values[200:260, 300:420] = -99999
        self.check("nodata.tif", values, LONLAT, Affine(0.02, 0, 21.8, 0, -0.02, 52.7), nodata=-99999)

    def test_scale_and_offset(self):
        values = numbers(450, 950).astype("int32")
        file = self.write("scaled.tif", values, LONLAT, Affine(0.02, 0, 21.8, 0, -0.02, 52.7), scale=(0.5, 3))
        expected = true_sum(values * 0.5 + 3, LONLAT, Affine(0.02, 0, 21.8, 0, -0.02, 52.7), self.outline)
        self.assertLess(abs(self.run_on(file)[0] / expected - 1), 1e-6)

    def test_layout_and_threads_change_no_byte(self):
        values, affine = numbers(450, 950), Affine(0.02, 0, 21.8, 0, -0.02, 52.7)
        (Path(self.folder.name) / "a").mkdir()
        tables = []
        for layout in ({}, {"tiled": True, "blockxsize": 64, "blockysize": 64, "compress": "deflate"},
                       {"blockysize": 450}):
            file = self.write("a/layout.tif", values, LONLAT, affine, **layout)
            tables.append(self.run_on(file))
        tables.append(self.run_on(file, "share", "--jobs", "3"))
        self.assertEqual(len(set(tables)), 1)

    def test_a_border_cell_counts_with_its_land(self):
        file = self.write("coast.tif", numbers(90, 190), LONLAT, Affine(0.1, 0, 21.8, 0, -0.1, 52.7))
        share, _ = self.run_on(file, "share")
        land, _ = self.run_on(file, "land")
        self.assertLess(share, land)

    def classes_on(self, file, profile):
        """The land of each class in Ukraine by its stock's id."""
        path = Path(self.folder.name) / "cover.toml"
        path.write_text('kind = "count"\ncounts = "invented land cover"\n' + profile)
        out = Path(self.folder.name) / "out"
        result = subprocess.run([DEMARC, "run", "--quiet", "--plan", "us-28-point-2025-11", "--format", "csv",
                                 "--output", out, "--profile", path, "--count", f"{file}:cover"],
                                capture_output=True, text=True)
        self.assertEqual(result.returncode, 0, result.stderr)
        land = {}
        with open(out / "counts.csv", newline="") as table:
            for row in csv.DictReader(table):
                if (row["scenario"], row["region_code"], row["layer"]) == ("present", "UA", "control"):
                    land[row["source"]] = land.get(row["source"], 0) + float(row["amount"])
        return land

    def check_classes(self, name, values, crs, affine, km2_of_row):
        """By rows, whose cells all are as large."""
        file = self.write(name, values, crs, affine)
        found = self.classes_on(file, "")
        for number in np.unique(values):
            cells = (values == number) * np.array([km2_of_row(row) for row in range(values.shape[0])])[:, None]
            expected = true_sum(cells, crs, affine, self.outline)
            self.assertLess(abs(found[f"cover_{number}"] / expected - 1), 3e-6,
                            f"{name}, class {number}: {found} and {expected}")

    def test_classes_in_an_equal_area_system(self):
        self.check_classes("area.tif", numbers(300, 500).astype("int32") % 5, EQUAL_AREA,
                           Affine(4000, 0, 2_100_000, 0, -4000, 5_900_000), lambda row: 16)

    def test_classes_in_longitude_and_latitude(self):
        def km2(row):
            (x, x2), (y, y2) = transform(LONLAT, EQUAL_AREA, [30, 30.02],
                                         [52.7 - 0.02 * row, 52.68 - 0.02 * row])
            return (x2 - x) * (y - y2) / 1e6
        self.check_classes("degrees.tif", numbers(450, 950).astype("uint8") % 3, LONLAT,
                           Affine(0.02, 0, 21.8, 0, -0.02, 52.7), km2)

    def test_classes_in_utm_cover_the_land_once(self):
        values, affine = numbers(700, 900).astype("int16") % 4, Affine(2000, 0, -350_000, 0, -2000, 5_850_000)
        land = self.classes_on(self.write("zone.tif", values, UTM, affine), "")
        degrees = self.classes_on(self.write("one.tif", np.ones((45, 95), "uint8"), LONLAT,
                                             Affine(0.2, 0, 21.8, 0, -0.2, 52.7)), "")
        self.assertEqual(len(land), 4)
        self.assertLess(abs(sum(land.values()) / degrees["cover_1"] - 1), 3e-6)

    def test_named_classes_are_told_in_hectares_and_as_one_where_they_are_called_alike(self):
        values, affine = numbers(450, 950).astype("uint8") % 5, Affine(0.02, 0, 21.8, 0, -0.02, 52.7)
        file = self.write("named.tif", values, LONLAT, affine)
        each = self.classes_on(file, "")
        named = self.classes_on(file, 'unit = "ha"\n[classes]\n4 = "Forest"\n1 = "Forest"\n3 = "Field"\n')
        self.assertEqual(sorted(named), ["cover_1", "cover_3"])
        self.assertAlmostEqual(named["cover_1"] / 100, each["cover_1"] + each["cover_4"], delta=0.1)
        self.assertAlmostEqual(named["cover_3"] / 100, each["cover_3"], delta=0.1)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
