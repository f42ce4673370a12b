// SPDX-License-Identifier: MIT
#pragma once

#include "series/grid_point.hpp"
#include "support/hash.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace demarc::series {

// How edges that were drawn apart are found to be the same, on the grid and as in the partition:
// edges bend to the vertices within half a step of them and to where they cross.

/// Twice the signed area in square steps, good enough for its sign.
double signed_area(std::span<const GridPoint> ring);

/// Whether the edge passes the square of one step about the vertex, which is none of its ends (hot
/// pixels, Hobby 1999).
bool passes_pixel(GridPoint from, GridPoint to, GridPoint vertex);

/// Where a -> b crosses c -> d, rounded to the grid; `a` if it does not.
GridPoint crossing_of(GridPoint a, GridPoint b, GridPoint c, GridPoint d);

/// By distance from the start of the edge they lie on, each once.
void sort_along(GridPoint from, std::vector<GridPoint>& vertices);

/// Finds an edge by its end points. A table of fixed size with open addressing.
template<typename Edge>
class EdgeTable {
public:
    explicit EdgeTable(const std::vector<Edge>& edges) : edges_(edges) {
        std::size_t size = 16;
        while (size < 2 * edges.size()) {
            size *= 2;
        }
        slots_.assign(size, 0);
        for (std::uint32_t i = 0; i < edges.size(); ++i) {
            std::size_t slot = slot_of(edges[i].from, edges[i].to);
            while (slots_[slot] != 0) {
                slot = (slot + 1) & (slots_.size() - 1);
            }
            slots_[slot] = i + 1;
        }
    }

    [[nodiscard]] const Edge* find(GridPoint from, GridPoint to) const {
        for (std::size_t slot = slot_of(from, to); slots_[slot] != 0;
             slot = (slot + 1) & (slots_.size() - 1)) {
            const Edge& edge = edges_[slots_[slot] - 1];
            if (edge.from == from && edge.to == to) {
                return &edge;
            }
        }
        return nullptr;
    }

private:
    [[nodiscard]] std::size_t slot_of(GridPoint from, GridPoint to) const {
        return mixed(mixed(mixed(mixed(0, from.x), from.y), to.x), to.y) & (slots_.size() - 1);
    }

    const std::vector<Edge>& edges_;
    std::vector<std::uint32_t> slots_;
};

} // namespace demarc::series
