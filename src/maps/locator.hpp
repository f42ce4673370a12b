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

/// In the corner of the window where it hides least of what the map is about; std::nullopt where
/// the window is too small for it, or shows nearly all of the country.
/// \param taken what it must keep off
/// \param news lines and outlines that it had better not hide
std::optional<Locator> set_locator(const PlaneArcs& land, const SheetBox& view, const Frame& frame,
                                   const std::vector<SheetBox>& taken,
                                   const std::vector<SheetLine>& news);

} // namespace demarc
