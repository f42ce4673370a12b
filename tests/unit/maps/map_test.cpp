// SPDX-License-Identifier: MIT
#include "maps/legend.hpp"
#include "maps/map.hpp"
#include "maps/sheet_layout.hpp"
#include "maps/svg_document.hpp"
#include "maps/wording.hpp"
#include "support/error.hpp"
#include "support/shared_data.hpp"
#include "unit/maps/map_studies.hpp"

#include <doctest/doctest.h>
#include <pugixml.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>

using namespace demarc;
using demarc::testing::chessboard_study;
using demarc::testing::embedded_study;
using demarc::testing::newsroom;

namespace {

// Calls `check(study, scenario)` for the invented and for the real scenarios.
template<typename Check>
void for_each_scenario(const Check& check) {
    const Study squares = chessboard_study();
    for (const Study* study : {&squares, &embedded_study()}) {
        REQUIRE(!study->scenarios.empty());
        for (const Scenario& scenario : study->scenarios) {
            CAPTURE(scenario.plan.id);
            check(*study, scenario);
        }
    }
}

std::string change_of(const std::string& fill) {
    return fill.starts_with("undetermined") ? "undetermined" : fill;
}

pugi::xml_document parsed(const std::string& svg) {
    pugi::xml_document document;
    const pugi::xml_parse_result result = document.load_string(svg.c_str());
    REQUIRE_MESSAGE(result, result.description());
    return document;
}

} // namespace

TEST_CASE("the invented plan brings about every change, so that the maps below show them all") {
    const Study study = chessboard_study();
    std::set<Change> changes;
    for (const Outcome& outcome : study.scenarios[1].outcomes.faces) {
        changes.insert(outcome.change);
    }
    CHECK(changes.size() == all_changes.size());
}

TEST_CASE("a map is well-formed XML with a name for every layer, and below 500 kB") {
    for_each_scenario([](const Study& study, const Scenario& scenario) {
        const std::string svg = scenario_map_svg(study, scenario, newsroom());
        CHECK(svg.size() < 500'000);
        const pugi::xml_document document = parsed(svg);
        const pugi::xml_node root = document.child("svg");
        CHECK(std::string(root.attribute("width").value()) == "1200");
        CHECK(root.child_value("title") == scenario.plan.title_en);
        std::set<std::string> ids;
        for (const pugi::xml_node layer : root.children("g")) {
            CHECK(ids.insert(layer.attribute("id").value()).second);
            CHECK(!std::string(layer.attribute("inkscape:label").value()).empty());
        }
        for (const char* needed : {"land", "hatches", "oblast-borders", "line-of-contact", "legend",
                                   "caption", "scale-bar", "heading"}) {
            CHECK_MESSAGE(ids.contains(needed), needed);
        }
        CHECK(svg.find("style=\"") == std::string::npos);
        CHECK(svg.find("nan") == std::string::npos);
    });
}

TEST_CASE("the same input gives the same bytes") {
    const Study study = chessboard_study();
    const Study again = chessboard_study();
    CHECK(scenario_map_svg(study, study.scenarios[1], newsroom()) ==
          scenario_map_svg(again, again.scenarios[1], newsroom()));
}

TEST_CASE("reserved characters in titles, names and terms come back as they were") {
    const Study study = chessboard_study();
    const std::string svg = scenario_map_svg(study, study.scenarios[1], newsroom());
    CHECK(svg.find("<plan>") == std::string::npos);
    const pugi::xml_document document = parsed(svg);
    const auto has_text = [&](const char* text) {
        return static_cast<bool>(document.find_node([&](pugi::xml_node node) {
            const std::string name = node.name();
            return (name == "text" || name == "tspan") &&
                   std::string(node.child_value()).find(text) != std::string::npos;
        }));
    };
    CHECK(has_text("A <plan> & \"more\""));
    CHECK(has_text("Middle <town>"));
}

TEST_CASE("by administration the legend has the tally's areas, and all the land") {
    for_each_scenario([](const Study& study, const Scenario& scenario) {
        std::map<std::string, double> in_legend;
        double all = 0;
        for (const LegendRow& row :
             legend_rows({study, scenario, newsroom().language, FillBy::administration})) {
            if (row.sample == LegendRow::Sample::area && !row.part) {
                in_legend[row.fill] += row.area.km2();
                all += row.area.km2();
            }
        }
        const auto in_tally = [&](Layer layer, const char* name) {
            return country_figure(scenario.tally, layer, name).area.km2();
        };
        double unsettled = 0; // the three kinds of land that nobody is known to hold
        for (const char* kind : {"zone", "contested", "undetermined"}) {
            unsettled += in_legend[std::string("administration_") + kind];
        }
        for (const char* holder : {"russia", "ukraine", "joint", "international"}) {
            CAPTURE(std::string(holder));
            CHECK(in_legend[std::string("administration_") + holder] ==
                  doctest::Approx(in_tally(Layer::administration, holder)));
        }
        CHECK(unsettled == doctest::Approx(in_tally(Layer::administration, "undetermined")));
        double whole = 0;
        for (const char* holder : {"russia", "ukraine", "joint", "international", "undetermined"}) {
            whole += in_tally(Layer::administration, holder);
        }
        CHECK(all == doctest::Approx(whole));
    });
}

TEST_CASE("the legend has every class of change that occurs, with the tally's area, and no other") {
    for_each_scenario([](const Study& study, const Scenario& scenario) {
        std::map<std::string, double> in_legend;
        for (const LegendRow& row : legend_rows({study, scenario, newsroom().language})) {
            if (row.sample == LegendRow::Sample::area && !row.part) {
                in_legend[change_of(row.fill)] += row.area.km2();
            }
        }
        std::map<std::string, double> in_tally;
        for (const TallyRow& row : scenario.tally.rows) {
            if (!row.region && row.layer == Layer::change && row.area.value > 0) {
                in_tally[row.class_name] = row.area.km2();
            }
        }
        REQUIRE(in_legend.size() == in_tally.size());
        for (const auto& entry : in_tally) {
            const std::string& name = entry.first;
            const double km2 = entry.second;
            CAPTURE(name);
            REQUIRE(in_legend.contains(name));
            CHECK(in_legend[name] == doctest::Approx(km2).epsilon(1e-9));
        }
    });
}

TEST_CASE("every fill on the map has its sample in the legend") {
    for_each_scenario([](const Study& study, const Scenario& scenario) {
        const SheetLayout layout = lay_out(study, scenario, newsroom());
        std::set<std::string> drawn;
        for (const LandShape& shape : layout.map.fills) {
            if (std::abs(enclosed_area(shape.rings)) >= visible_area) {
                drawn.insert(shape.name);
            }
        }
        std::set<std::string> explained;
        for (const PlacedRow& placed : layout.legend.rows) {
            if (placed.row.sample == LegendRow::Sample::area) {
                explained.insert(placed.row.fill);
            }
        }
        for (const std::string& name : drawn) {
            CHECK_MESSAGE(explained.contains(name), name);
        }
    });
}

TEST_CASE("no label covers another, the sign of a site, the legend or the edge of the sheet") {
    for_each_scenario([](const Study& study, const Scenario& scenario) {
        const SheetLayout layout = lay_out(study, scenario, newsroom());
        const std::vector<Label>& labels = layout.map.labelling.labels;
        REQUIRE(!labels.empty());
        for (std::size_t i = 0; i < labels.size(); ++i) {
            const SheetBox& box = labels[i].text.box;
            CAPTURE(labels[i].text.lines.front().text);
            CHECK(layout.sheet.encloses(box));
            CHECK(!box.overlaps(layout.legend.box));
            for (std::size_t k = i + 1; k < labels.size(); ++k) {
                CHECK(!box.overlaps(labels[k].text.box));
            }
            for (const Marker& marker : layout.map.labelling.markers) {
                CHECK(!box.contains(marker.at));
            }
        }
    });
}

TEST_CASE("words around the map stay on the sheet and off each other") {
    for_each_scenario([](const Study& study, const Scenario& scenario) {
        const SheetLayout layout = lay_out(study, scenario, newsroom());
        std::vector<SheetBox> boxes{layout.header.kicker.box, layout.header.title.box,
                                    layout.header.subtitle.box, layout.legend.box};
        for (const TextBlock& block : layout.caption) {
            boxes.push_back(block.box);
        }
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            CHECK(layout.sheet.encloses(boxes[i]));
            for (std::size_t k = i + 1; k < boxes.size(); ++k) {
                CHECK(!boxes[i].overlaps(boxes[k]));
            }
        }
        CHECK(!layout.legend.box.overlaps({0, layout.caption_rule, layout.sheet.width, 1}));
    });
}

TEST_CASE("all five named oblasts are labelled on the real maps") {
    const Study& study = embedded_study();
    for (const Scenario& scenario : study.scenarios) {
        const SheetLayout layout = lay_out(study, scenario, newsroom());
        std::size_t oblasts = 0;
        for (const Label& label : layout.map.labelling.labels) {
            oblasts += label.layer.starts_with("oblast-") ? 1 : 0;
        }
        CHECK_MESSAGE(oblasts == 5, scenario.plan.id);
    }
}

TEST_CASE("letters are smaller where a small sheet would leave the map too little room") {
    const Study study = chessboard_study();
    MapOptions options = newsroom();
    options.sheet.letters = 1.6;
    const SheetLayout layout = lay_out(study, study.scenarios[1], options);
    CHECK(layout.sheet.width > 1200 / 1.6);
    CHECK(layout.sheet.width <= 1200 / (1.6 * 0.65));
}

TEST_CASE("a map without a style is refused") {
    const Study study = chessboard_study();
    CHECK_THROWS_AS(scenario_map_svg(study, study.scenarios[0], MapOptions{}), ConfigError);
}

namespace {

// The most vertices that a path of a drawing has.
std::size_t max_vertices_in(const std::string& svg) {
    const pugi::xml_document document = parsed(svg);
    std::size_t most = 0;
    for (const pugi::xpath_node& found : document.select_nodes("//*[local-name()='path']")) {
        const std::string data = found.node().attribute("d").value();
        // A number begins after a blank or a command, or with its sign; two make a vertex.
        std::size_t numbers = 0;
        bool inside = false;
        for (const char character : data) {
            const bool digit = (character >= '0' && character <= '9') || character == '.';
            numbers += (digit && !inside) ? 1 : 0;
            inside = digit;
        }
        most = std::max(most, numbers / 2);
    }
    return most;
}

} // namespace

TEST_CASE("what has too many vertices for one path is drawn as several, the same land in all") {
    SheetLine ring; // a comb of 100,000 vertices with a hole in it
    for (int i = 0; i < 50'000; ++i) {
        const double x = 10 + i * 0.019;
        ring.push_back({x, i % 2 == 0 ? 100.0 : 100.2});
    }
    for (int i = 49'999; i >= 0; --i) {
        const double x = 10 + i * 0.019;
        ring.push_back({x, i % 2 == 0 ? 400.0 : 399.8});
    }
    ring.push_back(ring.front());
    const SheetLine hole{{300, 200}, {300, 300}, {700, 300}, {700, 200}, {300, 200}};
    SvgDocument svg(1000, 500, {0, 0, 1000, 500});
    svg.layer("land", "Land");
    svg.area("fill-a", {ring, hole}, "a");
    svg.lines("line-a", {ring}, "outline");
    svg.band("line-b", {ring, hole}, "b");
    svg.dots("hatch-a", std::vector<SheetPoint>(40'000, {1, 1}), "dots");
    const std::string bytes = svg.bytes();
    CHECK(max_vertices_in(bytes) <= 32'000);
    CHECK(max_vertices_in(bytes) > 10'000);
    CHECK(bytes.find("inkscape:label=\"a 1/") != std::string::npos);
    CHECK(bytes.find("id=\"a-2\"") != std::string::npos);
    CHECK(bytes.find("inkscape:label=\"dots 3/3\"") != std::string::npos);
}

TEST_CASE("no path of a detailed map has more vertices than drawing programs take") {
    if (!demarc::testing::has_shared_data()) {
        return;
    }
    const Study study = demarc::testing::detailed_study();
    MapOptions options = newsroom();
    options.sheet = sheet_preset("a3");
    for (const Scenario& scenario : study.scenarios) {
        CAPTURE(scenario.plan.id);
        CHECK(max_vertices_in(scenario_map_svg(study, scenario, options)) <= 32'000);
    }
}
