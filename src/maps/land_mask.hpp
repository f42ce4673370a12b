// SPDX-License-Identifier: MIT
#pragma once

#include "maps/sheet.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace demarc {

/// Land as cells of a grid with running sums, for being asked about thousands of positions and
/// boxes: right to a cell's width along its edges.
/// \complexity made in O(cells + n); a question takes constant time
class LandMask {
public:
    /// The part of the land in `area`; all else counts as no land.
    LandMask(const std::vector<SheetLine>& rings, const SheetBox& area);

    [[nodiscard]] bool contains(SheetPoint at) const;
    /// How much of a box is land, from 0 to 1; exactly 0 where no cell that it meets is.
    [[nodiscard]] double share_of(const SheetBox& box) const;
    [[nodiscard]] bool meets(const SheetBox& box) const { return share_of(box) > 0; }

private:
    static constexpr double cell = 1.5; ///< pixels of the sheet
    [[nodiscard]] std::uint32_t sum(std::size_t column, std::size_t row) const {
        return sums_[row * (columns_ + 1) + column];
    }

    SheetBox area_;
    std::size_t columns_ = 0;
    std::size_t rows_ = 0;
    std::vector<std::uint32_t> sums_; ///< cells of land above and to the left of a corner
};

} // namespace demarc
