// SPDX-License-Identifier: MIT
#pragma once

#include "maps/panel_layout.hpp"

#include <string>
#include <vector>

namespace demarc {

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

} // namespace demarc
