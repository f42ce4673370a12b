// SPDX-License-Identifier: MIT
#include "maps/land_mask.hpp"

#include <algorithm>
#include <cmath>

namespace demarc {

LandMask::LandMask(const std::vector<SheetLine>& rings, const SheetBox& area)
    : area_(area), columns_(static_cast<std::size_t>(std::ceil(area.width / cell))),
      rows_(static_cast<std::size_t>(std::ceil(area.height / cell))), cells_(columns_ * rows_) {
    // Where the middle line of each row crosses the rings: between an odd crossing and the next
    // there is land.
    std::vector<std::vector<double>> crossings(rows_);
    const auto first_row_below = [&](double y) {
        const double row = std::ceil((y - area_.y) / cell - 0.5);
        return static_cast<std::size_t>(std::clamp(row, 0.0, static_cast<double>(rows_)));
    };
    for (const SheetLine& ring : rings) {
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const SheetPoint a = ring[i - 1].y < ring[i].y ? ring[i - 1] : ring[i];
            const SheetPoint b = ring[i - 1].y < ring[i].y ? ring[i] : ring[i - 1];
            const std::size_t end = first_row_below(b.y);
            for (std::size_t row = first_row_below(a.y); row < end; ++row) {
                const double y = area_.y + (static_cast<double>(row) + 0.5) * cell;
                crossings[row].push_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
            }
        }
    }
    const auto first_column_right = [&](double x) {
        const double column = std::ceil((x - area_.x) / cell - 0.5);
        return static_cast<std::ptrdiff_t>(std::clamp(column, 0.0, static_cast<double>(columns_)));
    };
    for (std::size_t row = 0; row < rows_; ++row) {
        std::vector<double>& at = crossings[row];
        std::sort(at.begin(), at.end());
        const auto line = cells_.begin() + static_cast<std::ptrdiff_t>(row * columns_);
        for (std::size_t i = 1; i < at.size(); i += 2) {
            std::fill(line + first_column_right(at[i - 1]), line + first_column_right(at[i]), true);
        }
    }
}

} // namespace demarc
