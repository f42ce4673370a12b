// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace demarc {

// How QGIS writes symbols, renderers and labels, in style files (QML) and in projects alike.
// Colours are "r,g,b,a"; sizes are in millimetres. Whatever text is given is escaped here.

/// `text` as it stands in an attribute or between tags.
std::string xml_escaped(std::string_view text);

std::string qgis_fill(std::string_view rgba);
std::string qgis_outline(std::string_view rgba, double width_mm, std::string_view style = "solid");
std::string qgis_line(std::string_view rgba, double width_mm);
std::string qgis_marker(std::string_view shape, std::string_view rgba, std::string_view outline,
                        double size_mm);

/// A class of a renderer; its symbol comes from one of the functions above.
struct QgisClass {
    std::string value; ///< of the attribute, or the filter of a rule; a rule without one is for all
    std::string label;
    std::string symbol;
    bool shown = true; ///< until somebody ticks it
};

std::string qgis_single(const std::string& symbol);
std::string qgis_categories(std::string_view attribute, const std::vector<QgisClass>& classes);
/// Every record is drawn by the first rule that takes it, in QGIS's order by all that do.
std::string qgis_rules(const std::vector<QgisClass>& rules);

/// The names that a layer shows.
struct QgisLabel {
    std::string expression;    ///< a field or an expression
    std::string filter{};      ///< which records; empty: all
    double size = 8;           ///< points
    double smallest_scale = 0; ///< from 1 : this; 0: at any scale
    bool is_bold = false;
    bool in_area = false; ///< level, inside an area; else beside a point
};

/// Names beside points or inside areas, larger ones first. \pre not empty
std::string qgis_labels(const std::vector<QgisLabel>& labels);

} // namespace demarc
