// SPDX-License-Identifier: MIT
#pragma once

#include "series/day_rings.hpp"
#include "series/grid_point.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace demarc::series {

/// Land that one or more records cover, each position once.
struct DissolvedLand {
    DayRings rings;                        ///< land left of them, exteriors before holes
    std::vector<std::size_t> levels;       ///< by point: of the first record beside its edge
    std::vector<GridPoint> touching_nodes; ///< where rings meet at a vertex, by longitude
    double square_steps = 0;               ///< its size on the grid
};

/// Outlines of several areas, cut where they meet, and how many of the areas cover the land on
/// either side of each edge.
class LineworkSides {
public:
    LineworkSides() : slots_(1U << 10U, 0) {}

    /// An edge of one of them, the area on its left. Edges on the same ground are one.
    /// \param times how often the area counts
    void add(GridPoint from, GridPoint to, std::size_t level, std::int32_t times = 1);

    /// The outline of what they cover together, not of each. Empty where edges contradict each
    /// other. \param exactly only of what is covered as often as that; 0: however often
    DissolvedLand outline(std::int32_t exactly = 0);

private:
    struct Edge {
        GridPoint from; ///< west of `to`, or south of it
        GridPoint to;
        std::int32_t areas = 0;               ///< on its left, less those on its right
        std::size_t left_level = no_level;    ///< the least of the areas that it bounds on its left
        std::size_t right_level = no_level;   ///< on its right
        std::int32_t covered_right = unknown; ///< by how many areas
    };
    /// An end of an edge.
    struct End {
        GridPoint node;
        GridPoint other;
        std::uint32_t edge = 0;
        bool starts = false;     ///< the edge starts here
        std::uint32_t first = 0; ///< of the ends at its node
        std::uint32_t count = 0;
    };
    static constexpr std::int32_t unknown = -1;
    static constexpr std::size_t no_level = ~std::size_t{0};

    void gather_ends();
    bool find_sides();
    bool spread_from(std::uint32_t end, std::int32_t covered);
    bool spread_around(std::uint32_t end, std::int32_t covered, std::vector<std::uint32_t>& open);
    [[nodiscard]] std::int32_t covered_west_of(GridPoint node) const;
    [[nodiscard]] std::int32_t covered_beyond(const End& end) const;
    [[nodiscard]] bool is_land(std::int32_t covered) const;
    [[nodiscard]] bool is_outline(const Edge& edge) const;
    [[nodiscard]] bool rings_touch_at(const End& end) const;
    [[nodiscard]] std::uint32_t next_around(std::uint32_t end) const;
    [[nodiscard]] std::uint32_t departing_end(std::uint32_t edge) const;
    DissolvedLand traced() const;

    std::int32_t exactly_ = 0;
    std::vector<Edge> edges_;
    std::vector<std::uint32_t> slots_; ///< open addressing: one more than the edge, 0 is free
    std::vector<End> ends_;            ///< by node, from west to east; counter-clockwise around it
    struct BothEnds {
        std::uint32_t start = 0;
        std::uint32_t end = 0;
    };
    std::vector<BothEnds> ends_of_; ///< by edge
};

} // namespace demarc::series
