// SPDX-License-Identifier: MIT
#pragma once

#include "maps/sheet.hpp"

#include <cstddef>
#include <vector>

namespace demarc {

/// Land as cells of a grid, for being asked about thousands of positions: right to a cell's width
/// along its edges.
class LandMask {
public:
    /// The part of the land in `area`; all else counts as no land.
    LandMask(const std::vector<SheetLine>& rings, const SheetBox& area);

    [[nodiscard]] bool contains(SheetPoint at) const {
        const double column = (at.x - area_.x) / cell;
        const double row = (at.y - area_.y) / cell;
        if (!(column >= 0 && row >= 0)) {
            return false;
        }
        const auto x = static_cast<std::size_t>(column);
        const auto y = static_cast<std::size_t>(row);
        return x < columns_ && y < rows_ && cells_[y * columns_ + x];
    }

private:
    static constexpr double cell = 1.5; ///< pixels of the sheet
    SheetBox area_;
    std::size_t columns_ = 0;
    std::size_t rows_ = 0;
    std::vector<bool> cells_;
};

} // namespace demarc
