#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""faces.gpkg and faces.qgz as QGIS reads them: aliases, long form, styles, districts, the project.

Usage: geopackage_test.py PROGRAM FIXTURES
"""
import csv
import json
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree
import zipfile

PROGRAM, FIXTURES = sys.argv[1], pathlib.Path(sys.argv[2]).absolute()
SCRATCH = tempfile.TemporaryDirectory()
RUN = pathlib.Path(SCRATCH.name, "run")
BY_DISTRICT = pathlib.Path(SCRATCH.name, "by-district")
PLANS = ["us-28-point-2025-11", "february-line-2022-05", "buergenstock-2024-06",
         "kellogg-buffer-2025-05"]


def rows(name, folder=RUN):
    with open(folder / name, encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


class GeoPackage(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.database = sqlite3.connect(f"file:{RUN / 'faces.gpkg'}?mode=ro", uri=True)
        cls.layers = [name for name, in cls.database.execute(
            "SELECT table_name FROM gpkg_contents WHERE table_name <> 'layer_styles'")]

    @classmethod
    def tearDownClass(cls):
        cls.database.close()

    def columns(self, layer):
        names = [row[1] for row in self.database.execute(f'PRAGMA table_info("{layer}")')]
        return [name for name in names if name not in ("fid", "geom", "OGC_FID")]

    def test_every_column_has_an_alias_of_its_own_and_what_it_says(self):
        for layer in self.layers:
            described = {name: (alias, title, text) for name, alias, title, text in
                         self.database.execute("SELECT column_name, name, title, description FROM "
                                               "gpkg_data_columns WHERE table_name = ?", (layer,))}
            self.assertEqual(sorted(described), sorted(self.columns(layer)), layer)
            for name, (alias, title, _) in described.items():
                self.assertEqual(alias, title)
                self.assertNotIn("_", alias, (layer, name))
            self.assertEqual(len({alias for alias, _, _ in described.values()}), len(described))
        # Titles of plans say all there is to say of their column.
        silent = self.database.execute("SELECT count(*) FROM gpkg_data_columns WHERE description = '' "
                                       "AND column_name <> 'plan_title'").fetchone()
        self.assertEqual(silent, (0,))

    def test_the_extension_is_registered_as_the_standard_has_it(self):
        self.assertEqual(self.database.execute(
            "SELECT table_name, scope FROM gpkg_extensions WHERE extension_name = 'gpkg_schema' "
            "ORDER BY 1").fetchall(), [("gpkg_data_column_constraints", "read-write"),
                                       ("gpkg_data_columns", "read-write")])
        self.assertEqual(self.database.execute("PRAGMA integrity_check").fetchall(), [("ok",)])

    def test_faces_in_long_form_add_up_to_the_table_of_areas(self):
        faces, = self.database.execute("SELECT count(*) FROM faces").fetchone()
        number, = self.database.execute("SELECT count(*) FROM faces_by_plan WHERE geom IS NOT NULL"
                                        ).fetchone()
        self.assertEqual(number, faces * len(PLANS))
        wanted = {(row["scenario"], row["class"]): float(row["area_km2"])
                  for row in rows("areas.csv")
                  if row["region_code"] == "UA" and row["layer"] == "change" and
                  row["scenario"] in PLANS and row["area_km2"]}
        sums = {(plan, change): km2 for plan, change, km2 in self.database.execute(
            "SELECT plan, change, sum(area_km2) FROM faces_by_plan WHERE change IS NOT NULL "
            "GROUP BY plan, change")}
        for key, km2 in wanted.items():
            self.assertAlmostEqual(sums.get(key, 0), km2, delta=0.002, msg=key)

    def test_a_face_in_long_form_is_on_its_own_land(self):
        self.assertEqual(self.database.execute(
            "SELECT count(*) FROM faces_by_plan v JOIN faces f ON f.face = v.face "
            "WHERE v.geom <> f.geom OR v.region_code <> f.region_code").fetchone(), (0,))

    def test_styles_are_titles_and_sound_xml(self):
        styles = self.database.execute("SELECT f_table_name, styleName, styleQML, description "
                                       "FROM layer_styles").fetchall()
        self.assertEqual(len({(layer, name) for layer, name, _, _ in styles}), len(styles))
        by_layer = {}
        for layer, name, qml, plan in styles:
            root = xml.etree.ElementTree.fromstring(qml)
            by_layer.setdefault(layer, []).append(root)
            self.assertNotEqual(name, plan)
            for labels in root.iter("text-style"):
                self.assertIn(labels.get("fieldName"), self.columns(layer))
        aliases = {alias.get("field"): alias.get("name")
                   for alias in by_layer["places"][0].find("aliases")}
        self.assertEqual(sorted(aliases), sorted(self.columns("places")))
        self.assertEqual(aliases["population"], "Residents before the full-scale war")
        for layer in ("regions", "places", "sites"):
            self.assertIsNotNone(by_layer[layer][0].find("labeling"), layer)
            self.assertEqual(by_layer[layer][0].get("labelsEnabled"), "1")

    def test_towns_are_in_one_class_of_people_each(self):
        root = xml.etree.ElementTree.fromstring(self.database.execute(
            "SELECT styleQML FROM layer_styles WHERE f_table_name = 'places'").fetchone()[0])
        filters = [rule.get("filter") for rule in root.find("renderer-v2").iter("rule")]
        self.assertGreater(len(filters), 3)
        number, = self.database.execute("SELECT count(*) FROM places").fetchone()
        caught = sum(self.database.execute(f"SELECT count(*) FROM places WHERE {one}").fetchone()[0]
                     for one in filters)
        self.assertEqual(caught, number)

    def test_bands_around_lines_wait_to_be_ticked(self):
        root = xml.etree.ElementTree.fromstring(self.database.execute(
            "SELECT styleQML FROM layer_styles WHERE f_table_name = 'zones'").fetchone()[0])
        shown = {rule.get("checkstate"): rule.get("filter") for rule in root.iter("rule")}
        bands = self.database.execute(f"SELECT name_en FROM zones WHERE {shown['0']}").fetchall()
        self.assertTrue(bands)
        drawn, = self.database.execute(f"SELECT count(*) FROM zones WHERE {shown['1']}").fetchone()
        number, = self.database.execute("SELECT count(*) FROM zones").fetchone()
        self.assertEqual(drawn + len(bands), number)

    def test_districts_have_the_figures_of_their_table(self):
        table = {(row["district_id"], row["scenario"]): row
                 for row in rows("districts.csv", BY_DISTRICT)
                 if row["layer"] == "administration" and row["class"] == "russia"}
        column = PLANS[0].replace("-", "_") + "_russia_pct"
        with sqlite3.connect(f"file:{BY_DISTRICT / 'faces.gpkg'}?mode=ro", uri=True) as database:
            found = database.execute(f"SELECT district_id, {column}, geom FROM districts").fetchall()
            by_region = database.execute("SELECT region_code, sum(area_km2) FROM districts "
                                         "GROUP BY 1").fetchall()
            regions = dict(database.execute("SELECT region_code, area_km2 FROM regions"))
            style, = database.execute("SELECT styleQML FROM layer_styles WHERE f_table_name = "
                                      "'districts'").fetchone()
        self.assertIsNotNone(xml.etree.ElementTree.fromstring(style).find("labeling"))
        self.assertTrue(any(share for _, share, _ in found))
        for district, share, land in found:
            row = table.get((district, PLANS[0]))
            self.assertAlmostEqual(share, float(row["share_of_district_pct"]) if row else 0, places=3)
            self.assertTrue(land)
        for code, km2 in by_region:
            self.assertAlmostEqual(km2, regions[code], delta=0.01)

    def test_districts_of_the_json_are_those_of_the_table(self):
        document = json.loads((BY_DISTRICT / "scenarios.json").read_text(encoding="utf-8"))
        table = {(row["scenario"], row["district_id"], row["class"]): float(row["area_km2"])
                 for row in rows("districts.csv", BY_DISTRICT)
                 if row["layer"] == "change" and row["area_km2"] and row["extent"] != "sliver" and
                 not row["class"].startswith("kept")}
        told = {(scenario["id"], one["id"], one["change"]): one["area_km2"]
                for scenario in document["scenarios"] for one in scenario["districts"]}
        self.assertEqual(told, table)
        self.assertEqual({one["id"] for one in document["districts"]["list"]},
                         {row["district_id"] for row in rows("districts.csv", BY_DISTRICT)})


class Project(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with zipfile.ZipFile(RUN / "faces.qgz") as archive:
            assert archive.testzip() is None
            cls.names = archive.namelist()
            cls.root = xml.etree.ElementTree.fromstring(archive.read("faces.qgs"))

    def test_it_is_one_project(self):
        self.assertEqual(self.names, ["faces.qgs"])
        self.assertEqual(self.root.tag, "qgis")

    def test_every_layer_is_in_the_geopackage_and_in_the_tree(self):
        layers = {layer.findtext("id"): layer.findtext("datasource")
                  for layer in self.root.iter("maplayer")}
        in_tree = [node.get("id") for node in
                   self.root.find("layer-tree-group").iter("layer-tree-layer")]
        self.assertEqual(sorted(in_tree), sorted(layers))
        self.assertEqual(len(set(in_tree)), len(in_tree))
        self.assertGreater(min(map(len, in_tree)), 10)  # QGIS replaces shorter ones
        with sqlite3.connect(f"file:{RUN / 'faces.gpkg'}?mode=ro", uri=True) as database:
            tables = {name for name, in database.execute("SELECT table_name FROM gpkg_contents")}
        for source in layers.values():
            file, layer = source.split("|layername=")
            self.assertEqual(file, "./faces.gpkg")
            self.assertIn(layer, tables)

    def test_plans_stand_in_groups_by_what_they_come_to(self):
        groups = [group for group in self.root.find("layer-tree-group")]
        named = [(group.get("name"), layer.get("name")) for group in groups
                 for layer in group if group.get("name").startswith("Plans: ")]
        self.assertEqual(len(named), len(PLANS))
        self.assertEqual(len({group for group, _ in named}), 4)
        ticked = [layer.get("name") for layer in
                  self.root.find("layer-tree-group").iter("layer-tree-layer")
                  if layer.get("checked") == "Qt::Checked" and layer.get("id").startswith("demarc_faces")]
        self.assertEqual(len(ticked), 1)
        self.assertTrue(ticked[0].startswith("Who holds it on "))

    def test_the_layout_has_map_legend_scale_bar_and_words(self):
        layout = self.root.find("Layouts/Layout")
        items = {item.get("id") for item in layout.iter("LayoutItem")}
        self.assertEqual(items, {"page", "map", "legend", "scale", "title", "sources"})
        sources = [item.get("labelText") for item in layout.iter("LayoutItem")
                   if item.get("id") == "sources"]
        self.assertIn("internationally recognised as Ukraine", sources[0])


if __name__ == "__main__":
    plans = [word for plan in PLANS for word in ("--plan", plan)]
    subprocess.run([PROGRAM, "run", "--quiet", *plans, "--format", "csv,gpkg", "--output", RUN],
                   check=True)
    # Squares in place of oblasts, which the run warns of.
    subprocess.run([PROGRAM, "run", "--quiet", *plans, "--format", "csv,gpkg,json", "--boundaries",
                    f"{FIXTURES / 'boundaries' / 'squares.geojson'}:natural-earth", "--control",
                    f"{FIXTURES / 'control' / 'classes-2025-01-02.geojson'}:classes", "--districts",
                    f"{FIXTURES / 'boundaries' / 'districts.geojson'}:osm-raions", "--output",
                    BY_DISTRICT], check=True, stderr=subprocess.DEVNULL)
    unittest.main(argv=[sys.argv[0]])
