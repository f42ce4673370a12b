// SPDX-License-Identifier: MIT
#include "sources/polygon_repair.hpp"

#include "geometry/area.hpp"
#include "geometry/geos.hpp"
#include "geometry/validity.hpp"
#include "support/error.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>

namespace demarc {

namespace {

/// Areas that differ by no more than this are taken as the same.
SquareMetres tolerance(SquareMetres area, SquareMetres bound) {
    return std::max(bound, area * 1e-6);
}

bool materially_different(SquareMetres a, SquareMetres b, SquareMetres bound) {
    return std::abs((a - b).value) > tolerance(std::max(a, b), bound).value;
}

/// "polygon 1, ring 2, vertex 7": the vertex nearest to a place.
std::string nearest_vertex(const MultiPolygon& polygons, LonLat place) {
    double least = std::numeric_limits<double>::infinity();
    std::string nearest;
    for (std::size_t p = 0; p < polygons.size(); ++p) {
        std::size_t ring_number = 0;
        for_each_ring(polygons[p], [&](const Ring& ring) {
            ++ring_number;
            for (std::size_t v = 0; v < ring.size(); ++v) {
                const double distance =
                    std::hypot(ring[v].lon - place.lon, ring[v].lat - place.lat);
                if (distance < least) {
                    least = distance;
                    nearest =
                        fmt::format("polygon {}, ring {}, vertex {}", p + 1, ring_number, v + 1);
                }
            }
        });
    }
    return nearest;
}

/// Why and where the polygons are invalid; std::nullopt if they are valid.
std::optional<PolygonDefect> defect_of(const GEOSGeometry* geometry, const MultiPolygon& polygons) {
    const GEOSContextHandle_t handle = geos::context().handle();
    char* reason = nullptr;
    GEOSGeometry* location = nullptr;
    const char valid = GEOSisValidDetail_r(handle, geometry, 0, &reason, &location);
    const geos::Geometry place(location);
    const auto release = [handle](char* text) { GEOSFree_r(handle, text); };
    const std::unique_ptr<char, decltype(release)> text(reason, release);
    if (valid == 1) {
        return std::nullopt;
    }
    if (valid != 0) {
        geos::context().fail("checking validity");
    }
    PolygonDefect defect{text ? text.get() : "invalid", {}, {}};
    if (place) {
        GEOSGeomGetX_r(handle, place.get(), &defect.place.lon);
        GEOSGeomGetY_r(handle, place.get(), &defect.place.lat);
        defect.nearest_vertex = nearest_vertex(polygons, defect.place);
    }
    return defect;
}

MultiPolygon made_valid(const GEOSGeometry* polygons, GEOSMakeValidMethods method) {
    const GEOSContextHandle_t handle = geos::context().handle();
    const auto release = [handle](GEOSMakeValidParams* p) {
        GEOSMakeValidParams_destroy_r(handle, p);
    };
    const std::unique_ptr<GEOSMakeValidParams, decltype(release)> how(
        GEOSMakeValidParams_create_r(handle), release);
    if (!how || GEOSMakeValidParams_setMethod_r(handle, how.get(), method) == 0) {
        geos::context().fail("preparing a repair");
    }
    return geos::polygons_of(
        geos::owned(GEOSMakeValidWithParams_r(handle, polygons, how.get()), "repairing a polygon")
            .get());
}

Ring canonical(Ring ring) {
    ring.pop_back();
    ring.erase(std::unique(ring.begin(), ring.end()), ring.end());
    while (ring.size() > 1 && ring.front() == ring.back()) {
        ring.pop_back();
    }
    std::rotate(ring.begin(), std::min_element(ring.begin(), ring.end()), ring.end());
    if (ring.size() > 2 && ring.back() < ring[1]) {
        std::reverse(ring.begin() + 1, ring.end());
    }
    ring.push_back(ring.front());
    return ring;
}

} // namespace

std::optional<PolygonDefect> defect_of(const MultiPolygon& polygons) {
    return defect_of(geos::from(polygons).get(), polygons);
}

MultiPolygon valid_polygons(MultiPolygon polygons, const std::string& where,
                            std::vector<InputNote>& notes, SquareMetres bound) {
    if (surely_valid(polygons)) {
        return polygons;
    }
    const geos::Geometry drawn = geos::from(polygons);
    const std::optional<PolygonDefect> defect = defect_of(drawn.get(), polygons);
    if (!defect) {
        return polygons;
    }
    const std::string what =
        fmt::format("invalid polygon: {} at {:.6f} {:.6f} (near {})", defect->reason,
                    defect->place.lon, defect->place.lat, defect->nearest_vertex);
    MultiPolygon by_linework = made_valid(drawn.get(), GEOS_MAKE_VALID_LINEWORK);
    const MultiPolygon by_structure = made_valid(drawn.get(), GEOS_MAKE_VALID_STRUCTURE);
    const SquareMetres before = area_of(polygons);
    const SquareMetres linework = area_of(by_linework);
    const SquareMetres structure = area_of(by_structure);
    const std::string areas =
        fmt::format("{} km² as drawn, {} km² repaired by linework, {} km² repaired by structure",
                    fixed(before.km2(), 6), fixed(linework.km2(), 6), fixed(structure.km2(), 6));
    if (by_linework.empty() || materially_different(linework, structure, bound) ||
        materially_different(before, linework, bound)) {
        throw DataError(fmt::format("{}: {}; {}; they may differ by {} km²: a repair would "
                                    "decide what belongs to it, so mend the file",
                                    where, what, areas, fixed(tolerance(before, bound).km2(), 3)));
    }
    notes.push_back({where, fmt::format("{}; repaired by the method linework: {}", what, areas)});
    return by_linework;
}

MultiPolygon in_canonical_order(MultiPolygon polygons) {
    for (Polygon& polygon : polygons) {
        polygon.exterior = canonical(std::move(polygon.exterior));
        for (Ring& hole : polygon.holes) {
            hole = canonical(std::move(hole));
        }
        std::sort(polygon.holes.begin(), polygon.holes.end());
    }
    std::sort(polygons.begin(), polygons.end(), [](const Polygon& a, const Polygon& b) {
        return a.exterior < b.exterior || (a.exterior == b.exterior && a.holes < b.holes);
    });
    return polygons;
}

} // namespace demarc
