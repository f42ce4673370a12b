// SPDX-License-Identifier: MIT
//
// Maps for a desk's own frame: towns, parts, windows and styles of one's own.
#include "maps/own_towns.hpp"
#include "maps/sheet_layout.hpp"
#include "support/error.hpp"
#include "support/scratch_folder.hpp"
#include "support/shared_data.hpp"
#include "unit/maps/drawn_sheet.hpp"
#include "unit/maps/label_faults.hpp"
#include "unit/maps/map_studies.hpp"

#include <doctest/doctest.h>
#include <pugixml.hpp>

#include <set>
#include <string>

using namespace demarc;
using demarc::testing::embedded_study;

namespace {

const Scenario& us_draft(const Study& study) {
    for (const Scenario& scenario : study.scenarios) {
        if (scenario.plan.id == "us-28-point-2025-11") {
            return scenario;
        }
    }
    throw std::runtime_error("no such plan");
}

std::set<std::string> names_on(const SheetLayout& layout) {
    std::set<std::string> names;
    for (const Label& label : layout.map.labelling.labels) {
        names.insert(label.text.lines.front().text);
    }
    return names;
}

std::set<std::string> layer_ids(const std::string& svg) {
    pugi::xml_document document;
    REQUIRE(document.load_string(svg.c_str()));
    std::set<std::string> ids;
    for (const pugi::xml_node layer : document.child("svg").children("g")) {
        ids.insert(layer.attribute("id").value());
    }
    return ids;
}

void check_donetsk(const Study& study) {
    MapOptions options = testing::newsroom();
    options.crop = map_crop("Donetsk", study.regions);
    const std::set<std::string> names = names_on(lay_out(study, us_draft(study), options));
    for (const char* town :
         {"Pokrovsk", "Myrnohrad", "Kostiantynivka", "Kramatorsk", "Sloviansk", "Chasiv Yar",
          "Avdiivka", "Makiivka", "Horlivka", "Lyman", "Mariupol"}) {
        CAPTURE(std::string(town));
        CHECK(names.contains(town));
    }
}

} // namespace

TEST_CASE("a map of Donetsk Oblast names the towns of the news") {
    check_donetsk(embedded_study());
}

TEST_CASE("so it does on a day in full detail" * doctest::skip(!testing::has_shared_data())) {
    check_donetsk(testing::daily_study());
}

TEST_CASE("towns that are asked for are named at any scale") {
    const Study& study = embedded_study();
    MapOptions options = testing::newsroom();
    CHECK(!names_on(lay_out(study, study.scenarios.front(), options)).contains("Chasiv Yar"));
    options.labels = {"Chasiv Yar"};
    CHECK(names_on(lay_out(study, study.scenarios.front(), options)).contains("Chasiv Yar"));
}

TEST_CASE("towns are found in either language, in the gazetteer too") {
    const testing::ScratchFolder folder;
    const RegionTable& regions = embedded_study().regions;
    const Gazetteer gazetteer =
        Gazetteer::read(testing::shipped_data("places/gazetteer.csv"), regions);
    std::vector<City> cities = embedded_study().places.cities;
    const std::size_t before = cities.size();
    CHECK(find_towns({"Покровськ", "kramatorsk"}, cities, gazetteer, regions) ==
          std::vector<std::string>{"Pokrovsk", "Kramatorsk"});
    CHECK(cities.size() == before);
    CHECK(find_towns({"Adzhamka"}, cities, gazetteer, regions).front() == "Adzhamka");
    CHECK(cities.size() == before + 1);
    CHECK_THROWS_WITH_AS((void)find_towns({"Kramatrosk"}, cities, gazetteer, regions),
                         doctest::Contains("unknown town 'Kramatrosk'; did you mean 'Kramatorsk"),
                         UsageError);
    const auto own = read_towns(folder.write("towns.csv", "name,lon,lat,rank\nOurs,36,49,1\n"));
    REQUIRE(own.size() == 1);
    CHECK(own.front().rank == 1);
    CHECK_THROWS_AS((void)read_towns(folder.write("no.csv", "name,lon,lat\nOurs,236,49\n")),
                    ConfigError);
}

TEST_CASE("a map does without what is left out, and the land takes the room") {
    const Study& study = embedded_study();
    const Scenario& scenario = us_draft(study);
    for (const char* preset : {"web", "social", "story", "column"}) {
        CAPTURE(std::string(preset));
        MapOptions options = testing::newsroom();
        options.sheet = sheet_preset(preset);
        const double usual = lay_out(study, scenario, options).map.frame.land().width;
        options.without = {MapPart::heading, MapPart::legend, MapPart::caption, MapPart::scale,
                           MapPart::recognition};
        const SheetLayout bare = lay_out(study, scenario, options);
        CHECK(bare.map.frame.land().width >= usual);
        CHECK(bare.map.view.height > 0.95 * bare.sheet.height);
        const std::set<std::string> layers = layer_ids(scenario_map_svg(study, scenario, options));
        for (const char* layer : {"heading", "legend", "caption", "scale-bar", "recognition"}) {
            CHECK(!layers.contains(layer));
        }
        CHECK(layers.contains("land"));
        CHECK(layers.contains("city-labels"));
        options.without = {all_map_parts.begin(), all_map_parts.end()};
        CHECK(!layer_ids(scenario_map_svg(study, scenario, options)).contains("city-labels"));
    }
}

TEST_CASE("a transparent map paints neither sheet nor sea") {
    MapOptions options = testing::newsroom();
    options.transparent = true;
    const Study& study = embedded_study();
    const std::set<std::string> layers =
        layer_ids(scenario_map_svg(study, study.scenarios.front(), options));
    CHECK(!layers.contains("sheet"));
    CHECK(!layers.contains("seas"));
    CHECK(layers.contains("land"));
}

TEST_CASE("a window shows what lies in it, with the figures of the country") {
    const Study& study = embedded_study();
    MapOptions options = testing::newsroom();
    options.crop = map_crop("bbox:36,47,39.5,49.5", study.regions);
    const SheetLayout layout = lay_out(study, us_draft(study), options);
    CHECK(layout.map.view.contains(layout.map.frame.to_sheet(LonLat{36, 47})));
    CHECK(layout.map.view.contains(layout.map.frame.to_sheet(LonLat{39.5, 49.5})));
    CHECK(names_on(layout).contains("Pokrovsk"));
    CHECK(!names_on(layout).contains("Kyiv"));
    CHECK(layout.header.title.lines.front().text.find("Donetsk") != std::string::npos);
}

TEST_CASE("a style of one's own may be based on one that comes with demarc") {
    const testing::ScratchFolder folder;
    const std::string file =
        folder.write("house.toml", "based_on = \"newsroom\"\nsheet = \"#fffaf0\"\n");
    CHECK(MapStyle::read(file, testing::shipped_data("styles")).sheet == "#fffaf0");
    CHECK_THROWS_AS((void)MapStyle::read(file), ConfigError);
}

TEST_CASE("names keep to their side of the line on boundaries that reach out to sea" *
          doctest::skip(!testing::has_shared_data())) {
    const Study study = testing::detailed_study();
    const FaceLocator faces(study.partition);
    MapOptions options = testing::newsroom();
    options.language = Language::read(testing::shipped_data("languages/uk.toml"));
    options.sheet = sheet_preset("column");
    for (const Scenario& scenario : study.scenarios) {
        CAPTURE(scenario.plan.id);
        const MapSubject map{study, scenario, options.language, options.fill};
        const SheetLayout layout = lay_out(study, scenario, options);
        const std::string svg = drawn(layout, map, options);
        const std::string found =
            testing::label_faults(testing::read_back(svg), svg, layout, map, faces);
        CHECK(found.find("on the other side") == std::string::npos);
    }
}
