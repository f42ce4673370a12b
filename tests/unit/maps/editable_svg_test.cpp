// SPDX-License-Identifier: MIT
//
// What a drawing program finds in a map.
#include "maps/map.hpp"
#include "maps/svg_document.hpp"
#include "support/shared_data.hpp"
#include "unit/maps/map_studies.hpp"

#include <doctest/doctest.h>
#include <pugixml.hpp>

#include <set>
#include <string>

using namespace demarc;
using demarc::testing::embedded_study;

namespace {

pugi::xml_document drawn(const MapOptions& options) {
    pugi::xml_document document;
    const std::string svg =
        scenario_map_svg(embedded_study(), embedded_study().scenarios[1], options);
    REQUIRE(document.load_string(svg.c_str()));
    return document;
}

} // namespace

TEST_CASE("a caption is one text with its lines in it") {
    const pugi::xml_document document = drawn(testing::newsroom());
    const pugi::xml_node caption =
        document.select_node("//*[@id='caption']/*[local-name()='text']").node();
    REQUIRE(caption);
    std::size_t lines = 0;
    for (const pugi::xml_node line : caption.children()) {
        if (line.type() == pugi::node_element) {
            CHECK(std::string(line.name()) == "tspan");
            CHECK(line.attribute("x"));
            CHECK(line.attribute("y"));
            ++lines;
        } else {
            CHECK(std::string(line.value()).empty()); // blanks would move a centred line
        }
    }
    CHECK(lines > 1);
}

TEST_CASE("each oblast is a shape with its code, named in the language of the map") {
    const pugi::xml_document document = drawn(testing::newsroom());
    const RegionTable& regions = embedded_study().regions;
    for (RegionIndex i = 0; i < regions.size(); ++i) {
        const Region& region = regions[i];
        CAPTURE(region.code.text());
        const pugi::xml_node shape =
            document.select_node(("//*[@id='" + region.code.text() + "']").c_str()).node();
        REQUIRE(shape);
        CHECK(std::string(shape.attribute("d").value()).ends_with('z'));
        CHECK(shape.child_value("title") == region.name_en);
    }
    MapOptions options = testing::newsroom();
    options.language = Language::read(testing::shipped_data("languages/uk.toml"));
    const pugi::xml_document ukrainian = drawn(options);
    CHECK(std::string(ukrainian.select_node("//*[@id='UA-14']").node().child_value("title")) ==
          "Донецька область");
    for (const pugi::xpath_node& layer : ukrainian.select_nodes("//*[@inkscape:groupmode]")) {
        const std::string label = layer.node().attribute("inkscape:label").value();
        CAPTURE(label);
        CHECK(label.find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos);
    }
}

TEST_CASE("a town's dot and name are one group") {
    const pugi::xml_document document = drawn(testing::newsroom());
    std::set<std::string> towns;
    for (const pugi::xpath_node& dot : document.select_nodes("//*[@class='dot']")) {
        const pugi::xml_node group = dot.node().parent();
        CAPTURE(std::string(group.attribute("id").value()));
        CHECK(std::string(group.attribute("id").value()).starts_with("town-"));
        CHECK(towns.insert(group.attribute("id").value()).second);
        CHECK(group.child("text"));
    }
    CHECK(towns.contains("town-Donetsk"));
}

TEST_CASE("names become ids that XML takes") {
    CHECK(xml_name("Chasiv Yar") == "Chasiv_Yar");
    CHECK(xml_name("Донецьк") == "Донецьк");
    CHECK(xml_name("1420000000") == "id-1420000000");
    CHECK(xml_name("") == "id-");
}
