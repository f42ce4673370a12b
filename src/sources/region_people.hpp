// SPDX-License-Identifier: MIT
#pragma once

#include "sources/boundary_set.hpp"
#include "sources/region.hpp"
#include "support/date.hpp"

#include <filesystem>
#include <vector>

namespace demarc {

/// How many people lived in each region before the full-scale war, by official figures
/// (geodata/people/regions.csv).
struct RegionPeople {
    std::vector<double> by_region; ///< by RegionIndex, each above 0
    Date date;                     ///< the day all of them are of
    InputFile file;

    /// \throws ConfigError naming file, line and reason; where a region is missing or comes twice
    static RegionPeople read(const std::filesystem::path& csv, const RegionTable& regions);
};

} // namespace demarc
