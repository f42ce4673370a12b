// SPDX-License-Identifier: MIT
#include "export/area_tables.hpp"
#include "page/page.hpp"
#include "support/shared_data.hpp"
#include "unit/export/csv_rows.hpp"
#include "unit/maps/map_studies.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

using namespace demarc;

namespace {

using nlohmann::json;

const PageParts& parts() {
    static const PageParts read =
        PageParts::read(DataFolder{std::filesystem::path(testing::shipped_data(""))});
    return read;
}

const json& embedded_page() {
    static const json data = json::parse(page_data(testing::embedded_study(), parts()));
    return data;
}

/// A text in a language (0 English, 1 Ukrainian), put together from its sentences.
std::string said(const json& page, const json& number, int language) {
    const json& text = page.at("texts").at(number.get<std::size_t>());
    if (text.is_string()) {
        return text;
    }
    if (text.at(0).is_string()) {
        return text.at(static_cast<std::size_t>(language));
    }
    std::string whole;
    for (const json& sentence : text) {
        whole += (whole.empty() ? "" : " ") + said(page, sentence, language);
    }
    return whole;
}

/// The state of every face in a reading, as the page's own code takes it apart.
std::map<std::size_t, std::size_t> states_of(const json& page, const json& plan,
                                             const json& reading) {
    std::map<std::size_t, std::size_t> states;
    for (const json* from : {&plan.at("readings").at(0), &reading}) {
        for (const json& runs : page.at("runs").at(from->at("states").get<std::size_t>())) {
            std::size_t face = 0;
            for (std::size_t i = 1; i < runs.size(); ++i) {
                face += runs[i].get<std::size_t>();
                states[face] = runs[0];
            }
        }
    }
    return states;
}

std::string class_of(const json& page, std::size_t state) {
    const std::string fill =
        page.at("fills").at(page.at("states").at(state).at(0).get<std::size_t>());
    return fill.starts_with("undetermined_") ? "undetermined" : fill;
}

/// What becomes of the land that a cell of a table is about, as tables name it.
std::string change_of(const json& page, const json& cell) {
    return page.at("changes").at(cell.at(0).get<std::size_t>()).at(0);
}

using Figures = std::map<std::string, std::pair<double, double>>; // "UA-14 kept_by_russia"

/// Of a plan by areas.csv: the changes in each region that is not all kept by Ukraine.
std::map<std::string, Figures> figures_of_tables(const Study& study) {
    std::map<std::string, Figures> plans;
    for (const auto& row : testing::csv_rows(csv_text(areas_table(study)))) {
        if (row.at("layer") == "change" && row.at("region_code") != "UA" &&
            !row.at("region_code").empty() && !row.at("area_km2").empty() &&
            std::stod(row.at("area_km2")) > 0) {
            plans[row.at("scenario")][row.at("region_code") + " " + row.at("class")] = {
                std::stod(row.at("area_km2")), std::stod(row.at("share_of_region_pct"))};
        }
    }
    return plans;
}

} // namespace

TEST_CASE("the page has every plan once, in as many readings as its range is over") {
    const Study& study = testing::embedded_study();
    const json& plans = embedded_page().at("plans");
    REQUIRE(plans.size() == study.scenarios.size());
    for (std::size_t i = 0; i < plans.size(); ++i) {
        CAPTURE(study.scenarios[i].plan.id);
        CHECK(plans[i].at("id") == study.scenarios[i].plan.id);
        CHECK(plans[i].at("readings").size() == study.scenarios[i].envelope.readings);
        CHECK(plans[i].at("rules").size() == study.scenarios[i].plan.rules.size());
        CHECK(plans[i].at("readings").at(0).at("options").empty());
    }
    CHECK(embedded_page().at("excluded").size() == study.excluded_plans.size());
}

TEST_CASE("the figures of the page's table are those of areas.csv") {
    const Study& study = testing::embedded_study();
    const json& page = embedded_page();
    const auto tables = figures_of_tables(study);
    std::size_t compared = 0;
    for (const json& plan : page.at("plans")) {
        const auto table = tables.find(plan.at("id"));
        if (table == tables.end()) {
            CHECK(plan.at("group") == "silent"); // no figures of its own in the table
            continue;
        }
        Figures left = table->second;
        for (const json& number : plan.at("readings").at(0).at("rows")) {
            const json& row = page.at("rows").at(number.get<std::size_t>());
            const std::string code =
                page.at("map").at("regions").at(row.at(0).get<std::size_t>()).at("code");
            for (std::size_t i = 1; i < row.size(); ++i) {
                const std::string key = code + " " + change_of(page, row[i]);
                CAPTURE(key);
                REQUIRE(left.contains(key));
                CHECK(row[i][1].get<double>() == left.at(key).first);
                CHECK(row[i][2].get<double>() == left.at(key).second);
                left.erase(key);
                ++compared;
            }
        }
        for (const auto& rest : left) {
            CAPTURE(rest.first); // what is not on the page is kept by Ukraine as a whole
            CHECK(rest.first.ends_with(" kept_by_ukraine"));
            CHECK(rest.second.second == 100);
        }
    }
    CHECK(compared > 400);
}

TEST_CASE("the pieces of land that the page draws add up to its table") {
    const json& page = embedded_page();
    const json& faces = page.at("map").at("faces");
    for (const json& plan : page.at("plans")) {
        for (const json& reading : plan.at("readings")) {
            std::map<std::string, double> drawn;
            std::map<std::string, double> listed;
            const auto states = states_of(page, plan, reading);
            REQUIRE(states.size() == faces.size());
            for (const auto& [face, state] : states) {
                drawn[faces.at(face).at(0).dump() + class_of(page, state)] +=
                    faces.at(face).at(2).get<double>();
            }
            for (const json& number : reading.at("rows")) {
                const json& row = page.at("rows").at(number.get<std::size_t>());
                for (std::size_t i = 1; i < row.size(); ++i) {
                    listed[row.at(0).dump() + change_of(page, row[i])] = row[i][1];
                }
            }
            for (const auto& one : listed) {
                CAPTURE(plan.at("id").get<std::string>() + one.first);
                CHECK(std::abs(drawn[one.first] - one.second) < 0.05); // thousandths of each piece
            }
        }
    }
}

TEST_CASE("what the page says is in English and in Ukrainian") {
    const json& page = embedded_page();
    const std::regex latin("[A-Za-z]{4,}");
    const std::regex cyrillic("[\\xD0-\\xD2]");
    const std::set<std::string> names{"demarc",   "DeepState", "deepstatemap", "live", "GeoNames",
                                      "geonames", "Natural",   "Earth",        "Monde"};
    for (std::size_t i = 0; i < page.at("texts").size(); ++i) {
        const std::string english = said(page, i, 0);
        const std::string ukrainian = said(page, i, 1);
        CAPTURE(english);
        CAPTURE(ukrainian);
        CHECK(english.empty() == ukrainian.empty());
        CHECK(!std::regex_search(english, cyrillic));
        for (std::sregex_iterator at(ukrainian.begin(), ukrainian.end(), latin), end; at != end;
             ++at) {
            CAPTURE(at->str());
            CHECK(names.contains(at->str()));
        }
    }
}

TEST_CASE("the page has the same words of its own in both languages") {
    const json& words = embedded_page().at("words");
    CHECK(words.at("en").size() > 50);
    CHECK(words.at("en").size() == words.at("uk").size());
    for (const auto& word : words.at("en").items()) {
        CAPTURE(word.key());
        REQUIRE(words.at("uk").contains(word.key()));
        CHECK(!word.value().get<std::string>().empty());
        CHECK(!words.at("uk").at(word.key()).get<std::string>().empty());
    }
}

TEST_CASE("the arcs of the page close around every piece of land") {
    const json& map = embedded_page().at("map");
    std::vector<std::map<std::pair<long long, long long>, int>> ends(map.at("faces").size());
    for (const json& arc : map.at("arcs")) {
        long long x = 0;
        long long y = 0;
        for (std::size_t i = 2; i < arc.size(); i += 2) {
            x += arc[i].get<long long>();
            y += arc[i + 1].get<long long>();
        }
        for (std::size_t side = 0; side < 2; ++side) {
            if (const auto face = arc[side].get<std::size_t>(); face > 0) {
                ++ends[face - 1][{arc[2].get<long long>(), arc[3].get<long long>()}];
                ++ends[face - 1][{x, y}];
            }
        }
    }
    for (std::size_t face = 0; face < ends.size(); ++face) {
        CAPTURE(face);
        CHECK(!ends[face].empty());
        for (const auto& [point, count] : ends[face]) {
            CHECK(count % 2 == 0);
        }
    }
}

TEST_CASE("the page of all plans is under 400 kB and asks no host for anything") {
    const std::string html = page_html(testing::embedded_study(), parts());
    CHECK(html.size() <= 400'000);
    CHECK(html == page_html(testing::embedded_study(), parts()));
    const std::regex address("https?://[^\"'`\\s)]*");
    for (std::sregex_iterator at(html.begin(), html.end(), address), end; at != end; ++at) {
        CHECK(at->str() == "http://www.w3.org/2000/svg"); // a name, never fetched
    }
    CHECK(html.find("default-src 'none'") != std::string::npos);
}

TEST_CASE("the page of an invented country has every kind of land, and markup as text") {
    const json page = json::parse(page_data(testing::chessboard_study(), parts()));
    REQUIRE(page.at("plans").size() == 2);
    const json& plan = page.at("plans").at(1);
    std::set<std::string> classes;
    for (const auto& [face, state] : states_of(page, plan, plan.at("readings").at(0))) {
        classes.insert(class_of(page, state));
    }
    CHECK(classes == std::set<std::string>{"kept_by_ukraine", "kept_by_russia", "undetermined",
                                           "passed_to_russia", "returned_to_ukraine",
                                           "to_demilitarised_zone"});
    Study study = testing::chessboard_study();
    study.scenarios.at(1).plan.title_en = "<!--<script>";
    const std::string html = page_html(study, parts());
    // "<!--<script>" in a title would keep the element from ending.
    const std::size_t data = html.find("id=\"data\">") + std::string_view("id=\"data\">").size();
    CHECK(html.find('<', data) == html.find("</script>", data));
    CHECK(html.find("\\u003c!--\\u003cscript>", data) != std::string::npos);
}
