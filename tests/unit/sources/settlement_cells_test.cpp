// SPDX-License-Identifier: MIT
#include "geometry/equal_area_plane.hpp"
#include "geometry/geos.hpp"
#include "geometry/locator.hpp"
#include "sources/settlement_cells.hpp"
#include "support/error.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

using namespace demarc;

namespace {

using Cells = std::map<ControlClass, MultiPolygon>;

constexpr ControlClass ours = ControlClass::ukrainian;
constexpr ControlClass theirs = ControlClass::russian;

Cells all_cells(const std::vector<Settlement>& settlements) {
    // No class is left out: contested is none of these settlements'.
    return settlement_cells(settlements, ControlClass::contested);
}

bool same(const Cells& a, const Cells& b) {
    const auto same_polygon = [](const Polygon& one, const Polygon& other) {
        return one.exterior == other.exterior && one.holes == other.holes;
    };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [&](const auto& one, const auto& other) {
                          return one.first == other.first &&
                                 std::equal(one.second.begin(), one.second.end(),
                                            other.second.begin(), other.second.end(), same_polygon);
                      });
}

/// The classes of the settlements nearest to a position, and how much farther the next class is.
struct Nearest {
    ControlClass side;
    double lead = 0;
};

Nearest nearest(const std::vector<Settlement>& settlements, LonLat position) {
    const PlanePoint p = EqualAreaPlane::forward(position);
    std::map<ControlClass, double> least{{ours, 1e9}, {theirs, 1e9}};
    for (const Settlement& settlement : settlements) {
        const PlanePoint q = EqualAreaPlane::forward(settlement.position);
        double& distance = least[settlement.side];
        distance = std::min(distance, std::hypot(q.x - p.x, q.y - p.y));
    }
    return {least[ours] < least[theirs] ? ours : theirs, std::abs(least[ours] - least[theirs])};
}

/// Every position of Ukraine is in the cells of the settlement nearest to it, and in no others.
void check_against_distances(const std::vector<Settlement>& settlements) {
    const Cells cells = all_cells(settlements);
    std::map<ControlClass, PolygonLocator> locators;
    for (const auto& [side, polygons] : cells) {
        CHECK(geos::invalid_reason(geos::from(polygons).get()).empty());
        locators.emplace(side, PolygonLocator(polygons));
    }
    std::mt19937 random(5);
    std::uniform_real_distribution<double> lon(22, 40.2);
    std::uniform_real_distribution<double> lat(44.3, 52.4);
    for (int i = 0; i < 2'000; ++i) {
        const LonLat position{lon(random), lat(random)};
        const Nearest expected = nearest(settlements, position);
        if (expected.lead < 2) {
            continue; // as near to both as edges are straight on the ellipsoid
        }
        for (const auto& [side, locator] : locators) {
            CHECK(locator.contains(position) == (side == expected.side));
        }
    }
}

std::vector<Settlement> in_plane(const std::vector<PlanePoint>& points) {
    std::vector<Settlement> settlements;
    for (std::size_t i = 0; i < points.size(); ++i) {
        settlements.push_back({EqualAreaPlane::inverse(points[i]), i % 3 == 0 ? theirs : ours});
    }
    return settlements;
}

} // namespace

TEST_SUITE("sources") {

    TEST_CASE("settlement cells are the land nearest to a settlement, wherever settlements lie") {
        std::mt19937 random(11);
        std::normal_distribution<double> spread(0, 250'000);
        std::vector<PlanePoint> anywhere;
        std::vector<PlanePoint> lattice;
        std::vector<PlanePoint> circle;
        std::vector<PlanePoint> line;
        for (int i = 0; i < 200; ++i) {
            anywhere.push_back({spread(random), spread(random)});
            lattice.push_back({(i % 20 - 10) * 40'000.0, (i / 20 - 5) * 40'000.0});
            const double angle = 2 * std::numbers::pi * i / 200;
            circle.push_back({3e5 * std::cos(angle), 3e5 * std::sin(angle)});
            line.push_back({(i - 100) * 5'000.0, (i - 100) * 1'000.0});
        }
        check_against_distances(in_plane(anywhere));
        check_against_distances(in_plane(lattice));
        check_against_distances(in_plane(circle));
        check_against_distances(in_plane(line));
    }

    TEST_CASE("few settlements share out all of Ukraine") {
        check_against_distances(in_plane({{0, 0}}));
        check_against_distances(in_plane({{-3e5, 1e5}, {2e5, -1e5}}));
        check_against_distances(in_plane({{1.4e6, 0}, {0, 1.4e6}}));
    }

    TEST_CASE("a settlement on another continent changes nothing, and none at home is an error") {
        std::vector<Settlement> settlements = in_plane({{-3e5, 1e5}, {2e5, -1e5}, {3e5, 3e5}});
        const Cells before = all_cells(settlements);
        settlements.push_back({{-70, 40}, theirs});
        CHECK(same(all_cells(settlements), before));
        CHECK_THROWS_WITH_AS(all_cells({{{-70, 40}, theirs}}),
                             doctest::Contains("no settlement lies within 1,500 km"),
                             GeometryError);
    }

    TEST_CASE("the order of settlements does not matter to their cells") {
        std::mt19937 random(12);
        std::normal_distribution<double> spread(0, 250'000);
        std::vector<PlanePoint> points;
        for (int i = 0; i < 300; ++i) {
            points.push_back({spread(random), spread(random)});
        }
        std::vector<Settlement> settlements = in_plane(points);
        const Cells before = all_cells(settlements);
        std::shuffle(settlements.begin(), settlements.end(), random);
        CHECK(same(all_cells(settlements), before));
    }

} // TEST_SUITE
