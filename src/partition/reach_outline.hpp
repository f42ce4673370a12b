// SPDX-License-Identifier: MIT
#pragma once

#include "partition/nearest_edge.hpp"

#include <functional>
#include <vector>

namespace demarc {

/// How far lines reach in a plane, which may depend on the place a little.
struct Reach {
    /// From a place towards the nearest on the lines.
    std::function<double(PlanePoint from, PlanePoint nearest)> towards;
    double least = 0; ///< bounds of it
    double most = 0;
};

/// Cells of the grid below are this share of the reach wide.
inline constexpr double outline_cell = 1.0 / 24;

/// How far an outline may lie off the reach, as a share of it: chords of arcs lie within by up to
/// cell² / 4, and what they cut off in turn by a third of that (0.06 %); corners between two arcs
/// are cut off by 0.02 %.
inline constexpr double outline_error_within = outline_cell * outline_cell / 3;
inline constexpr double outline_error_beyond = 2e-4;

/// The rings around all places that are within reach of the edges: counter-clockwise around them,
/// clockwise around holes, without a closing point. Rings may touch, and do not cross.
///
/// Where the outline runs is found by cells, halved as long as they may be neither within reach nor
/// beyond it as a whole; a cell keeps the edges that may be nearest to one of its places, which are
/// a handful in the end. In the smallest cells the outline goes straight between the places where
/// it crosses the cell's sides:
///  * A side is followed from an end within reach, from disc to disc around the nearest places on
///    the lines, until it leaves the last: what lies before is within reach beyond doubt.
///  * Places between others beyond reach are beyond it themselves, but for the share above: the
///    square of the distance is that of the position less a convex function (the greatest of the
///    planes that the single places on the lines make), so between two places L apart it is less
///    than on the straight line between their squares by L²/4 at most.
///  * What is left has to be covered by the discs around nearest places (covered.hpp); if it is
///    not, the cell is quartered, down to a six-thousandth of the reach.
/// Sides are looked at once and shared by both cells, so that the rings close.
///
/// Time and memory grow with the number of edges and with the length of the outline over the reach,
/// whatever the lines look like. The order of the edges makes no difference to the places.
std::vector<std::vector<PlanePoint>> outline_of_reach(const std::vector<PlaneEdge>& edges,
                                                      const Reach& reach);

} // namespace demarc
