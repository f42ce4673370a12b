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

/// At least the area that a ring encloses, however it crosses itself: of its triangles with the
/// first position, none taken off another.
SquareMetres enclosed_at_most(const Ring& ring) {
    constexpr double metres_a_degree = 111'320;
    double sum = 0;
    for (std::size_t i = 2; i < ring.size(); ++i) {
        const LonLat a{ring[i - 1].lon - ring[0].lon, ring[i - 1].lat - ring[0].lat};
        const LonLat b{ring[i].lon - ring[0].lon, ring[i].lat - ring[0].lat};
        sum += std::abs(a.lon * b.lat - a.lat * b.lon) / 2;
    }
    return {sum * metres_a_degree * metres_a_degree};
}

/// How many parts and holes were left out, and at most how large they are together.
struct Specks {
    std::size_t parts = 0;
    std::size_t holes = 0;
    SquareMetres area;
};

/// Leaves out what encloses nothing on the noding grid, whose cells have a hundredth of this.
Specks leave_out_specks(MultiPolygon& polygons) {
    constexpr SquareMetres encloses_nothing{1e-6};
    Specks specks;
    const auto is_speck = [&](const Ring& ring) {
        const SquareMetres own = enclosed_at_most(ring);
        const bool speck = own < encloses_nothing;
        specks.area += speck ? own : SquareMetres{};
        return speck;
    };
    specks.parts =
        std::erase_if(polygons, [&](const Polygon& polygon) { return is_speck(polygon.exterior); });
    for (Polygon& polygon : polygons) {
        specks.holes += std::erase_if(polygon.holes, is_speck);
    }
    return specks;
}

std::string in_words(const Specks& specks, std::size_t drawn) {
    std::vector<std::string> left_out;
    if (specks.parts > 0) {
        left_out.push_back(fmt::format("{} of its {} polygons", specks.parts, drawn));
    }
    if (specks.holes > 0) {
        left_out.push_back(specks.holes == 1 ? "1 hole" : fmt::format("{} holes", specks.holes));
    }
    return fmt::format("{} {} left out: each encloses less than a square millimetre, less than {} "
                       "mm² in all",
                       join(left_out, " and "), specks.parts + specks.holes == 1 ? "is" : "are",
                       std::ceil(specks.area.value * 1e6 + 1e-9));
}

/// The time that the method linework takes grows with the square of them: a second for these.
constexpr std::size_t max_meetings = 10'000;

/// The first position there is.
std::optional<LonLat> begin_of(const MultiPolygon& polygons) {
    for (const Polygon& polygon : polygons) {
        if (!polygon.exterior.empty()) {
            return polygon.exterior.front();
        }
    }
    return std::nullopt;
}

bool valid_one_by_one(const MultiPolygon& polygons) {
    return polygons.size() > 1 &&
           std::all_of(polygons.begin(), polygons.end(), [](const Polygon& polygon) {
               return surely_valid({polygon}) || !defect_of(MultiPolygon{polygon});
           });
}

/// Parts that are valid one by one as one; std::nullopt where they do not just touch.
/// \throws DataError where they lie over one another
std::optional<MultiPolygon> merged_parts(const MultiPolygon& polygons, const std::string& where,
                                         const std::string& what, std::vector<InputNote>& notes,
                                         SquareMetres bound) {
    const SquareMetres before = area_of(polygons);
    MultiPolygon merged = geos::polygons_of(geos::unary_union(polygons).get());
    const SquareMetres together = area_of(merged);
    if (!materially_different(before, together, bound)) {
        notes.push_back(
            {where,
             fmt::format("{}; its {} polygons touch along edges and were merged: {} km² as "
                         "drawn, {} km² merged",
                         what, polygons.size(), fixed(before.km2(), 6), fixed(together.km2(), 6))});
        return merged;
    }
    if (together < before) {
        throw DataError(fmt::format(
            "{}: {}; its polygons lie over one another: {} km² added up, {} km² together; they "
            "may differ by {} km²: whether land that two of them cover belongs to it is not "
            "said, so merge them in the file, or allow more with repair_bound_km2 in a profile "
            "of your own",
            where, what, fixed(before.km2(), 6), fixed(together.km2(), 6),
            fixed(tolerance(before, bound).km2(), 3)));
    }
    return std::nullopt;
}

/// Repaired by the method linework, where that decides nothing. \throws DataError where it does
MultiPolygon repaired(const GEOSGeometry* drawn, SquareMetres before, const std::string& where,
                      const std::string& what, std::vector<InputNote>& notes, SquareMetres bound) {
    MultiPolygon by_linework = made_valid(drawn, GEOS_MAKE_VALID_LINEWORK);
    leave_out_specks(by_linework);
    const MultiPolygon by_structure = made_valid(drawn, GEOS_MAKE_VALID_STRUCTURE);
    const SquareMetres linework = area_of(by_linework);
    const SquareMetres structure = area_of(by_structure);
    const std::string areas =
        fmt::format("{} km² as drawn, {} km² repaired by linework, {} km² repaired by structure",
                    fixed(before.km2(), 6), fixed(linework.km2(), 6), fixed(structure.km2(), 6));
    // Where the methods agree what belongs to it, a loop that the drawn area counts twice or takes
    // off is no doubt.
    const SquareMetres of_drawn = std::max(tolerance(linework, bound), linework * 1e-4);
    const SquareMetres off = linework < before ? before - linework : linework - before;
    if (by_linework.empty() || materially_different(linework, structure, bound) || of_drawn < off) {
        throw DataError(fmt::format(
            "{}: {}; {}; the repaired ones may differ by {} km², the drawn one from them by {} "
            "km²: a repair would decide what belongs to it, so mend the file, or allow more with "
            "repair_bound_km2 in a profile of your own",
            where, what, areas, fixed(tolerance(before, bound).km2(), 3),
            fixed(of_drawn.km2(), 3)));
    }
    const bool warns = tolerance(linework, bound) < off;
    notes.push_back({where, fmt::format("{}; repaired by the method linework: {}", what, areas),
                     warns ? "look at it on a map, or mend the file" : "",
                     warns ? InputWarning::mended : InputWarning::none});
    return by_linework;
}

Ring canonical_ring(Ring ring) {
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

bool too_tangled(const MultiPolygon& polygons) {
    return meet_more_often(polygons, max_meetings);
}

std::optional<PolygonDefect> defect_of(const MultiPolygon& polygons) {
    if (too_crowded(polygons)) {
        return PolygonDefect{crowding_in_words(), begin_of(polygons).value_or(LonLat{}),
                             "its first vertex"};
    }
    return defect_of(geos::from(polygons).get(), polygons);
}

MultiPolygon valid_polygons(MultiPolygon polygons, const std::string& where,
                            std::vector<InputNote>& notes, SquareMetres bound) {
    const std::size_t parts_drawn = polygons.size();
    const Specks specks = leave_out_specks(polygons);
    if (specks.parts + specks.holes > 0) {
        notes.push_back({where, in_words(specks, parts_drawn)});
    }
    if (surely_valid(polygons)) {
        return polygons;
    }
    if (too_crowded(polygons)) {
        throw DataError(
            fmt::format("{}: {}; leave them out of the file", where, crowding_in_words()));
    }
    const geos::Geometry drawn = geos::from(polygons);
    const std::optional<PolygonDefect> defect = defect_of(drawn.get(), polygons);
    if (!defect) {
        return polygons;
    }
    const std::string what =
        fmt::format("invalid polygon: {} at {:.6f} {:.6f} (near {})", defect->reason,
                    defect->place.lon, defect->place.lat, defect->nearest_vertex);
    if (valid_one_by_one(polygons)) {
        if (auto merged = merged_parts(polygons, where, what, notes, bound)) {
            return std::move(*merged);
        }
    }
    if (too_tangled(polygons)) {
        throw DataError(fmt::format("{}: {}; its edges meet or cross at more than {} places, more "
                                    "than demarc repairs: mend the file",
                                    where, what, grouped(max_meetings)));
    }
    return repaired(drawn.get(), area_of(polygons), where, what, notes, bound);
}

MultiPolygon in_canonical_order(MultiPolygon polygons) {
    for (Polygon& polygon : polygons) {
        polygon.exterior = canonical_ring(std::move(polygon.exterior));
        for (Ring& hole : polygon.holes) {
            hole = canonical_ring(std::move(hole));
        }
        std::sort(polygon.holes.begin(), polygon.holes.end());
    }
    std::sort(polygons.begin(), polygons.end(), [](const Polygon& a, const Polygon& b) {
        return a.exterior < b.exterior || (a.exterior == b.exterior && a.holes < b.holes);
    });
    return polygons;
}

} // namespace demarc
