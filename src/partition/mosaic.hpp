// SPDX-License-Identifier: MIT
#pragma once

#include "partition/partition.hpp"

#include <optional>
#include <vector>

namespace demarc {

/// A piece of the plane between the lines of boundaries, control and zones. Unlike a Face it may
/// lie outside Ukraine: border reconciliation needs what the publisher draws beyond the border.
struct Tile {
    Polygon polygon; ///< exterior counter-clockwise, holes clockwise
    LonLat inside;
    std::optional<RegionIndex> region; ///< std::nullopt: outside Ukraine
    ControlClass drawn = ControlClass::ukrainian;
    std::optional<std::size_t> control_area; ///< std::nullopt: no control polygon covers it
    std::vector<ZoneIndex> zones;
    SquareMetres area;                            ///< authalic
    std::optional<std::size_t> control_beneath{}; ///< the next area of another class
    ClassSet covered_by{};
};

using TileIndex = std::size_t;

/// A stretch of line and the tiles beside it, seen along the line.
struct TileArc {
    LineString line;
    std::optional<TileIndex> left; ///< std::nullopt: the open plane beyond all lines
    std::optional<TileIndex> right;
};

/// Everything the lines bound, inside Ukraine and outside.
struct Mosaic {
    std::vector<Tile> tiles;
    std::vector<TileArc> arcs;
    CutStatistics statistics;
};

/// Nodes and polygonizes the lines and labels every tile.
/// \throws GeometryError where two regions overlap, where regions enclose land that is in none, and
/// where a tile is not labelled by the control areas that cover it (control_labels.hpp)
Mosaic make_mosaic(const BoundarySet& boundaries, const std::vector<ControlArea>& areas,
                   ControlClass elsewhere, const RegionTable& regions,
                   const std::vector<Zone>& zones);

} // namespace demarc
