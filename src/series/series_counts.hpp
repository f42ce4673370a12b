// SPDX-License-Identifier: MIT
#pragma once

#include "series/counted_cells.hpp"
#include "tally/stock.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace demarc::series {

/// What a series counts beside areas of regions, and how.
struct SeriesCounts {
    /// On regions that no line divides: what each is, and what there is of it in all.
    std::vector<Stock> stocks{};
    std::vector<std::vector<double>> in_regions{}; ///< by stock and region

    std::string district_level{}; ///< "raions"; empty where none are asked for
    std::vector<CutDistrict> districts{};
    std::vector<SquareMetres> district_areas{};      ///< by the series' area method
    std::vector<std::vector<double>> in_districts{}; ///< by district and stock
    std::vector<InputFile> files{};                  ///< of all of it
    std::vector<InputNote> notes{};

    std::optional<CountedCells> cells{}; ///< of the fast way
    std::string_view why_slow{};         ///< why there are none

    /// By the faces of a day's partition, as a run counts it.
    std::function<DayCounts(const Partition&)> by_partition{};
};

} // namespace demarc::series
