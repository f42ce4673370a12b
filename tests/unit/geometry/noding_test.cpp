// SPDX-License-Identifier: MIT
#include "geometry/geos.hpp"
#include "geometry/linework.hpp"
#include "geometry/locator.hpp"
#include "geometry/noding.hpp"
#include "geometry/position_inside.hpp"
#include "support/error.hpp"
#include "support/worlds.hpp"

#include <doctest/doctest.h>

#include <algorithm>
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
        constexpr double grid = 1e-3;
        std::uniform_real_distribution<double> size(0.1, 1);
        for (int round = 0; round < 60; ++round) {
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
        const auto flags = [](const std::vector<LineString>& lines) {
            return Linework(lines).meeting(1e-6);
        };
        using Flags = std::vector<bool>;
        CHECK(flags({{{0, 0}, {1, 1}, {2, 0}}}) == Flags{false, false});
        CHECK(flags({{{0, 0}, {1, 1}, {0, 1e-7}}}) == Flags{true, true});        // there and back
        CHECK(flags({{{0, 0}, {2, 2}}, {{0, 2}, {2, 0}}}) == Flags{true, true}); // cross
        CHECK(flags({{{0, 0}, {2, 0}}, {{1, 0}, {1, 1}}}) == Flags{true, true}); // T
        CHECK(flags({{{0, 0}, {2, 0}}, {{1, 2e-6}, {1, 1}}}) == Flags{false, false});
        CHECK(flags({{{0, 0}, {2, 0}}, {{2, 0}, {0, 0}}}) == Flags{false}); // one edge
        // On the line between two rows of the grid that edges are sorted into.
        CHECK(flags({{{0, 0}, {4, 0}}, {{0, 2}, {4, 2}}, {{0, 4}, {4, 4}}, {{3, 2}, {3, 3}}}) ==
              Flags{false, true, false, true});
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
        CHECK(Linework(grille(300)).meeting(1e-9) == std::vector<bool>(600, true));
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
