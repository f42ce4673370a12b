// SPDX-License-Identifier: MIT
#include "geometry/edge_cells.hpp"

#include <cmath>
#include <tuple>
#include <utility>

namespace demarc {

EdgeCells::EdgeCells(const std::vector<GridEdge>& edges, double margin)
    : edges_(edges), margin_(margin) {
    Box box;
    for (const GridEdge& edge : edges) {
        box.add(edge.a);
        box.add(edge.b);
    }
    west_ = box.west;
    south_ = box.south;
    count_ = std::clamp<std::uint32_t>(
        static_cast<std::uint32_t>(std::sqrt(static_cast<double>(edges.size()))), 1, 4096);
    columns_per_degree_ = count_ / std::max(box.east - box.west, 1e-9);
    rows_per_degree_ = count_ / std::max(box.north - box.south, 1e-9);
    starts_.assign(std::size_t{count_} * count_ + 1, 0);
    for (const GridEdge& edge : edges) {
        for_each_cell(edge, [this](std::size_t cell) { ++starts_[cell + 1]; });
    }
    for (std::size_t cell = 1; cell < starts_.size(); ++cell) {
        starts_[cell] += starts_[cell - 1];
    }
    inside_.resize(starts_.back());
    std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
    for (std::uint32_t i = 0; i < edges.size(); ++i) {
        for_each_cell(edges[i], [&](std::size_t cell) { inside_[next[cell]++] = i; });
    }
}

std::uint32_t EdgeCells::cell_at(double degrees, double from, double per_degree) const {
    return static_cast<std::uint32_t>(
        std::clamp((degrees - from) * per_degree, 0.0, static_cast<double>(count_ - 1)));
}

/// Row by row the cells that the edge passes through, and not all of its box, which a long
/// diagonal edge would fill the grid with.
template<typename Visit>
void EdgeCells::for_each_cell(const GridEdge& edge, const Visit& visit) const {
    const double west = std::min(edge.a.lon, edge.b.lon) - margin_;
    const double east = std::max(edge.a.lon, edge.b.lon) + margin_;
    const auto [low, high] =
        edge.a.lat <= edge.b.lat ? std::pair{edge.a, edge.b} : std::pair{edge.b, edge.a};
    constexpr double rounding = 1e-10; // degrees, far beyond that of lon_at
    const double slope = high.lat > low.lat ? (high.lon - low.lon) / (high.lat - low.lat) : 0;
    const double aside = rounding + margin_ * (1 + std::abs(slope));
    const auto lon_at = [&, from = low](double lat) { return from.lon + (lat - from.lat) * slope; };
    const std::uint32_t first_row = cell_at(low.lat - margin_, south_, rows_per_degree_);
    const std::uint32_t last_row = cell_at(high.lat + margin_, south_, rows_per_degree_);
    for (std::uint32_t row = first_row; row <= last_row; ++row) {
        // A row's own columns, or, of an edge within one row or level, all of its columns.
        double from = west;
        double to = east;
        if (first_row != last_row && high.lat > low.lat) {
            std::tie(from, to) = std::minmax({lon_at(south_ + row / rows_per_degree_),
                                              lon_at(south_ + (row + 1) / rows_per_degree_)});
            from = std::clamp(from - aside, west - rounding, east + rounding);
            to = std::clamp(to + aside, west - rounding, east + rounding);
        }
        const std::uint32_t last_column = cell_at(to, west_, columns_per_degree_);
        for (std::uint32_t column = cell_at(from, west_, columns_per_degree_);
             column <= last_column; ++column) {
            visit(std::size_t{row} * count_ + column);
        }
    }
}

} // namespace demarc
