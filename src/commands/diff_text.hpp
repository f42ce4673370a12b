// SPDX-License-Identifier: MIT
#pragma once

#include "sources/region.hpp"
#include "study/comparison.hpp"

#include <string>
#include <vector>

namespace demarc {

std::string diff_text(const Comparison& of, const RegionTable& regions,
                      const std::vector<KnownArea>& known, bool styled);
std::string diff_json(const Comparison& of, const RegionTable& regions,
                      const std::vector<KnownArea>& known);

/// region_code,region,from,to,area_km2: one row for each region and pair of hands.
std::string diff_csv(const Comparison& of, const RegionTable& regions);

} // namespace demarc
