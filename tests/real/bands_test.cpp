// SPDX-License-Identifier: MIT
//
// Bands, distances and the second method on real maps: region by region against a fine grid of
// distances that were found without a plane and without GEOS, and against figures that were
// computed independently of demarc.
#include "geometry/area.hpp"
#include "geometry/locator.hpp"
#include "partition/lines_of_control.hpp"
#include "plans/plan_zones.hpp"
#include "series/second_method.hpp"
#include "sources/gazetteer.hpp"
#include "support/oracle.hpp"
#include "support/true_distance.hpp"
#include "support/worlds.hpp"
#include "tally/tally.hpp"
#include "tally/towns.hpp"
#include "unit/plans/plan_fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>

using namespace demarc;
using namespace demarc::testing;

namespace {

ControlSnapshot day(const std::string& date, const BoundarySet& boundaries) {
    return daily("deepstatemap_data_" + date + ".geojson", boundaries);
}

double demilitarised_km2(std::string_view plan_id, const Partition& partition,
                         std::string_view region) {
    const Tally tally = make_scenario(real_plan(plan_id), partition, regions(), {}).tally;
    return tally.region(*regions().find(region), Layer::overlay, "demilitarised").km2();
}

/// The distance to the nearest of many lines, which only looks at edges in squares near by.
class NearDistance {
public:
    NearDistance(const std::vector<LineString>& lines, double metres) : metres_(metres) {
        std::map<Square, std::vector<LineString>> pieces;
        for (const LineString& line : lines) {
            for (std::size_t i = 1; i < line.size(); ++i) {
                const Box box = box_of(std::vector{line[i - 1], line[i]});
                const double north = metres * 1.01 / 111'000;
                const double east = metres * 1.01 / 66'000;
                for (int x = column(box.west - east); x <= column(box.east + east); ++x) {
                    for (int y = row(box.south - north); y <= row(box.north + north); ++y) {
                        pieces[{x, y}].push_back({line[i - 1], line[i]});
                    }
                }
            }
        }
        for (const auto& [square, near] : pieces) {
            squares_.emplace(square, TrueDistance(near));
        }
    }

    [[nodiscard]] bool is_within(LonLat at) const {
        const auto found = squares_.find({column(at.lon), row(at.lat)});
        return found != squares_.end() && found->second.flat(at) <= metres_;
    }

private:
    using Square = std::pair<int, int>;
    static int column(double lon) { return static_cast<int>(std::floor(lon / 0.06)); }
    static int row(double lat) { return static_cast<int>(std::floor(lat / 0.04)); }

    double metres_;
    std::map<Square, TrueDistance> squares_;
};

/// By region, the area of the cells of a grid, 330 m wide, whose middles are within a distance.
std::vector<double> dense_reference(const BoundarySet& boundaries,
                                    const std::vector<LineString>& lines, double metres) {
    const NearDistance distance(lines, metres);
    std::vector<PolygonLocator> locators;
    for (const MultiPolygon& region : boundaries.regions) {
        locators.emplace_back(region);
    }
    constexpr double height = 0.003;
    constexpr double width = 0.0045;
    std::vector<double> km2(locators.size());
    for (double south = 44.3; south < 52.5; south += height) {
        const double cell = area_of(rectangle(30, south, 30 + width, south + height)).km2();
        for (double west = 30; west < 40.5; west += width) {
            const LonLat middle{west + width / 2, south + height / 2};
            if (!distance.is_within(middle)) {
                continue;
            }
            const auto region =
                std::find_if(locators.begin(), locators.end(),
                             [&](const PolygonLocator& one) { return one.contains(middle); });
            if (region != locators.end()) {
                km2[static_cast<std::size_t>(region - locators.begin())] += cell;
            }
        }
    }
    return km2;
}

void compare_with_dense_reference(const BoundarySet& boundaries, const std::string& date) {
    constexpr double km = 15;
    const Plan plan = real_plan("kellogg-buffer-2025-05");
    const Partition partition =
        cut_for_plans(boundaries, day(date, boundaries), regions(), {}, {plan});
    const std::vector<double> expected =
        dense_reference(boundaries, edges_of_control(partition), km * 1000);
    std::vector<double> found(regions().size());
    for (const Face& face : partition.faces) {
        found[face.region] += face.zones.empty() ? 0 : face.area(AreaMethod::authalic).km2();
    }
    for (RegionIndex i = 0; i < found.size(); ++i) {
        if (expected[i] > 100) {
            CAPTURE(regions()[i].name_en);
            CAPTURE(date);
            // 0.1 %, and what the grid itself is uncertain by: a third of a cell for the square
            // root of the number of cells on the outline.
            CHECK(std::abs(found[i] - expected[i]) < 0.001 * expected[i] + 0.7);
        }
    }
}

} // namespace

TEST_SUITE("real data") {

    TEST_CASE("zones along the front have the area of a fine grid of distances in every region") {
        if (!has_shared_data()) {
            return;
        }
        for (const char* date : {"20251124", "20260515"}) {
            compare_with_dense_reference(natural_earth(), date);
            compare_with_dense_reference(geoboundaries_land(), date);
        }
    }

    TEST_CASE("the zone of Sumy is whole: enclaves there are closed pieces of the line") {
        if (!has_shared_data()) {
            return;
        }
        const Plan kellogg = real_plan("kellogg-buffer-2025-05");
        const Plan europe = real_plan("europe-buffer-2025-08");
        const Partition partition = cut_for_plans(natural_earth(), day("20260515", natural_earth()),
                                                  regions(), {}, {kellogg, europe});
        // Computed independently.
        CHECK(demilitarised_km2(kellogg.id, partition, "UA-59") ==
              doctest::Approx(1824.4).epsilon(0.001));
        CHECK(demilitarised_km2(europe.id, partition, "UA-59") ==
              doctest::Approx(2769).epsilon(0.001));
    }

    TEST_CASE("Donetsk city is as far from the line as the front is, not a hole behind it") {
        if (!has_shared_data()) {
            return;
        }
        const Gazetteer gazetteer =
            Gazetteer::read(shipped_data("places/gazetteer.csv"), regions());
        const std::map<std::string, double> expected{{"20251124", 42.3}, {"20260515", 46.5}};
        for (const auto& [date, km] : expected) {
            const ControlSnapshot control = day(date, natural_earth());
            const Partition partition = cut(natural_earth(), control, regions(), {});
            CHECK_FALSE(partition.specks.empty());
            const std::vector<Town> towns = locate_towns(gazetteer.all(), FaceLocator(partition));
            const auto donetsk = std::find_if(towns.begin(), towns.end(), [](const Town& town) {
                return town.place.name_en == "Donetsk";
            });
            REQUIRE(donetsk != towns.end());
            CHECK(donetsk->to_line->km() == doctest::Approx(km).epsilon(0.002));
        }
    }

    TEST_CASE("two methods agree on real maps, strips included") {
        if (!has_shared_data()) {
            return;
        }
        for (const BoundarySet* boundaries : {&natural_earth(), &geoboundaries_land()}) {
            const ControlSnapshot control = day("20251124", *boundaries);
            const Partition partition = cut(*boundaries, control, regions(), {});
            const SecondMethod other =
                series::compare_methods(partition, control, *boundaries, regions());
            CHECK(other.compared == 54);
            CHECK(other.strips);
            CHECK(other.largest_difference.value < 20);
        }
    }

} // TEST_SUITE
