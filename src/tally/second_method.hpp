// SPDX-License-Identifier: MIT
#pragma once

#include "sources/region.hpp"
#include "support/units.hpp"

#include <optional>
#include <string>

namespace demarc {

/// How far the areas of a partition agree with those that a second method, which builds no overlay,
/// finds for the same polygons; see series/second_method.hpp.
struct SecondMethod {
    std::size_t compared = 0; ///< figures: regions times classes; 0 where it does not apply
    SquareMetres largest_difference;
    std::optional<RegionIndex> region; ///< where that is; std::nullopt where there is no difference
    bool strips = false;               ///< whether border reconciliation was compared, too
    std::string why_not{};             ///< what kept it from some or all classes, in words
};

} // namespace demarc
