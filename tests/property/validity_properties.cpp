// SPDX-License-Identifier: MIT
//
// The quick test of validity against GEOS.
#include "geometry/validity.hpp"
#include "sources/polygon_repair.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace demarc;

namespace {

/// Few positions, so that rings like to touch and cross.
rc::Gen<Ring> ring() {
    const auto coordinate = rc::gen::inRange(0, 8);
    const auto position = rc::gen::apply(
        [](int x, int y) {
            return LonLat{30 + 0.1 * x, 48 + 0.1 * y};
        },
        coordinate, coordinate);
    return rc::gen::map(rc::gen::mapcat(rc::gen::inRange<std::size_t>(3, 7),
                                        [position](std::size_t count) {
                                            return rc::gen::container<Ring>(count, position);
                                        }),
                        [](Ring made) {
                            made.push_back(made.front());
                            return made;
                        });
}

Ring square(double west, double south, double size) {
    return {{west, south},
            {west + size, south},
            {west + size, south + size},
            {west, south + size},
            {west, south}};
}

} // namespace

TEST_CASE("what is surely valid is valid for GEOS, whatever the rings") {
    int valid = 0;
    int surely = 0;
    CHECK(rc::check([&] {
        MultiPolygon polygons;
        const int parts = *rc::gen::inRange(1, 3);
        for (int i = 0; i < parts; ++i) {
            Polygon polygon{*ring(), {}};
            if (*rc::gen::inRange(0, 3) == 0) {
                polygon.holes.push_back(*ring());
            }
            polygons.push_back(std::move(polygon));
        }
        const bool quick = surely_valid(polygons);
        const bool geos = !defect_of(polygons);
        valid += geos ? 1 : 0;
        surely += quick ? 1 : 0;
        RC_ASSERT(geos || !quick);
    }));
    CHECK(valid > 0);
    CHECK(surely > 0);
}

TEST_CASE("plain polygons are surely valid, and each fault is seen") {
    const Ring outer = square(30, 48, 1);
    CHECK(surely_valid({{outer, {square(30.2, 48.2, 0.2), square(30.6, 48.6, 0.2)}}}));
    CHECK(surely_valid({{outer, {square(30.2, 48.2, 0.5)}}, {square(30.3, 48.3, 0.1), {}}}));
    CHECK(surely_valid({{outer, {}}, {square(32, 48, 1), {}}}));
    CHECK_FALSE(surely_valid({}));
    CHECK_FALSE(surely_valid({{outer, {square(31.2, 48.2, 0.2)}}}));                          // out
    CHECK_FALSE(surely_valid({{outer, {square(30.2, 48.2, 0.5), square(30.3, 48.3, 0.1)}}})); // in
    CHECK_FALSE(surely_valid({{outer, {}}, {square(30.3, 48.3, 0.1), {}}}));
    CHECK_FALSE(surely_valid({{outer, {}}, {square(30.5, 48.5, 1), {}}}));
    CHECK_FALSE(
        surely_valid({{{{30, 48}, {31, 49}, {31, 48}, {30, 49}, {30, 48}}, {}}})); // bow tie
    CHECK_FALSE(surely_valid({{{{30, 48}, {31, 48}, {30.5, 48}, {30.5, 49}, {30, 48}}, {}}}));
}

TEST_CASE("where rings touch, GEOS has to be asked") {
    const Ring outer = square(30, 48, 1);
    const MultiPolygon touching{{outer, {{{30, 48}, {30.5, 48.2}, {30.2, 48.5}, {30, 48}}}}};
    CHECK_FALSE(surely_valid(touching));
    CHECK_FALSE(defect_of(touching));
}

namespace {

/// Narrow teeth from the lower left to the upper right, side by side: every edge crosses the grid
/// of cells from end to end. `pushed` of them has its tip moved by `by` degrees to the east.
MultiPolygon comb(int teeth, int pushed, double by) {
    const double step = 1.0 / teeth;
    Ring ring{{30, 48}};
    for (int i = 0; i < teeth; ++i) {
        const double west = 30 + i * step;
        ring.push_back({west + 1.2 * step + 1 + (i == pushed ? by : 0), 49});
        ring.push_back({west + step, 48});
    }
    ring.push_back({30.5, 47.5});
    ring.push_back(ring.front());
    return {{ring, {}}};
}

} // namespace

TEST_CASE("a tooth that crosses its neighbour is seen among many long edges") {
    CHECK(surely_valid(comb(300, -1, 0)));
    CHECK_FALSE(defect_of(comb(300, -1, 0)));
    CHECK(rc::check([] {
        const int pushed = *rc::gen::inRange(0, 298);
        const MultiPolygon crossed = comb(300, pushed, 2.0 / 300);
        RC_ASSERT(!surely_valid(crossed));
        RC_ASSERT(defect_of(crossed).has_value());
    }));
}
