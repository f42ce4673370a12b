// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace demarc {

/// An edge of a line or ring.
struct GridEdge {
    LonLat a;
    LonLat b;
    std::uint32_t next = 0; ///< of rings: the edge after it
};

/// Edges in the cells of a grid that they pass through, about one edge in each: finds the pairs
/// that lie near each other, in near-linear time where not too many do.
class EdgeCells {
public:
    /// \param margin in degrees: edges that are no farther apart share a cell
    /// \pre there are edges, and they outlive this
    explicit EdgeCells(const std::vector<GridEdge>& edges, double margin = 0);

    /// Calls `wanted(i, k)` for pairs that share a cell and whose boxes are no farther apart than
    /// the margin, some of them several times. Whether it was true for one, which ends the search.
    template<typename Wanted>
    [[nodiscard]] bool any_near_pair(Wanted&& wanted) const {
        for (std::size_t cell = 0; cell + 1 < starts_.size(); ++cell) {
            for (std::uint32_t i = starts_[cell]; i < starts_[cell + 1]; ++i) {
                for (std::uint32_t k = i + 1; k < starts_[cell + 1]; ++k) {
                    if (boxes_meet(edges_[inside_[i]], edges_[inside_[k]]) &&
                        wanted(inside_[i], inside_[k])) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

private:
    [[nodiscard]] bool boxes_meet(const GridEdge& e, const GridEdge& f) const {
        return std::min(e.a.lon, e.b.lon) <= std::max(f.a.lon, f.b.lon) + margin_ &&
               std::min(f.a.lon, f.b.lon) <= std::max(e.a.lon, e.b.lon) + margin_ &&
               std::min(e.a.lat, e.b.lat) <= std::max(f.a.lat, f.b.lat) + margin_ &&
               std::min(f.a.lat, f.b.lat) <= std::max(e.a.lat, e.b.lat) + margin_;
    }
    [[nodiscard]] std::uint32_t cell_at(double degrees, double from, double per_degree) const;
    template<typename Visit>
    void for_each_cell(const GridEdge& edge, const Visit& visit) const;

    const std::vector<GridEdge>& edges_;
    double margin_;
    double west_ = 0;
    double south_ = 0;
    std::uint32_t count_ = 1;
    double columns_per_degree_ = 1;
    double rows_per_degree_ = 1;
    std::vector<std::uint32_t> starts_;
    std::vector<std::uint32_t> inside_;
};

} // namespace demarc
