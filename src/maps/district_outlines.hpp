// SPDX-License-Identifier: MIT
#pragma once

#include "maps/district_shading.hpp"
#include "maps/frame.hpp"
#include "maps/land.hpp"

#include <string>
#include <vector>

namespace demarc {

/// A district in a window, with its class.
struct DistrictOutline {
    std::string id;   ///< fit for XML
    std::string name; ///< for who points at it
    std::string fill; ///< "share_3"
    std::vector<SheetLine> rings;
};

/// The districts that are seen in a window, in the order of the file.
/// \pre the map is by district. \complexity linear in the arcs
std::vector<DistrictOutline> district_outlines(const MapSubject& map, const Frame& frame,
                                               const SheetBox& view);

/// The same put together by class, in the order of all_fills(); without areas on the ground.
std::vector<LandShape> shade_shapes(const std::vector<DistrictOutline>& districts);

} // namespace demarc
