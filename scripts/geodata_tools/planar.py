"""Small planar helpers on longitude and latitude: enough to place settlements, no more."""

import math
from typing import List, Sequence, Tuple

Point = Tuple[float, float]
Ring = Sequence[Sequence[float]]

KM_PER_DEGREE = 111.195


def signed_area(ring: Ring) -> float:
    """Twice the signed area in square degrees; positive when the ring runs counter-clockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:]))


def distance_km(a: Point, b: Point) -> float:
    """Great-circle distance."""
    phi_a, phi_b = math.radians(a[1]), math.radians(b[1])
    half_lat = math.sin((phi_b - phi_a) / 2)
    half_lon = math.sin(math.radians(b[0] - a[0]) / 2)
    h = half_lat ** 2 + math.cos(phi_a) * math.cos(phi_b) * half_lon ** 2
    return 2 * math.degrees(math.asin(math.sqrt(h))) * KM_PER_DEGREE


def circle(center: Point, radius_km: float, count: int = 24) -> List[Point]:
    """Points around a center at a distance of radius_km."""
    lat_step = radius_km / KM_PER_DEGREE
    lon_step = lat_step / math.cos(math.radians(center[1]))
    angles = (2 * math.pi * i / count for i in range(count))
    return [(center[0] + lon_step * math.cos(t), center[1] + lat_step * math.sin(t)) for t in angles]


def _crosses(ring: Ring, x: float, y: float) -> bool:
    inside = False
    x1, y1 = ring[-1][0], ring[-1][1]
    for vertex in ring:
        x2, y2 = vertex[0], vertex[1]
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
        x1, y1 = x2, y2
    return inside


class Polygons:
    """A set of polygons with holes that answers whether a point is in any of them, and how far their edge is."""

    def __init__(self, polygons: Sequence[Sequence[Ring]]):
        self._polygons = [(self._bounds(rings[0]), rings) for rings in polygons if rings]

    @staticmethod
    def of_geometry(geometry: dict) -> List[Sequence[Ring]]:
        """The polygons of a GeoJSON geometry; points and lines have none."""
        kind = geometry["type"]
        if kind == "Polygon":
            return [geometry["coordinates"]]
        if kind == "MultiPolygon":
            return list(geometry["coordinates"])
        if kind == "GeometryCollection":
            return [p for member in geometry["geometries"] for p in Polygons.of_geometry(member)]
        return []

    @staticmethod
    def _bounds(ring: Ring) -> Tuple[float, float, float, float]:
        xs, ys = [v[0] for v in ring], [v[1] for v in ring]
        return min(xs), min(ys), max(xs), max(ys)

    def contains(self, point: Point) -> bool:
        x, y = point
        for (west, south, east, north), rings in self._polygons:
            if west <= x <= east and south <= y <= north and _crosses(rings[0], x, y):
                if not any(_crosses(hole, x, y) for hole in rings[1:]):
                    return True
        return False

    def edge_distance_km(self, point: Point) -> float:
        """Distance to the nearest edge; flat near the point, so meant for a few dozen kilometres."""
        scale = KM_PER_DEGREE * math.cos(math.radians(point[1]))
        nearest = math.inf
        for _, rings in self._polygons:
            for ring in rings:
                flat = [((v[0] - point[0]) * scale, (v[1] - point[1]) * KM_PER_DEGREE) for v in ring]
                for (ax, ay), (bx, by) in zip(flat, flat[1:]):
                    dx, dy = bx - ax, by - ay
                    length = dx * dx + dy * dy
                    t = 0.0 if length == 0 else max(0.0, min(1.0, -(ax * dx + ay * dy) / length))
                    nearest = min(nearest, math.hypot(ax + t * dx, ay + t * dy))
        return nearest
