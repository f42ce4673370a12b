// SPDX-License-Identifier: MIT
#include "export/qgis_symbols.hpp"

#include <fmt/format.h>

#include <utility>

namespace demarc {

namespace {

constexpr std::string_view name_of_symbol = "@name@"; ///< renderers number their symbols

std::string option(std::string_view name, std::string_view value) {
    return fmt::format("<Option type=\"QString\" name=\"{}\" value=\"{}\"/>", name, value);
}

std::string millimetres(double value) {
    return fmt::format("{}", value);
}

std::string symbol(std::string_view type, std::string_view layer, const std::string& options) {
    return fmt::format("<symbol type=\"{}\" name=\"{}\" alpha=\"1\"><layer class=\"{}\" "
                       "enabled=\"1\"><Option type=\"Map\">{}</Option></layer></symbol>",
                       type, name_of_symbol, layer, options);
}

std::string numbered(std::string symbol, std::size_t number) {
    return symbol.replace(symbol.find(name_of_symbol), name_of_symbol.size(),
                          std::to_string(number));
}

std::string symbols_of(const std::vector<QgisClass>& classes) {
    std::string symbols;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        symbols += numbered(classes[i].symbol, i);
    }
    return "<symbols>" + symbols + "</symbols>";
}

std::string label_settings(const QgisLabel& label) {
    constexpr int horizontal = 4; // QgsPalLayerSettings::Placement
    constexpr int around_point = 6;
    const bool is_expression = label.expression.find_first_of("\"( ") != std::string::npos;
    return fmt::format(
        "<settings calloutType=\"simple\"><text-style fieldName=\"{}\" isExpression=\"{}\" "
        "fontSize=\"{}\" fontSizeUnit=\"Point\" fontWeight=\"{}\" textColor=\"40,40,40,255\" "
        "textOpacity=\"1\"><text-buffer bufferDraw=\"1\" bufferSize=\"0.7\" "
        "bufferSizeUnits=\"MM\" bufferColor=\"255,255,255,255\" bufferOpacity=\"0.8\"/>"
        "</text-style><placement placement=\"{}\" dist=\"0\" priority=\"5\" "
        "predefinedPositionOrder=\"R,TR,BR,L,TL,BL,T,B\" centroidWhole=\"1\"/>"
        "<rendering scaleVisibility=\"{}\" scaleMin=\"{}\" scaleMax=\"0\" obstacle=\"1\"/>"
        "</settings>",
        xml_escaped(label.expression), is_expression ? 1 : 0, label.size, label.is_bold ? 75 : 50,
        label.in_area ? horizontal : around_point, label.smallest_scale > 0 ? 1 : 0,
        label.smallest_scale);
}

} // namespace

std::string xml_escaped(std::string_view text) {
    std::string escaped;
    for (const char character : text) {
        switch (character) {
        case '&':
            escaped += "&amp;";
            break;
        case '<':
            escaped += "&lt;";
            break;
        case '>':
            escaped += "&gt;";
            break;
        case '"':
            escaped += "&quot;";
            break;
        default:
            escaped += character;
        }
    }
    return escaped;
}

std::string qgis_fill(std::string_view rgba) {
    return symbol("fill", "SimpleFill",
                  option("color", rgba) + option("style", "solid") + option("outline_style", "no"));
}

std::string qgis_outline(std::string_view rgba, double width_mm, std::string_view style) {
    return symbol("fill", "SimpleFill",
                  option("style", "no") + option("outline_style", style) +
                      option("outline_color", rgba) +
                      option("outline_width", millimetres(width_mm)));
}

std::string qgis_line(std::string_view rgba, double width_mm) {
    return symbol("line", "SimpleLine",
                  option("line_color", rgba) + option("line_width", millimetres(width_mm)) +
                      option("line_width_unit", "MM"));
}

std::string qgis_marker(std::string_view shape, std::string_view rgba, std::string_view outline,
                        double size_mm) {
    return symbol("marker", "SimpleMarker",
                  option("name", shape) + option("color", rgba) + option("outline_color", outline) +
                      option("size", millimetres(size_mm)) + option("size_unit", "MM"));
}

std::string qgis_single(const std::string& symbol) {
    return "<renderer-v2 type=\"singleSymbol\"><symbols>" + numbered(symbol, 0) +
           "</symbols></renderer-v2>";
}

std::string qgis_categories(std::string_view attribute, const std::vector<QgisClass>& classes) {
    std::string categories;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        categories += fmt::format(
            "<category render=\"{}\" symbol=\"{}\" value=\"{}\" label=\"{}\"/>", classes[i].shown,
            i, xml_escaped(classes[i].value), xml_escaped(classes[i].label));
    }
    return fmt::format("<renderer-v2 type=\"categorizedSymbol\" attr=\"{}\"><categories>{}"
                       "</categories>{}</renderer-v2>",
                       attribute, categories, symbols_of(classes));
}

std::string qgis_rules(const std::vector<QgisClass>& rules) {
    std::string text;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        text += fmt::format("<rule key=\"rule-{0}\" symbol=\"{0}\" filter=\"{1}\" label=\"{2}\" "
                            "checkstate=\"{3}\"/>",
                            i, xml_escaped(rules[i].value), xml_escaped(rules[i].label),
                            rules[i].shown ? 1 : 0);
    }
    return fmt::format("<renderer-v2 type=\"RuleRenderer\"><rules key=\"rules\">{}</rules>{}"
                       "</renderer-v2>",
                       text, symbols_of(rules));
}

std::string qgis_labels(const std::vector<QgisLabel>& labels) {
    if (labels.size() == 1 && labels.front().filter.empty()) {
        return "<labeling type=\"simple\">" + label_settings(labels.front()) + "</labeling>";
    }
    std::string rules;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        rules += fmt::format("<rule key=\"label-{}\" filter=\"{}\" active=\"1\" "
                             "scalemindenom=\"0\" scalemaxdenom=\"{}\">{}</rule>",
                             i, xml_escaped(labels[i].filter), labels[i].smallest_scale,
                             label_settings(labels[i]));
    }
    return "<labeling type=\"rule-based\"><rules key=\"labels\">" + rules + "</rules></labeling>";
}

} // namespace demarc
