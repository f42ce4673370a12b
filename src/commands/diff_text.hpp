// SPDX-License-Identifier: MIT
#pragma once

#include "sources/region.hpp"
#include "tally/exchange.hpp"

#include <string>
#include <vector>

namespace demarc {

/// An exchange and what its two sides are called.
struct Comparison {
    std::string first; ///< "US 28-point draft", "1 January 2025"
    std::string second;
    std::string basis; ///< front line, boundaries and method, in words
    Exchange exchange;
    std::vector<InputNote> notes{}; ///< of all inputs
};

std::string diff_text(const Comparison& of, const RegionTable& regions,
                      const std::vector<KnownArea>& known, bool styled);
std::string diff_json(const Comparison& of, const RegionTable& regions,
                      const std::vector<KnownArea>& known);

/// region_code,region,from,to,area_km2: one row for each region and pair of hands.
std::string diff_csv(const Comparison& of, const RegionTable& regions);

} // namespace demarc
