// SPDX-License-Identifier: MIT
#pragma once

#include "series/prepared_regions.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace demarc::series {

/// Where an edge of a day's polygon crosses a boundary. The polygon lies left of the edge.
///
/// As in the partition the place is rounded to the grid, and both edges bend there.
struct Crossing {
    std::uint32_t segment = 0;
    std::uint32_t arc = 0;
    GridPoint place;
    std::int32_t enters = 1; ///< 1: the arc comes into the polygon here; -1: it leaves it
    ExactArea up_to = 0;     ///< EdgeArea along the arc from its start, if it ends here
    ExactArea from_on = 0;   ///< the same if it begins here: area of the arc before `place`, so
                             ///< that the rest of the arc has its own area less this
    ExactArea edge_area = 0; ///< EdgeArea from the start of the edge to here
};

/// A root of the prepared regions that lies above the edge: how the edge counts in the question
/// whether the root is inside the polygon.
struct RootAbove {
    std::uint32_t root = 0; ///< into PreparedRegions::roots()
    std::int32_t winding = 1;
};

/// What an edge adds to the areas of a day. It depends on the edge and the regions alone. All that
/// is looked at for every edge of every day is here, in one line of the processor's cache.
struct alignas(64) EdgeShare {
    GridPoint from;
    GridPoint to;
    ExactArea area = 0; ///< EdgeArea, bent at the crossings
    std::uint64_t hash = 0;
    std::uint32_t next = 0;     ///< the edge that came after it when it was last seen
    std::uint32_t last_day = 0; ///< when it was last seen; 0: never
    Side side_to = 0;           ///< PreparedRegions::no_side: could not be determined
    std::uint32_t details = 0;  ///< for EdgeMemory::details; 0: there is no more to it
};

/// The rest, of an edge that crosses or touches something.
struct EdgeDetails {
    ExactArea bend = 0; ///< what rounding the crossings to the grid takes from the edge's area
    Side side_from = 0;
    std::uint32_t first_crossing = 0;
    std::uint32_t first_root = 0;
    std::uint16_t crossings = 0;
    std::uint16_t roots = 0;
    bool touches_border = false; ///< it meets the outer border otherwise than by a clear crossing
};

/// The edges seen so far with their shares. Most of the edges of a day were there the day before:
/// what was found out once is not found out again. The memory is bounded: when it is full it is
/// emptied, which changes no result. A known edge is found in O(1), at best by one comparison; a
/// new one is tested against the boundary edges of the cells it passes through (segment_grid.hpp).
class EdgeMemory {
public:
    static constexpr std::size_t default_capacity = 1U << 18U;

    explicit EdgeMemory(const PreparedRegions& regions, std::size_t capacity = default_capacity);

    /// Forgets everything if there may be no room for `edges` more. Indices become invalid.
    void make_room(std::size_t edges);

    /// The edge from -> to, from memory or worked out now. `previous` is the edge before it on its
    /// ring, or `none`.
    std::uint32_t find(GridPoint from, GridPoint to, std::uint32_t previous) {
        const std::uint32_t guess = shares_[previous].next;
        const EdgeShare& share = shares_[guess];
        return share.to == to && share.from == from && guess != none ? guess
                                                                     : search(from, to, previous);
    }

    [[nodiscard]] const EdgeShare& operator[](std::uint32_t index) const { return shares_[index]; }
    void seen(std::uint32_t index, std::uint32_t day) { shares_[index].last_day = day; }

    [[nodiscard]] const EdgeDetails& details(const EdgeShare& share) const {
        return details_[share.details];
    }
    [[nodiscard]] std::span<const Crossing> crossings(const EdgeShare& share) const {
        const EdgeDetails& more = details(share);
        return {crossings_.data() + more.first_crossing, more.crossings};
    }
    [[nodiscard]] std::span<const RootAbove> roots(const EdgeShare& share) const {
        const EdgeDetails& more = details(share);
        return {roots_.data() + more.first_root, more.roots};
    }
    /// How often the memory was emptied: before, indices stood for other edges.
    [[nodiscard]] std::uint64_t generation() const { return generation_; }
    [[nodiscard]] std::size_t size() const { return shares_.size() - 1; }

    static constexpr std::uint32_t none = 0;

private:
    std::uint32_t search(GridPoint from, GridPoint to, std::uint32_t previous);
    std::uint32_t add(GridPoint from, GridPoint to, std::uint32_t previous);
    void find_near(const EdgeShare& share);
    [[nodiscard]] bool touches_border(const EdgeShare& share) const;
    void find_crossings(EdgeShare& share, EdgeDetails& more);
    void find_roots(const EdgeShare& share, EdgeDetails& more);
    [[nodiscard]] Side side_after(const EdgeDetails& more) const;

    const PreparedRegions& regions_;
    std::size_t capacity_;
    std::uint64_t generation_ = 0;
    std::vector<GridPoint> root_positions_; ///< by longitude
    std::vector<EdgeShare> shares_;         ///< the first is none
    std::vector<EdgeDetails> details_;      ///< the first says that there is nothing
    std::vector<Crossing> crossings_;
    std::vector<RootAbove> roots_;
    std::vector<std::uint32_t> slots_; ///< open addressing by end points
    struct Meeting {
        std::uint32_t segment = 0;
        bool enters = false;
        double along = 0; ///< the edge, 0 to 1
    };
    std::vector<std::uint32_t> near_;
    std::vector<Meeting> meetings_;
};

} // namespace demarc::series
