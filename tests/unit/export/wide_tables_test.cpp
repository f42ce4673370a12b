// SPDX-License-Identifier: MIT
#include "export/area_tables.hpp"
#include "plans/outcome.hpp"
#include "unit/export/csv_rows.hpp"
#include "unit/export/small_study.hpp"
#include "unit/maps/map_studies.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <set>
#include <string>
#include <utility>

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

double number_in(const std::string& cell) {
    return cell.empty() ? 0 : std::stod(cell);
}

} // namespace

TEST_CASE("a bar of changes-wide.csv adds up to the country and has a column for every change") {
    const auto rows = csv_rows(csv_text(changes_wide_table(small_study())));
    REQUIRE(rows.size() == 2);
    CHECK(rows[1].at("scenario") == "zone-2025-11");
    CHECK(rows[1].at("plan_title_uk") == "План із зоною");
    CHECK(rows[1].at("to_demilitarised_zone_km2") == "400.0");
    CHECK(rows[1].at("passed_to_russia_km2") == "0.0");
    CHECK(rows[1].at("net_to_russia_zone_not_counted_km2") == "0.0");
    CHECK(rows[1].at("net_to_russia_zone_counted_km2") == "400.0");
    for (const auto& row : rows) {
        CHECK(sum_of_changes(row, "_km2") == doctest::Approx(2101.5).epsilon(1e-4));
        CHECK(sum_of_changes(row, "_pct") == doctest::Approx(100).epsilon(5e-4));
    }
}

TEST_CASE("each count of people has columns of its own in the wide tables, whatever it is called") {
    Study study = small_study();
    study.stocks.clear();
    for (const char* id : {"register-2025", "people", "register_2025", "km2"}) {
        Stock& stock = study.stocks.emplace_back();
        stock.id = id;
        stock.people_of =
            stock.id == "people" ? PeopleOf::before_war : std::optional(PeopleOf::today);
        stock.certain.resize(study.partition.faces.size());
    }
    study.stocks.emplace_back().id = "power-plants";
    study.stocks.back().certain.resize(study.partition.faces.size());
    for (Scenario& scenario : study.scenarios) {
        for (TallyRow& row : scenario.tally.rows) {
            row.stocks.clear();
            for (std::size_t i = 0; i < study.stocks.size(); ++i) {
                const double people = row.area.km2() * 10 * static_cast<double>(i + 1);
                row.stocks.push_back({people, people, people});
            }
        }
    }
    for (const Table& table : {changes_wide_table(study), changes_by_region_wide_table(study)}) {
        std::set<std::string> names;
        for (const Column& column : table.columns) {
            CHECK(names.insert(column.name).second);
            CHECK(column.name.find("power") == std::string::npos);
        }
        for (const std::vector<Cell>& row : table.rows) {
            CHECK(row.size() == table.columns.size());
        }
    }
    const auto row = csv_rows(csv_text(changes_wide_table(study))).at(1);
    CHECK(row.at("to_demilitarised_zone_km2") == "400.0");
    CHECK(row.at("to_demilitarised_zone_register_2025") == "4000");
    CHECK(row.at("to_demilitarised_zone_people") == "8000");
    CHECK(row.at("to_demilitarised_zone_count_register_2025") == "12000");
    CHECK(row.at("to_demilitarised_zone_count_km2") == "16000");
}

TEST_CASE("the wide tables by region have every region that there is land of, and add up to it") {
    const auto rows = csv_rows(csv_text(changes_by_region_wide_table(small_study())));
    REQUIRE(rows.size() == 2 * 3);
    CHECK(rows[3].at("region_code") == "UA-14");
    CHECK(rows[3].at("region_uk") == "Донецька область");
    CHECK(rows[3].at("to_demilitarised_zone_pct") == "39.94");
    for (const auto& row : rows) {
        CHECK(sum_of_changes(row, "_pct") == doctest::Approx(100).epsilon(5e-4));
    }
    const auto held = csv_rows(csv_text(russia_by_region_wide_table(small_study())));
    REQUIRE(held.size() == 3);
    CHECK(held[0].at("A plan with a | zone") == "60.06");
    CHECK(held[1].at("The present line") == "100.00");
}

TEST_CASE("the wide tables have the figures of areas.csv, rounded for charts") {
    const Study& study = embedded_study();
    std::map<std::string, std::pair<double, double>> tidy;
    for (const auto& row : csv_rows(csv_text(areas_table(study)))) {
        tidy[row.at("scenario") + row.at("region_code") + row.at("layer") + row.at("class")] = {
            number_in(row.at("area_km2")), number_in(row.at("share_of_region_pct"))};
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
            if (silent.contains(row.at("scenario"))) {
                CHECK(row.at(name + "_km2").empty());
                CHECK(row.at(name + "_pct").empty());
            } else {
                const auto exact = figure == tidy.end() ? std::pair(0.0, 0.0) : figure->second;
                CHECK(std::abs(std::stod(row.at(name + "_km2")) - exact.first) <= 0.0501);
                CHECK(std::abs(std::stod(row.at(name + "_pct")) - exact.second) <= 0.00501);
            }
            ++compared;
        }
    }
    CHECK(compared == study.scenarios.size() * 27 * all_changes.size());
}

TEST_CASE("tables of a run tell their day, and the country from its regions") {
    std::map<std::string, double> sums; // by level
    for (const auto& row : csv_rows(csv_text(areas_table(small_study())))) {
        CHECK(row.at("date") == "2025-11-24");
        if (row.at("scenario") == "present" && row.at("layer") == "control") {
            sums[row.at("level")] += std::stod(row.at("area_km2"));
        }
    }
    CHECK(sums.size() == 2);
    CHECK(sums["country"] == doctest::Approx(2101.5));
    CHECK(sums["region"] == doctest::Approx(2101.5));
}

TEST_CASE("two plans of one title have columns of their own in the table of regions") {
    Study study = small_study();
    study.scenarios.back().plan.title_en = study.scenarios.front().plan.title_en;
    const auto rows = csv_rows(csv_text(russia_by_region_wide_table(study)));
    CHECK(rows[0].contains("The present line (present)"));
    CHECK(rows[0].contains("The present line (zone-2025-11)"));
}
