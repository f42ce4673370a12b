// SPDX-License-Identifier: MIT
#include "maps/point_grid.hpp"

#include <algorithm>

namespace demarc {

namespace {

constexpr double cell_size = 16;
/// Of each direction: points far off the sheet share the cells at its edge.
constexpr std::size_t max_cells = 256;

std::size_t cell_at(double distance, std::size_t count) {
    const double cell = distance / cell_size;
    return cell <= 0 ? 0 : std::min(count - 1, static_cast<std::size_t>(std::min(cell, 1e6)));
}

} // namespace

PointGrid::PointGrid(const SheetLine& points) {
    if (!points.empty()) {
        SheetPoint most = least_ = points.front();
        for (const SheetPoint point : points) {
            least_ = {std::min(least_.x, point.x), std::min(least_.y, point.y)};
            most = {std::max(most.x, point.x), std::max(most.y, point.y)};
        }
        columns_ = cell_at(most.x - least_.x, max_cells) + 1;
        rows_ = cell_at(most.y - least_.y, max_cells) + 1;
    }
    const auto cell_of = [this](SheetPoint point) {
        return row_at(point.y) * columns_ + column_at(point.x);
    };
    starts_.assign(columns_ * rows_ + 1, 0);
    for (const SheetPoint point : points) {
        ++starts_[cell_of(point) + 1];
    }
    for (std::size_t cell = 1; cell < starts_.size(); ++cell) {
        starts_[cell] += starts_[cell - 1];
    }
    points_.resize(points.size());
    std::vector<std::size_t> next(starts_.begin(), starts_.end() - 1);
    for (const SheetPoint point : points) {
        points_[next[cell_of(point)]++] = point;
    }
}

std::size_t PointGrid::column_at(double x) const {
    return cell_at(x - least_.x, columns_);
}

std::size_t PointGrid::row_at(double y) const {
    return cell_at(y - least_.y, rows_);
}

template<typename Wanted>
bool PointGrid::any_of_those_in(const SheetBox& box, const Wanted& wanted) const {
    const std::size_t first = column_at(box.x);
    const std::size_t last = column_at(box.right());
    const std::size_t last_row = row_at(box.bottom());
    for (std::size_t row = row_at(box.y); row <= last_row; ++row) {
        for (std::size_t i = starts_[row * columns_ + first];
             i < starts_[row * columns_ + last + 1]; ++i) {
            if (box.contains(points_[i]) && wanted()) {
                return true;
            }
        }
    }
    return false;
}

std::size_t PointGrid::count_in(const SheetBox& box) const {
    std::size_t count = 0;
    any_of_those_in(box, [&count] {
        ++count;
        return false;
    });
    return count;
}

bool PointGrid::any_in(const SheetBox& box) const {
    return any_of_those_in(box, [] { return true; });
}

} // namespace demarc
