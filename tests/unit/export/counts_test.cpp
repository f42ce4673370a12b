// SPDX-License-Identifier: MIT
#include "export/area_tables.hpp"
#include "export/counts_table.hpp"
#include "export/people_table.hpp"
#include "export/report.hpp"
#include "export/scenarios_json.hpp"
#include "unit/export/csv_rows.hpp"
#include "unit/export/small_study.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace demarc;
using namespace demarc::testing;

namespace {

/// Megawatts in the five faces: 600 and 1 Russian-held, 250 where the plan makes a zone, 40 held
/// since before 2022, 9 contested.
Stock plants() {
    Stock stock;
    stock.id = "plants";
    stock.title = "plants";
    stock.unit = "MW";
    stock.counts = "what plants can do";
    stock.date = Date::parse("2021-06-02");
    stock.files = {{"count", "plants.csv", std::string(64, 'd'), "Plants", "An institute", "", ""}};
    stock.certain = {600, 250, 1, 40, 9};
    return stock;
}

Study study_with(std::vector<Stock> stocks) {
    Study study = small_study();
    study.stocks = std::move(stocks);
    for (Scenario& scenario : study.scenarios) {
        scenario = make_scenario(scenario.plan, study.partition, study.regions, study.method,
                                 study.stocks);
    }
    return study;
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_SUITE("count") {

    TEST_CASE("counts.csv has every class of every layer, and each layer adds up to the whole") {
        const auto rows = csv_rows(csv_text(counts_table(study_with({plants()}))));
        std::map<std::string, double> layers;
        for (const auto& row : rows) {
            CHECK(row.at("source") == "plants");
            CHECK(row.at("unit") == "MW");
            CHECK(row.at("source_date") == "2021-06-02");
            CHECK(row.at("counts") == "what plants can do");
            if (row.at("region_code") == "UA") {
                layers[row.at("scenario") + " " + row.at("layer")] += std::stod(row.at("amount"));
            }
            if (row.at("scenario") == "zone-2025-11" && row.at("region_code") == "UA-14" &&
                row.at("class") == "to_demilitarised_zone") {
                CHECK(row.at("amount") == "250.000");
                CHECK(row.at("low") == "250.000");
                CHECK(row.at("share_of_region_pct") == "29.3772");  // of 851
                CHECK(row.at("share_of_country_pct") == "27.7778"); // of 900
            }
        }
        CHECK(layers.size() == 2 * all_layers.size());
        for (const auto& layer : layers) {
            CAPTURE(layer.first);
            CHECK(layer.second == 900);
        }
    }

    TEST_CASE("people and other stocks stand in tables of their own, in any order") {
        Stock people = plants();
        people.id = "people";
        people.people_of = PeopleOf::before_war;
        const Study study = study_with({plants(), people});
        for (const auto& row : csv_rows(csv_text(people_table(study)))) {
            CHECK(row.at("source") == "people");
        }
        for (const auto& row : csv_rows(csv_text(counts_table(study)))) {
            CHECK(row.at("source") == "plants");
        }
        const auto wide = csv_rows(csv_text(changes_wide_table(study)));
        CHECK(wide.at(1).at("to_demilitarised_zone_people") == "300"); // 250 as it may be told
        // Without a count of people the columns are empty, whatever else is counted.
        const auto without = csv_rows(csv_text(changes_wide_table(study_with({plants()}))));
        CHECK(without.at(1).at("to_demilitarised_zone_people").empty());
        CHECK(without.at(1).at("passed_to_russia_people").empty()); // of which there is no land
    }

    TEST_CASE("the report says what stands there and what each plan moves") {
        const std::string text = report(study_with({plants()}), {});
        CHECK(has(text, "## What stands on the land\n\n**Plants.** Of 900 MW in Ukraine, **641** "
                        "(71.22%)"));
        CHECK(has(text, "| A plan with a \\| zone |"));
        CHECK(has(text, "Counted: what plants can do, as of 2 June 2021 (An institute)."));
        CHECK(
            has(text, "**What stands on this land**\n\n* Plants: of 900 MW the plan moves 250: "));
        CHECK_FALSE(has(text, "## How many people that is"));
        CHECK_FALSE(has(report(study_with({}), {}), "What stands on"));
    }

    TEST_CASE("sources of people stand side by side, each with whose homes it counts") {
        Stock before = plants();
        before.id = "people";
        before.title = "People";
        before.people_of = PeopleOf::before_war;
        Stock today = plants();
        today.title = "Census";
        today.people_of = PeopleOf::today;
        today.certain = {30'000, 0, 0, 0, 0};
        const Study study = study_with({today, before});
        std::map<std::string, std::string> residents;
        for (const auto& row : csv_rows(csv_text(people_table(study)))) {
            residents[row.at("source")] = row.at("residents");
        }
        CHECK(residents ==
              std::map<std::string, std::string>{{"people", "before_war"}, {"plants", "today"}});
        const std::string text = report(study, {});
        CHECK(has(text, "lay the homes of **600** people"));
        CHECK(has(text, "**Census.** In the land that Russia holds on"));
        CHECK(has(text, "live **30,000** people, 100"));
        // Columns and tiles of residents before the war take no others.
        const auto wide = csv_rows(csv_text(changes_wide_table(study)));
        CHECK(wide.at(1).at("to_demilitarised_zone_people") == "300");
        CHECK(csv_rows(csv_text(changes_wide_table(study_with({today}))))
                  .at(1)
                  .at("to_demilitarised_zone_people")
                  .empty());
        const auto json = nlohmann::json::parse(scenarios_json(study));
        CHECK(json.at("counted").at(0).at("residents") == "today");
    }

    TEST_CASE("scenarios.json says what is counted and how much of it is where") {
        const auto json = nlohmann::json::parse(scenarios_json(study_with({plants()})));
        CHECK(json.at("counted").at(0).at("unit") == "MW");
        CHECK(scenarios_json(study_with({plants()})).find("\"plants\": {") != std::string::npos);
    }
}
