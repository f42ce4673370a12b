// SPDX-License-Identifier: MIT
#pragma once

#include "maps/frame.hpp"
#include "maps/land.hpp"
#include "maps/plane_arcs.hpp"

#include <optional>
#include <vector>

namespace demarc {

/// Ukraine in small, with what a map of a part of it shows.
struct Locator {
    SheetBox box;
    std::vector<SheetLine> country;
    SheetBox shown;
};

/// What is on the window already.
struct LocatorGround {
    std::vector<SheetBox> taken;        ///< it must keep off these
    std::vector<SheetPoint> main_towns; ///< and must not hide these
    std::vector<SheetLine> news;        ///< lines and outlines that it had better not hide
};

/// In the corner of the window where it hides least of what the map is about; std::nullopt where
/// the window is too small for it, or shows nearly all of the country.
std::optional<Locator> set_locator(const PlaneArcs& land, const SheetBox& view, const Frame& frame,
                                   const LocatorGround& ground);

} // namespace demarc
