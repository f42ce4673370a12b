// SPDX-License-Identifier: MIT
#pragma once

#include "maps/wording.hpp"

#include <string>
#include <vector>

namespace demarc {

/// One of the five oblasts that plans name, with who holds how much of it after the plan.
struct RegionFigure {
    std::string name;
    std::vector<RegionIndex> regions; ///< Crimea is two of them
    std::vector<std::string> lines;   ///< "Russia 76.6 %", "zone 23.4 %"
};

/// Crimea (with Sevastopol), Luhansk, Donetsk, Zaporizhzhia, Kherson: those that the table knows.
std::vector<RegionFigure> region_figures(const MapSubject& map);

} // namespace demarc
