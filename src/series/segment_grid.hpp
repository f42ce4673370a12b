// SPDX-License-Identifier: MIT
#pragma once

#include "series/grid_point.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace demarc::series {

/// A rectangle on the grid; empty until something is added.
struct GridBox {
    std::int64_t west = INT64_MAX;
    std::int64_t south = INT64_MAX;
    std::int64_t east = INT64_MIN;
    std::int64_t north = INT64_MIN;

    void add(GridPoint p) {
        west = std::min(west, p.x);
        south = std::min(south, p.y);
        east = std::max(east, p.x);
        north = std::max(north, p.y);
    }
    void add(const GridBox& other) {
        west = std::min(west, other.west);
        south = std::min(south, other.south);
        east = std::max(east, other.east);
        north = std::max(north, other.north);
    }
    [[nodiscard]] bool meets(const GridBox& other) const {
        return west <= other.east && other.west <= east && south <= other.north &&
               other.south <= north;
    }
    static GridBox of(GridPoint a, GridPoint b) {
        return {std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)};
    }
};

/// Finds the edges near another edge: cells of a fortieth of a degree (or an extent's thousandth,
/// if that is more), each with the edges that may pass through it.
class SegmentGrid {
public:
    /// \param end_points of each edge, `count` of them
    template<typename EndPoints>
    void build(std::size_t count, const EndPoints& end_points);

    /// Calls `visit(edge)` for every edge that may meet a -> b; for some of them more than once.
    template<typename Visit>
    void for_each_near(GridPoint a, GridPoint b, const Visit& visit) const;

    /// Calls `visit(edge)` for every edge that may have a position in the box; for some of them
    /// more than once.
    template<typename Visit>
    void for_each_in(const GridBox& box, const Visit& visit) const;

    /// Calls `visit(edge)` for every edge that may meet the meridian from `p` to the south; for
    /// some of them more than once.
    template<typename Visit>
    void for_each_below(GridPoint p, const Visit& visit) const;

private:
    [[nodiscard]] std::int64_t column(std::int64_t x) const { return (x - box_.west) / cell_; }
    [[nodiscard]] std::int64_t row(std::int64_t y) const { return (y - box_.south) / cell_; }

    /// Calls `visit(cell)` for the cells that a -> b may pass through. \pre the edge meets box_
    template<typename Visit>
    void for_each_cell(GridPoint a, GridPoint b, const Visit& visit) const;

    GridBox box_;
    std::int64_t cell_ = 25'000'000;
    std::int64_t columns_ = 1;
    std::int64_t rows_ = 1;
    std::vector<std::uint32_t> starts_; ///< into edges_, one more than there are cells
    std::vector<std::uint32_t> edges_;
};

template<typename Visit>
void SegmentGrid::for_each_cell(GridPoint a, GridPoint b, const Visit& visit) const {
    if (a.y > b.y) {
        std::swap(a, b);
    }
    const auto clamp_column = [this](std::int64_t c) {
        return std::clamp<std::int64_t>(c, 0, columns_ - 1);
    };
    const std::int64_t first_row = std::clamp<std::int64_t>(row(a.y), 0, rows_ - 1);
    const std::int64_t last_row = std::clamp<std::int64_t>(row(b.y), 0, rows_ - 1);
    const auto [west, east] = std::minmax(a.x, b.x);
    const std::int64_t first_column = clamp_column(column(west));
    const std::int64_t last_column = clamp_column(column(east));
    const bool is_long = last_row - first_row > 1 && last_column - first_column > 1;
    for (std::int64_t r = first_row; r <= last_row; ++r) {
        std::int64_t begin = first_column;
        std::int64_t end = last_column;
        if (is_long) {
            // The stretch of the edge in this row, with a margin for rounding.
            const double slope = static_cast<double>(b.x - a.x) / static_cast<double>(b.y - a.y);
            const auto x_at = [&](std::int64_t y) {
                return a.x + static_cast<std::int64_t>(static_cast<double>(y - a.y) * slope);
            };
            const std::int64_t x1 = x_at(std::max(a.y, box_.south + r * cell_));
            const std::int64_t x2 = x_at(std::min(b.y, box_.south + (r + 1) * cell_));
            begin = std::max(begin, clamp_column(column(std::min(x1, x2) - 1000)));
            end = std::min(end, clamp_column(column(std::max(x1, x2) + 1000)));
        }
        for (std::int64_t c = begin; c <= end; ++c) {
            visit(static_cast<std::size_t>(r * columns_ + c));
        }
    }
}

template<typename EndPoints>
void SegmentGrid::build(std::size_t count, const EndPoints& end_points) {
    box_ = {};
    for (std::size_t i = 0; i < count; ++i) {
        const auto [a, b] = end_points(i);
        box_.add(a);
        box_.add(b);
    }
    if (count == 0) {
        box_ = {0, 0, 0, 0};
    }
    cell_ = std::max<std::int64_t>(
        cell_, std::max(box_.east - box_.west, box_.north - box_.south) / 1024 + 1);
    columns_ = (box_.east - box_.west) / cell_ + 1;
    rows_ = (box_.north - box_.south) / cell_ + 1;
    starts_.assign(static_cast<std::size_t>(columns_ * rows_) + 1, 0);
    for (std::size_t i = 0; i < count; ++i) {
        const auto [a, b] = end_points(i);
        for_each_cell(a, b, [this](std::size_t cell) { ++starts_[cell + 1]; });
    }
    for (std::size_t cell = 1; cell < starts_.size(); ++cell) {
        starts_[cell] += starts_[cell - 1];
    }
    edges_.resize(starts_.back());
    std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
    for (std::size_t i = 0; i < count; ++i) {
        const auto [a, b] = end_points(i);
        for_each_cell(
            a, b, [&](std::size_t cell) { edges_[next[cell]++] = static_cast<std::uint32_t>(i); });
    }
}

template<typename Visit>
void SegmentGrid::for_each_near(GridPoint a, GridPoint b, const Visit& visit) const {
    if (!box_.meets(GridBox::of(a, b))) {
        return;
    }
    for_each_cell(a, b, [&](std::size_t cell) {
        for (std::uint32_t i = starts_[cell]; i < starts_[cell + 1]; ++i) {
            visit(edges_[i]);
        }
    });
}

template<typename Visit>
void SegmentGrid::for_each_in(const GridBox& box, const Visit& visit) const {
    if (!box_.meets(box)) {
        return;
    }
    const std::int64_t first_column =
        std::max<std::int64_t>(0, column(std::max(box.west, box_.west)));
    const std::int64_t last_column = column(std::min(box.east, box_.east));
    for (std::int64_t r = row(std::max(box.south, box_.south));
         r <= row(std::min(box.north, box_.north)); ++r) {
        const auto begin = static_cast<std::size_t>(r * columns_ + first_column);
        const auto end = static_cast<std::size_t>(r * columns_ + last_column);
        for (std::uint32_t i = starts_[begin]; i < starts_[end + 1]; ++i) {
            visit(edges_[i]);
        }
    }
}

template<typename Visit>
void SegmentGrid::for_each_below(GridPoint p, const Visit& visit) const {
    for_each_near({p.x, std::max(p.y, box_.south)}, {p.x, box_.south}, visit);
}

} // namespace demarc::series
