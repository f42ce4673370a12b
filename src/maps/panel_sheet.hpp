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
    std::string figure; ///< below the heading; lines end with a line break
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

/// Every scenario of a study, each with its net figure.
PanelSheet sheet_of_plans(const Study& study, const MapOptions& options);

/// The present line beside a plan. \param present the study's reference scenario
PanelSheet sheet_of_before_and_after(const Study& study, const Scenario& present,
                                     const Scenario& plan, const MapOptions& options);

/// The first scenario of each study, day by day. \pre studies are not empty, by ascending date
PanelSheet sheet_of_days(const std::vector<Study>& studies, const MapOptions& options);

/// The fills of all maps, the hatches that lie over parts of them, and the lines, each once. Areas
/// differ between the maps, so there are none.
std::vector<LegendRow> common_legend(const std::vector<Panel>& panels);

/// The sheet as SVG: as many columns as make the maps largest.
std::string panel_sheet_svg(const PanelSheet& sheet, const MapOptions& options);

} // namespace demarc
