// SPDX-License-Identifier: MIT
//
// Whatever kind of map the front line comes from, no plan loses land.
#include "plans/plan_file.hpp"
#include "plans/plan_zones.hpp"
#include "sources/control_reader.hpp"
#include "sources/profile.hpp"
#include "support/oracle.hpp"
#include "tally/tally.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

using namespace demarc;
using namespace demarc::testing;

namespace {

ControlSnapshot snapshot_of(const std::string& file, const BoundarySet& boundaries) {
    return read_control(parse_source_spec(file, profiles()), profiles(), boundaries, regions());
}

ControlSnapshot raw(const char* time, const BoundarySet& boundaries) {
    return snapshot_of(
        shared_geodata(std::string("deepstate-raw/") + time + ".geojson:deepstate-raw"),
        boundaries);
}

// By region and for the country (nothing), in square metres.
using Areas = std::map<std::optional<RegionIndex>, double>;

Areas areas_of(const Partition& partition) {
    Areas areas;
    for (const Face& face : partition.faces) {
        areas[face.region] += face.area(AreaMethod::authalic).value;
        areas[std::nullopt] += face.area(AreaMethod::authalic).value;
    }
    return areas;
}

void check_all_plans(const BoundarySet& boundaries, const ControlSnapshot& control,
                     const std::vector<DatedLine>& lines) {
    const Places places = Places::read(shipped_data("places"), regions());
    const std::vector<Plan> plans = read_plans(shipped_data("plans"), regions(), places,
                                               shipped_data("schemas/plan.schema.json"));
    const Partition partition =
        cut_for_plans(boundaries, control, regions(), places.zones, plans, Reconcile::on, lines);
    const Areas whole = areas_of(partition);
    std::size_t excluded_plans = 0;
    for (const Plan& plan : plans) {
        CAPTURE(plan.id);
        const auto reason = exclusion_reason(plan, partition);
        if (reason) {
            ++excluded_plans;
            if (!lines.empty()) { // then nothing but a text without a rule is in the way
                CHECK_MESSAGE(std::any_of(plan.rules.begin(), plan.rules.end(),
                                          [](const Rule& rule) {
                                              return std::holds_alternative<NoRule>(rule.body);
                                          }),
                              *reason);
            }
            continue;
        }
        const Tally tally = make_scenario(plan, partition, regions(), Method{}).tally;
        for (const Layer layer : all_layers) {
            Areas sums;
            for (const TallyRow& row : tally.rows) {
                sums[row.region] += row.layer == layer ? row.area.value : 0;
            }
            REQUIRE(sums.size() == whole.size());
            for (const auto& [region, area] : whole) {
                CHECK(sums[region] == doctest::Approx(area).epsilon(1e-12));
            }
        }
    }
    CHECK(excluded_plans < plans.size() / 2);
}

} // namespace

TEST_SUITE("real") {
    TEST_CASE(
        "under every plan the classes add up on a daily map, a raw one and a settlement list, "
        "with lines of other days and without") {
        if (!has_shared_data()) {
            return;
        }
        const BoundarySet& land = natural_earth();
        // A map of 2022 stands in for the lines of Minsk: any line will do for a sum.
        static const std::vector<DatedLine> lines{{"2014-09-19", raw("1648989208", land)},
                                                  {"2015-02-12", raw("1649004375", land)},
                                                  {"2022-02-23", raw("1649005166", land)}};
        SUBCASE("daily, with lines") {
            check_all_plans(land, daily("deepstatemap_data_20251120.geojson", land), lines);
        }
        SUBCASE("raw, without lines") {
            check_all_plans(land, raw("1754251105", land), {});
        }
        SUBCASE("settlements, with lines") {
            check_all_plans(
                land,
                snapshot_of(shipped_data("control/settlements-2025-11-24.csv") + ":settlements",
                            land),
                lines);
        }
    }
}
