// SPDX-License-Identifier: MIT
//
// Faces have the class of a polygon that covers them, and precedence is kept.
#include "geometry/area.hpp"
#include "geometry/geos.hpp"
#include "geometry/locator.hpp"
#include "geometry/position_inside.hpp"
#include "partition/control_labels.hpp"
#include "partition/partition.hpp"
#include "series/second_method.hpp"
#include "support/error.hpp"
#include "support/worlds.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <map>
#include <random>

using namespace demarc;
using namespace demarc::testing;

namespace {

using Areas = std::map<std::pair<RegionIndex, ControlClass>, double>;

Areas areas_of(const Partition& partition) {
    Areas areas;
    for (const Face& face : partition.faces) {
        areas[{face.region, face.drawn}] += face.area(AreaMethod::authalic).value;
    }
    return areas;
}

Partition partition_of(const ControlSnapshot& control) {
    return cut(chessboard(), control, region_table(), {}, Reconcile::off);
}

/// A polygon whose corners lie on edges of another, to the last digit or metres beside them: with
/// that one it makes wedges with a broad part and a part thinner than the grid.
Polygon along_edges_of(const Polygon& other, std::mt19937& random) {
    std::uniform_real_distribution<double> part(0, 1);
    std::uniform_int_distribution<int> kind(0, 2);
    std::uniform_real_distribution<double> metres(-5e-5, 5e-5);
    const Ring& ring = other.exterior;
    Ring corners;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        for (const double share : {part(random) * 0.01, part(random)}) {
            const LonLat a = ring[i - 1];
            const LonLat b = ring[i];
            LonLat at{a.lon + (b.lon - a.lon) * share, a.lat + (b.lat - a.lat) * share};
            if (kind(random) == 0) {
                at = {at.lon + metres(random), at.lat + metres(random)};
            }
            if (corners.empty() || at != corners.back()) {
                corners.push_back(at);
            }
        }
    }
    corners.push_back(corners.front());
    return {corners, {}};
}

} // namespace

TEST_SUITE("property") {

    TEST_CASE("land of a lower precedence never changes a higher one") {
        std::mt19937 random(41);
        std::uniform_real_distribution<double> lon(25, 32);
        std::uniform_real_distribution<double> lat(45.5, 47.5);
        std::uniform_int_distribution<int> corners(3, 12);
        for (int round = 0; round < 60; ++round) {
            const Polygon upper =
                random_star(random, {lon(random), lat(random)}, 0.7, corners(random));
            ControlSnapshot control = snapshot({{ControlClass::russian, {upper}, "record 1"}});
            const Areas alone = areas_of(partition_of(control));
            Polygon lower = along_edges_of(upper, random);
            if (!geos::invalid_reason(geos::from(lower).get()).empty()) {
                continue;
            }
            control.areas.push_back({ControlClass::contested, {lower}, "record 2"});
            const Areas both = areas_of(partition_of(control));
            for (const auto& [key, area] : alone) {
                if (key.second == ControlClass::russian) {
                    CAPTURE(round);
                    // What bending edges to the grid can move: half a step along 700 km.
                    CHECK(std::abs(both.at(key) - area) < 40);
                }
            }
        }
    }

    TEST_CASE("a face has the class of the first polygon that covers any position in it") {
        std::mt19937 random(42);
        std::uniform_real_distribution<double> lon(24, 33);
        std::uniform_real_distribution<double> lat(45, 48);
        for (int round = 0; round < 10; ++round) {
            const Polygon one = random_star(random, {28, 46.5}, 1.4, 15);
            const ControlSnapshot control =
                snapshot({{ControlClass::russian, {one}, ""},
                          {ControlClass::contested,
                           {random_star(random, {lon(random), lat(random)}, 1.5, 20)},
                           ""},
                          {ControlClass::russian_pre_2022,
                           {random_star(random, {lon(random), lat(random)}, 1.5, 20)},
                           ""}});
            const Partition partition = partition_of(control);
            std::vector<PolygonLocator> faces;
            for (const Face& face : partition.faces) {
                faces.emplace_back(MultiPolygon{face.polygon});
            }
            for (int i = 0; i < 200; ++i) {
                const LonLat at{lon(random), lat(random)};
                ControlClass expected = ControlClass::ukrainian;
                for (auto area = control.areas.rbegin(); area != control.areas.rend(); ++area) {
                    expected =
                        PolygonLocator(area->polygons).contains(at) ? area->control : expected;
                }
                for (FaceIndex f = 0; f < faces.size(); ++f) {
                    if (faces[f].contains(at)) {
                        CHECK(partition.faces[f].drawn == expected);
                    }
                }
            }
        }
    }

    TEST_CASE(
        "the position inside a polygon keeps a centimetre from its outline if there is room") {
        // Broad for 70 m, then ten kilometres thinner than a tenth of the grid.
        const Polygon wedge{{{27.18, 46.30},
                             {27.2269, 46.3296},
                             {27.2411, 46.367},
                             {27.226937, 46.32969745},
                             {27.18, 46.30}},
                            {}};
        CHECK(clearance(wedge, position_inside(wedge)) > enough_clearance);
        std::mt19937 random(43);
        for (int round = 0; round < 50; ++round) {
            const Polygon star = random_star(random, {31, 48}, 1, 30);
            const LonLat inside = position_inside(star);
            CHECK(clearance(star, inside) > enough_clearance);
            CHECK(PolygonLocator({star}).contains(inside));
        }
    }

} // TEST_SUITE

TEST_SUITE("control labels") {

    TEST_CASE("a wedge between two polygons, broad at one end and thinner than the grid at the "
              "other, is nobody's") {
        const LonLat corner{27.2269, 46.3296};
        const LonLat end{27.2412, 46.3671};
        const auto on_edge = [&](double share) {
            return LonLat{corner.lon + (end.lon - corner.lon) * share,
                          corner.lat + (end.lat - corner.lat) * share};
        };
        const Polygon held{
            {{27.1, 46.12}, {27.48, 46.52}, end, corner, {27.1787, 46.304}, {27.1, 46.12}}, {}};
        // Two corners on the upper edge of the other, one on its lower edge: a wedge of 45 m by 4
        // km.
        const LonLat below{27.1819, 46.3057};
        const Polygon open{{on_edge(0.005), on_edge(0.99), {27.22, 46.397}, below, on_edge(0.005)},
                           {}};
        ControlSnapshot control = snapshot({{ControlClass::russian, {held}, "record 1"}});
        const double alone = russian_km2(partition_of(control));
        control.areas.push_back({ControlClass::contested, {open}, "record 2"});
        const Partition both = partition_of(control);
        CHECK(russian_km2(both) == doctest::Approx(alone).epsilon(1e-8));
        CHECK(alone == doctest::Approx(area_of(held).km2()).epsilon(1e-8));
    }

    TEST_CASE(
        "a tile with a class that no polygon gives it is an error that names record and place") {
        const std::vector<ControlArea> areas{
            {ControlClass::russian, {rectangle(26, 46, 27, 47)}, "front, record 7"}};
        const auto labelled_again = [&](std::size_t tile, LonLat inside) {
            Mosaic mosaic =
                make_mosaic(chessboard(), areas, ControlClass::ukrainian, region_table(), {});
            for (Tile& one : mosaic.tiles) {
                one.control_area = std::nullopt;
                one.control_beneath = std::nullopt;
            }
            mosaic.tiles[tile].inside = inside;
            label_control(mosaic, areas, ControlClass::ukrainian);
        };
        CHECK_NOTHROW(labelled_again(0, {24.5, 45.5}));
        CHECK_THROWS_WITH_AS(labelled_again(0, {26.5, 46.5}),
                             doctest::Contains("another class at 26.500000 E 46.500000 N"),
                             GeometryError);
    }

    TEST_CASE("two methods find the same areas, and a wrong face is told of") {
        ControlSnapshot control =
            snapshot({{ControlClass::russian, {rectangle(25.3, 45.2, 27.4, 47.7)}, "record 1"},
                      {ControlClass::contested, {rectangle(27.1, 45.2, 28.4, 46.7)}, "record 2"}});
        Partition partition = partition_of(control);
        const SecondMethod other =
            series::compare_methods(partition, control, chessboard(), region_table());
        CHECK(other.compared == 54);
        CHECK(other.largest_difference < series::methods_agree);
        CHECK(other.why_not.empty());
        for (Face& face : partition.faces) {
            if (face.covered_by.has(ControlClass::contested)) {
                face.covered_by = {};
                break;
            }
        }
        CHECK_THROWS_WITH_AS(
            series::compare_methods(partition, control, chessboard(), region_table()),
            doctest::Contains("two methods do not agree"), GeometryError);
        // Polygons that meet are not measured by sums along edges; the result says so.
        control.areas.push_back({ControlClass::russian, {rectangle(27.4, 46, 28, 47)}, "record 3"});
        const SecondMethod part =
            series::compare_methods(partition_of(control), control, chessboard(), region_table());
        CHECK(part.compared == 27);
        CHECK(part.why_not.find("edges of the map cross or touch") != std::string::npos);
    }

} // TEST_SUITE
