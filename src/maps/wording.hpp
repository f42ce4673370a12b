// SPDX-License-Identifier: MIT
#pragma once

#include "maps/texts.hpp"
#include "tally/study.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace demarc {

// Everything a map says, in English. Figures carry no-break spaces, so that a line break cannot
// part a number from its unit.

/// "6,412 km²"
std::string in_km2(SquareMetres area);

/// "19.3 %"; below a tenth of a per cent with two decimals.
std::string in_percent(double share_pct);

/// "+4,363 km²" or "−1,825 km²"
std::string signed_km2(SquareMetres area);

/// What a fill (land.hpp) means. A scenario that changes nothing and leaves nothing open is a map
/// of the present and is worded as one.
std::string legend_label(std::string_view fill, bool present_only);

/// What a hatch over a fill means, as a row below the fill's own.
std::string hatch_label(std::string_view hatch, const Scenario& scenario);

/// "Plan: recognised as Russian de facto"
std::string recognition_label(std::string_view status);

/// Above the title: "Peace plan · leaked text · 20 November 2025"
std::string kicker(const Study& study, const Scenario& scenario);

/// Over the legend.
std::string legend_heading(const Scenario& scenario);

/// What happens, with net figures: the sentences below the title.
std::string subtitle(const Study& study, const Scenario& scenario);

/// The small print in columns: the plan, the line, the figures.
std::vector<std::vector<Paragraph>> caption_columns(const Study& study, const Scenario& scenario);

/// Licences and attributions, the last line of the sheet.
std::string credits(const Study& study);

/// "Line of contact, 24 November 2025"
std::string contact_label(const Study& study);

/// The country's area and share in a class of a layer, from the tally.
struct Figure {
    SquareMetres area;
    double share_pct = 0;
};
Figure country_figure(const Tally& tally, Layer layer, std::string_view class_name);

/// Whether the scenario moves no land and leaves none open: the reference scenario.
bool changes_nothing(const Scenario& scenario);

} // namespace demarc
