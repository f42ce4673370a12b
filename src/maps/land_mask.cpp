// SPDX-License-Identifier: MIT
#include "maps/land_mask.hpp"

#include <algorithm>
#include <cmath>

namespace demarc {
namespace {

// The part of `area` that the rings can reach; cells are where they would be in the whole area, so
// that masks of one area count alike.
SheetBox reach_of(const std::vector<SheetLine>& rings, const SheetBox& area, double cell) {
    SheetPoint low{area.right(), area.bottom()};
    SheetPoint high{area.x, area.y};
    for (const SheetLine& ring : rings) {
        for (const SheetPoint point : ring) {
            low = {std::min(low.x, point.x), std::min(low.y, point.y)};
            high = {std::max(high.x, point.x), std::max(high.y, point.y)};
        }
    }
    low = {area.x + std::floor(std::max(0.0, low.x - area.x) / cell) * cell,
           area.y + std::floor(std::max(0.0, low.y - area.y) / cell) * cell};
    high = {std::min(high.x, area.right()), std::min(high.y, area.bottom())};
    return {low.x, low.y, std::max(0.0, high.x - low.x), std::max(0.0, high.y - low.y)};
}

} // namespace

LandMask::LandMask(const std::vector<SheetLine>& rings, const SheetBox& area)
    : area_(reach_of(rings, area, cell)),
      columns_(static_cast<std::size_t>(area_.width / cell) + 1),
      rows_(static_cast<std::size_t>(area_.height / cell) + 1),
      sums_((columns_ + 1) * (rows_ + 1)) {
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
        return static_cast<std::size_t>(std::clamp(column, 0.0, static_cast<double>(columns_)));
    };
    for (std::size_t row = 0; row < rows_; ++row) {
        std::vector<double>& at = crossings[row];
        std::sort(at.begin(), at.end());
        const auto above = sums_.cbegin() + static_cast<std::ptrdiff_t>(row * (columns_ + 1));
        const auto line = sums_.begin() + static_cast<std::ptrdiff_t>((row + 1) * (columns_ + 1));
        std::size_t done = 0;
        std::uint32_t land = 0;
        const auto fill_to = [&](std::size_t end, std::uint32_t step) {
            for (; done < end; ++done) {
                land += step;
                line[static_cast<std::ptrdiff_t>(done) + 1] =
                    above[static_cast<std::ptrdiff_t>(done) + 1] + land;
            }
        };
        for (std::size_t i = 1; i < at.size(); i += 2) {
            fill_to(first_column_right(at[i - 1]), 0);
            fill_to(first_column_right(at[i]), 1);
        }
        fill_to(columns_, 0);
    }
}

bool LandMask::contains(SheetPoint at) const {
    const double column = (at.x - area_.x) / cell;
    const double row = (at.y - area_.y) / cell;
    if (!(column >= 0 && row >= 0 && column < static_cast<double>(columns_) &&
          row < static_cast<double>(rows_))) {
        return false;
    }
    const auto x = static_cast<std::size_t>(column);
    const auto y = static_cast<std::size_t>(row);
    return sum(x + 1, y + 1) + sum(x, y) != sum(x, y + 1) + sum(x + 1, y);
}

double LandMask::share_of(const SheetBox& box) const {
    const auto corner = [](double distance, std::size_t count, bool up) {
        const double cells = distance / cell;
        return static_cast<std::size_t>(
            std::clamp(up ? std::ceil(cells) : std::floor(cells), 0.0, static_cast<double>(count)));
    };
    const std::size_t left = corner(box.x - area_.x, columns_, false);
    const std::size_t right = corner(box.right() - area_.x, columns_, true);
    const std::size_t top = corner(box.y - area_.y, rows_, false);
    const std::size_t bottom = corner(box.bottom() - area_.y, rows_, true);
    if (left >= right || top >= bottom) {
        return 0;
    }
    const std::uint32_t land =
        sum(right, bottom) + sum(left, top) - sum(left, bottom) - sum(right, top);
    // The box meets up to a cell more on every side than it covers.
    const double all = std::max(1.0, (box.width / cell + 1) * (box.height / cell + 1));
    return std::min(1.0, static_cast<double>(land) / all);
}

} // namespace demarc
