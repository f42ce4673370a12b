// SPDX-License-Identifier: MIT
#include "maps/headline.hpp"
#include "maps/sheet_layout.hpp"
#include "support/shared_data.hpp"
#include "unit/maps/map_studies.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>

using namespace demarc;
using demarc::testing::embedded_study;

namespace {

Language language(const char* id) {
    return Language::read(testing::shipped_data(std::string("languages/") + id + ".toml"));
}

const Scenario& scenario_of(std::string_view plan) {
    for (const Scenario& scenario : embedded_study().scenarios) {
        if (scenario.plan.id == plan) {
            return scenario;
        }
    }
    throw std::runtime_error("no such plan");
}

std::string headline_of(std::string_view plan, const Language& words, const char* crop) {
    const Study& study = embedded_study();
    return headline(
        {study, scenario_of(plan), words, FillBy::change, map_crop(crop, study.regions)});
}

std::string standfirst_of(std::string_view plan, const Language& words, const char* crop) {
    const Study& study = embedded_study();
    return standfirst(
        {study, scenario_of(plan), words, FillBy::change, map_crop(crop, study.regions)});
}

// Areas and shares in a text.
std::size_t figures_in(const std::string& text) {
    std::size_t figures = 0;
    for (const std::string_view unit : {"km²", "км²", "%"}) {
        for (std::size_t at = text.find(unit); at != std::string::npos;
             at = text.find(unit, at + 1)) {
            ++figures;
        }
    }
    return figures;
}

std::size_t sentences_in(const std::string& text) {
    std::size_t sentences = text.empty() ? 0 : 1;
    for (std::size_t at = text.find(". "); at != std::string::npos; at = text.find(". ", at + 1)) {
        ++sentences;
    }
    return sentences;
}

} // namespace

TEST_CASE("a headline is a sentence made from the figures, in both languages") {
    const Language english = language("en");
    const Language ukrainian = language("uk");
    const auto in_english = [&](const char* plan, const char* crop = "ukraine") {
        return headline_of(plan, english, crop);
    };
    CHECK(in_english("us-28-point-2025-11") ==
          "Ukraine would give up the rest of Donetsk: 6,100\u00a0km², 1% of the country");
    CHECK(in_english("russia-terms-2024-06") ==
          "Ukraine would lose the rest of Kherson, Zaporizhzhia and Donetsk: 19,300\u00a0km², "
          "3.2% of the country");
    CHECK(in_english("february-line-2022-05") ==
          "Ukraine would regain 71,700\u00a0km², 12% of the country");
    CHECK(in_english("ukraine-peace-formula-2022-11") ==
          "Ukraine would regain all the land that Russia holds: 115,900\u00a0km², 19% of the "
          "country");
    CHECK(in_english("present") == "Russia holds 19% of Ukraine, 115,900\u00a0km²");
    CHECK(in_english("haass-kupchan-2023-04") ==
          "Russia would keep 19% of Ukraine, 115,900\u00a0km²");
    CHECK(headline_of("us-28-point-2025-11", ukrainian, "ukraine") ==
          "Україна вийшла б із решти Донецької області: 6\u00a0100\u00a0км², 1\u00a0% країни");
    CHECK(headline_of("russia-terms-2024-06", ukrainian, "ukraine") ==
          "Україна втратила б решту Херсонської, Запорізької та Донецької областей: "
          "19\u00a0300\u00a0км², 3,2\u00a0% країни");
}

TEST_CASE("a map of a part has the headline and the figures of the part") {
    const Language english = language("en");
    CHECK(headline_of("us-28-point-2025-11", english, "Donetsk") ==
          "Ukraine would give up the rest of Donetsk: 6,100\u00a0km², 23% of the region");
    CHECK(standfirst_of("us-28-point-2025-11", english, "Donetsk") ==
          "Ukrainian forces would withdraw from 6,124\u00a0km², which becomes a demilitarised "
          "zone. Russia would hold 77.0% of Donetsk Oblast, as today.");
    CHECK(headline_of("present", english, "Donetsk") ==
          "Russia holds 77% of Donetsk Oblast, 20,500\u00a0km²");
    CHECK(headline_of("present", english, "Crimea") ==
          "Crimea: Russia holds all of it, 26,300\u00a0km²");
    CHECK(standfirst_of("present", english, "Crimea").find("all of that since before 2022") !=
          std::string::npos);
    CHECK(headline_of("present", english, "Lviv").starts_with("Lviv Oblast: Ukraine holds all"));
    CHECK(headline_of("present", language("uk"), "Donetsk") ==
          "Росія утримує 77\u00a0% Донецької області, 20\u00a0500\u00a0км²");
}

TEST_CASE("a standfirst has at most two sentences and three figures, and a line has the ranges") {
    const Study& study = embedded_study();
    for (const char* id : {"en", "uk"}) {
        const Language words = language(id);
        for (const Scenario& scenario : study.scenarios) {
            for (const char* crop : {"ukraine", "east", "Donetsk", "Crimea", "Lviv", "Kyiv"}) {
                CAPTURE(std::string(id));
                CAPTURE(scenario.plan.id);
                CAPTURE(std::string(crop));
                const MapSubject map{study, scenario, words, FillBy::change,
                                     map_crop(crop, study.regions)};
                CHECK(figures_in(standfirst(map)) <= 3);
                CHECK(sentences_in(standfirst(map)) <= 2);
                CHECK(!headline(map).empty());
                CHECK(headline(map).find('{') == std::string::npos);
            }
        }
    }
    const MapSubject map{study, scenario_of("us-28-point-2025-11"), language("en")};
    CHECK(range_line(map).find("between") != std::string::npos);
}

TEST_CASE("headline, standfirst and credit of one's own take the place of those made") {
    MapOptions options = testing::newsroom();
    options.words = {"Mine", "Two words.", "Desk"};
    const std::string svg = scenario_map_svg(embedded_study(), scenario_of("present"), options);
    for (const char* words : {">Mine<", ">Two words.<", ">Desk<"}) {
        CHECK(svg.find(words) != std::string::npos);
    }
    CHECK(svg.find("Russia holds 19% of Ukraine, 115,900\u00a0km²<") == std::string::npos);
    CHECK(svg.find("GeoNames") == std::string::npos);
}
