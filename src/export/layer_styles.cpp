// SPDX-License-Identifier: MIT
#include "export/layer_styles.hpp"

#include "export/format.hpp"
#include "support/error.hpp"
#include "words/labels.hpp"
#include "words/sentences.hpp"

#include <fmt/format.h>

#include <charconv>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace demarc {

namespace {

/// A class of an attribute with its colour, by the name that the style file gives it.
struct Class {
    std::string_view value;
    std::string label;
    std::string colour; ///< "area NAME" or "symbol NAME" of the style file
};

Class class_of(ControlClass control, std::string colour) {
    return {name_of(control), as_heading(label_of(control)), std::move(colour)};
}

Class class_of(Change change, std::string colour) {
    return {name_of(change), as_heading(label_of(change, Tongue::english, Length::full)),
            std::move(colour)};
}

std::vector<Class> control_classes() {
    return {class_of(ControlClass::ukrainian, "area kept_by_ukraine"),
            class_of(ControlClass::russian, "area kept_by_russia"),
            class_of(ControlClass::russian_pre_2022, "symbol russian_pre_2022"),
            class_of(ControlClass::contested, "area undetermined_contested")};
}

std::vector<Class> change_classes() {
    std::vector<Class> classes;
    for (const Change change : all_changes) {
        classes.push_back(class_of(change, change == Change::undetermined
                                               ? "symbol undetermined"
                                               : fmt::format("area {}", name_of(change))));
    }
    return classes;
}

std::vector<Class> disagreement_kinds() {
    return {Class{"strip", "Strip at the border", "symbol disagreement_strip"},
            Class{"gap", "Gap between two areas", "symbol disagreement_gap"},
            Class{"speck", "Too small for a line of contact", "symbol disagreement_speck"},
            Class{"overlap", "Areas over one another", "symbol disagreement_overlap"},
            Class{"beyond", "Beyond the boundary set", "symbol disagreement_beyond"},
            Class{"kept", "Looked at and left as drawn", "symbol disagreement_kept"}};
}

/// "#edeae1" as QGIS writes it: "237,234,225,255".
std::string rgba(const LayerColours& colours, std::string_view name) {
    const std::string& hex = colours.at(std::string(name));
    const auto part = [&](std::size_t at) {
        int value = 0;
        const auto [end, failure] =
            std::from_chars(hex.data() + at, hex.data() + at + 2, value, 16);
        if (hex.size() != 7 || failure != std::errc{} || end != hex.data() + at + 2) {
            throw ConfigError(fmt::format("the colour '{}' of '{}' in the style file is not of the "
                                          "form #rrggbb, which a GIS needs",
                                          hex, name));
        }
        return value;
    };
    return fmt::format("{},{},{},255", part(1), part(3), part(5));
}

std::string option(std::string_view name, std::string_view value) {
    return fmt::format("<Option type=\"QString\" name=\"{}\" value=\"{}\"/>", name, value);
}

std::string fill_symbol(std::string_view name, std::string_view rgba) {
    return fmt::format("<symbol type=\"fill\" name=\"{}\" alpha=\"1\"><layer class=\"SimpleFill\" "
                       "enabled=\"1\"><Option type=\"Map\">{}{}{}</Option></layer></symbol>",
                       name, option("color", rgba), option("style", "solid"),
                       option("outline_style", "no"));
}

std::string categorised(std::string_view attribute, const std::vector<Class>& classes,
                        const LayerColours& colours) {
    std::string categories;
    std::string symbols;
    std::size_t number = 0;
    for (const Class& each : classes) {
        categories +=
            fmt::format("<category render=\"true\" symbol=\"{}\" value=\"{}\" label=\"{}\"/>",
                        number, each.value, each.label);
        symbols += fill_symbol(std::to_string(number++), rgba(colours, each.colour));
    }
    return fmt::format("<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>"
                       "<qgis version=\"3.22\" styleCategories=\"Symbology\">"
                       "<renderer-v2 type=\"categorizedSymbol\" attr=\"{}\"><categories>{}"
                       "</categories><symbols>{}</symbols></renderer-v2></qgis>",
                       attribute, categories, symbols);
}

std::string line_symbol(std::string_view rgba, double width_mm) {
    return fmt::format("<symbol type=\"line\" name=\"0\" alpha=\"1\"><layer class=\"SimpleLine\" "
                       "enabled=\"1\"><Option type=\"Map\">{}{}{}</Option></layer></symbol>",
                       option("line_color", rgba),
                       option("line_width", fmt::format("{}", width_mm)),
                       option("line_width_unit", "MM"));
}

std::string outline_symbol(std::string_view rgba, double width_mm) {
    return fmt::format("<symbol type=\"fill\" name=\"0\" alpha=\"1\"><layer class=\"SimpleFill\" "
                       "enabled=\"1\"><Option type=\"Map\">{}{}{}</Option></layer></symbol>",
                       option("style", "no"), option("outline_color", rgba),
                       option("outline_width", fmt::format("{}", width_mm)));
}

std::string marker_symbol(std::string_view shape, std::string_view rgba, std::string_view outline,
                          double size_mm) {
    return fmt::format("<symbol type=\"marker\" name=\"0\" alpha=\"1\"><layer "
                       "class=\"SimpleMarker\" enabled=\"1\"><Option type=\"Map\">{}{}{}{}{}"
                       "</Option></layer></symbol>",
                       option("name", shape), option("color", rgba),
                       option("outline_color", outline), option("size", fmt::format("{}", size_mm)),
                       option("size_unit", "MM"));
}

std::string dashed_outline_symbol(std::string_view rgba, double width_mm) {
    return fmt::format("<symbol type=\"fill\" name=\"0\" alpha=\"1\"><layer class=\"SimpleFill\" "
                       "enabled=\"1\"><Option type=\"Map\">{}{}{}{}</Option></layer></symbol>",
                       option("style", "no"), option("outline_style", "dash"),
                       option("outline_color", rgba),
                       option("outline_width", fmt::format("{}", width_mm)));
}

std::string single(const std::string& symbol) {
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>"
           "<qgis version=\"3.22\" styleCategories=\"Symbology\"><renderer-v2 "
           "type=\"singleSymbol\"><symbols>" +
           symbol + "</symbols></renderer-v2></qgis>";
}

} // namespace

std::vector<LayerStyle> layer_styles(const Study& study, const LayerColours& colours) {
    const auto colour = [&](std::string_view name) { return rgba(colours, name); };
    const auto classes = [&](std::string_view attribute, const std::vector<Class>& of) {
        return categorised(attribute, of, colours);
    };
    const auto marker = [&](std::string_view shape, std::string_view name, double size_mm) {
        return single(marker_symbol(shape, colour(name), colour("symbol marker_outline"), size_mm));
    };
    std::vector<LayerStyle> styles{
        {"faces", "control", classes("control", control_classes()), "", true,
         "Who holds it, " + study.control.date.iso()},
        {"line_of_contact", "line of contact", single(line_symbol(colour("line contact"), 0.7)), "",
         true, ""},
        {"regions", "regions", single(outline_symbol(colour("line region"), 0.2)), "", true, ""},
        {"sites", "sites", marker("diamond", "symbol site", 3), "", true, ""},
        {"zones", "zones", single(dashed_outline_symbol(colour("symbol zone"), 0.4)), "", true, ""},
        {"places", "places", marker("circle", "symbol place", 1.6), "", true, ""},
        {"disagreements", "kind", classes("kind", disagreement_kinds()), "", true,
         "What does not agree between the sources"}};
    for (const Scenario& scenario : study.scenarios) {
        if (!scenario.plan.reference) {
            styles.push_back(
                {"faces", scenario.plan.id,
                 says_nothing_on_land(scenario.plan)
                     ? classes("control", control_classes())
                     : classes(column_name(scenario.plan.id) + "_change", change_classes()),
                 "", false, scenario.plan.title_en});
        }
    }
    return styles;
}

} // namespace demarc
