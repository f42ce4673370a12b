// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace demarc {

/// Whether polygons are valid (OGC 06-103r4) beyond doubt: no two edges meet but at the common end
/// of neighbours, every hole lies inside its exterior and outside the other holes, and no polygon
/// lies inside another. Ten times as fast as asking GEOS; where rings touch, where a rounding error
/// could decide, or where something is wrong, the answer is no and GEOS has to be asked.
/// \pre finite positions
/// \complexity near-linear: edges are compared within the cells of a grid they pass through; where
/// too_crowded(), the answer is no
bool surely_valid(const MultiPolygon& polygons);

/// Whether more than `limit` pairs of edges meet otherwise than as neighbours do, or may: before a
/// repair whose time grows with their square. Yes where too_crowded(). \complexity as
/// surely_valid(), and with `limit`
bool meet_more_often(const MultiPolygon& polygons, std::size_t limit);

/// How many pairs of edges with boxes over one another are compared: some ten seconds of noding.
/// The regions of geoBoundaries with the open sea and a full-detail day, 200,000 edges, have
/// 400,000.
inline constexpr std::size_t max_crowding = 200'000'000;

/// Whether more pairs of edges than that lie beside one another with their boxes over one another,
/// as the diagonal teeth of a comb do: comparing them, here or in GEOS, takes a time that grows
/// with their square. \complexity as surely_valid()
bool too_crowded(const MultiPolygon& polygons);

/// "more than 200 million pairs of edges lie side by side, ..."
std::string crowding_in_words();

} // namespace demarc
