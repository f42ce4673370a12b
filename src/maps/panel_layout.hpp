// SPDX-License-Identifier: MIT
#pragma once

#include "maps/sheet_layout.hpp"

#include <string>
#include <vector>

namespace demarc {

/// One of several small maps on a sheet.
struct Panel {
    std::string id; ///< begins the ids of its layers
    MapSubject map;
    std::string heading;
    std::string figure;  ///< below the heading; lines end with a line break
    std::string group{}; ///< above the heading
};

/// Small maps at one scale and with one legend, one header and one caption.
struct PanelSheet {
    HeaderText header;
    std::vector<Panel> panels; ///< not empty
    std::string legend_heading;
    std::vector<LegendRow> legend;
    CaptionText caption;
    bool with_names = false; ///< oblasts, towns and sites are named
};

/// The sheet as SVG: as many columns as make the maps largest.
std::string panel_sheet_svg(const PanelSheet& sheet, const MapOptions& options);

} // namespace demarc
