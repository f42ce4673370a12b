// SPDX-License-Identifier: MIT
#include "geometry/grid_point.hpp"
#include "series/conforming.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <map>
#include <utility>

using namespace demarc;

namespace {

/// Edges that have no counterpart in the opposite direction, by their length in degrees.
double loose_length(const std::vector<MultiPolygon>& areas) {
    std::map<std::pair<LonLat, LonLat>, int> edges;
    for (const MultiPolygon& area : areas) {
        for_each_ring(area, [&](const Ring& ring) {
            for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
                ++edges[{ring[i], ring[i + 1]}];
            }
        });
    }
    double length = 0;
    for (const auto& [edge, number] : edges) {
        if (edges.count({edge.second, edge.first}) == 0) {
            length +=
                std::hypot(edge.second.lon - edge.first.lon, edge.second.lat - edge.first.lat);
        }
    }
    return length;
}

} // namespace

TEST_SUITE("conforming polygons") {

    TEST_CASE("a border that ends on the neighbour's edge becomes a vertex of it") {
        // Two districts in the west, one in the east whose edge is slanted, so that where their
        // border meets it is rounded.
        const LonLat south{31, 50};
        const LonLat north{31.0137, 51};
        const LonLat middle{31 + 0.0137 / 3, 50 + 1.0 / 3};
        std::vector<MultiPolygon> areas{{{{{30, 50}, south, middle, {30, 50.3}, {30, 50}}, {}}},
                                        {{{{30, 50.3}, middle, north, {30, 51}, {30, 50.3}}, {}}},
                                        {{{south, {32, 50}, {32, 51}, north, south}, {}}}};
        const double before = loose_length(areas);
        series::make_conforming(areas);
        const Ring& east = areas[2].front().exterior;
        REQUIRE(east.size() == 6);
        CHECK(east[4] == middle);
        // The outside alone is left: four sides of the whole.
        CHECK(loose_length(areas) == doctest::Approx(6));
        CHECK(before > 7.9);
    }

    TEST_CASE("vertices rounded to the grid are still on the edge") {
        const double step = 1 / grid_steps_per_degree;
        std::vector<MultiPolygon> areas{{{{{0, 0}, {1, -1}, {2, 0}, {1, step}, {0, 0}}, {}}},
                                        {{{{0, 0}, {2, 0}, {1, 1}, {0, 0}}, {}}}};
        series::make_conforming(areas);
        REQUIRE(areas[1].front().exterior.size() == 5);
        CHECK(areas[1].front().exterior[1] == LonLat{1, step});
    }

    TEST_CASE("what lies further off than rounding stays apart") {
        const double apart = 3 / grid_steps_per_degree;
        std::vector<MultiPolygon> areas{{{{{0, 0}, {1, -1}, {2, 0}, {1, -apart}, {0, 0}}, {}}},
                                        {{{{0, 0}, {2, 0}, {1, 1}, {0, 0}}, {}}}};
        const std::vector<MultiPolygon> before = areas;
        series::make_conforming(areas);
        CHECK(areas.back().front().exterior == before.back().front().exterior);
    }

    TEST_CASE("what conforms is left as it is") {
        const std::vector<MultiPolygon> before{{{{{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}}, {}}},
                                               {{{{1, 0}, {2, 0}, {2, 1}, {1, 1}, {1, 0}}, {}}}};
        std::vector<MultiPolygon> areas = before;
        series::make_conforming(areas);
        for (std::size_t i = 0; i < areas.size(); ++i) {
            CHECK(areas[i].front().exterior == before[i].front().exterior);
        }
    }
}
