// SPDX-License-Identifier: MIT
#include "maps/map_sheet.hpp"
#include "support/error.hpp"
#include "support/shared_data.hpp"
#include "unit/maps/map_studies.hpp"
#include "words/language.hpp"

#include <doctest/doctest.h>
#include <pugixml.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace demarc;
using demarc::testing::embedded_study;

namespace {

Language language(const char* id) {
    return Language::read(testing::shipped_data(std::string("languages/") + id + ".toml"));
}

std::string places(const std::string& text) {
    std::string found;
    for (char digit = '0'; digit <= '9'; ++digit) {
        found += text.find(std::string("{") + digit + "}") != std::string::npos ? digit : '-';
    }
    return found;
}

// The words of Latin letters in what a reader of the map sees.
std::vector<std::string> latin_words(const std::string& svg) {
    pugi::xml_document document;
    REQUIRE(document.load_string(svg.c_str()));
    std::vector<std::string> words;
    for (const pugi::xpath_node& found :
         document.select_nodes("//*[local-name()='text' or local-name()='tspan']")) {
        std::string word;
        for (const char letter : std::string(found.node().child_value()) + " ") {
            const bool latin = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
            if (latin) {
                word += letter;
            } else if (!word.empty()) {
                words.push_back(std::exchange(word, {}));
            }
        }
    }
    return words;
}

} // namespace

TEST_CASE("both languages have the same entries with the same places for figures") {
    const Language english = language("en");
    const Language ukrainian = language("uk");
    REQUIRE(english.words().size() == ukrainian.words().size());
    for (const auto& entry : english.words()) {
        const std::string& key = entry.first;
        const auto& text = entry.second;
        CAPTURE(key);
        REQUIRE(ukrainian.words().contains(key));
        CHECK(places(ukrainian.words().at(key)) == places(text));
    }
}

TEST_CASE("figures of a map have their units, and a no-break space before them") {
    const Language ukrainian = language("uk");
    CHECK(ukrainian.percent(19.349) == "19,3\u00a0%");
    CHECK(ukrainian.signed_km2(SquareMetres::from_km2(-0.04)) == "0\u00a0км²");
    CHECK(ukrainian.km2(SquareMetres::from_km2(0.04)) == "0,0\u00a0км²");
    CHECK(ukrainian.km2(SquareMetres::from_km2(6412)) == "6\u00a0412\u00a0км²");
    CHECK(ukrainian.length(12.5, 1) == "12,5\u00a0км");
}

TEST_CASE("texts of data files are translated whole, by sentence and by list item, numbers kept") {
    const Language ukrainian = language("uk");
    CHECK(ukrainian.translated("United States") == "США");
    CHECK(ukrainian.translated("electricity: half to Ukraine, half to Russia; supervision: IAEA") ==
          "електроенергія: половина Україні, половина Росії; нагляд: МАГАТЕ");
    CHECK(ukrainian.translated("no such phrase") == "no such phrase");
    CHECK(language("en").translated("United States") == "United States");
}

TEST_CASE("on the embedded data nothing on a Ukrainian map is left in English but names") {
    const Study& study = embedded_study();
    MapOptions options = testing::newsroom();
    options.language = language("uk");
    for (const Scenario& scenario : study.scenarios) {
        CAPTURE(scenario.plan.id);
        for (const std::string& word : latin_words(scenario_map_svg(study, scenario, options))) {
            CAPTURE(word);
            const bool name = word == "demarc" || word == "DeepState" || word == "Natural" ||
                              word == "Earth" || word == "GeoNames" || word == "geonames" ||
                              word == "org" || word == "CC" || word == "BY" ||
                              word == "deepstatemap" || word == "live" || word == "Le" ||
                              word == "Monde";
            CHECK(name);
        }
    }
}

TEST_CASE("presets and crops are found by name, and a slip is answered with the nearest") {
    CHECK(sheet_preset("story").height == 1920);
    CHECK_THROWS_WITH_AS((void)sheet_preset("stroy"), doctest::Contains("did you mean 'story'?"),
                         UsageError);
    const RegionTable& regions = embedded_study().regions;
    CHECK(map_crop("ukraine", regions).whole());
    CHECK(map_crop("east", regions).regions.size() == 5);
    CHECK(map_crop("Donetsk", regions).name == "ua-14");
    CHECK(map_crop("ua-14", regions).regions == map_crop("Донецька область", regions).regions);
    CHECK_THROWS_WITH_AS((void)map_crop("Donezk", regions), doctest::Contains("did you mean"),
                         UsageError);
    CHECK(map_crop("donbas", regions).regions.size() == 2);
    CHECK(map_crop("UA-14, Луганська область", regions).name == "ua-14,ua-09");
    CHECK(map_crop("ua-14,ua-09", regions).regions == map_crop("donbas", regions).regions);
    CHECK(crop_file_word("ua-14,ua-09") == "ua-14-ua-09");
    CHECK_THROWS_WITH_AS((void)map_crop("front,UA-05", regions),
                         doctest::Contains("'front' stands alone"), UsageError);
    CHECK(map_crop("UA-14,UA-14", regions).name == "ua-14");
    CHECK_THROWS_WITH_AS((void)map_crop("Atlantis", regions),
                         doctest::Contains("unknown crop 'Atlantis'"), UsageError);
    const MapCrop box = map_crop("bbox:36,47,39.5,49.5", regions);
    REQUIRE(box.window);
    CHECK(box.whole());
    CHECK(!box.shows_all());
    CHECK(box.window->north_east.lon == doctest::Approx(39.5));
    for (const char* wrong :
         {"bbox:36,47,39", "bbox:39,47,36,49", "bbox:0,0,1,1", "bbox:a,b,c,d"}) {
        CHECK_THROWS_WITH_AS((void)map_crop(wrong, regions), doctest::Contains("bbox:WEST"),
                             UsageError);
    }
    const auto find = [](const std::string& name) {
        return name == "Pokrovsk"
                   ? std::optional(CropPlace{"Pokrovsk", "Покровськ", {37.18, 48.28}})
                   : std::nullopt;
    };
    const MapCrop around = map_crop("place:Pokrovsk/60km", regions, find);
    REQUIRE(around.window);
    CHECK(around.place_en == "Pokrovsk");
    CHECK(around.window->north_east.lat - around.window->south_west.lat ==
          doctest::Approx(1.08).epsilon(0.01));
    CHECK_THROWS_WITH_AS((void)map_crop("place:Pokrovsk", regions, find),
                         doctest::Contains("needs a distance"), UsageError);
    CHECK_THROWS_WITH_AS((void)map_crop("place:Pokrovsk/nan", regions, find),
                         doctest::Contains("needs a distance"), UsageError);
    const auto far_west = [](const std::string&) {
        return std::optional(CropPlace{"Uzhhorod", "Ужгород", {22.3, 48.6}});
    };
    CHECK_THROWS_WITH_AS((void)map_crop("place:Uzhhorod/400km", regions, far_west),
                         doctest::Contains("reaches beyond what is drawn"), UsageError);
    CHECK_THROWS_WITH_AS((void)map_crop("place:Nowhere/60km", regions, find),
                         doctest::Contains("unknown place 'Nowhere'"), UsageError);
}

TEST_CASE("a sheet may have any size") {
    CHECK(sheet_preset("1080x1350").height == 1350);
    CHECK(sheet_preset("1080x1350").stacked);
    CHECK(sheet_preset("170x120mm").millimetres);
    CHECK_THROWS_WITH_AS((void)sheet_preset("90x90"), doctest::Contains("too small or too large"),
                         UsageError);
    CHECK_THROWS_AS((void)sheet_preset("1080x"), UsageError);
}
