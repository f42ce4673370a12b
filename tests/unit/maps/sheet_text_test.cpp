// SPDX-License-Identifier: MIT
#include "geometry/equal_area_plane.hpp"
#include "maps/map.hpp"
#include "maps/panel_sheet.hpp"
#include "maps/picture.hpp"
#include "maps/sheet.hpp"
#include "maps/sheet_layout.hpp"
#include "support/parallel.hpp"
#include "support/shared_data.hpp"
#include "unit/maps/drawn_sheet.hpp"
#include "unit/maps/label_faults.hpp"
#include "unit/maps/map_studies.hpp"

#include <doctest/doctest.h>
#include <pugixml.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

using namespace demarc;
using demarc::testing::DrawnSheet;
using demarc::testing::DrawnText;
using demarc::testing::embedded_study;
using demarc::testing::read_back;

namespace {

// What is wrong with the texts of a sheet; empty: nothing.
std::string faults(const DrawnSheet& drawn) {
    std::string found;
    for (std::size_t i = 0; i < drawn.texts.size(); ++i) {
        const DrawnText& one = drawn.texts[i];
        if (!(one.box.width > 0) || !drawn.sheet.encloses(one.box)) {
            found += "leaves the sheet: " + one.text + "\n";
        }
        for (std::size_t k = i + 1; k < drawn.texts.size(); ++k) {
            if (one.box.overlaps(drawn.texts[k].box)) {
                found += "overlap: " + one.text + " / " + drawn.texts[k].text + "\n";
            }
        }
    }
    return found;
}

std::size_t oblasts_labelled(const DrawnSheet& drawn, const Language& language) {
    std::size_t count = 0;
    for (const char* key : {"oblast_crimea", "oblast_luhansk", "oblast_donetsk",
                            "oblast_zaporizhzhia", "oblast_kherson"}) {
        for (const DrawnText& text : drawn.texts) {
            count += text.layer.starts_with("oblast-") && text.text == language.say(key) ? 1 : 0;
        }
    }
    return count;
}

// The classes of what is drawn in some layers that begin so: "fill-", "hatch-".
std::set<std::string> classes_in(const pugi::xml_document& document,
                                 const std::set<std::string>& layers, std::string_view prefix) {
    std::set<std::string> classes;
    for (const pugi::xml_node layer : document.child("svg").children("g")) {
        if (!layers.contains(layer.attribute("id").value())) {
            continue;
        }
        for (const pugi::xml_node node : layer.children()) {
            const std::string name = node.attribute("class").value();
            if (name.starts_with(prefix)) {
                classes.insert(name);
            }
        }
    }
    return classes;
}

// What is on the map and not in the legend, or in the legend and not on the map.
// Small sheets do without some rows, and all without classes that are too small to be seen.
std::string legend_faults(const std::string& svg, const SheetLayout& layout,
                          const SheetPreset& preset) {
    const auto can_do_without = [&](const std::string& name) {
        if (preset.entries > 0) {
            return layout.legend.rows.size() <= preset.entries;
        }
        for (const auto* shapes : {&layout.map.fills, &layout.map.hatches}) {
            for (const LandShape& shape : *shapes) {
                if (name == "fill-" + shape.name || name == "hatch-" + shape.name) {
                    return shape.name == "other_reading" ||
                           std::abs(enclosed_area(shape.rings)) < visible_area;
                }
            }
        }
        return false;
    };
    pugi::xml_document document;
    if (!document.load_string(svg.c_str())) {
        throw std::runtime_error("not XML");
    }
    struct Kind {
        const char* prefix;
        std::set<std::string> layers;
    };
    std::string found;
    for (const Kind& kind :
         {Kind{"fill-", {"land"}}, Kind{"hatch-", {"hatches"}},
          Kind{"line-", {"recognition", "line-of-contact"}}, Kind{"site", {"site-signs"}}}) {
        const std::set<std::string> drawn = classes_in(document, kind.layers, kind.prefix);
        const std::set<std::string> named = classes_in(document, {"legend"}, kind.prefix);
        for (const std::string& name : drawn) {
            found += named.contains(name) || can_do_without(name)
                         ? ""
                         : "not in the legend: " + name + "\n";
        }
        for (const std::string& name : named) {
            found += drawn.contains(name) ? "" : "only in the legend: " + name + "\n";
        }
    }
    return found;
}

// A sheet on which words or legend leave the map less than its share, or are too much.
std::string budget_faults(const SheetLayout& layout, const SheetPreset& preset) {
    std::string found;
    const double share = layout.map.view.height / layout.sheet.height;
    found += share >= map_share ? "" : "the map has " + std::to_string(share) + "\n";
    found += preset.entries > 0 && layout.legend.rows.size() > preset.entries
                 ? "too many rows in the legend\n"
                 : "";
    if (preset.name == "column") {
        found += layout.sheet.height / layout.sheet.width * preset.width <= 120.001
                     ? ""
                     : "higher than 120 mm\n";
    }
    return found;
}

// The same for a sheet of several maps, and panels that are missing or not alone with their ids.
std::string panel_faults(const std::string& svg, const PanelSheet& sheet) {
    pugi::xml_document document;
    if (!document.load_string(svg.c_str())) {
        throw std::runtime_error("not XML");
    }
    std::string found;
    std::set<std::string> drawn;
    for (const Panel& panel : sheet.panels) {
        const pugi::xml_node group =
            document.child("svg").find_child_by_attribute("g", "id", panel.id.c_str());
        for (const char* layer : {"land", "hatches", "recognition", "line-of-contact"}) {
            const std::string id = panel.id + "-" + layer;
            const pugi::xml_node in = group.find_child_by_attribute("g", "id", id.c_str());
            found += in || std::string_view(layer) == "recognition" ? "" : "no " + id + "\n";
            for (const pugi::xml_node node : in.children()) {
                const std::string name = node.attribute("class").value();
                if (!name.empty() && !name.starts_with("casing-")) {
                    drawn.insert(name);
                }
            }
        }
    }
    std::set<std::string> named;
    for (const char* prefix : {"fill-", "hatch-", "line-"}) {
        named.merge(classes_in(document, {"legend"}, prefix));
    }
    // A legend of six rows has no more; what changes hands is always in it.
    constexpr std::size_t full = 6;
    const std::set<std::string> main{"fill-passed_to_russia", "fill-to_demilitarised_zone",
                                     "fill-returned_to_ukraine", "fill-kept_by_russia"};
    for (const std::string& name : drawn) {
        const bool may_lack =
            sheet.panels.size() > 4 && sheet.legend.size() >= full - 2 && !main.contains(name);
        found += named.contains(name) || may_lack ? "" : "not in the legend: " + name + "\n";
    }
    found += sheet.panels.size() > 4 && sheet.legend.size() > full ? "more than six rows\n" : "";
    for (const std::string& name : named) {
        found += drawn.contains(name) ? "" : "only in the legend: " + name + "\n";
    }
    std::set<std::string> ids;
    for (const pugi::xpath_node& node : document.select_nodes("//*[@id]")) {
        const std::string id = node.node().attribute("id").value();
        found += ids.insert(id).second ? "" : "twice: " + id + "\n";
    }
    return found;
}

// Letters smaller than they may be, in pixels (1/96 inch) of the sheet.
std::string letter_faults(const DrawnSheet& drawn, const std::string& preset) {
    const std::map<std::string, double> least{{"web", 11},  {"social", 14}, {"story", 14},
                                              {"a4", 8},    {"a3", 8}, // 6 points
                                              {"column", 8}};
    std::set<std::string> found;
    for (const DrawnText& text : drawn.texts) {
        if (!(text.size * drawn.pixels >= least.at(preset) - 1e-6)) {
            found.insert("letters of " + std::to_string(text.size * drawn.pixels) +
                         " pixels: " + text.css_class + "\n");
        }
    }
    return std::accumulate(found.begin(), found.end(), std::string());
}

// Whether the window of the map reaches beyond the neighbours known: that would be drawn as sea.
std::string context_faults(const MapWindow& map, const MapContext& context) {
    double west = 180;
    double east = -180;
    for (const PlaneLine& ring : context.neighbours) {
        for (const PlanePoint point : ring.points()) {
            const double lon = EqualAreaPlane::inverse(point).lon;
            west = std::min(west, lon);
            east = std::max(east, lon);
        }
    }
    bool within = true;
    for (const double y : {map.view.y, map.view.centre().y, map.view.bottom()}) {
        within = within && map.frame.to_ground({map.view.x, y}).lon > west &&
                 map.frame.to_ground({map.view.right(), y}).lon < east;
    }
    return within ? "" : "the window reaches beyond the neighbours that are drawn\n";
}

// Draws every scenario on a sheet and tells what is wrong with it.
void check_sheets(const Study& study, const MapOptions& options) {
    std::vector<std::string> wrong(study.scenarios.size());
    const FaceLocator faces(study.partition);
#ifdef __SANITIZE_ADDRESS__
    constexpr std::size_t step = 4; // they look for faults of memory, and take ten times as long
#else
    constexpr std::size_t step = 1;
#endif
    parallel_for(wrong.size(), 2, [&](std::size_t i) {
        if (i % step != 0) {
            return;
        }
        const MapSubject map{study, study.scenarios[i], options.language, options.fill};
        const SheetLayout layout = lay_out(study, study.scenarios[i], options);
        const std::string svg = drawn(layout, map, options);
        const DrawnSheet sheet = read_back(svg);
        wrong[i] = faults(sheet) + letter_faults(sheet, options.sheet.name) +
                   legend_faults(svg, layout, options.sheet) +
                   budget_faults(layout, options.sheet) +
                   testing::label_faults(sheet, svg, layout, map, faces) +
                   context_faults(layout.map, options.context);
        // A column has no room for the figures of all beside map and legend.
        if (oblasts_labelled(sheet, options.language) != 5 && options.sheet.name != "column") {
            wrong[i] += "an oblast is not labelled\n";
        }
        if (options.sheet.name == "web" && svg.size() >= 500'000) {
            wrong[i] += "500 kB or more\n";
        }
    });
    for (std::size_t i = 0; i < wrong.size(); ++i) {
        CAPTURE(options.language.id());
        CAPTURE(options.sheet.name);
        CAPTURE(study.scenarios[i].plan.id);
        CHECK(wrong[i] == "");
    }
}

/// In every preset and language.
void check_all_sheets(const Study& study) {
    for (const char* id : {"en", "uk"}) {
        MapOptions options = testing::newsroom();
        options.language =
            Language::read(testing::shipped_data(std::string("languages/") + id + ".toml"));
        for (const SheetPreset& preset : sheet_presets()) {
            options.sheet = preset;
            check_sheets(study, options);
        }
    }
}

const Scenario& scenario_of(std::string_view plan) {
    for (const Scenario& scenario : embedded_study().scenarios) {
        if (scenario.plan.id == plan) {
            return scenario;
        }
    }
    throw std::runtime_error("no such plan");
}

} // namespace

TEST_CASE("in every preset, language and plan no text overlaps another or leaves the sheet, the "
          "five named oblasts are labelled, and what is drawn stands in the legend and the other "
          "way round") {
    check_all_sheets(embedded_study());
}

TEST_CASE("maps of a day in full detail are as clean in every preset, language and plan" *
          doctest::skip(!testing::has_shared_data())) {
    check_all_sheets(testing::daily_study());
}

TEST_CASE("maps by administration are as clean as those by change") {
    for (const char* id : {"en", "uk"}) {
        MapOptions options = testing::newsroom();
        options.fill = FillBy::administration;
        options.language =
            Language::read(testing::shipped_data(std::string("languages/") + id + ".toml"));
        for (const char* preset : {"web", "social", "column"}) {
            options.sheet = sheet_preset(preset);
            check_sheets(embedded_study(), options);
        }
    }
}

TEST_CASE("sheets of several maps are as clean, at one scale, and with a legend for all of them") {
    const Study& study = embedded_study();
    for (const char* id : {"en", "uk"}) {
        MapOptions options = testing::newsroom();
        options.language =
            Language::read(testing::shipped_data(std::string("languages/") + id + ".toml"));
        for (const SheetPreset& preset : sheet_presets()) {
            options.sheet = preset;
            for (const PanelSheet& sheet :
                 {sheet_of_plans(study, options),
                  sheet_of_before_and_after(study, study.scenarios.front(), study.scenarios.back(),
                                            options)}) {
                CAPTURE(std::string(id));
                CAPTURE(preset.name);
                CAPTURE(sheet.panels.size());
                const std::string svg = panel_sheet_svg(sheet, options);
                CHECK(faults(read_back(svg)) == "");
                CHECK(panel_faults(svg, sheet) == "");
            }
        }
    }
}

TEST_CASE("a caption says whose contested land is, by the run or by the plan itself") {
    Study study = embedded_study();
    const Plan present = study.scenarios.front().plan;
    MapOptions options = testing::newsroom();
    options.caption = CaptionLength::full;
    const auto says = [&](const Plan& plan, ContestedPolicy policy, const char* words) {
        study.method.contested = policy;
        study.scenarios = {make_scenario(plan, study.partition, study.regions, study.method)};
        pugi::xml_document document;
        const std::string svg = scenario_map_svg(study, study.scenarios.front(), options);
        REQUIRE(document.load_string(svg.c_str()));
        std::string text; // lines are broken to fit the column
        for (const pugi::xpath_node& line :
             document.select_nodes("//*[@id='caption']//*[local-name()='tspan']")) {
            text += std::string(line.node().child_value()) + ' ';
        }
        return text.find(words) != std::string::npos;
    };
    CHECK(says(present, ContestedPolicy::russian, "No land is marked as contested"));
    for (Face& face : study.partition.faces) {
        if (study.regions[face.region].code.text() == "UA-23" &&
            face.control == ControlClass::ukrainian) {
            face.control = ControlClass::contested;
        }
    }
    CHECK(says(present, ContestedPolicy::russian, "counted as held by Russia"));
    CHECK(says(present, ContestedPolicy::ukrainian, "counted as held by Ukraine"));
    CHECK(says(present, ContestedPolicy::separate, "counted for neither side"));
    Plan ours = present;
    ours.contested = ContestedReading::as_ukrainian;
    CHECK(says(ours, ContestedPolicy::russian, "counted as held by Ukraine"));
}

TEST_CASE("frames of a film keep scale, window, legend rows and places of names") {
    std::vector<Study> days(2, embedded_study());
    const Plan present = days[0].scenarios.front().plan;
    days[1].control.date = *Date::parse("2026-01-01");
    for (Face& face : days[1].partition.faces) { // a class that the first day has not
        if (days[1].regions[face.region].code.text() == "UA-23" &&
            face.control == ControlClass::ukrainian) {
            face.control = ControlClass::contested;
        }
    }
    for (Study& day : days) {
        day.scenarios = {make_scenario(present, day.partition, day.regions, day.method)};
    }
    for (const SheetPreset& preset : sheet_presets()) {
        CAPTURE(preset.name);
        MapOptions options = testing::newsroom();
        options.sheet = preset;
        const std::vector<std::string> frames = frame_svgs(days, options);
        REQUIRE(frames.size() == 2);
        CHECK(frames[0] != frames[1]);
        std::array<std::set<std::string>, 2> fixed;
        for (std::size_t i = 0; i < frames.size(); ++i) {
            CHECK(faults(read_back(frames[i])) == "");
            CHECK(letter_faults(read_back(frames[i]), preset.name) == "");
            pugi::xml_document document;
            REQUIRE(document.load_string(frames[i].c_str()));
            for (const char* path : {"/svg", "//*[@id='window']/*", "//*[@id='city-labels']//*",
                                     "//*[@id='legend']//*", "//*[@id='scale-bar']/*",
                                     "//*[@id='country-border']/*"}) {
                for (const pugi::xpath_node& found : document.select_nodes(path)) {
                    std::string place = path;
                    for (const char* name : {"x", "y", "width", "cx", "cy", "viewBox"}) {
                        place += std::string(" ") + found.node().attribute(name).value();
                    }
                    if (std::string_view(path).find("country") != std::string_view::npos) {
                        place += found.node().attribute("d").value();
                    }
                    fixed[i].insert(place);
                }
            }
        }
        CHECK(fixed[0] == fixed[1]);
        CHECK(fixed[0].size() > 20);
    }
}

TEST_CASE("days on one sheet have one legend") {
    std::vector<Study> days(3, embedded_study());
    for (std::size_t i = 0; i < days.size(); ++i) {
        days[i].scenarios.erase(days[i].scenarios.begin() + 1, days[i].scenarios.end());
        days[i].control.date = *Date::parse("2025-11-2" + std::to_string(i));
    }
    for (const SheetPreset& preset : sheet_presets()) {
        CAPTURE(preset.name);
        MapOptions options = testing::newsroom();
        options.sheet = preset;
        const PanelSheet sheet = sheet_of_days(days, options);
        const std::string svg = panel_sheet_svg(sheet, options);
        CHECK(faults(read_back(svg)) == "");
        CHECK(panel_faults(svg, sheet) == "");
    }
}

TEST_CASE("parts of the country are as clean") {
    const Study& study = embedded_study();
    const FaceLocator faces(study.partition);
    // The plan with the most classes has the longest legend.
    const auto longest =
        std::find_if(study.scenarios.begin(), study.scenarios.end(), [](const Scenario& scenario) {
            return scenario.plan.id == "us-28-point-2025-11";
        });
    REQUIRE(longest != study.scenarios.end());
    MapOptions options = testing::newsroom();
    for (const char* crop : {"east", "UA-14", "UA-23", "UA-30", "UA-43", "UA-46"}) {
        options.crop = map_crop(crop, study.regions);
        for (const SheetPreset& preset : sheet_presets()) {
            options.sheet = preset;
            for (const char* id : {"en", "uk"}) {
                options.language =
                    Language::read(testing::shipped_data(std::string("languages/") + id + ".toml"));
                for (const Scenario* scenario : {&*longest, &study.scenarios.back()}) {
                    if (scenario != &*longest && std::string_view(id) == "uk") {
                        continue; // shorter than the longest in either language
                    }
                    CAPTURE(std::string(crop));
                    CAPTURE(preset.name);
                    CAPTURE(options.language.id());
                    CAPTURE(scenario->plan.id);
                    const MapSubject map{study, *scenario, options.language, options.fill,
                                         options.crop};
                    const SheetLayout layout = lay_out(study, *scenario, options);
                    const std::string svg = drawn(layout, map, options);
                    const DrawnSheet sheet = read_back(svg);
                    CHECK(legend_faults(svg, layout, preset) + budget_faults(layout, preset) == "");
                    CHECK(faults(sheet) + context_faults(layout.map, options.context) == "");
                    CHECK(letter_faults(sheet, preset.name) == "");
                    CHECK(testing::label_faults(sheet, svg, layout, map, faces) == "");
                }
            }
        }
    }
    for (const char* theme : {"dark", "print"}) {
        CAPTURE(std::string(theme));
        MapOptions themed = testing::newsroom();
        themed.style =
            MapStyle::read(testing::shipped_data(std::string("styles/") + theme + ".toml"));
        const std::string svg = scenario_map_svg(study, scenario_of("us-28-point-2025-11"), themed);
        CHECK(faults(read_back(svg)) +
                  legend_faults(svg, lay_out(study, *longest, themed), themed.sheet) ==
              "");
        CHECK(svg.find(".sheet{fill:" + themed.style.sheet + "}") != std::string::npos);
    }
}

TEST_CASE("on a map of a part the legend measures the part, and names what is beside it") {
    const Study& study = embedded_study();
    const Scenario& scenario = scenario_of("us-28-point-2025-11");
    MapOptions options = testing::newsroom();
    options.crop = map_crop("Donetsk", study.regions);
    const SheetLayout layout = lay_out(study, scenario, options);
    CHECK(layout.legend.heading.lines.front().text.starts_with("Donetsk Oblast"));
    CHECK(layout.header.kicker.lines.front().text.ends_with("Donetsk Oblast"));
    double drawn = 0;
    std::map<std::string, double> by_fill;
    for (const PlacedRow& placed : layout.legend.rows) {
        if (placed.row.sample == LegendRow::Sample::area && !placed.row.part) {
            by_fill[placed.row.fill] = placed.row.area.km2();
            drawn += placed.row.area.km2();
        }
    }
    SquareMetres donetsk;
    SquareMetres zone;
    for (const TallyRow& row : scenario.tally.rows) {
        if (row.region == options.crop.regions.front() && row.layer == Layer::change) {
            donetsk += row.area;
            zone += row.class_name == "to_demilitarised_zone" ? row.area : SquareMetres{};
        }
    }
    CHECK(drawn == doctest::Approx(donetsk.km2()));
    CHECK(by_fill["to_demilitarised_zone"] == doctest::Approx(zone.km2()));
    REQUIRE(by_fill.contains("kept_by_ukraine")); // Dnipropetrovsk is in the window
    CHECK(by_fill["kept_by_ukraine"] == 0);
    options.crop = map_crop("Lviv", study.regions);
    for (const PlacedRow& placed : lay_out(study, scenario, options).legend.rows) {
        CHECK(placed.row.fill == "kept_by_ukraine"); // nothing else is seen there
    }
}

TEST_CASE("PNG and PDF of a map give the same bytes again") {
    const Study study = testing::chessboard_study();
    const std::string svg = scenario_map_svg(study, study.scenarios[1], testing::newsroom());
    const std::string png = png_of(svg, 1);
    CHECK(png == png_of(svg, 1));
    CHECK(png.starts_with("\x89PNG"));
    const std::string pdf = pdf_of(svg);
    CHECK(pdf == pdf_of(svg));
    CHECK(pdf.starts_with("%PDF-1.5"));
}
