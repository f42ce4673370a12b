// SPDX-License-Identifier: MIT
//
// Maps by district: what share of each is held or lost, of land and of people.
#include "maps/district_shading.hpp"
#include "maps/part_figures.hpp"
#include "maps/sheet_layout.hpp"
#include "sources/region_people.hpp"
#include "support/shared_data.hpp"
#include "unit/maps/map_studies.hpp"

#include <doctest/doctest.h>
#include <pugixml.hpp>

#include <filesystem>
#include <memory>
#include <string>
#include <utility>

using namespace demarc;
using demarc::testing::embedded_study;

namespace {

const Catalogue& catalogue() {
    static const Catalogue made(DataFolder{testing::shipped_data("")});
    return made;
}

StudyInputs with_shipped_people() {
    StudyInputs inputs;
    inputs.with_shipped_people = true;
    return inputs;
}

const std::shared_ptr<const DistrictLand>& oblasts() {
    static const auto land = std::make_shared<const DistrictLand>(
        district_shapes(embedded_study(), with_shipped_people(), catalogue(), true, 1));
    return land;
}

MapSubject subject(const Scenario& scenario, FillBy by) {
    static const MapOptions options = testing::newsroom();
    return {embedded_study(), scenario, options.language, by, {}, oblasts().get()};
}

SquareMetres area_of(const std::vector<DistrictShade>& shades) {
    SquareMetres sum;
    for (const DistrictShade& shade : shades) {
        sum += shade.area;
    }
    return sum;
}

MapOptions by(FillBy fill) {
    MapOptions options = testing::newsroom();
    options.fill = fill;
    options.districts = oblasts();
    return options;
}

} // namespace

TEST_CASE("what districts lose and have held adds up to the balance of every plan") {
    for (const Scenario& scenario : embedded_study().scenarios) {
        CAPTURE(scenario.plan.id);
        const SquareMetres lost = area_of(district_shades(subject(scenario, FillBy::lost)));
        CHECK(lost.km2() ==
              doctest::Approx(lost_by_ukraine(scenario.tally.balance).km2()).epsilon(1e-9));
        const SquareMetres held = area_of(district_shades(subject(scenario, FillBy::held)));
        CHECK(held.km2() ==
              doctest::Approx(scenario.tally.country(Layer::administration, "russia").km2())
                  .epsilon(1e-9));
    }
}

TEST_CASE("an oblast is shaded by the share that the table of its region has") {
    const Study& study = embedded_study();
    for (const Scenario& scenario : study.scenarios) {
        CAPTURE(scenario.plan.id);
        const std::vector<DistrictShade> shades = district_shades(subject(scenario, FillBy::held));
        for (RegionIndex region = 0; region < shades.size(); ++region) {
            CAPTURE(study.regions[region].name_en);
            const TallyRow* row = scenario.tally.row(region, Layer::administration, "russia");
            const double share = row == nullptr ? 0 : row->share_of_region_pct;
            CHECK(shades[region].share_pct(false) == doctest::Approx(share).epsilon(1e-6));
            const std::string name = shade_name(shades[region], FillBy::held);
            // Slivers of land, up to a hundredth, divide no district.
            const char* expected = share < 1    ? "share_0"
                                   : share < 10 ? "share_1"
                                   : share < 25 ? "share_2"
                                   : share < 50 ? "share_3"
                                   : share < 75 ? "share_4"
                                                : "share_5";
            if (share == 0 || share > 1) {
                CHECK(name == expected);
            }
        }
    }
}

TEST_CASE("people of all districts are those of the country") {
    double people = 0;
    const Scenario& present = embedded_study().scenarios.front();
    for (const DistrictShade& shade : district_shades(subject(present, FillBy::people_held))) {
        people += shade.of_people;
    }
    const RegionPeople official =
        RegionPeople::read(catalogue().data().region_people(), embedded_study().regions);
    double expected = 0;
    for (const double of_region : official.by_region) {
        expected += of_region;
    }
    CHECK(people == doctest::Approx(expected).epsilon(1e-9));
}

TEST_CASE("each district is a shape of its class, under its own id") {
    const Study& study = embedded_study();
    const Scenario& present = study.scenarios.front();
    const std::string svg = scenario_map_svg(study, present, by(FillBy::held));
    pugi::xml_document document;
    REQUIRE(document.load_string(svg.c_str()));
    const pugi::xml_node layer = document.select_node("//*[@id='districts']").node();
    REQUIRE(layer);
    const std::vector<DistrictShade> shades = district_shades(subject(present, FillBy::held));
    std::size_t found = 0;
    for (const pugi::xml_node shape : layer.children("path")) {
        const std::string id = shape.attribute("id").value();
        CAPTURE(id);
        const auto region = study.regions.find(id);
        REQUIRE(region);
        CHECK(std::string(shape.attribute("class").value()) ==
              "fill-" + shade_name(shades[*region], FillBy::held) + " district");
        CHECK(study.regions[*region].name_en == shape.child("title").child_value());
        ++found;
    }
    CHECK(found == study.regions.size());
    CHECK(svg.find("hatch-pre_2022\" ") == std::string::npos);
}

TEST_CASE("the legend of a map by district counts every district once") {
    for (const Scenario& scenario : embedded_study().scenarios) {
        CAPTURE(scenario.plan.id);
        for (const FillBy fill : {FillBy::held, FillBy::lost, FillBy::people_lost}) {
            int districts = 0;
            for (const LegendRow& row : legend_rows(subject(scenario, fill))) {
                districts += row.fill.empty() ? 0 : std::stoi(row.figure);
            }
            CHECK(districts == 27);
        }
    }
}

TEST_CASE("maps by district say what is counted, in both languages") {
    const Study& study = embedded_study();
    for (const char* id : {"en", "uk"}) {
        const Language words =
            Language::read(testing::shipped_data(std::string("languages/") + id + ".toml"));
        CAPTURE(std::string(id));
        for (const Scenario& scenario : study.scenarios) {
            for (const FillBy fill : all_fill_ways) {
                if (!is_by_district(fill)) {
                    continue;
                }
                const MapSubject map{study, scenario, words, fill, {}, oblasts().get()};
                const std::string all =
                    shade_headline(map) + shade_standfirst(map) + shade_heading(map);
                CHECK(all.find('{') == std::string::npos);
                CHECK((!is_of_people(fill) || all.find("2022") != std::string::npos));
            }
        }
    }
}

TEST_CASE("raions of another publisher are shaded without a gap" *
          doctest::skip(!testing::has_shared_data())) {
    StudyInputs inputs;
    const Profiles profiles = Profiles::read(testing::shipped_data("profiles"));
    inputs.districts = read_districts(
        parse_source_spec(testing::shared_geodata("boundaries/raions-osm.geojson.zip:osm-raions"),
                          profiles),
        profiles, embedded_study().regions);
    MapOptions options = testing::newsroom();
    options.fill = FillBy::lost;
    options.districts = std::make_shared<const DistrictLand>(
        district_shapes(embedded_study(), inputs, catalogue(), false, 1));
    for (const Scenario& scenario : embedded_study().scenarios) {
        if (scenario.plan.id != "us-28-point-2025-11") {
            continue;
        }
        const MapSubject map{embedded_study(), scenario, options.language,
                             options.fill,     {},       options.districts.get()};
        CHECK(area_of(district_shades(map)).km2() ==
              doctest::Approx(lost_by_ukraine(scenario.tally.balance).km2()).epsilon(1e-6));
        const SheetLayout layout = lay_out(embedded_study(), scenario, options);
        double drawn = 0;
        for (const DistrictOutline& district : layout.map.districts) {
            drawn += enclosed_area(district.rings);
        }
        const double land = enclosed_area(outline(layout.map.arcs, [](FaceIndex) { return true; }));
        CHECK(drawn == doctest::Approx(land).epsilon(2e-3));
    }
}
