// SPDX-License-Identifier: MIT
#pragma once

#include "maps/sheet_layout.hpp"
#include "maps/svg_document.hpp"
#include "maps/wording.hpp"

#include <vector>

namespace demarc {

// The parts of a sheet as layers of an SVG document, for sheets of one map and of several.

/// Land, waters, lines and names, layer by layer from the ground up, seen through the document's
/// window.
/// Whether the sea is painted: without it what lies below the map shows.
enum class Ground { painted, none };

void draw_map(SvgDocument& svg, const MapSubject& map, const MapWindow& window,
              const MapStyle& style, Ground ground = Ground::painted);

/// \param on_map a panel keeps the legend apart from the map below it
void draw_legend(SvgDocument& svg, const Language& language, const Legend& legend,
                 const MapStyle& style, bool on_map);

void draw_locator(SvgDocument& svg, const Language& language, const Locator& locator);

/// \param on_land a panel keeps the bar apart from the map below it
void draw_scale(SvgDocument& svg, const Language& language, const ScaleBar& scale, bool on_land);

void draw_heading(SvgDocument& svg, const Language& language, const Header& header);

/// \param rule height of the rule above it
void draw_caption(SvgDocument& svg, const Language& language, const SheetBox& sheet,
                  const std::vector<TextBlock>& caption, double rule);

} // namespace demarc
