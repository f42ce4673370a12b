// SPDX-License-Identifier: MIT
#pragma once

#include "sources/region.hpp"
#include "study/comparison.hpp"

#include <string>
#include <vector>

namespace demarc {

std::string diff_json(const Comparison& of, const RegionTable& regions,
                      const std::vector<KnownArea>& known);

/// One row for each region and pair of hands, overlays or legal statuses, and for each district and
/// pair of hands where districts are asked for; beside the area, of each stock the best guess, the
/// least and the most, of districts the best guess alone.
std::string diff_csv(const Comparison& of, const RegionTable& regions);

} // namespace demarc
