// SPDX-License-Identifier: MIT
#include "geometry/edge_meetings.hpp"
#include "geometry/geos.hpp"
#include "geometry/linework.hpp"
#include "geometry/locator.hpp"
#include "geometry/noding.hpp"
#include "geometry/position_inside.hpp"
#include "support/error.hpp"
#include "support/worlds.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>

using namespace demarc;

TEST_SUITE("geometry") {

    TEST_CASE("crossing lines are cut where they cross, and shared stretches come once") {
        const auto noded = node({{{0, 0}, {2, 2}}, {{0, 2}, {2, 0}}, {{0, 0}, {2, 2}}});
        REQUIRE(noded.size() == 4);
        for (const LineString& line : noded) {
            const LonLat middle = line.front().lon < 0.5 ? line.back() : line.front();
            CHECK(middle.lon == doctest::Approx(1).epsilon(1e-9));
            CHECK(middle.lat == doctest::Approx(1).epsilon(1e-9));
        }
    }

    TEST_CASE("noding reads the same whatever order, direction and start vertex the lines have") {
        const LineString a{{0, 0}, {2, 0}, {2, 2}, {0, 2}, {0, 0}};
        const LineString b{{1, 1}, {3, 1}, {3, 3}, {1, 3}, {1, 1}};
        const LineString a_turned{{2, 2}, {2, 0}, {0, 0}, {0, 2}, {2, 2}};
        const LineString b_turned{{3, 3}, {1, 3}, {1, 1}, {3, 1}, {3, 3}};
        CHECK(node({a, b}) == node({b_turned, a_turned}));
    }

    TEST_CASE("noding gives what GEOS makes of all lines in one go") {
        std::mt19937 random(4);
        std::uniform_real_distribution<double> size(0.1, 1);
        for (int round = 0; round < 90; ++round) {
            // On the coarse one nearly all that meets is tangled, on the fine one it just crosses.
            const double grid =
                std::array{1e-3, 1e-6, noding_grid_degrees}.at(static_cast<std::size_t>(round % 3));
            std::vector<LineString> lines;
            for (int i = 0; i < 6; ++i) {
                const LonLat middle{30 + size(random), 48 + size(random)};
                lines.push_back(testing::random_star(random, middle, size(random), 9).exterior);
                LineString shared(lines[0].begin(), lines[0].begin() + i + 2);
                shared.push_back(middle);
                lines.push_back(shared);
            }
            // Coordinates on the grid, with the last bits that GEOS gives them.
            for (LineString& line : lines) {
                for (LonLat& p : line) {
                    p = {std::round(p.lon * (1 / grid)) / (1 / grid),
                         std::round(p.lat * (1 / grid)) / (1 / grid)};
                }
            }
            const auto handle = geos::context().handle();
            const geos::Geometry noded =
                geos::owned(GEOSUnaryUnionPrec_r(handle, geos::from(lines).get(), grid), "noding");
            const geos::Geometry merged =
                geos::owned(GEOSLineMerge_r(handle, noded.get()), "merging");
            // Where a closed line begins is not compared.
            const auto in_order = [](std::vector<LineString> all) {
                for (LineString& line : all) {
                    put_in_standard_order(line);
                }
                std::sort(all.begin(), all.end());
                return all;
            };
            CAPTURE(round);
            CHECK(in_order(node(lines, grid)) == in_order(geos::lines_of(merged.get())));
        }
    }

    TEST_CASE("edges meet where they cross, touch or run beside one another, not at a common end") {
        const auto meets = [](const std::vector<LineString>& lines) {
            return meetings_of(Linework(lines).edges(), 1e-6).edges;
        };
        using Meets = std::vector<EdgeMeets>;
        constexpr EdgeMeets none = EdgeMeets::none;
        constexpr EdgeMeets crossing = EdgeMeets::crossing;
        constexpr EdgeMeets tangle = EdgeMeets::tangle;
        CHECK(meets({{{0, 0}, {1, 1}, {2, 0}}}) == Meets{none, none});
        CHECK(meets({{{0, 0}, {1, 1}, {0, 1e-7}}}) == Meets{tangle, tangle}); // there and back
        CHECK(meets({{{0, 0}, {2, 2}}, {{0, 2}, {2, 0}}}) == Meets{crossing, crossing});
        CHECK(meets({{{0, 0}, {2, 0}}, {{1, 0}, {1, 1}}}) == Meets{tangle, tangle}); // T
        CHECK(meets({{{0, 0}, {2, 0}}, {{1, 2e-6}, {1, 1}}}) == Meets{none, none});
        CHECK(meets({{{0, 0}, {2, 0}}, {{1, -5e-7}, {1, 1}}}) == Meets{tangle, tangle}); // hardly
        CHECK(meets({{{0, 0}, {2, 0}}, {{2, 0}, {0, 0}}}) == Meets{none});               // one edge
        // On the line between two rows of the grid that edges are sorted into.
        CHECK(meets({{{0, 0}, {4, 0}}, {{0, 2}, {4, 2}}, {{0, 4}, {4, 4}}, {{3, 2}, {3, 3}}}) ==
              Meets{none, tangle, none, tangle});
    }

    TEST_CASE("three edges at one place are a tangle, and so is what is connected to one") {
        const auto meets = [](const std::vector<LineString>& lines) {
            return meetings_of(Linework(lines).edges(), 1e-6).edges;
        };
        const LineString level{{0, 1}, {4, 1}};
        const std::vector<LineString> star{{{0, 0}, {2, 2}}, {{0, 2}, {2, 0}}, level};
        CHECK(meets(star) == std::vector<EdgeMeets>(3, EdgeMeets::tangle));
        // Two that cross beside the third, and one that crosses that far from them.
        CHECK(meets({{{0, 0.1}, {2, 2.1}}, {{0, 2}, {2, 0}}, level, {{3, 0}, {3, 2}}}) ==
              std::vector<EdgeMeets>(4, EdgeMeets::crossing));
        CHECK(meets({{{0, 0}, {2, 2}}, {{0, 2}, {2, 0}}, level, {{3, 0}, {3, 2}}}) ==
              std::vector<EdgeMeets>(4, EdgeMeets::tangle));
    }

    TEST_CASE("the places where edges cross are to the step of the grid, in their order") {
        const std::vector<GridEdge> edges{
            {{0, 0}, {3, 1}}, {{1, 0}, {1, 1}}, {{2, 1}, {2, 0}}, {{30, 50}, {31, 50}}};
        const auto lines = cut_at_crossings(edges, meetings_of(edges, 4e-9), 1e-9);
        const std::vector<LineString> expected{{{0, 0}, {1, 0.333333333}, {2, 0.666666667}, {3, 1}},
                                               {{1, 0}, {1, 0.333333333}, {1, 1}},
                                               {{2, 1}, {2, 0.666666667}, {2, 0}}};
        CHECK(lines == expected);
        const std::vector<GridEdge> south{{{0, 0}, {-3, -1}}, {{-1, 0}, {-1, -1}}};
        CHECK(cut_at_crossings(south, meetings_of(south, 4e-9), 1e-9).front()[1] ==
              LonLat{-1, -0.333333333});
    }

    TEST_CASE("lines that cross at more places than a limit are refused before they are cut") {
        const auto grille = [](int lines_each_way) {
            std::vector<LineString> lines;
            for (int i = 0; i < lines_each_way; ++i) {
                const double at = 0.5 + i * 1e-3;
                lines.push_back({{0, at}, {2, at}});
                lines.push_back({{at, 0}, {at, 2}});
            }
            return lines;
        };
        CHECK(meetings_of(Linework(grille(300)).edges(), 1e-9).edges ==
              std::vector<EdgeMeets>(600, EdgeMeets::crossing));
        CHECK_THROWS_WITH_AS((void)node(grille(500)),
                             doctest::Contains("cross at more than 200,000 places"), GeometryError);
    }

    TEST_CASE("the locator agrees with what is inside and outside, holes included") {
        Polygon ring = testing::rectangle(0, 0, 4, 4);
        ring.holes.push_back(testing::rectangle(1, 1, 2, 2).exterior);
        const PolygonLocator locator({ring, testing::rectangle(10, 0, 11, 1)});
        CHECK(locator.contains({0.5, 0.5}));
        CHECK_FALSE(locator.contains({1.5, 1.5}));
        CHECK(locator.contains({10.5, 0.5}));
        CHECK_FALSE(locator.contains({5, 0.5}));
        CHECK_FALSE(locator.contains({0.5, -0.5}));
    }

    TEST_CASE("the locator finds the position inside of any polygon, and nothing far away") {
        std::mt19937 random(3);
        for (int i = 0; i < 200; ++i) {
            const Polygon star = testing::random_star(random, {30, 48}, 1, 5 + i);
            const PolygonLocator locator({star});
            CHECK(locator.contains(position_inside(star)));
            CHECK_FALSE(locator.contains({31.1, 48}));
            CHECK_FALSE(locator.contains({30, 49.2}));
        }
    }

} // TEST_SUITE
