// SPDX-License-Identifier: MIT
#include "geometry/area.hpp"
#include "geometry/geos.hpp"
#include "geometry/noding.hpp"
#include "geometry/polygonize.hpp"
#include "support/worlds.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

using namespace demarc;

namespace {

/// Rings that begin at their least position, exteriors counter-clockwise, holes in order: the same
/// polygon always reads the same.
MultiPolygon in_order(MultiPolygon polygons) {
    const auto turned = [](Ring& ring, bool counter_clockwise) {
        put_in_standard_order(ring);
        double sum = 0;
        for (std::size_t i = 1; i < ring.size(); ++i) {
            sum += ring[i - 1].lon * ring[i].lat - ring[i].lon * ring[i - 1].lat;
        }
        if ((sum > 0) != counter_clockwise) {
            std::reverse(ring.begin(), ring.end());
        }
    };
    for (Polygon& polygon : polygons) {
        turned(polygon.exterior, true);
        for (Ring& hole : polygon.holes) {
            turned(hole, false);
        }
        std::sort(polygon.holes.begin(), polygon.holes.end());
    }
    std::sort(polygons.begin(), polygons.end(), [](const Polygon& a, const Polygon& b) {
        return a.exterior != b.exterior ? a.exterior < b.exterior : a.holes < b.holes;
    });
    return polygons;
}

bool same(const MultiPolygon& a, const MultiPolygon& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const Polygon& p, const Polygon& q) {
                          return p.exterior == q.exterior && p.holes == q.holes;
                      });
}

/// The same by GEOS.
Polygonized by_geos(const std::vector<LineString>& noded) {
    const geos::Geometry lines = geos::from(noded);
    GEOSGeometry* cuts = nullptr;
    GEOSGeometry* dangles = nullptr;
    GEOSGeometry* invalid = nullptr;
    const geos::Geometry polygons = geos::owned(
        GEOSPolygonize_full_r(geos::context().handle(), lines.get(), &cuts, &dangles, &invalid),
        "polygonizing");
    const geos::Geometry own_cuts(cuts);
    const geos::Geometry own_dangles(dangles);
    const geos::Geometry own_invalid(invalid);
    CHECK(geos::lines_of(own_invalid.get()).empty());
    Polygonized result{geos::polygons_of(polygons.get()), geos::lines_of(own_dangles.get())};
    for (LineString& line : geos::lines_of(own_cuts.get())) {
        result.dangles.push_back(std::move(line));
    }
    return result;
}

void check_like_geos(const std::vector<LineString>& lines) {
    const std::vector<LineString> noded = node(lines);
    const Polygonized ours = polygonize(noded);
    const Polygonized theirs = by_geos(noded);
    CHECK(ours.polygons.size() == theirs.polygons.size());
    CHECK(same(in_order(ours.polygons), in_order(theirs.polygons)));
    std::vector<LineString> loose = ours.dangles;
    std::vector<LineString> their_loose = theirs.dangles;
    std::sort(loose.begin(), loose.end());
    std::sort(their_loose.begin(), their_loose.end());
    CHECK(loose == their_loose);
}

LineString square(double west, double south, double size) {
    return testing::rectangle(west, south, west + size, south + size).exterior;
}

} // namespace

TEST_SUITE("polygonize") {

    TEST_CASE("polygonizing finds faces and holes, and tells loose ends") {
        const LineString loose{{3, 3}, {4, 3}};
        const Polygonized cut = polygonize(node({square(0, 0, 4), square(1, 1, 1), loose}));
        REQUIRE(cut.polygons.size() == 2);
        REQUIRE(cut.dangles.size() == 1);
    }

    TEST_CASE("a face that touches itself is an exterior and holes") {
        // A square in the corner of another, and two that touch each other within a third.
        check_like_geos({square(0, 0, 4), square(0, 0, 1)});
        check_like_geos({square(0, 0, 8), square(2, 2, 2), square(4, 4, 2)});
        // A hole that touches the exterior at one position.
        check_like_geos({square(0, 0, 4), {{0, 2}, {1, 1}, {2, 2}, {1, 3}, {0, 2}}});
        // Nested: an island in a lake on an island.
        check_like_geos({square(0, 0, 8), square(1, 1, 6), square(2, 2, 4), square(3, 3, 1)});
    }

    TEST_CASE("a closed line that others meet begins where they do") {
        const std::vector<LineString> noded =
            node({square(0, 0, 4), {{0, 2}, {1, 1}, {2, 2}, {1, 3}, {0, 2}}});
        REQUIRE(noded.size() == 2);
        CHECK(noded[0].front() == noded[1].front());
    }

    TEST_CASE("lines between pieces of one face bound nothing") {
        check_like_geos({square(0, 0, 4), square(10, 0, 4), {{4, 2}, {10, 2}}});
        check_like_geos({square(0, 0, 9), square(3, 3, 3), {{0, 4}, {3, 4}}});
        check_like_geos({{{0, 0}, {1, 1}, {2, 0}}, {{1, 1}, {1, 2}}});
        CHECK(polygonize({}).polygons.empty());
    }

    TEST_CASE("faces, holes and loose ends of random lines are those that GEOS finds") {
        std::mt19937 random(11);
        std::uniform_real_distribution<double> place(0, 1);
        const auto position = [&] { return LonLat{30 + place(random), 48 + place(random)}; };
        for (int round = 0; round < 300; ++round) {
            CAPTURE(round);
            std::vector<LineString> lines;
            for (int i = 0; i < 1 + round % 12; ++i) {
                const double size = 0.05 + 0.5 * place(random);
                lines.push_back(
                    testing::random_star(random, position(), size, 3 + round % 9).exterior);
            }
            for (int i = 0; i < round % 7; ++i) {
                lines.push_back({position(), position(), position()});
            }
            check_like_geos(lines);
        }
    }

    TEST_CASE("lattices, where many lines meet at one position, are cut as GEOS does") {
        std::mt19937 random(5);
        std::uniform_int_distribution<int> place(0, 6);
        for (int round = 0; round < 200; ++round) {
            CAPTURE(round);
            std::vector<LineString> lines;
            for (int i = 0; i < 3 + round % 20; ++i) {
                const LonLat a{30.0 + place(random), 45.0 + place(random)};
                const LonLat b{30.0 + place(random), 45.0 + place(random)};
                if (a != b) {
                    lines.push_back({a, b});
                }
            }
            check_like_geos(lines);
        }
    }
}
