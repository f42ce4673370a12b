// SPDX-License-Identifier: MIT
#pragma once

#include "maps/land.hpp"
#include "maps/texts.hpp"
#include "maps/wording.hpp"

#include <optional>
#include <string>
#include <vector>

namespace demarc {

/// One line of the legend: a sample and what it means.
struct LegendRow {
    enum class Sample { area, line, site };
    Sample sample = Sample::area;
    std::string fill;                 ///< name of MapStyle::areas; empty for lines and sites
    std::vector<std::string> hatches; ///< names of MapStyle::areas
    std::string line;                 ///< name of MapStyle::lines
    std::string label;
    std::string figure; ///< "6,412 km² · 1.1 % of Ukraine"; empty where there is no area
    SquareMetres area;
    bool part = false; ///< a part of the row above
};

/// The classes that occur in the scenario, each with its area and share, and the lines. On a map of
/// a part of Ukraine area and share are those within the part; classes that occur elsewhere alone
/// have none.
std::vector<LegendRow> legend_rows(const MapSubject& map);

/// The rows without those that a reader of a small sheet can do without, until there are `most`:
/// what is named on the map first, then details of a class, then the smallest classes.
/// \param most 0: any number
std::vector<LegendRow> within_budget(std::vector<LegendRow> rows, std::size_t most,
                                     const Language& language);

/// A row in its place.
struct PlacedRow {
    LegendRow row;
    SheetBox sample;
    TextBlock text;
    double room = 0; ///< width that the text may take up
};

/// A heading with rows below it.
struct Legend {
    TextBlock heading;
    std::vector<PlacedRow> rows;
    SheetBox box;
};

/// Sets a legend in columns, with its upper left corner at the sheet's.
Legend set_legend(const std::string& heading, const std::vector<LegendRow>& rows,
                  const MapStyle& style, double width, int columns);

/// The row with other words in the same place.
PlacedRow refilled(const PlacedRow& placed, const LegendRow& row, const MapStyle& style);

/// The legend moved to another place.
Legend moved(Legend legend, double dx, double dy);

} // namespace demarc
