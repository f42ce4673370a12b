"""The places of Ukraine, the record of who held each, and the cities that maps label."""

import csv
import io
import json
from pathlib import Path
from typing import Dict, Iterable, List, NamedTuple, Tuple

from .errors import GeodataError
from .planar import Point
from .regions import BY_ADMIN1, BY_ISO

TABLES = Path(__file__).resolve().parent
ADDED_PLACES = TABLES / "added_places.csv"
CITY_TABLE = TABLES / "cities.csv"

SIDES = ("ukrainian", "russian", "russian_pre_2022")


class Place(NamedTuple):
    name: str
    lon: str  # text as the source writes it, so that nothing is lost or invented
    lat: str
    region: str

    @property
    def key(self) -> Tuple[str, str, str]:
        return self.name, self.lon, self.lat

    @property
    def position(self) -> Point:
        return float(self.lon), float(self.lat)

    @property
    def label(self) -> str:
        return f"{self.name} ({self.lon}, {self.lat}; {self.region})"


def package_places(source: bytes) -> List[Place]:
    """Every Ukrainian place of the package; a position that occurs twice is kept once."""
    places: Dict[Tuple[str, str], Place] = {}
    for row in json.loads(source):
        if row["country"] != "UA":
            continue
        if row["admin1"] not in BY_ADMIN1:
            raise GeodataError(f"{row['name']}: unknown first-level code {row['admin1']!r}")
        place = Place(row["name"], row["lng"], row["lat"], BY_ADMIN1[row["admin1"]].iso)
        known = places.get((place.lon, place.lat))
        if known is None or place.name < known.name:
            places[place.lon, place.lat] = place
    return list(places.values())


def all_places(source: bytes) -> List[Place]:
    """The package's places and the few that are added by hand, in the order of the settlement list."""
    places = package_places(source)
    positions = {(place.lon, place.lat) for place in places}
    for row in rows_of(ADDED_PLACES, ["name", "lon", "lat", "region", "source"]):
        place = Place(row["name"], row["lon"], row["lat"], row["region"])
        if (place.lon, place.lat) in positions or place.region not in BY_ISO:
            raise GeodataError(f"{ADDED_PLACES.name}: {place.label} repeats a position or names no region")
        places.append(place)
    return sorted(places, key=lambda place: (place.name, place.position))


def settlements_csv(places: Iterable[Place], sides: Dict[Tuple[str, str, str], str]) -> str:
    """The settlement list: positions from the source, sides from the record."""
    places = list(places)
    missing = [place.label for place in places if place.key not in sides]
    extra = [key for key in sides if key not in {place.key for place in places}]
    if missing or extra:
        raise GeodataError(
            f"the recorded sides do not fit the places: {len(missing)} without a side {missing[:5]}, "
            f"{len(extra)} recorded but not among the places {extra[:5]}; run scripts/record-settlements")
    return csv_text(["name", "lon", "lat", "side"], ([*place.key, sides[place.key]] for place in places))


def recorded_sides(path: Path) -> Dict[Tuple[str, str, str], str]:
    sides: Dict[Tuple[str, str, str], str] = {}
    for row in rows_of(path, ["name", "lon", "lat", "side"]):
        key = row["name"], row["lon"], row["lat"]
        if row["side"] not in SIDES:
            raise GeodataError(f"{path.name}: {key} has the unknown side {row['side']!r}")
        if key in sides:
            raise GeodataError(f"{path.name}: {key} is recorded twice")
        sides[key] = row["side"]
    return sides


def city_matches(row: Dict[str, str], places: Iterable[Place]) -> Place:
    """The place that a row of the hand-kept city table means."""
    matches = [place for place in places
               if (place.name, place.region) == (row["package_name"], row["region"])
               and row["package_lat"] in ("", place.lat)]  # the latitude tells namesakes of one region apart
    if len(matches) != 1:
        raise GeodataError(
            f"{CITY_TABLE.name}: {row['name_en']}: {len(matches)} places are named "
            f"{row['package_name']} in {row['region']}")
    return matches[0]


def cities_csv(places: Iterable[Place]) -> str:
    """The labelled cities: facts of the hand-kept table with the package's positions."""
    places = list(places)
    rows = []
    for row in city_rows():
        place = city_matches(row, places)
        rows.append([row["name_en"], row["name_uk"], place.lon, place.lat, row["population"],
                     row["region"], row["rank"], row["population_source"]])
    rows.sort(key=lambda row: (int(row[6]), -int(row[4]), row[0]))
    return csv_text(["name_en", "name_uk", "lon", "lat", "population", "region", "rank", "population_source"], rows)


def city_rows() -> List[Dict[str, str]]:
    """The rows of the hand-kept city table."""
    return rows_of(CITY_TABLE, ["name_en", "name_uk", "region", "package_name", "package_lat",
                                "population", "population_source", "rank", "older_name"])


def rows_of(path: Path, columns: List[str]) -> List[Dict[str, str]]:
    try:
        with open(path, encoding="utf-8", newline="") as handle:
            reader = csv.DictReader(handle)
            if reader.fieldnames != columns:
                raise GeodataError(f"{path}: columns are {reader.fieldnames}, expected {columns}")
            rows = list(reader)
    except OSError as error:
        raise GeodataError(f"{path}: {error.strerror}") from error
    for number, row in enumerate(rows, 2):
        if None in row or None in row.values():
            raise GeodataError(f"{path}: line {number} does not have {len(columns)} fields")
    return rows


def csv_text(header: List[str], rows: Iterable[List[str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()
