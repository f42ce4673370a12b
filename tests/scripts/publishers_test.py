#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Takes a small file of each publisher's format the way geodata/profiles/README.md describes.

Each goes through 'sources inspect', 'sources profile', the keys marked FILL IN, 'sources validate' and 'run'.
The areas are held against figures of shapely and PROJ; the profile that comes with demarc, where there is one, has to
give the same.

Usage: publishers_test.py PROGRAM ROOT
"""
import csv
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

PROGRAM, ROOT = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
FILES = ROOT / "tests" / "fixtures" / "publishers"
JOIN = ROOT / "scripts" / "join-places"
DAY = "2025-01-03"

# km² of the rectangles that the files are made of: pyproj 3.4 with EPSG:6933, cylindrical equal-area on WGS84, in which
# their sides stay straight. NORTH and CENTRE lie beside HELD, COUNTER in it.
HELD, CRIMEA, DONBAS = 9995.131, 2092.076, 2645.045
GREY, FREED, CLAIMED, COUNTER = 1238.671, 2583.231, 412.092, 413.688
ALL = HELD + CRIMEA + DONBAS
RECTANGLES = {"russian": 0.01, "contested": 0.01}
# Cells of towns: shapely 1.8 (voronoi_diagram) in Lambert azimuthal equal-area about 48.5 N 31.5 E, cut off along the
# shipped regions with a position every 0.005 degrees.
CELLS = 0.5  # km², of 90,000


PUBLISHER = {"publisher": "The desk", "licence": "CC BY 4.0"}  # no file tells them; filled in for all


class Case:
    """One format. `filled`: the keys that are marked FILL IN besides those of PUBLISHER, all of them, each with what a
    person writes there; None: the guess is right, and only the mark is taken away. Nothing else of a draft is touched."""

    def __init__(self, files, russian, contested=0.0, *, old=None, filled=None, join=None, day=None, shipped=None,
                 within=0.01):
        self.files, self.russian, self.contested, self.old = files, russian, contested, old
        self.filled = filled or {}
        self.join, self.day, self.shipped, self.within = join, day, shipped, within


CASES = {
    "DeepState, archive of all layers": Case(
        "deepstate-raw/1735905600.geojson", ALL, GREY, old=CRIMEA + DONBAS, shipped="deepstate-raw"),
    "DeepState, answer of the server": Case(
        "deepstate-api/last.json", ALL, GREY, old=CRIMEA + DONBAS, day=DAY, shipped="deepstate-raw"),
    "DeepState, one area a day": Case(
        "deepstate-daily/deepstatemap_data_20250103.geojson", ALL, filled={"constant": None},
        shipped="deepstate-daily"),
    "ISW, layers of ArcGIS": Case(
        "isw-layers", ALL - COUNTER, GREY + CLAIMED + COUNTER, old=CRIMEA + DONBAS, shipped="isw-layers"),
    "ISW, one file a day of Nikkei": Case(
        "isw-nikkei/20250103.geojson", ALL - COUNTER, GREY + CLAIMED + COUNTER, shipped="isw-nikkei"),
    "ISW, areas out of a database": Case("war-dashboard/2025-01-03.geojson", ALL, filled={"constant": None}),
    "KML by style": Case("mapsite-kml/Control_25_01_03.kml", HELD + CRIMEA),
    "NZZ": Case(
        "nzz/2025-01-03.json", ALL + GREY, shipped="nzz",
        filled={"attribute": None, '"nochange"': "russian", '"gains"': "russian", '"losses"': "ukrainian"}),
    "Project Owl": Case(
        "project-owl/250103_0349.kmz", ALL, old=CRIMEA, shipped="project-owl",
        filled={'"Donetsk Axis\\u000A  [Z]"': "russian", '"Luhansk Axis [Z]"': "russian"}),
    "VIINA 1.0, a column a day": Case("viina-1/control_latest.zip", 101669.18, 23591.93, day=DAY, within=CELLS),
    "VIINA 2.0, a row a place and day": Case(
        "viina.geojson", ALL, GREY, shipped="viina",
        join=["viina-2/control_latest_2025.zip", "viina-2/gn_UA_tess.geojson", "--key", "geonameid", "--day", "date",
              "--on", DAY]),
    "Wikipedia's table of cities": Case(
        "wikipedia-towns/Cities_and_towns_during_the_Russo-Ukrainian_War_3_January_2025_00h53_UTC.csv",
        93272.22, 34929.11, filled={"attribute": None}, shipped="wikipedia-towns", within=CELLS),
    "The ministry's register": Case(
        "register.geojson", ALL, filled={"constant": None}, day=DAY,
        join=["ministry-register/perelik.csv", "ministry-register/hromadas.geojson", "--key", "Код=katotth", "--from",
              "Дата початку", "--to", "Дата завершення", "--on", DAY]),
}


def demarc(folder, *arguments):
    done = subprocess.run([PROGRAM, *arguments], cwd=folder, capture_output=True, text=True, check=False,
                          env={**os.environ, "DEMARC_DATA": str(ROOT / "geodata")})
    return done.returncode, done.stdout, done.stderr


MARKED = re.compile(r"""^(?!\#)(?P<key>.+?)\ =\ (?P<value>"[^"]*"|'[^']*')\ +\#.*FILL\ IN.*$""", re.MULTILINE | re.VERBOSE)


def filled_in(draft, case):
    """The draft as a person leaves it: every key with a mark has been looked at, and no other."""
    values = {**PUBLISHER, **case.filled}
    marked = [line["key"] for line in MARKED.finditer(draft)]
    assert sorted(marked) == sorted(values), f"marked: {marked}, expected: {list(values)}, in:\n{draft}"

    def fill(line):
        value = values[line["key"]]
        return f'{line["key"]} = ' + (line["value"] if value is None else json.dumps(value))
    return MARKED.sub(fill, draft)


class Publishers(unittest.TestCase):
    def measured(self, folder, control, case, *more):
        day = ["--date", case.day] if case.day else []
        status, _, errors = demarc(folder, "run", "--control", control, *more, *day, "--plan", "present", "--format",
                                   "csv", "--output", "out")
        self.assertEqual(status, 0, errors)
        areas = {"russian": 0.0, "russian_pre_2022": 0.0, "contested": 0.0}
        with open(pathlib.Path(folder) / "out" / "areas.csv", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                if row["layer"] == "control" and row["region_code"] == "UA" and row["class"] in areas:
                    areas[row["class"]] = float(row["area_km2"])
        package = json.loads((pathlib.Path(folder) / "out" / "datapackage.json").read_text(encoding="utf-8"))
        self.assertIn(DAY, json.dumps(package), "the day was found")
        return areas

    def check(self, areas, case, told_apart):
        """Land held since before 2022 is counted in `russian` of a case, and compared where the file tells it apart."""
        self.assertAlmostEqual(areas["russian"] + areas["russian_pre_2022"], case.russian, delta=case.within)
        self.assertAlmostEqual(areas["contested"], case.contested, delta=case.within)
        if told_apart:
            self.assertAlmostEqual(areas["russian_pre_2022"], case.old or 0.0, delta=case.within)

    def drafted(self, folder, source):
        status, draft, errors = demarc(folder, "sources", "profile", source)
        self.assertEqual(status, 0, errors)
        return draft

    def try_format(self, case):
        with tempfile.TemporaryDirectory() as folder:
            source = FILES / case.files
            if case.join:
                source = pathlib.Path(folder) / case.files
                table, places, *options = case.join
                # No profile can join two files: the draft for the table alone says what does.
                key = options[options.index("--key") + 1].split("=")[0]
                self.assertIn(f"# scripts/join-places TABLE PLACES --key {key} ", self.drafted(folder, FILES / table))
                with open(source, "w", encoding="utf-8") as file:
                    subprocess.run([sys.executable, JOIN, FILES / table, FILES / places, *options], stdout=file,
                                   stderr=subprocess.DEVNULL, check=True)
            self.assertEqual(demarc(folder, "sources", "inspect", source)[0], 0)
            draft = self.drafted(folder, source)
            (pathlib.Path(folder) / "my.toml").write_text(filled_in(draft, case), encoding="utf-8")
            status, _, errors = demarc(folder, "sources", "validate", "my.toml")
            self.assertEqual(status, 0, errors)
            self.assertNotIn("FILL IN", errors)
            self.check(self.measured(folder, f"{source}:my", case, "--profile", "my.toml"), case, told_apart=True)
            if case.shipped:
                inspected = demarc(folder, "sources", "inspect", source)[1]
                self.assertIn(f"Read with profile {case.shipped} ", inspected)
                self.check(self.measured(folder, f"{source}:{case.shipped}", case), case, told_apart=case.old is not None)

    def test_the_register_gives_another_day(self):
        with tempfile.TemporaryDirectory() as folder:
            held = subprocess.run([sys.executable, JOIN, *(FILES / "ministry-register" / name for name in
                                                           ("perelik.csv", "hromadas.geojson")),
                                   "--key", "Код=katotth", "--from", "Дата початку", "--to", "Дата завершення", "--on",
                                   "2022-08-01"], capture_output=True, text=True, cwd=folder, check=True).stdout
            self.assertEqual(len(json.loads(held)["features"]), 4)

    def test_a_join_names_what_it_cannot_do(self):
        with tempfile.TemporaryDirectory() as folder:
            table = pathlib.Path(folder) / "table.csv"
            table.write_bytes("Код;Назва\r\nUA01000000000000002;Друга\r\nUA99;Ніде\r\n".encode("cp1251"))
            places = FILES / "ministry-register" / "hromadas.geojson"

            def joined(*options):
                done = subprocess.run([sys.executable, JOIN, table, places, *options], capture_output=True, text=True,
                                      check=False)
                return done.returncode, done.stdout, done.stderr
            status, printed, said = joined("--key", "Код=katotth")
            self.assertEqual(status, 3)
            self.assertEqual([f["properties"]["Назва"] for f in json.loads(printed)["features"]], ["Друга"])
            self.assertIn("1 rows have no place: UA99", said)
            self.assertIn("no place has a code", joined("--key", "Назва=katotth")[2])
            self.assertIn("0 columns are called 'code'; there are: Код, Назва", joined("--key", "code")[2])
            self.assertEqual(joined("--key", "Код=katotth", "--on", DAY)[0], 2)

    def test_every_row_of_the_readme_is_tried(self):
        table = (ROOT / "geodata" / "profiles" / "README.md").read_text(encoding="utf-8")
        table = re.search(r"^## Formats that were tried\n(.*?)^## ", table, re.MULTILINE | re.DOTALL)[1]
        rows = [row.split("|")[1].strip() for row in table.splitlines() if re.match(r"\| (?!publisher|---)", row)]
        self.assertEqual(rows, list(CASES))


for number, (name, case) in enumerate(CASES.items()):
    setattr(Publishers, f"test_{number:02}_{name}", lambda self, case=case: self.try_format(case))

if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
