// SPDX-License-Identifier: MIT
#include "geometry/distance.hpp"
#include "partition/lines_of_control.hpp"
#include "plans/plan_zones.hpp"
#include "support/worlds.hpp"
#include "tally/line_error.hpp"
#include "tally/tally.hpp"
#include "tally/towns.hpp"
#include "unit/plans/plan_fixture.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

using namespace demarc;
using namespace demarc::testing;

namespace {

/// A square of that many square metres about a position at 46.5 N.
Polygon square_about(LonLat middle, double square_metres) {
    const double north = std::sqrt(square_metres) / 111'170 / 2;
    const double east = std::sqrt(square_metres) / 76'750 / 2;
    return rectangle(middle.lon - east, middle.lat - north, middle.lon + east, middle.lat + north);
}

/// Russia holds what lies west of 27 E, but for a hole of that size at 25.5 E 46.5 N; and an island
/// of that size at 29.5 E 46.5 N.
ControlSnapshot front_with(double hole_m2, double island_m2) {
    Polygon main = rectangle(24, 45, 27, 48);
    main.holes.push_back(square_about({25.5, 46.5}, hole_m2).exterior);
    return snapshot(
        {{ControlClass::russian, {main, square_about({29.5, 46.5}, island_m2)}, "record 1"}});
}

Partition partition_of(const ControlSnapshot& control) {
    return cut(chessboard(), control, region_table(), {}, Reconcile::off);
}

double to_front(const Partition& partition, LonLat position) {
    return LineDistance(edge_of_russian_land(partition)).distance(position)->km();
}

Plan plan_with_zone() {
    return plan_with_rules("[[rule]]\ntype = \"freeze\"\ncertainty = \"explicit\"\n"
                           "[[rule]]\ntype = \"buffer\"\nkm = 15\ncertainty = \"explicit\"\n");
}

double zone_km2(const Partition& partition) {
    SquareMetres area;
    for (const Face& face : partition.faces) {
        area += face.zones.empty() ? SquareMetres{} : face.area(AreaMethod::authalic);
    }
    return area.km2();
}

} // namespace

TEST_SUITE("lines of control") {

    TEST_CASE("a pocket of either side below 0.02 km² has no line of contact, its area counts") {
        const Partition partition = partition_of(front_with(632, 19'000));
        REQUIRE(partition.specks.size() == 2);
        CHECK(partition.specks[0].area.value + partition.specks[1].area.value ==
              doctest::Approx(632 + 19'000).epsilon(0.001));
        // 1.5 degrees of longitude to the front on either side, not 0 to the edge of the pocket.
        CHECK(to_front(partition, {25.5, 46.5}) == doctest::Approx(115.1).epsilon(0.001));
        CHECK(to_front(partition, {29.5, 46.5}) == doctest::Approx(191.9).epsilon(0.001));
        CHECK(line_of_contact(partition).size() == edges_of_control(partition).size());
        for (const LineString& line : line_of_contact(partition)) {
            for (const LonLat p : line) {
                CHECK(p.lon == doctest::Approx(27));
            }
        }
        const double without = russian_km2(partition_of(
            snapshot({{ControlClass::russian, {rectangle(24, 45, 27, 48)}, "record 1"}})));
        CHECK(russian_km2(partition) - without ==
              doctest::Approx((19'000 - 632) * 1e-6).epsilon(0.001));
    }

    TEST_CASE("a pocket of 0.03 km² has a line of contact") {
        const Partition partition = partition_of(front_with(30'000, 30'000));
        CHECK(partition.specks.empty());
        CHECK(to_front(partition, {25.5, 46.5}) == doctest::Approx(0.0866).epsilon(0.01));
        CHECK(to_front(partition, {29.5, 46.5}) == doctest::Approx(0.0866).epsilon(0.01));
    }

    TEST_CASE("zones, distances of towns and the moved line take no notice of specks") {
        const Plan plan = plan_with_zone();
        const auto zone_with = [&](double hole, double island) {
            return zone_km2(cut_for_plans(chessboard(), front_with(hole, island), region_table(),
                                          {}, {plan}, Reconcile::off));
        };
        const double front_alone = zone_with(632, 632);
        const double disc = std::numbers::pi * 15 * 15;
        // The island is a disc of its own, widened by its own extent (17 km instead of 15).
        CHECK(zone_with(30'000, 632) - front_alone == doctest::Approx(disc).epsilon(0.02));
        CHECK(zone_with(632, 30'000) - front_alone == doctest::Approx(disc).epsilon(0.02));

        NamedPlace place;
        place.name_en = "Behind";
        place.position = {25.5, 46.6};
        place.population = 10'000;
        place.region = 10;
        const Partition partition = partition_of(front_with(632, 632));
        const std::vector<Town> towns = locate_towns({place}, FaceLocator(partition), min_town);
        REQUIRE(towns.size() == 1);
        CHECK(towns[0].to_line->km() == doctest::Approx(114.9).epsilon(0.001));
    }

    TEST_CASE("an enclave has a whole zone around it, and whole moves of its line") {
        constexpr double radius_km = 0.4443; // 0.62 km²
        Polygon circle;
        for (int i = 0; i <= 96; ++i) {
            const double angle = 2 * std::numbers::pi * (i % 96) / 96;
            circle.exterior.push_back({28.5 + radius_km / 76.75 * std::cos(angle),
                                       46.5 + radius_km / 111.17 * std::sin(angle)});
        }
        const ControlSnapshot enclave = snapshot({{ControlClass::russian, {circle}, "record 1"}});
        const auto disc = [&](double km) {
            return std::numbers::pi * (km + radius_km) * (km + radius_km);
        };
        const auto zone_of = [&](std::string_view id) {
            const Plan plan = real_plan(id);
            const Partition partition =
                cut_for_plans(chessboard(), enclave, region_table(), {}, {plan}, Reconcile::off);
            return make_scenario(plan, partition, region_table(), {})
                .tally.country(Layer::overlay, "demilitarised")
                .km2();
        };
        CHECK(zone_of("kellogg-buffer-2025-05") == doctest::Approx(disc(15)).epsilon(0.001));
        CHECK(zone_of("europe-buffer-2025-08") == doctest::Approx(disc(20)).epsilon(0.001));

        const LineError error{2};
        const Partition banded = cut_for_plans(chessboard(), enclave, region_table(), {}, {},
                                               Reconcile::off, {}, bands_of(error, {}));
        CHECK(russian_km2(with_moved_line(banded, 2)) == doctest::Approx(disc(2)).epsilon(0.001));
        CHECK(russian_km2(with_moved_line(banded, -2)) == 0);
    }

    TEST_CASE("specks within specks go with the land around all of them") {
        ControlSnapshot control = front_with(15'000, 30'000);
        control.areas.push_back(
            {ControlClass::contested, {square_about({25.5, 46.5}, 10'000)}, "record 2"});
        control.areas.push_back(
            {ControlClass::russian, {square_about({25.5, 46.5}, 10'000)}, "record 3"});
        control.areas.push_back(
            {ControlClass::contested, {square_about({28.2, 46.5}, 5'000)}, "record 4"});
        const Partition partition = partition_of(control);
        CHECK(partition.specks.size() == 3);
        CHECK(to_front(partition, {25.5, 46.5}) == doctest::Approx(115.1).epsilon(0.001));
        CHECK(LineDistance(edges_of_control(partition)).distance({28.2, 46.5})->km() ==
              doctest::Approx(92.1).epsilon(0.002));
    }

    TEST_CASE("a small piece at the border is a speck, a small island of the country is none") {
        BoundarySet boundaries = chessboard();
        boundaries.regions[8].push_back(square_about({33.5, 45.5}, 9'000));
        const auto control =
            snapshot({{ControlClass::russian,
                       {rectangle(24, 45, 24.0005, 45.001), square_about({33.5, 45.5}, 20'000)},
                       "record 1"}});
        const Partition partition = cut(boundaries, control, region_table(), {}, Reconcile::off);
        REQUIRE(partition.specks.size() == 1);
        CHECK(partition.faces[partition.specks[0].faces[0]].region == 0);
        CHECK(edge_of_russian_land(partition).empty());
    }

} // TEST_SUITE
