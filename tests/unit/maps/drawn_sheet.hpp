// SPDX-License-Identifier: MIT
#pragma once

#include "maps/sheet.hpp"

#include <string>
#include <vector>

namespace demarc::testing {

/// A text of a drawing with the box that its letters' ink takes up in the font it is drawn in.
struct DrawnText {
    std::string text;
    std::string layer;     ///< the id of the group it is in
    std::string css_class; ///< "text-city_1"
    SheetBox box;
    double size = 0; ///< of its letters, in units of the drawing
};

/// What is read back from an SVG.
struct DrawnSheet {
    SheetBox sheet;    ///< the viewBox
    double pixels = 1; ///< of the picture to a unit of the drawing, at 96 to the inch
    std::vector<DrawnText> texts;
};

/// Reads an SVG back and measures every text with cairo.
DrawnSheet read_back(const std::string& svg);

/// The lines of all paths in a layer.
std::vector<SheetLine> lines_in(const std::string& svg, const std::string& layer);

} // namespace demarc::testing
