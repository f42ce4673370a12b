"""Whether a file is what it claims: a GeoJSON front line of Ukraine."""

import json
import math

from .errors import GeodataError

UKRAINE = (22.0, 44.0, 40.5, 52.5)  # west, south, east, north
AUTHALIC_RADIUS_KM = 6371.0072
LARGEST_HEAP = 200_000_000  # bytes; a snapshot has about one million


def _not_a_number(word):
    raise ValueError(f"holds {word}, which JSON does not know")


def _polygons(geometry):
    if not isinstance(geometry, dict):
        return
    kind = geometry.get("type")
    if kind == "Polygon":
        yield geometry.get("coordinates")
    elif kind == "MultiPolygon":
        yield from geometry.get("coordinates") or ()
    elif kind == "GeometryCollection":
        for member in geometry.get("geometries") or ():
            yield from _polygons(member)


def _ring_km2(ring):
    """Area on the sphere of equal area, edges straight in longitude and sine of latitude."""
    total = 0.0
    for (lon1, lat1), (lon2, lat2) in zip(ring, ring[1:]):
        total += math.radians(lon2 - lon1) * (math.sin(math.radians(lat1)) +
                                              math.sin(math.radians(lat2))) / 2
    return abs(total) * AUTHALIC_RADIUS_KM ** 2


def _checked_ring(ring, where):
    points = [(position[0], position[1]) for position in ring]
    for lon, lat in points:
        if not (math.isfinite(lon) and math.isfinite(lat) and abs(lon) <= 180 and abs(lat) <= 90):
            raise GeodataError(f"{where}: a position is {lon} {lat}")
    if len(points) < 4 or points[0] != points[-1]:
        raise GeodataError(f"{where}: a ring is not closed")
    return points


def check(data, name, least_km2, most_km2):
    """Returns the number of polygons and their area in km²; raises GeodataError with the reason."""
    if len(data) > LARGEST_HEAP:
        raise GeodataError(f"{name}: has {len(data)} bytes, far more than a front line")
    try:
        document = json.loads(data.decode("utf-8"), parse_constant=_not_a_number)
    except (UnicodeDecodeError, ValueError) as error:
        raise GeodataError(f"{name}: is not whole JSON: {error}") from error
    if not isinstance(document, dict) or document.get("type") != "FeatureCollection":
        raise GeodataError(f"{name}: is JSON, but no GeoJSON FeatureCollection")
    count, area, in_ukraine = 0, 0.0, False
    try:
        for number, feature in enumerate(document.get("features") or ()):
            for polygon in _polygons(feature.get("geometry")):
                rings = [_checked_ring(ring, f"{name}, record {number}") for ring in polygon]
                count += 1
                area += _ring_km2(rings[0]) - sum(map(_ring_km2, rings[1:]))
                in_ukraine = in_ukraine or any(
                    UKRAINE[0] <= lon <= UKRAINE[2] and UKRAINE[1] <= lat <= UKRAINE[3]
                    for lon, lat in rings[0])
    except (TypeError, IndexError, AttributeError) as error:
        raise GeodataError(f"{name}: is not GeoJSON: {error}") from error
    if count == 0:
        raise GeodataError(f"{name}: holds no polygon")
    if not in_ukraine:
        raise GeodataError(f"{name}: none of its polygons lies in Ukraine")
    if not least_km2 <= area <= most_km2:
        raise GeodataError(f"{name}: its polygons cover {area:,.0f} km², and a snapshot of this "
                           f"source {least_km2:,.0f} to {most_km2:,.0f}")
    return count, area
