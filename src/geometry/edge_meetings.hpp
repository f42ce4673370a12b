// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"
#include "geometry/edge_cells.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace demarc {

/// How an edge lies to all others.
enum class EdgeMeets : std::uint8_t {
    none,     ///< by no more than a common end
    crossing, ///< it and those it meets cross one another, clear of all ends and of third edges
    tangle    ///< it, or one that it is connected to by edges that meet, touches another or runs
              ///< beside it, or three come to one place
};

/// Where edges meet. In most linework nearly all that meet are drawn by two publishers along one
/// border and just cross, so that cutting them needs no more than the place where they do.
struct EdgeMeetings {
    std::vector<EdgeMeets> edges;                        ///< by edge
    std::vector<std::array<std::uint32_t, 2>> crossings; ///< of edges that cross, each pair once
};

/// Each is a corner of some more pieces of land, and each piece may lie in as many areas as there
/// are: of 300 areas that all cross each other it is half of these and takes seconds, of 700 it
/// takes over a minute. The regions of geoBoundaries with the open sea and a full-detail day,
/// 130,000 edges, cross at 3,000 places.
inline constexpr std::size_t max_crossings = 200'000;

/// Finds them near-linearly, as EdgeCells does.
/// \param margin in degrees: two edges closer than that, other than at a common end alone, meet
/// \pre each edge is there once, and all have length
/// \throws GeometryError if edges cross at more than max_crossings places, or more than
/// max_crowding pairs lie side by side
EdgeMeetings meetings_of(const std::vector<GridEdge>& edges, double margin);

/// The edges that only cross, each as a line with the places where it does, on the grid. Exact but
/// for the rounding to the grid, which bends edges by less than a step.
/// \pre ends on the grid, and meetings_of() with a margin of at least 4 steps: then bent edges meet
/// where the straight ones did and nowhere else
std::vector<LineString> cut_at_crossings(const std::vector<GridEdge>& edges,
                                         const EdgeMeetings& meetings, double grid_degrees);

} // namespace demarc
