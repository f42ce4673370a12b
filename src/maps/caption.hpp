// SPDX-License-Identifier: MIT
#pragma once

#include "maps/texts.hpp"
#include "maps/wording.hpp"

#include <string>
#include <vector>

namespace demarc {

/// The small print in three parts: the plan, the line, the figures.
/// \param dates in place of the line's date, on a sheet of several days
std::vector<std::vector<Paragraph>> caption_columns(const MapSubject& map,
                                                    const std::string& dates = {});

/// The same in short: line, figures and legal title. Plan and kind of text stand above the title.
std::vector<Paragraph> brief_caption(const MapSubject& map);

/// Ranges and method in a line, for a sheet that has no room for more.
std::vector<Paragraph> caption_line(const MapSubject& map, const std::string& dates = {});

/// That it is Ukraine, the ranges, and of which day the line is: what no sheet is without.
std::vector<Paragraph> least_caption(const MapSubject& map);

/// Licences and attributions, the last line of the sheet.
std::string credits(const MapSubject& map);

/// Who is to be named, without licences: these are in the data package.
std::string brief_credits(const MapSubject& map);

} // namespace demarc
