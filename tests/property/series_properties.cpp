// SPDX-License-Identifier: MIT
//
// The fast way to a day's areas against overlays by GEOS, which knows nothing of it.
#include "geometry/area.hpp"
#include "geometry/geos.hpp"
#include "geometry/noding.hpp"
#include "partition/partition.hpp"
#include "series/day_areas.hpp"
#include "series/map_meter.hpp"
#include "support/worlds.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <cmath>

using namespace demarc;
using namespace demarc::series;
using namespace demarc::testing;

namespace {

constexpr double bound_m2 = 1; // 1e-6 km²

/// Where records cross each other, both edges bend by up to half a step of the grid: an edge over
/// all of the board below by a square metre and a half.
constexpr double bound_of_crossings_m2 = 10;

constexpr double cell = 0.02; // degrees

/// A board of nine by three small regions from 30 E 48 N. On long edges rounding to the grid moves
/// more than the bound.
BoundarySet small_board() {
    BoundarySet boundaries;
    for (RegionIndex i = 0; i < region_table().size(); ++i) {
        const double west = 30 + cell * static_cast<double>(i % 9);
        const double south = 48 + cell * static_cast<double>(i / 9);
        boundaries.regions.push_back({rectangle(west, south, west + cell, south + cell)});
    }
    return boundaries;
}

/// Positions that like to lie on borders, on corners and a hair beside them, up to a cell beyond
/// the board.
rc::Gen<LonLat> position() {
    const auto coordinate = [](double origin, int high) {
        return rc::gen::oneOf(
            rc::gen::map(rc::gen::inRange(-4, high * 4 + 5),
                         [=](int i) { return origin + cell * i / 4; }),
            rc::gen::map(rc::gen::inRange(-1000, high * 1000 + 1000),
                         [=](int i) { return origin + cell * i / 1000; }),
            rc::gen::apply([=](int i, int hair) { return origin + cell * i + hair * 1e-9; },
                           rc::gen::inRange(0, high + 1), rc::gen::inRange(-3, 4)));
    };
    return rc::gen::construct<LonLat>(coordinate(30, 9), coordinate(48, 3));
}

geos::Geometry overlay(const GEOSGeometry* a, const GEOSGeometry* b, bool united) {
    const auto handle = geos::context().handle();
    return geos::owned(united ? GEOSUnionPrec_r(handle, a, b, noding_grid_degrees)
                              : GEOSDifferencePrec_r(handle, a, b, noding_grid_degrees),
                       "making a random polygon");
}

/// The corners of a shape: some scattered, or those of a sliver a hair to some metres wide. No
/// longer than a cell: rounding to the grid moves a longer one by more than the bound.
std::vector<LonLat> random_corners() {
    if (*rc::gen::inRange(0, 4) == 0) {
        const LonLat from = *position();
        const auto step = [] {
            return cell / 100 * static_cast<double>(*rc::gen::inRange(-60, 61));
        };
        const LonLat to{from.lon + step(), from.lat + step()};
        const double width = 1e-9 * static_cast<double>(*rc::gen::inRange(2, 50'000));
        return {from, to, {to.lon, to.lat + width}, {from.lon + width, from.lat + width}};
    }
    return *rc::gen::container<std::vector<LonLat>>(
        static_cast<std::size_t>(*rc::gen::inRange(3, 7)), position());
}

/// Valid polygons from random triangles and quadrilaterals: united, with others taken out, so that
/// there are holes, islands, slivers, edges along borders and vertices on them.
MultiPolygon random_polygons() {
    const int count = *rc::gen::inRange(1, 5);
    geos::Geometry shape;
    for (int i = 0; i < count; ++i) {
        std::vector<LonLat> corners = random_corners();
        const LonLat middle = corners.front();
        std::sort(corners.begin(), corners.end(), [&](LonLat a, LonLat b) {
            return std::atan2(a.lat - middle.lat, a.lon - middle.lon) <
                   std::atan2(b.lat - middle.lat, b.lon - middle.lon);
        });
        corners.push_back(corners.front());
        const geos::Geometry raw = geos::from(Polygon{corners, {}});
        geos::Geometry valid = geos::owned(GEOSBuffer_r(geos::context().handle(), raw.get(), 0, 1),
                                           "making a polygon valid");
        shape = shape ? overlay(shape.get(), valid.get(), i % 3 != 2) : std::move(valid);
        shape = geos::from(geos::polygons_of(shape.get())); // lines and points are left out
    }
    return geos::polygons_of(shape.get());
}

/// The area of the polygons in each region by overlay on the grid, in m².
std::vector<double> by_overlay(const MultiPolygon& polygons, const BoundarySet& boundaries) {
    std::vector<double> areas;
    const geos::Geometry day = geos::from(polygons);
    for (const MultiPolygon& region : boundaries.regions) {
        const geos::Geometry own = geos::from(region);
        const geos::Geometry common =
            geos::owned(GEOSIntersectionPrec_r(geos::context().handle(), day.get(), own.get(),
                                               noding_grid_degrees),
                        "overlaying");
        areas.push_back(area_of(geos::polygons_of(common.get())).value);
    }
    return areas;
}

/// The same by the partition of the main job.
std::vector<double> by_partition(const MultiPolygon& polygons, const BoundarySet& boundaries) {
    const Partition partition = cut(boundaries, snapshot({{ControlClass::russian, polygons, ""}}),
                                    region_table(), {}, Reconcile::off);
    std::vector<double> areas(boundaries.regions.size());
    for (const Face& face : partition.faces) {
        areas[face.region] += is_russian(face.control) ? face.area(AreaMethod::authalic).value : 0;
    }
    return areas;
}

/// By the order of precedence that profiles have unless they say otherwise.
std::size_t level_of(ControlClass control, bool contested_first = false) {
    const std::size_t contested = contested_first ? 0 : 3;
    return control == ControlClass::russian_pre_2022 ? 1
           : control == ControlClass::russian        ? 2
                                                     : contested;
}

/// Records of several classes, each one valid for itself; some lie side by side, some over others.
std::vector<ControlArea> random_records(bool contested_first = false) {
    std::vector<ControlArea> records;
    const int count = *rc::gen::inRange(2, 5);
    for (int i = 0; i < count; ++i) {
        MultiPolygon polygons = random_polygons();
        if (i % 2 == 1 && !records.empty()) { // what the one before leaves of it, edge to edge
            polygons = geos::polygons_of(overlay(geos::from(polygons).get(),
                                                 geos::from(records.back().polygons).get(), false)
                                             .get());
        }
        if (!polygons.empty()) {
            records.push_back({*rc::gen::element(ControlClass::russian_pre_2022,
                                                 ControlClass::russian, ControlClass::contested),
                               polygons, ""});
        }
    }
    std::stable_sort(records.begin(), records.end(), [=](const auto& a, const auto& b) {
        return level_of(a.control, contested_first) < level_of(b.control, contested_first);
    });
    return records;
}

DayMap map_of(const std::vector<ControlArea>& records, bool contested_first = false) {
    DayMap map;
    for (const ControlArea& record : records) {
        const std::size_t first = map.rings.rings.size();
        append(record.polygons, map.rings);
        map.records.push_back({first, map.rings.rings.size(),
                               level_of(record.control, contested_first), record.control});
    }
    map.drawn = map.records.size();
    return map;
}

/// By class and region, in m².
using AreaTable = std::array<std::vector<double>, all_control_classes.size()>;

/// What each class adds to those of higher precedence, by union and overlay.
AreaTable drawn_by_overlay(const std::vector<ControlArea>& records, const BoundarySet& boundaries) {
    AreaTable areas;
    areas.fill(std::vector<double>(boundaries.regions.size()));
    geos::Geometry all;
    std::vector<double> before(boundaries.regions.size());
    for (const ControlArea& record : records) {
        geos::Geometry own = geos::from(record.polygons);
        all = all ? overlay(all.get(), own.get(), true) : std::move(own);
        const MultiPolygon land = geos::polygons_of(all.get());
        all = geos::from(land); // lines and points are left out
        const std::vector<double> covered = by_overlay(land, boundaries);
        for (std::size_t region = 0; region < covered.size(); ++region) {
            areas[static_cast<std::size_t>(record.control)][region] +=
                covered[region] - before[region];
        }
        before = covered;
    }
    return areas;
}

/// The largest difference.
double worst(const ClassAreas& found, const AreaTable& expected) {
    double worst = 0;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        for (std::size_t region = 0; region < expected[i].size(); ++region) {
            worst =
                std::max(worst, std::abs(to_square_metres(found[i][region]) - expected[i][region]));
        }
    }
    return worst;
}

/// By the partition of the main job, as drawn and with the outer border reconciled.
struct CutAreas {
    AreaTable drawn;
    AreaTable reconciled;
    /// Of hair-thin tiles beside the board, which the partition gives to the region they touch.
    double seams_m2 = 0;
};

CutAreas cut_areas(const std::vector<ControlArea>& records, const HeldBefore2022& held,
                   const BoundarySet& boundaries) {
    ControlSnapshot control = snapshot(records);
    control.whole_before_2022 = held.whole;
    control.part_before_2022 = held.part;
    CutAreas areas;
    areas.drawn.fill(std::vector<double>(boundaries.regions.size()));
    areas.reconciled = areas.drawn;
    const Partition partition = cut(boundaries, control, region_table(), {});
    areas.seams_m2 = partition.statistics.seam_area.value;
    for (const Face& face : partition.faces) {
        const double area = face.area(AreaMethod::authalic).value;
        areas.drawn[static_cast<std::size_t>(face.drawn)][face.region] += area;
        areas.reconciled[static_cast<std::size_t>(face.control)][face.region] += area;
    }
    return areas;
}

/// Some regions that Russia held whole or in part before 2022, or none.
HeldBefore2022 random_held() {
    HeldBefore2022 held;
    if (*rc::gen::arbitrary<bool>()) {
        for (RegionIndex i = 0; i < region_table().size(); ++i) {
            const int kind = *rc::gen::inRange(0, 4);
            if (kind < 2) {
                (kind == 0 ? held.whole : held.part).push_back(i);
            }
        }
    }
    return held;
}

} // namespace

TEST_SUITE("property") {

    TEST_CASE("random records of several classes have the same areas in a series as by the "
              "partition, strips along the border among them") {
        const BoundarySet boundaries = small_board();
        const PreparedRegions prepared(boundaries.regions);
        int sound = 0;
        int compared = 0;
        int without_seams = 0;
        for (int batch = 0; batch < 3; ++batch) { // a hundred cases each
            CHECK(rc::check("areas by class and region", [&] {
                const bool contested_first = *rc::gen::arbitrary<bool>();
                const std::vector<ControlArea> records = random_records(contested_first);
                RC_PRE(!records.empty());
                const HeldBefore2022 held = random_held();
                MapMeter meter(prepared, true, held);
                const MapAreas& areas = meter.measure(map_of(records, contested_first));
                ++compared;
                if (areas.doubt != Doubt::none) {
                    return; // for the partition to decide
                }
                ++sound;
                CutAreas expected = cut_areas(records, held, boundaries);
                // Of which a series has what is drawn as such alone.
                constexpr auto rest = static_cast<std::size_t>(ControlClass::ukrainian);
                expected.drawn[rest].assign(boundaries.regions.size(), 0);
                expected.reconciled[rest].assign(boundaries.regions.size(), 0);
                RC_ASSERT(worst(areas.naive, expected.drawn) <
                          bound_of_crossings_m2 + expected.seams_m2);
                if (expected.seams_m2 == 0) { // one may lengthen what lies beside a strip
                    ++without_seams;
                    RC_ASSERT(worst(areas.reconciled, expected.reconciled) < bound_of_crossings_m2);
                }
            }));
        }
        CHECK(compared >= 300);
        CHECK(sound > compared / 10);
        CHECK(without_seams > sound / 2);
    }

    TEST_CASE("random records of several classes have the same areas in a series as by union and "
              "overlay") {
        const BoundarySet boundaries = small_board();
        const PreparedRegions prepared(boundaries.regions);
        MapMeter meter(prepared, false);
        int sound = 0;
        int compared = 0;
        for (int batch = 0; batch < 5; ++batch) { // a hundred cases each
            CHECK(rc::check("areas by class and region", [&] {
                const std::vector<ControlArea> records = random_records();
                RC_PRE(!records.empty());
                ++compared;
                const MapAreas& areas = meter.measure(map_of(records));
                if (areas.doubt != Doubt::none) {
                    return; // for the partition to decide
                }
                ++sound;
                RC_ASSERT(worst(areas.naive, drawn_by_overlay(records, boundaries)) <
                          bound_of_crossings_m2);
            }));
        }
        CHECK(compared >= 500);
        CHECK(sound > compared / 2);
    }

    TEST_CASE("random polygons have the same areas in a series as by overlay in GEOS") {
        const BoundarySet boundaries = small_board();
        const PreparedRegions prepared(boundaries.regions);
        DailyAreas meter(prepared);
        int sound = 0;
        int compared = 0;
        for (int batch = 0; batch < 10; ++batch) { // a hundred cases each
            CHECK(rc::check("areas by region", [&] {
                const MultiPolygon polygons = random_polygons();
                RC_PRE(!polygons.empty());
                const DayAreas& areas = meter.measure(rings_of(polygons));
                ++compared;
                const std::vector<double> expected = by_overlay(polygons, boundaries);
                std::vector<double> found;
                if (areas.doubt == Doubt::none) {
                    ++sound;
                    for (RegionIndex i = 0; i < expected.size(); ++i) {
                        found.push_back(to_square_metres(areas.sides[i]));
                    }
                } else {
                    // Polygons that touch themselves are for the partition to decide.
                    RC_ASSERT(areas.doubt == Doubt::lines_meet ||
                              areas.doubt == Doubt::rings_nested);
                    found = by_partition(polygons, boundaries);
                }
                for (RegionIndex i = 0; i < expected.size(); ++i) {
                    RC_ASSERT(std::abs(found[i] - expected[i]) < bound_m2);
                }
            }));
        }
        CHECK(compared >= 1000);
        CHECK(sound > compared * 7 / 10);
    }

} // TEST_SUITE
