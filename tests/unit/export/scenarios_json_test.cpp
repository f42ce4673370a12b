// SPDX-License-Identifier: MIT
#include "commands/summary.hpp"
#include "export/area_tables.hpp"
#include "export/claims.hpp"
#include "export/scenarios_json.hpp"
#include "unit/export/csv_rows.hpp"
#include "unit/export/small_study.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace demarc;
using namespace demarc::testing;

namespace {

const nlohmann::json& layers_of(const nlohmann::json& scenario, const std::string& region) {
    if (region == "UA") {
        return scenario.at("totals");
    }
    for (const nlohmann::json& candidate : scenario.at("regions")) {
        if (candidate.at("code") == region) {
            return candidate.at("layers");
        }
    }
    throw std::out_of_range(region);
}

} // namespace

TEST_CASE("scenarios.json holds every figure of areas.csv, digit by digit") {
    const Study study = small_study();
    const nlohmann::json document = nlohmann::json::parse(scenarios_json(study));
    std::map<std::string, nlohmann::json> scenarios;
    for (const nlohmann::json& scenario : document.at("scenarios")) {
        scenarios[scenario.at("id")] = scenario;
    }
    const auto rows = csv_rows(csv_text(areas_table(study)));
    REQUIRE(!rows.empty());
    for (const auto& row : rows) {
        const nlohmann::json& figures =
            layers_of(scenarios.at(row.at("scenario")), row.at("region_code"))
                .at(row.at("layer"))
                .at(row.at("class"));
        CHECK(figures.at("area_km2") == std::stod(row.at("area_km2")));
        CHECK(figures.at("share_of_country_pct") == std::stod(row.at("share_of_country_pct")));
        if (row.at("region_code") != "UA") {
            CHECK(figures.at("share_of_region_pct") == std::stod(row.at("share_of_region_pct")));
        }
    }
}

TEST_CASE("a claim has one JSON form, with the columns and the digits of claims.csv") {
    Study study = small_study();
    study.claims.front().measured = 19.46545; // halfway in decimal, below it in binary
    const nlohmann::json claim = nlohmann::json::parse(scenarios_json(study)).at("claims").at(0);
    CHECK(claim == nlohmann::json::parse(claim_json(study.claims.front()).dump()));
    CHECK(nlohmann::json::parse(claims_json(study)).at("claims").at(0) == claim);
    CHECK(nlohmann::json::parse(summary_json(study)).at("claims").at(0) == claim);
    const std::vector<Cell> cells = claim_cells(study.claims.front());
    CHECK(claim.size() == claims_columns().size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string field = text_of(cells[i]);
        const Column& column = claims_columns()[i];
        CAPTURE(column.name);
        const nlohmann::json& value = claim.at(column.name);
        if (field.empty()) {
            CHECK(value.is_null());
        } else if (value.is_number()) {
            CHECK(value.get<double>() == std::stod(field));
        } else {
            CHECK(value == field);
        }
    }
}

TEST_CASE("scenarios.json gives both balances, rules with certainty, sites and open questions") {
    const nlohmann::json document = nlohmann::json::parse(scenarios_json(small_study()));
    CHECK(document.at("held_by_russia").at("share_pct") == 76.2075);
    CHECK(document.at("snapshot").at("date") == "2025-11-24");
    CHECK(document.at("denominators").at("official-603628").at("country_km2") == 603628);
    CHECK(document.at("claims").at(0).at("verdict") == "holds_under_some_methods");
    const nlohmann::json& zone = document.at("scenarios").at(1);
    CHECK(zone.at("balance").at("net_to_russia_zone_not_counted_km2") == 0);
    CHECK(zone.at("balance").at("net_to_russia_zone_counted_km2") == 400);
    CHECK(zone.at("title").at("uk") == "План із зоною");
    CHECK(zone.at("rules").size() == 5);
    CHECK(zone.at("rules").at(1).at("type") == "withdraw");
    CHECK(zone.at("rules").at(1).at("certainty") == "explicit");
    CHECK(zone.at("rules").at(3).at("note") == "The text says de facto");
    CHECK(zone.at("sites").at(0).at("id") == "plant");
    CHECK(zone.at("open_questions").at(0) == "Who polices the zone");
    CHECK(document.at("scenarios").at(0).at("date").is_null());
}

TEST_CASE("scenarios.json keeps the order of its keys and its bytes") {
    const std::string text = scenarios_json(small_study());
    CHECK(text == scenarios_json(small_study()));
    CHECK(text.find("\"snapshot\"") < text.find("\"method\""));
    CHECK(text.find("\"method\"") < text.find("\"scenarios\""));
}
