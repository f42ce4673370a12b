// SPDX-License-Identifier: MIT
#pragma once

#include "partition/nearest_edge.hpp"
#include "partition/reach_outline.hpp"

#include <boost/container/static_vector.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace demarc {

/// A square of the grid; whole numbers of its finest step.
struct GridCell {
    std::int64_t x = 0;
    std::int64_t y = 0;
    std::int64_t size = 0;
};

/// The outline in the smallest cells of the search, see reach_outline.hpp.
class CellOutliner {
public:
    static constexpr std::int64_t steps = 256; ///< of the grid, in a cell

    CellOutliner(const Reach& reach, double step) : reach_(reach), step_(step) {}

    /// Draws the outline in a cell of `steps`.
    /// \param edges all that may be nearest to a place in the cell
    void draw(const GridCell& cell, std::span<const PlaneEdge> edges);

    /// What was drawn, once all cells have been that the outline may go through.
    [[nodiscard]] std::vector<std::vector<PlanePoint>> rings() const;

private:
    using Crossing = std::uint32_t;

    /// Corners and crossings of a frame, two of these a side at most.
    static constexpr std::size_t most_stops = 12;
    template<typename Value>
    using OfStops = boost::container::static_vector<Value, most_stops>;

    struct Corner {
        PlanePoint at;
        PlanePoint nearest;
        bool within = false;
    };
    /// Where the outline crosses a side of a cell, from its lesser end on.
    struct Side {
        std::uint8_t count = 0;
        std::array<Crossing, 2> crossings{};

        [[nodiscard]] std::span<const Crossing> all() const { return {crossings.data(), count}; }
    };
    /// A side that both its cells ask for, at its place in a table.
    struct SharedSide {
        std::uint64_t key = no_key;
        Side side;
    };
    static constexpr std::uint64_t no_key = std::numeric_limits<std::uint64_t>::max();
    /// South, east, north, west sides; corners counter-clockwise from the south-west.
    struct Frame {
        GridCell cell;
        std::array<Corner, 4> corners;
        std::array<Side, 4> sides;
    };
    /// A corner or a crossing, met on the way round a frame counter-clockwise.
    struct Stop {
        PlanePoint at;
        PlanePoint nearest;
        std::optional<Crossing> crossing;
        bool within_after = false;
    };
    /// A part of a frame within reach: its corners, from where the way round enters to where it
    /// leaves; without these, the whole frame.
    struct Part {
        OfStops<PlanePoint> polygon;
        OfStops<PlanePoint> nearest;
        std::optional<Crossing> from;
        std::optional<Crossing> to;
    };
    /// Where a walk along a side leaves reach.
    struct Exit {
        bool found = false;
        PlanePoint at;
        PlanePoint nearest;
    };

    [[nodiscard]] PlanePoint place(std::int64_t x, std::int64_t y) const;
    [[nodiscard]] Corner corner(std::int64_t x, std::int64_t y,
                                std::span<const PlaneEdge> edges) const;
    [[nodiscard]] Exit leave(const Corner& from, PlanePoint to,
                             std::span<const PlaneEdge> edges) const;
    Side walked(const Corner& from, const Corner& to, std::span<const PlaneEdge> edges);
    void add(Side& side, const Exit& exit);
    Side shared_side(std::int64_t x, std::int64_t y, bool upright, const Corner& from,
                     const Corner& to, std::span<const PlaneEdge> edges);
    /// Where a side is in the table, or would be.
    [[nodiscard]] std::size_t slot_of(std::uint64_t key) const;
    void keep(std::uint64_t key, const Side& side);
    [[nodiscard]] std::array<Side, 2> halves(const Side& side, const Corner& middle) const;
    [[nodiscard]] Corner middle_of(const Frame& frame, std::size_t side,
                                   std::span<const PlaneEdge> edges) const;
    [[nodiscard]] OfStops<Stop> stops_of(const Frame& frame) const;
    [[nodiscard]] OfStops<Part> parts_within(const Frame& frame) const;
    [[nodiscard]] bool is_covered(const Part& part, std::span<const PlaneEdge> edges) const;
    void settle(const Frame& frame, std::span<const PlaneEdge> edges);
    void quarter(const Frame& frame, std::span<const PlaneEdge> edges);

    const Reach& reach_;
    double step_;
    std::vector<SharedSide> sides_ = std::vector<SharedSide>(1024); ///< at most half full
    std::size_t sides_known_ = 0;
    std::vector<PlanePoint> places_;   ///< by Crossing
    std::vector<PlanePoint> nearest_;  ///< by Crossing: on the lines
    std::vector<Crossing> successors_; ///< by Crossing: the next along the outline
};

} // namespace demarc
