// SPDX-License-Identifier: MIT
#pragma once

#include "maps/sheet.hpp"
#include "maps/style.hpp"
#include "maps/time_chart.hpp"

#include <string>
#include <vector>

namespace demarc {

/// A mark's text in its place on a panel: its line runs from the text down to the time axis.
struct PlacedMark {
    std::string text;
    double line_x = 0;
    bool left_of_line = false; ///< the text ends at the line; else it begins there
    SheetBox box;              ///< of the text, y from the top of the panel
};

/// Height that a row of marks takes.
inline constexpr double mark_row_height = 18;

/// Places the marks of one panel so that no text lies over another or over a line that is not its
/// own, in as few rows from the top as that takes.
/// \param at where each mark's day lies; ascending, within the panel
std::vector<PlacedMark> place_marks(const std::vector<TimeMark>& marks,
                                    const std::vector<double>& at, const SheetBox& panel,
                                    const TextStyle& style);

} // namespace demarc
