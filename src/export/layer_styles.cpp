// SPDX-License-Identifier: MIT
#include "export/layer_styles.hpp"

#include "export/format.hpp"

#include <fmt/format.h>

#include <array>
#include <string>
#include <string_view>

namespace demarc {

namespace {

/// A class of an attribute with its colour as QGIS writes it.
struct Class {
    std::string_view value;
    std::string_view label;
    std::string_view rgb;
};

// The colours of geodata/styles/newsroom.toml.
constexpr std::array control_classes{
    Class{"ukrainian", "Held by Ukraine", "237,234,225"},
    Class{"russian", "Held by Russia", "227,176,160"},
    Class{"russian_pre_2022", "Held by Russia since before 2022", "209,147,130"},
    Class{"contested", "Contested", "159,161,169"}};
constexpr std::array change_classes{
    Class{"kept_by_ukraine", "Held and kept by Ukraine", "237,234,225"},
    Class{"returned_to_ukraine", "Russia leaves, to Ukraine", "63,134,189"},
    Class{"kept_by_russia", "Held and kept by Russia", "227,176,160"},
    Class{"passed_to_russia", "Ukraine leaves, to Russia", "157,42,47"},
    Class{"to_demilitarised_zone", "To a demilitarised zone of neither army", "230,215,159"},
    Class{"undetermined", "Undetermined", "205,200,205"}};

constexpr std::array disagreement_kinds{
    Class{"strip", "Strip at the border", "106,61,124"},
    Class{"gap", "Gap between two areas", "51,101,138"},
    Class{"overlap", "Areas over one another", "138,43,26"},
    Class{"beyond", "Beyond the boundary set", "111,106,95"},
    Class{"kept", "Looked at and left as drawn", "195,215,226"}};

std::string option(std::string_view name, std::string_view value) {
    return fmt::format("<Option type=\"QString\" name=\"{}\" value=\"{}\"/>", name, value);
}

std::string fill_symbol(std::string_view name, std::string_view rgb) {
    return fmt::format("<symbol type=\"fill\" name=\"{}\" alpha=\"1\"><layer class=\"SimpleFill\" "
                       "enabled=\"1\"><Option type=\"Map\">{}{}{}</Option></layer></symbol>",
                       name, option("color", fmt::format("{},255", rgb)), option("style", "solid"),
                       option("outline_style", "no"));
}

template<typename Classes>
std::string categorised(std::string_view attribute, const Classes& classes) {
    std::string categories;
    std::string symbols;
    std::size_t number = 0;
    for (const Class& each : classes) {
        categories +=
            fmt::format("<category render=\"true\" symbol=\"{}\" value=\"{}\" label=\"{}\"/>",
                        number, each.value, each.label);
        symbols += fill_symbol(std::to_string(number++), each.rgb);
    }
    return fmt::format("<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>"
                       "<qgis version=\"3.22\" styleCategories=\"Symbology\">"
                       "<renderer-v2 type=\"categorizedSymbol\" attr=\"{}\"><categories>{}"
                       "</categories><symbols>{}</symbols></renderer-v2></qgis>",
                       attribute, categories, symbols);
}

std::string line_symbol(std::string_view rgb, double width_mm) {
    return fmt::format("<symbol type=\"line\" name=\"0\" alpha=\"1\"><layer class=\"SimpleLine\" "
                       "enabled=\"1\"><Option type=\"Map\">{}{}{}</Option></layer></symbol>",
                       option("line_color", fmt::format("{},255", rgb)),
                       option("line_width", fmt::format("{}", width_mm)),
                       option("line_width_unit", "MM"));
}

std::string outline_symbol(std::string_view rgb, double width_mm) {
    return fmt::format("<symbol type=\"fill\" name=\"0\" alpha=\"1\"><layer class=\"SimpleFill\" "
                       "enabled=\"1\"><Option type=\"Map\">{}{}{}</Option></layer></symbol>",
                       option("style", "no"), option("outline_color", fmt::format("{},255", rgb)),
                       option("outline_width", fmt::format("{}", width_mm)));
}

std::string marker_symbol(std::string_view shape, std::string_view rgb, double size_mm) {
    return fmt::format("<symbol type=\"marker\" name=\"0\" alpha=\"1\"><layer "
                       "class=\"SimpleMarker\" enabled=\"1\"><Option type=\"Map\">{}{}{}{}{}"
                       "</Option></layer></symbol>",
                       option("name", shape), option("color", fmt::format("{},255", rgb)),
                       option("outline_color", "255,255,255,255"),
                       option("size", fmt::format("{}", size_mm)), option("size_unit", "MM"));
}

std::string dashed_outline_symbol(std::string_view rgb, double width_mm) {
    return fmt::format("<symbol type=\"fill\" name=\"0\" alpha=\"1\"><layer class=\"SimpleFill\" "
                       "enabled=\"1\"><Option type=\"Map\">{}{}{}{}</Option></layer></symbol>",
                       option("style", "no"), option("outline_style", "dash"),
                       option("outline_color", fmt::format("{},255", rgb)),
                       option("outline_width", fmt::format("{}", width_mm)));
}

std::string single(const std::string& symbol) {
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>"
           "<qgis version=\"3.22\" styleCategories=\"Symbology\"><renderer-v2 "
           "type=\"singleSymbol\"><symbols>" +
           symbol + "</symbols></renderer-v2></qgis>";
}

} // namespace

std::vector<LayerStyle> layer_styles(const Study& study) {
    std::vector<LayerStyle> styles{
        {"faces", "control", categorised("control", control_classes), "", true,
         "Who holds it, " + study.control.date.iso()},
        {"line_of_contact", "line of contact", single(line_symbol("31,31,31", 0.7)), "", true, ""},
        {"regions", "regions", single(outline_symbol("163,157,144", 0.2)), "", true, ""},
        {"sites", "sites", single(marker_symbol("diamond", "22,50,74", 3)), "", true, ""},
        {"zones", "zones", single(dashed_outline_symbol("91,74,31", 0.4)), "", true, ""},
        {"places", "places", single(marker_symbol("circle", "27,27,27", 1.6)), "", true, ""},
        {"disagreements", "kind", categorised("kind", disagreement_kinds), "", true,
         "What does not agree between the sources"}};
    for (const Scenario& scenario : study.scenarios) {
        if (!scenario.plan.reference) {
            styles.push_back(
                {"faces", scenario.plan.id,
                 categorised(column_name(scenario.plan.id) + "_change", change_classes), "", false,
                 scenario.plan.title_en});
        }
    }
    return styles;
}

} // namespace demarc
