"""The 27 first-level units of Ukraine: codes, names, official areas, and which source record is which.

ISO 3166-2 and KATOTTH are separate columns on purpose: their numbers differ for Crimea, Luhansk, Chernivtsi,
Kyiv city and Sevastopol, so neither can be derived from the other.
"""

import json
from typing import Dict, List, NamedTuple

from .errors import GeodataError
from .planar import Polygons, signed_area


class Region(NamedTuple):
    iso: str
    name_en: str
    name_uk: str
    katotth: str
    area_603628_km2: int
    area_603549_km2: int
    natural_earth_name: str
    geonames_admin1: str
    probe: str  # a place of the package that must lie inside the region's polygon


REGIONS: List[Region] = [Region(*row) for row in [
    ("UA-05", "Vinnytsia Oblast", "Вінницька область", "UA05000000000010236", 26513, 26492, "Vinnytsya", "23", "Vinnytsya"),
    ("UA-07", "Volyn Oblast", "Волинська область", "UA07000000000024379", 20144, 20144, "Volyn", "24", "Lutsk"),
    ("UA-09", "Luhansk Oblast", "Луганська область", "UA44000000000018893", 26684, 26683, "Luhans'k", "14", "Luhansk"),
    ("UA-12", "Dnipropetrovsk Oblast", "Дніпропетровська область", "UA12000000000090473", 31974, 31923, "Dnipropetrovs'k", "04", "Dnipro"),
    ("UA-14", "Donetsk Oblast", "Донецька область", "UA14000000000091971", 26517, 26517, "Donets'k", "05", "Donetsk"),
    ("UA-18", "Zhytomyr Oblast", "Житомирська область", "UA18000000000041385", 29832, 29827, "Zhytomyr", "27", "Zhytomyr"),
    ("UA-21", "Zakarpattia Oblast", "Закарпатська область", "UA21000000000011690", 12777, 12753, "Transcarpathia", "25", "Uzhhorod"),
    ("UA-23", "Zaporizhzhia Oblast", "Запорізька область", "UA23000000000064947", 27180, 27183, "Zaporizhzhya", "26", "Zaporizhzhya"),
    ("UA-26", "Ivano-Frankivsk Oblast", "Івано-Франківська область", "UA26000000000069363", 13928, 13927, "Ivano-Frankivs'k", "06", "Ivano-Frankivsk"),
    ("UA-30", "Kyiv", "Київ", "UA80000000000093317", 839, 836, "Kiev City", "12", "Kyiv"),
    ("UA-32", "Kyiv Oblast", "Київська область", "UA32000000000030281", 28131, 28121, "Kiev", "13", "Bila Tserkva"),
    ("UA-35", "Kirovohrad Oblast", "Кіровоградська область", "UA35000000000016081", 24588, 24588, "Kirovohrad", "10", "Kropyvnytskyi"),
    ("UA-40", "Sevastopol", "Севастополь", "UA85000000000065278", 864, 864, "Sevastopol", "20", "Sevastopol"),
    ("UA-43", "Autonomous Republic of Crimea", "Автономна Республіка Крим", "UA01000000000013043", 26081, 26081, "Crimea", "11", "Simferopol"),
    ("UA-46", "Lviv Oblast", "Львівська область", "UA46000000000026241", 21833, 21831, "L'viv", "15", "Lviv"),
    ("UA-48", "Mykolaiv Oblast", "Миколаївська область", "UA48000000000039575", 24598, 24585, "Mykolayiv", "16", "Mykolayiv"),
    ("UA-51", "Odesa Oblast", "Одеська область", "UA51000000000030770", 33310, 33314, "Odessa", "17", "Odesa"),
    ("UA-53", "Poltava Oblast", "Полтавська область", "UA53000000000028050", 28748, 28750, "Poltava", "18", "Poltava"),
    ("UA-56", "Rivne Oblast", "Рівненська область", "UA56000000000066151", 20047, 20051, "Rivne", "19", "Rivne"),
    ("UA-59", "Sumy Oblast", "Сумська область", "UA59000000000057109", 23834, 23832, "Sumy", "21", "Sumy"),
    ("UA-61", "Ternopil Oblast", "Тернопільська область", "UA61000000000060328", 13823, 13824, "Ternopil'", "22", "Ternopil"),
    ("UA-63", "Kharkiv Oblast", "Харківська область", "UA63000000000041885", 31415, 31418, "Kharkiv", "07", "Kharkiv"),
    # Natural Earth's generalised coast leaves the city of Kherson itself in the river, hence the other probe.
    ("UA-65", "Kherson Oblast", "Херсонська область", "UA65000000000030969", 28461, 28461, "Kherson", "08", "Nova Kakhovka"),
    ("UA-68", "Khmelnytskyi Oblast", "Хмельницька область", "UA68000000000099709", 20645, 20629, "Khmel'nyts'kyy", "09", "Khmelnytskyi"),
    ("UA-71", "Cherkasy Oblast", "Черкаська область", "UA71000000000010357", 20900, 20916, "Cherkasy", "01", "Cherkasy"),
    ("UA-74", "Chernihiv Oblast", "Чернігівська область", "UA74000000000025378", 31865, 31903, "Chernihiv", "02", "Chernihiv"),
    ("UA-77", "Chernivtsi Oblast", "Чернівецька область", "UA73000000000044923", 8097, 8096, "Chernivtsi", "03", "Chernivtsi"),
]]

OFFICIAL_TOTALS = {"area_603628_km2": 603628, "area_603549_km2": 603549}
BY_ADMIN1: Dict[str, Region] = {region.geonames_admin1: region for region in REGIONS}
BY_ISO: Dict[str, Region] = {region.iso: region for region in REGIONS}


def check_table() -> None:
    """The table must hold 27 distinct units whose official areas sum to the official totals."""
    for field in ("iso", "name_en", "name_uk", "katotth", "natural_earth_name", "geonames_admin1"):
        if len({getattr(region, field) for region in REGIONS}) != 27:
            raise GeodataError(f"the region table does not have 27 distinct values of {field}")
    if [region.iso for region in REGIONS] != sorted(region.iso for region in REGIONS):
        raise GeodataError("the region table is not in the order of the ISO codes")
    for field, expected in OFFICIAL_TOTALS.items():
        total = sum(getattr(region, field) for region in REGIONS)
        if total != expected:
            raise GeodataError(f"the region areas {field} sum to {total}, not to {expected}")


def regions_csv() -> str:
    rows = ["iso_3166_2,name_en,name_uk,katotth,area_603628_km2,area_603549_km2"]
    rows += [",".join(map(str, region[:6])) for region in REGIONS]
    return "\n".join(rows) + "\n"


def geometries(source: bytes) -> Dict[str, dict]:
    """The source polygons by ISO code, winding as RFC 7946 wants it, vertices as they are."""
    features = json.loads(source)["features"]
    by_name = {feature["properties"]["name"]: feature["geometry"] for feature in features}
    expected = {region.natural_earth_name for region in REGIONS}
    if len(features) != 27 or set(by_name) != expected:
        raise GeodataError(f"the boundary source does not name the 27 regions: {sorted(set(by_name) ^ expected)}")
    return {region.iso: _wound(by_name[region.natural_earth_name]) for region in REGIONS}


def _wound(geometry: dict) -> dict:
    def turned(ring, counter_clockwise):
        return ring if (signed_area(ring) > 0) == counter_clockwise else ring[::-1]

    polygons = [[turned(ring, index == 0) for index, ring in enumerate(polygon)]
                for polygon in Polygons.of_geometry(geometry)]
    if geometry["type"] == "Polygon":
        return {"type": "Polygon", "coordinates": polygons[0]}
    return {"type": "MultiPolygon", "coordinates": polygons}


def check_positions(shapes: Dict[str, dict], places: list) -> None:
    """The source's own attributes are unreliable, so each polygon must prove by position that it is its region:
    it holds the region's probe place, and more of the region's places lie in it than in any other polygon."""
    polygons = {iso: Polygons(Polygons.of_geometry(shape)) for iso, shape in shapes.items()}
    for region in REGIONS:
        own = [place for place in places if place.region == region.iso]
        probes = [place for place in own if place.name == region.probe]
        if not any(polygons[region.iso].contains(place.position) for place in probes):
            raise GeodataError(f"{region.iso}: {region.probe} is not inside the polygon named {region.natural_earth_name}")
        counts = {iso: sum(polygon.contains(place.position) for place in own) for iso, polygon in polygons.items()}
        best = max(counts, key=lambda iso: counts[iso])
        if best != region.iso:
            raise GeodataError(f"{region.iso}: most of its places lie in the polygon of {best}")


def boundaries_geojson(shapes: Dict[str, dict]) -> str:
    lines = []
    for region in REGIONS:
        feature = {
            "type": "Feature",
            "id": region.iso,
            "properties": {"iso_3166_2": region.iso, "name_en": region.name_en, "name_uk": region.name_uk},
            "geometry": shapes[region.iso],
        }
        lines.append(json.dumps(feature, ensure_ascii=False, separators=(",", ":"), allow_nan=False))
    return '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
