#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The Python module has the figures that the command line writes, value by value, lets Python's other
threads run, and raises errors by their cause.

Usage: module_test.py PROGRAM MODULE_FOLDER PROJECT
"""
import csv
import datetime
import json
import math
import re
import struct
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from shown import module_in

program, project = sys.argv[1], Path(sys.argv[3])
demarc = module_in(sys.argv[2])
fixtures = project / "tests" / "fixtures"
squares = f"{fixtures}/boundaries/squares.geojson:natural-earth"

# Arguments of the module and of the command line.
STUDIES = (
    ({"plans": ["us-28-point-2025-11", "minsk-agreement-2015-02"]},
     ["--plan", "us-28-point-2025-11", "--plan", "minsk-agreement-2015-02"]),
    ({"control": f"{fixtures}/control/classes-2025-01-02.gpkg:classes", "boundaries": squares,
      "plans": "us-28-point-2025-11", "contested": "split", "denominator": "official-603549",
      "area": "geodesic", "line_error": {"km": 2, "samples": 20}},
     ["--control", f"{fixtures}/control/classes-2025-01-02.gpkg:classes", "--boundaries", squares,
      "--plan", "us-28-point-2025-11", "--contested", "split", "--denominator", "official-603549",
      "--area-method", "geodesic", "--line-error", "2", "--samples", "20"]),
)
FILES = {"areas": "areas", "scenarios": "changes-wide", "claims": "claims", "places": "places",
         "people": "people", "counts": "counts",
         "methods": "methods", "line_error": "line_error"}


def value_of(text, kind):
    """What a field of a file means, by the type that datapackage.json gives its column."""
    if kind == "number":
        return float(text) if text else math.nan
    if not text:
        return None
    return {"integer": int, "boolean": lambda word: {"true": True, "false": False}[word], "string": str,
            "date": datetime.date.fromisoformat}[kind](text)


def same(one, other):
    """Where a text names an argument, the command line names its option."""
    if isinstance(one, str) and isinstance(other, str):
        return re.fullmatch(re.sub(r"`\w+`", "--[-\\\\w]+", re.escape(one)), other)
    return type(one) is type(other) and (one == other or one != one and other != other)


def check_table(table, file, fields):
    """A table has the columns that the data package names and the values that the file has."""
    with open(file, encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    assert [column.name for column in table.columns] == list(table) == [field["name"] for field in fields]
    for column, field in zip(table.columns, fields):
        assert (column.type, column.description) == (field["type"], field["description"]), (column, field)
        written = [value_of(row[column.name], column.type) for row in rows]
        assert len(written) == len(table[column.name]), (file, column)
        for row, (one, other) in enumerate(zip(table[column.name], written)):
            assert same(one, other), (file, column.name, row, one, other)
    return len(rows)


def positions(wkb):
    """The first ring of a polygon, from WKB."""
    assert struct.unpack_from("<BII", wkb)[:2] == (1, 3)
    (count,) = struct.unpack_from("<I", wkb, 9)
    numbers = struct.unpack_from(f"<{2 * count}d", wkb, 13)
    return [list(pair) for pair in zip(numbers[::2], numbers[1::2])]


def check_faces(layer, file):
    written = json.loads(file.read_text(encoding="utf-8"))
    shown = layer.__geo_interface__
    assert shown["features"] == written["features"] and len(shown["features"]) > 3
    for row, feature in enumerate(written["features"]):
        assert {name: layer[name][row] for name in feature["properties"]} == feature["properties"]
        # Ring directions are GeoJSON's there, positions the same to nine decimals.
        exact = sorted([round(lon, 9), round(lat, 9)] for lon, lat in positions(layer["geometry"][row]))
        assert exact == sorted(feature["geometry"]["coordinates"][0]), row


def check_study(arguments, options, folder):
    subprocess.run([program, "run", "--quiet", "--format", "csv,json,geojson", "--output", folder, *options],
                   check=True, stderr=subprocess.DEVNULL)
    resources = {resource["path"]: resource.get("schema", {}).get("fields")
                 for resource in json.loads((folder / "datapackage.json").read_text())["resources"]}
    study = demarc.run(**arguments)
    for name, stem in FILES.items():
        table = getattr(study, name)
        file = folder / f"{stem}.csv"
        assert (table is not None) == file.exists(), name
        if table is not None:
            assert check_table(table, file, resources[file.name]) > 0 or name == "places", name
    check_faces(study.faces, folder / "faces.geojson")
    written = json.loads((folder / "scenarios.json").read_text())
    assert study.control == written["snapshot"] and study.method == written["method"]
    assert study.boundaries == written["boundaries"]
    return study


def check_series(folder):
    subprocess.run([program, "series", "--quiet", "--format", "csv,wide", "--control", fixtures / "series",
                    "--boundaries", squares, "--people", "embedded",
                    "--count", fixtures / "tables/schools.csv",
                    "--districts", f"{fixtures / 'boundaries/districts.geojson'}:osm-raions",
                    "--output", folder], stderr=subprocess.DEVNULL)
    days = demarc.series(fixtures / "series", boundaries=squares, people="embedded",
                         counts=fixtures / "tables/schools.csv",
                         districts=f"{fixtures / 'boundaries/districts.geojson'}:osm-raions")
    plain = demarc.series(fixtures / "series", boundaries=squares)
    assert len(plain.people["date"]) == 0 and len(plain.districts["date"]) == 0
    assert str(list(plain.areas.rows())) == str(list(days.areas.rows())) # not a number is not itself
    for table, name in ((days.areas, "series"), (days.wide, "series-wide"), (days.quality, "quality"),
                        (days.people, "people"), (days.counts, "counts"),
                        (days.districts, "districts")):
        with open(folder / f"{name}.csv", encoding="utf-8", newline="") as opened:
            rows = list(csv.DictReader(opened))
        assert list(table) == list(rows[0]) and len(table["date"]) == len(rows) > 0, name
        for row, values in zip(rows, table.rows()):
            for column, text in row.items():
                value = values[column]
                expected = (type(value)(text) if text else None) if isinstance(value, (str, float)) else text
                assert value == (expected or None) or value == expected or (not text and value != value) or (
                    str(value) == text), (name, column, value, text)
    assert list(days.broken) == ["2025-01-06"], days.broken


def raises(error, words, **arguments):
    try:
        demarc.run(**arguments)
    except demarc.Error as caught:
        assert type(caught) is error, (type(caught), caught)
        assert all(word in str(caught) for word in words), caught
    else:
        raise AssertionError(f"no {error.__name__}: {arguments}")


def check_errors(folder):
    (folder / "broken.toml").write_text("id = 7\n")
    raises(demarc.DataError, ["nowhere.geojson"], control="nowhere.geojson")
    raises(demarc.UsageError, ["us-28-point-2025-1"], plans=["us-28-point-2025-1"])
    raises(demarc.UsageError, ["`area`", "flat", "authalic"], area="flat")
    raises(demarc.UsageError, ["`date`", "YYYY-MM-DD"], date="tomorrow")
    raises(demarc.UsageError, ["`earlier`", "`contol`"], earlier={"contol": "x"})
    raises(demarc.UsageError, ["`line_error`", "km"], line_error=-1)
    raises(demarc.UsageError, ["`line_error`", "samples", "20"], line_error={"km": 1, "samples": 3})
    raises(demarc.UsageError, ["`line_error`", "`sample`"], line_error={"km": 1, "sample": 30})
    raises(demarc.ConfigError, ["broken.toml"], plans=[folder / "broken.toml"])
    assert issubclass(demarc.DataError, demarc.Error) and issubclass(demarc.Error, Exception)
    for wrong in ({"contrl": "x"}, {"jobs": "many"}, {"plans": 7}):
        try:
            demarc.run(**wrong)
        except TypeError:
            continue
        raise AssertionError(wrong)


def check_threads():
    """Python goes on while two studies are computed, and they are the same; a callback that raises ends
    one."""
    results, stages, steps = [], [], 0
    threads = [threading.Thread(target=lambda: results.append(
        demarc.run(plans=["present"], claims=[], progress=stages.append))) for _ in range(2)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        time.sleep(0.001)
        steps += 1
    assert steps > 20, steps
    assert results[0].areas == results[1].areas and len(stages) > 4, stages

    def refuse(stage):
        raise LookupError(stage)
    try:
        demarc.run(plans=["present"], claims=[], progress=refuse)
    except LookupError:
        return
    raise AssertionError("the callback's error is lost")


with tempfile.TemporaryDirectory() as name:
    scratch = Path(name)
    studies = [check_study(*study, scratch / f"run-{number}") for number, study in enumerate(STUDIES)]
    assert studies[1].warnings and not studies[0].warnings
    check_series(scratch / "series")
    check_errors(scratch)
check_threads()
listed = json.loads(subprocess.run([program, "plans", "list", "--json"], check=True, capture_output=True).stdout)
assert demarc.plans()["id"] == [plan["id"] for plan in listed]
assert demarc.plans()["title"] == [plan["title_en"] for plan in listed]
assert demarc.__version__ in subprocess.run([program, "--version"], capture_output=True, text=True).stdout
print("as the command line has it")
