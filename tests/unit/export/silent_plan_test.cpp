// SPDX-License-Identifier: MIT
// What is printed of a text that says nothing on territory, and that the tables agree on what a
// plan leaves open.
#include "commands/summary.hpp"
#include "export/area_tables.hpp"
#include "export/faces.hpp"
#include "export/places_table.hpp"
#include "export/report.hpp"
#include "export/scenarios_json.hpp"
#include "sources/gazetteer.hpp"
#include "support/shared_data.hpp"
#include "unit/export/csv_rows.hpp"
#include "unit/export/small_study.hpp"
#include "unit/maps/map_studies.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <set>
#include <string>

using namespace demarc;
using namespace demarc::testing;

namespace {

/// The small study with a third plan, whose text says nothing on territory.
Study study_with_silence() {
    Study study = small_study();
    Plan plan = study.scenarios[1].plan;
    plan.id = "silent-2025-12";
    plan.title_en = "A silent plan";
    plan.options = {{"as-zone", "as the plan with a zone", "agreement", plan.rules}};
    plan.options[0].plan = "zone-2025-11";
    plan.rules = {{NoRule{"it speaks of peace", true}, Certainty::explicit_, "", "", 0}};
    study.scenarios.push_back(make_scenario(plan, study.partition, study.regions, study.method));
    plan.id = "silent-2025-13";
    plan.options.clear();
    study.scenarios.push_back(make_scenario(plan, study.partition, study.regions, study.method));
    return study;
}

/// A table without the blanks that line its columns up.
std::string without_padding(std::string text) {
    std::size_t at = 0;
    while ((at = text.find("  ")) != std::string::npos) {
        text.erase(at, 1);
    }
    return text;
}

} // namespace

TEST_CASE(
    "a text that says nothing on territory has no figures of its own, only control and a range") {
    const Study study = study_with_silence();
    for (const auto& row : csv_rows(csv_text(areas_table(study)))) {
        const bool refers = row.at("scenario") == "silent-2025-12";
        if (!refers && row.at("scenario") != "silent-2025-13") {
            continue;
        }
        CAPTURE(row.at("layer"));
        CHECK(row.at("area_km2").empty() == (row.at("layer") != "control"));
        CHECK(row.at("share_of_country_pct").empty() == (row.at("layer") != "control"));
        CHECK(row.at("low_km2").empty() == (!refers && row.at("layer") != "control"));
    }
    for (const auto& row : csv_rows(csv_text(changes_wide_table(study)))) {
        CHECK(row.at("kept_by_ukraine_km2").empty() == row.at("scenario").starts_with("silent"));
        CHECK(row.at("net_to_russia_zone_counted_km2").empty() ==
              row.at("scenario").starts_with("silent"));
    }
    const OutputLayer faces = faces_layer(study);
    for (std::size_t i = 0; i < faces.fields.size(); ++i) {
        const bool of_silent = faces.fields[i].name.starts_with("silent");
        for (const OutputRecord& face : faces.records) {
            REQUIRE(face.values.size() == faces.fields.size());
            if (of_silent || faces.fields[i].name.ends_with("_change")) {
                CAPTURE(faces.fields[i].name);
                CHECK((face.values[i] == FieldValue()) == of_silent);
            }
        }
    }
    const auto json = nlohmann::json::parse(scenarios_json(study));
    for (const auto& scenario : json.at("scenarios")) {
        const bool silent = scenario.at("id").get<std::string>().starts_with("silent");
        CHECK(scenario.at("says_nothing_on_land") == silent);
        CHECK(scenario.at("balance").is_null() == silent);
    }
    const auto& envelope = json.at("scenarios")[2].at("envelope");
    CHECK(envelope.at("balance").at("net_to_russia_zone_counted_km2") == nlohmann::json{0, 400});
}

TEST_CASE(
    "terminal and report say that a text says nothing on territory, and print no figure for it") {
    const Study study = study_with_silence();
    const std::string terminal = summary_text(study, "output", false);
    CHECK(terminal.find("\nsilent-2025-12         –         –         –       –        –          –"
                        "          –\n") != std::string::npos);
    CHECK(terminal.find("–: the text says nothing on territory; its map shows the present line.") !=
          std::string::npos);
    const auto json = nlohmann::json::parse(summary_json(study)).at("scenarios");
    CHECK(json[2].at("kept_by_ukraine_km2").is_null());
    CHECK(json[2].at("net_to_russia_high_km2") == 400);
    const std::string report = without_padding(report_plan(study, study.scenarios[2], ""));
    CHECK(report.find("**The text says nothing on territory**: it speaks of peace. The map shows "
                      "the present line; the ranges are those of the plans it refers to.") !=
          std::string::npos);
    CHECK(report.find("| held and kept by Ukraine | – | – | 0 to 400 |") != std::string::npos);
    CHECK(without_padding(report_plans_at_a_glance(study))
              .find("| A silent plan | leaked text | – | – | – | – | – "
                    "| – |") != std::string::npos);
}

TEST_CASE("places.csv and areas.csv agree on what each plan leaves open") {
    Study study = embedded_study();
    const Gazetteer gazetteer =
        Gazetteer::read(shipped_data("places/gazetteer.csv"), study.regions);
    study.towns = locate_towns(gazetteer.all(), FaceLocator(study.partition));
    std::set<std::string> open_by_areas;
    for (const auto& row : csv_rows(csv_text(areas_table(study)))) {
        if (row.at("layer") == "change" && row.at("class") == "undetermined" &&
            !row.at("area_km2").empty() && std::stod(row.at("area_km2")) > 0) {
            open_by_areas.insert(row.at("scenario") + row.at("region_code"));
        }
    }
    std::set<std::string> listed;
    for (const auto& row : csv_rows(csv_text(places_table(study)))) {
        const std::string scenario = row.at("scenario");
        listed.insert(scenario + row.at("place") + row.at("lon"));
        if (row.at("change") == "undetermined") {
            CAPTURE(row.at("place"));
            CHECK(open_by_areas.contains(scenario + row.at("region_code")));
        }
    }
    for (const Scenario& scenario : study.scenarios) {
        for (const Town& town : study.towns) {
            if (scenario.outcomes.faces[town.face].change == Change::undetermined) {
                const std::string key =
                    scenario.plan.id + town.place.name_en + fixed(town.place.position.lon, 5);
                CHECK_MESSAGE(listed.contains(key), key);
            }
        }
    }
}
