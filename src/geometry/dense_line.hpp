// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/cell_coverage.hpp"
#include "geometry/coordinates.hpp"

#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace demarc {

/// A line, straight in longitude and latitude between its positions, as positions in the cells of a
/// grid of another CRS, where its edges are curved: with positions in between until the middle of
/// each edge is no farther than `tolerance` cells from the straight way.
///
/// \param to_cells gives the cells of many positions at once, vector<LonLat> -> vector<CellPoint>
/// O(n) calls of the projection for the n positions of the result.
template<typename ToCells>
std::vector<CellPoint> dense_line(const LineString& line, double tolerance,
                                  const ToCells& to_cells) {
    constexpr int most_halvings = 12;
    LineString places = line;
    std::vector<CellPoint> cells = to_cells(places);
    // Of each edge, whether its middle has still to be looked at.
    std::vector<bool> open(places.size(), true);
    for (int halving = 0; halving < most_halvings; ++halving) {
        LineString middles;
        for (std::size_t i = 1; i < places.size(); ++i) {
            if (open[i]) {
                middles.push_back({(places[i - 1].lon + places[i].lon) / 2,
                                   (places[i - 1].lat + places[i].lat) / 2});
            }
        }
        if (middles.empty()) {
            break;
        }
        const std::vector<CellPoint> of_middles = to_cells(middles);
        LineString more_places{places.front()};
        std::vector<CellPoint> more_cells{cells.front()};
        std::vector<bool> more_open{true};
        std::size_t next = 0;
        for (std::size_t i = 1; i < places.size(); ++i) {
            bool bends = false;
            if (open[i]) {
                const CellPoint& middle = of_middles[next];
                bends = std::hypot(middle.column - (cells[i - 1].column + cells[i].column) / 2,
                                   middle.row - (cells[i - 1].row + cells[i].row) / 2) > tolerance;
                if (bends) {
                    more_places.push_back(middles[next]);
                    more_cells.push_back(middle);
                    more_open.push_back(true);
                }
                ++next;
            }
            more_places.push_back(places[i]);
            more_cells.push_back(cells[i]);
            more_open.push_back(bends);
        }
        places = std::move(more_places);
        cells = std::move(more_cells);
        open = std::move(more_open);
    }
    return cells;
}

} // namespace demarc
