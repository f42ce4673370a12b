# SPDX-License-Identifier: MIT
"""What territory of Ukraine ends up where under each peace plan.

`run()` computes a study: it reads the boundaries of the 27 regions and a dated front line, applies
peace plans, measures the outcomes and checks published figures. `series()` measures many daily maps
at once, `plans()` lists the plans that come with demarc. Tables go into pandas, layers into
GeoPandas:

    import demarc, pandas, geopandas
    study = demarc.run(plans=["us-28-point-2025-11"])
    areas = pandas.DataFrame(study.areas)
    faces = geopandas.GeoDataFrame.from_features(study.faces, crs=study.faces.crs)

Units stand in the names of columns: km2, pct (percent), km; positions are degrees of longitude and
latitude on WGS84. Figures are those of the files that `demarc run` writes, digit by digit.

Errors are of the types below, by cause; a message names file, layer, record and reason, and the
arguments of these functions in backquotes. Nothing is printed and no file written. Python's other
threads run while demarc computes, and functions may be called from several at once.
"""
import collections
import csv
import datetime
import functools
import io
import json
import math
import os

from . import _demarc
from ._demarc import ConfigError, DataError, Error, GeometryError, OutputError, UsageError

__version__ = _demarc.version
__all__ = ["run", "series", "plans", "Study", "Series", "Table", "Layer", "Column",
           "Error", "UsageError", "ConfigError", "DataError", "GeometryError", "OutputError"]

for _error, _cause in ((Error, "What demarc raises; the other errors are derived from it."),
                       (UsageError, "The arguments ask for what there is not or do not go together."),
                       (ConfigError, "A profile, plan, claim or other file of settings is wrong."),
                       (DataError, "An input cannot be read or is not what it says."),
                       (GeometryError, "A geometric operation failed, or a check of its result did."),
                       (OutputError, "A result cannot be written.")):
    _error.__module__ = "demarc"
    _error.__doc__ = _cause

Column = collections.namedtuple("Column", "name type unit description")
Column.__doc__ = "A column of a Table; type is that of Frictionless Table Schema, unit may be empty."

_NUMBER = (float, math.nan)
# How a field is read, and what an empty one is.
_CONVERSIONS = {"number": _NUMBER, "integer": (int, None), "boolean": ("true".__eq__, None),
                "date": (datetime.date.fromisoformat, None), "string": (str, None)}


def _values(column, texts):
    """The values of a column; of one without a type numbers, if all are."""
    convert, missing = _CONVERSIONS.get(column.type, _NUMBER)
    try:
        return [convert(text) if text else missing for text in texts]
    except ValueError:
        if column.type:
            raise
    return [text or None for text in texts]


class Table(dict):
    """A table as columns: a dictionary from the name of a column to the list of its values, all of
    the same length. Numbers are float, NaN where there is none; days are datetime.date; of other
    types None stands for an empty field. `pandas.DataFrame(table)` takes it as it is.

    columns: what each column is, its type, unit and description, as in datapackage.json
    """

    def __init__(self, columns, text):
        self.columns = [Column(*column) for column in columns]
        rows = list(csv.reader(io.StringIO(text, newline="")))[1:]
        texts = zip(*rows) if rows else ([] for _ in self.columns)
        super().__init__((column.name, _values(column, column_texts))
                         for column, column_texts in zip(self.columns, texts, strict=True))

    def rows(self):
        """Each row as a dictionary."""
        return [dict(zip(self, row)) for row in zip(*self.values())]

    def to_pandas(self):
        """A pandas.DataFrame, days as datetime64. Needs pandas."""
        import pandas
        frame = pandas.DataFrame(self)
        for column in self.columns:
            if column.type == "date":
                frame[column.name] = pandas.to_datetime(frame[column.name])
        return frame


class Layer(dict):
    """Features: a dictionary from the name of a column to the list of its values, with `geometry` as
    WKB (bytes), and `__geo_interface__`, a GeoJSON FeatureCollection. Both of
    `geopandas.GeoDataFrame.from_features(layer, crs=layer.crs)` and `layer.to_geopandas()` work; the
    latter has coordinates to the last bit, GeoJSON nine decimals (0.1 mm).

    crs: "OGC:CRS84", longitude and latitude in degrees on WGS84
    """

    crs = "OGC:CRS84"

    def __init__(self, names, values, geometries, geojson):
        super().__init__(zip(names, values))
        self["geometry"] = geometries
        self._geojson = geojson

    @functools.cached_property
    def __geo_interface__(self):
        return json.loads(self._geojson)

    def to_geopandas(self):
        """A geopandas.GeoDataFrame. Needs GeoPandas."""
        import geopandas
        columns = {name: values for name, values in self.items() if name != "geometry"}
        return geopandas.GeoDataFrame(columns, crs=self.crs,
                                      geometry=geopandas.GeoSeries.from_wkb(self["geometry"]))


class Study:
    """What run() found. Tables and layers are made when they are first asked for."""

    def __init__(self, found):
        self._found = found

    @functools.cached_property
    def areas(self):
        """Table: areas in km2 and shares in percent, one row for each scenario, region (and UA, the
        whole), layer and class that occurs; with the range over all readings of a plan. areas.csv"""
        return Table(*self._found.areas())

    @functools.cached_property
    def scenarios(self):
        """Table: one row for each plan, `present` first: the land that stays and that changes hands,
        in km2 and percent of Ukraine, and both balances. changes-wide.csv"""
        return Table(*self._found.scenarios())

    @functools.cached_property
    def claims(self):
        """Table: published figures, what was measured, its range over methods, and the verdict; one
        row for each. claims.csv"""
        return Table(*self._found.claims())

    @functools.cached_property
    def places(self):
        """Table: towns that a plan concerns or the line touches; one row for each scenario and town.
        Empty without `with_towns`. places.csv"""
        return Table(*self._found.places())

    @functools.cached_property
    def people(self):
        """Table: people whose homes lie in each class, with the least and the most; one row for each
        scenario, source, region, layer and class. `residents` says whose homes a source counts: those
        of before the full-scale war, as the estimate that comes with demarc does, or of today. Empty
        where no people are counted: see `with_people` of run(). people.csv"""
        return Table(*self._found.people())

    @functools.cached_property
    def counts(self):
        """Table: what stands on the land of each class, power plants and what `counts` names; one row
        for each scenario, source, region, layer and class. Empty without `with_counts`. counts.csv"""
        return Table(*self._found.counts())

    @functools.cached_property
    def districts(self):
        """Table: areas, people and what stands there by raion or hromada; one row for each scenario,
        district, layer and class. Empty without `districts`. districts.csv"""
        return Table(*self._found.districts())

    @functools.cached_property
    def methods(self):
        """Table: the share of Ukraine under Russian control by each method of counting. methods.csv"""
        return Table(*self._found.methods())

    @functools.cached_property
    def line_error(self):
        """Table: every figure of `areas` with the line of contact moved; None without `line_error`.
        line_error.csv"""
        table = self._found.line_error()
        return table and Table(*table)

    @functools.cached_property
    def faces(self):
        """Layer: the pieces that Ukraine was cut into, which overlap nowhere and leave nothing out,
        each with region, control class, area_km2 and, for each plan, its outcome."""
        return Layer(*self._found.faces())

    @functools.cached_property
    def line_of_contact(self):
        """Layer: the lines where Ukrainian-held and Russian-held land meet."""
        return Layer(*self._found.line_of_contact())

    @functools.cached_property
    def regions(self):
        """Layer: the 27 regions of the boundary set, with their official areas in km2."""
        return Layer(*self._found.regions())

    @functools.cached_property
    def zones(self):
        """Layer: the areas that plans refer to; they may overlap."""
        return Layer(*self._found.zones())

    @functools.cached_property
    def warnings(self):
        """What a reader must know of the inputs before quoting a figure: a list of dictionaries with
        kind, where, what and remedy."""
        return json.loads(self._found.warnings())

    @functools.cached_property
    def excluded_plans(self):
        """Plans that have no result on this map: a dictionary from id to the reason."""
        return self._found.excluded_plans()

    @functools.cached_property
    def details(self):
        """The whole of scenarios.json: what each plan is and says, totals, ranges, methods."""
        return json.loads(self._found.details())

    @property
    def control(self):
        """The front line: date, title, publisher, form, what it counts."""
        return self.details["snapshot"]

    @property
    def boundaries(self):
        """The boundary set: id, title, what it covers."""
        return self.details["boundaries"]

    @property
    def method(self):
        """How areas and shares were counted, also in words."""
        return self.details["method"]


class Series:
    """What series() found."""

    def __init__(self, found):
        self._found = found

    @functools.cached_property
    def areas(self):
        """Table: one row per date, region (and UA) and control class: areas in km2, as drawn and with
        the outer border reconciled, the change since the map before, shares in percent. series.csv"""
        return Table(*self._found.areas())

    @functools.cached_property
    def wide(self):
        """Table: Russian-held land in km2, one row per date, one column per region. series-wide.csv"""
        return Table(*self._found.wide())

    @functools.cached_property
    def balances(self):
        """Table: the balance of each plan on each day, in km2; empty without `plans`. balances.csv"""
        return Table(*self._found.balances())

    @functools.cached_property
    def quality(self):
        """Table: what a reader must know of the series: missing days, repeated maps, jumps, redrawn
        borders, maps that could not be read. quality.csv"""
        return Table(*self._found.quality())

    @functools.cached_property
    def people(self):
        """Table: people by date, source, region (and UA) and control class, the best guess; residents
        of the source's day, as `residents` says, not of the map's. Empty without `people`. people.csv"""
        return Table(*self._found.people())

    @functools.cached_property
    def counts(self):
        """Table: what stands there, likewise; empty without `counts`. counts.csv"""
        return Table(*self._found.counts())

    @functools.cached_property
    def districts(self):
        """Table: areas of control classes by date and raion or hromada, with people and what stands
        there where they are counted; empty without `districts`. districts.csv"""
        return Table(*self._found.districts())

    @functools.cached_property
    def broken(self):
        """Days whose map could not be measured: a dictionary from the day to the reason."""
        return self._found.broken()


def _plain(value):
    """Paths and days as text, one text as a list where a list is meant: see _lists."""
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    if isinstance(value, os.PathLike):
        return os.fspath(value)
    if isinstance(value, dict):
        return _fields(value)
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    return value


_lists = ("more_boundaries", "more_control", "compared", "profiles", "lines", "plans", "claims",
          "counts", "people")


def _fields(arguments):
    plain = {name: _plain(value) for name, value in arguments.items()}
    return {name: [value] if name in _lists and isinstance(value, str) else value
            for name, value in plain.items()}


def run(*, control="", boundaries="", date=None, plans=None, claims=None, sea="",
        more_boundaries=(), more_control=(), russian_side="", publisher="", attribution="", licence="", compared=(), profiles=(), lines=(), counts=(), people=(),
        districts="", strict=False, join_metres=None, earlier=None, area="authalic",
        denominator="polygon",
        contested="separate", reconciled=True, line_error=None, with_towns=True,
        with_people=True, with_counts=True, jobs=0, progress=None):
    """Computes a study and returns it as a Study.

    control       the front line, FILE[:PROFILE][/LAYER] or an address; default: the settlement list
                  that comes with demarc
    boundaries    the 27 regions of Ukraine; default: Natural Earth, which comes with demarc
    date          the day the map shows, or which day of an archive: datetime.date or "YYYY-MM-DD"
    plans         ids (see plans()) or files of plans; None: all; []: none. The reference scenario,
                  `present`, comes with any of them
    claims        ids or files of published figures to check; None: all; []: none
    sea           polygons to subtract from the boundary set
    more_boundaries   further files, or "embedded", for regions that `boundaries` has not
    more_control  further files of the same map
    russian_side  of a line of contact: a region, a group of regions or "LON,LAT"
    publisher, attribution, licence   of a front line of your own, for captions
    compared      boundary sets to count the same front line on
    profiles      profile files of your own
    lines         maps of other days that plans speak of: "DATE=FILE[:PROFILE]"
    counts        files of what stands on the land, FILE[:PROFILE], and "embedded" beside them;
                  default: the power plants that come with demarc
    people        files of where people live, rasters or records, FILE[:PROFILE], and "embedded" beside
                  them; default: the estimate that comes with demarc
    districts     parts of regions to tell all figures by as well, FILE[:PROFILE]
    strict        whether a file is refused in which records say nothing of a place; else they are
                  passed over with a warning, up to half of the file
    join_metres   how wide a gap between ends of pieces of a line of contact may be that is closed,
                  and how far an end may stick out beyond another piece to be cut off; default: 50
    earlier       a second front line, for claims of a change: a dictionary with control, date ...
    area          "authalic", "geodesic" or "planar": how areas are measured
    denominator   "polygon", "official-603628" or "official-603549": what shares are shares of
    contested     "separate", "ukrainian", "russian" or "split": how contested land counts
    reconciled    whether the outer border is that of the boundary set
    line_error    how far the line of contact may be off: km, or a dictionary with km, samples, seed
                  and correlation_km
    with_towns    whether towns are located
    with_people   whether people are counted also where neither `people` nor a claim of people
                  asks for it
    with_counts   whether what stands on the land is counted
    jobs          threads; 0: one for each processor. The result is the same for any number
    progress      called with the name of each stage as it begins

    Takes O(n log n) in the vertices of boundaries and front line. Raises UsageError where the
    arguments ask for what there is not, ConfigError where a plan, claim or profile is wrong,
    DataError where an input is, GeometryError where a check of the work itself fails.
    """
    arguments = dict(locals())
    del arguments["progress"]
    return Study(_demarc.run(_fields(arguments), progress))


def series(control, *, boundaries="", more_boundaries=(), plans=(), sea="", publisher="", attribution="", licence="", profiles=(),
           counts=(), people=(), districts="", strict=False, area="authalic", denominator="polygon", reconciled=True,
           jump_km2=50.0, jobs=0, progress=None):
    """Measures the maps of many days and returns a Series.

    control   a pattern ("DIR/*.geojson"), a zip archive or a folder, [:PROFILE]; days come from the
              names of the files
    plans     plans whose balance is found for every day; takes a second or so for a day
    people    as in run(), but nothing is counted unless it is named: "embedded" is the estimate that
              comes with demarc; counts likewise. Rasters, lines and polygons take a tenth of a second
              or more for a day
    districts parts of regions to measure every day as well, as in run()
    jump_km2  a change from one map to the next above this many km2 is noted
    progress  called with the number of days measured and of all days

    The other arguments are those of run(). A map that cannot be measured does not stop the others:
    see Series.broken. Takes O(n) in the vertices of all maps. Raises as run(), and DataError if no
    day can be measured.
    """
    arguments = dict(locals())
    del arguments["progress"]
    return Series(_demarc.series(_fields(arguments), progress))


def plans():
    """Table: the plans that come with demarc, the reference scenario `present` first: id, date, title,
    author, status, summary. Raises ConfigError if the data of demarc cannot be found."""
    return Table(*_demarc.plans())
