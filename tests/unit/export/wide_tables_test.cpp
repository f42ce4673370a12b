// SPDX-License-Identifier: MIT
#include "export/area_tables.hpp"
#include "plans/outcome.hpp"
#include "unit/export/csv_rows.hpp"
#include "unit/export/small_study.hpp"
#include "unit/maps/map_studies.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace demarc;
using namespace demarc::testing;

namespace {

double sum_of_changes(const std::map<std::string, std::string>& row, const std::string& unit) {
    double sum = 0;
    for (const Change change : all_changes) {
        sum += std::stod(row.at(std::string(name_of(change)) + unit));
    }
    return sum;
}

} // namespace

TEST_CASE("a bar of changes-wide.csv adds up to the country and has a column for every change") {
    const auto rows = csv_rows(csv_text(changes_wide_table(small_study())));
    REQUIRE(rows.size() == 2);
    CHECK(rows[1].at("scenario") == "zone-2025-11");
    CHECK(rows[1].at("plan_uk") == "План із зоною");
    CHECK(rows[1].at("to_demilitarised_zone_km2") == "400.000");
    CHECK(rows[1].at("passed_to_russia_km2") == "0.000");
    CHECK(rows[1].at("net_to_russia_zone_not_counted_km2") == "0.000");
    CHECK(rows[1].at("net_to_russia_zone_counted_km2") == "400.000");
    for (const auto& row : rows) {
        CHECK(sum_of_changes(row, "_km2") == doctest::Approx(2101.5));
        CHECK(sum_of_changes(row, "_pct") == doctest::Approx(100).epsilon(1e-6));
    }
}

TEST_CASE("the wide tables by region have every region that there is land of, and add up to it") {
    const auto rows = csv_rows(csv_text(changes_by_region_wide_table(small_study())));
    REQUIRE(rows.size() == 2 * 3);
    CHECK(rows[3].at("region_code") == "UA-14");
    CHECK(rows[3].at("region_uk") == "Донецька область");
    CHECK(rows[3].at("to_demilitarised_zone_pct") == "39.9401");
    for (const auto& row : rows) {
        CHECK(sum_of_changes(row, "_pct") == doctest::Approx(100).epsilon(1e-6));
    }
    const auto held = csv_rows(csv_text(russia_by_region_wide_table(small_study())));
    REQUIRE(held.size() == 3);
    CHECK(held[0].at("zone-2025-11") == "60.0599");
    CHECK(held[1].at("present") == "100.0000");
}

TEST_CASE("the wide tables have the figures of areas.csv") {
    const Study& study = embedded_study();
    std::map<std::string, std::string> tidy;
    for (const auto& row : csv_rows(csv_text(areas_table(study)))) {
        tidy[row.at("scenario") + row.at("region_code") + row.at("layer") + row.at("class")] =
            row.at("area_km2") + " " + row.at("share_of_region_pct");
    }
    std::set<std::string> silent;
    for (const Scenario& scenario : study.scenarios) {
        if (says_nothing_on_land(scenario.plan)) {
            silent.insert(scenario.plan.id);
        }
    }
    std::size_t compared = 0;
    for (const auto& row : csv_rows(csv_text(changes_by_region_wide_table(study)))) {
        for (const Change change : all_changes) {
            const std::string name(name_of(change));
            const auto figure =
                tidy.find(row.at("scenario") + row.at("region_code") + "change" + name);
            CAPTURE(row.at("scenario"));
            CAPTURE(row.at("region_code"));
            const std::string wide = row.at(name + "_km2") + " " + row.at(name + "_pct");
            const std::string none = silent.contains(row.at("scenario")) ? " " : "0.000 0.0000";
            CHECK(wide == (figure == tidy.end() ? none : figure->second));
            ++compared;
        }
    }
    CHECK(compared == study.scenarios.size() * 27 * all_changes.size());
}
