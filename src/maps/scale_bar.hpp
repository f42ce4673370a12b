// SPDX-License-Identifier: MIT
#pragma once

#include "maps/frame.hpp"
#include "maps/style.hpp"
#include "maps/texts.hpp"
#include "words/language.hpp"

#include <vector>

namespace demarc {

/// A scale bar: `length` long in the units of the map, in two halves.
struct ScaleBar {
    SheetBox bar;
    double length = 100;
    std::vector<TextBlock> marks;
    [[nodiscard]] SheetBox box() const; ///< bar and marks
};

/// A scale bar of at most `room` pixels that ends at a corner.
ScaleBar set_scale(const Frame& frame, const Language& language, const MapStyle& style,
                   SheetPoint lower_right, double room);

} // namespace demarc
