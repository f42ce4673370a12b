// SPDX-License-Identifier: MIT
#pragma once

#include "series/day_rings.hpp"
#include "series/segment_grid.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace demarc::series {

/// Whether a -> b and b -> c run over the same ground.
bool turns_back(GridPoint a, GridPoint b, GridPoint c);

/// Whether a position lies in a ring, by the crossings of its meridian. The ring is not closed by a
/// repeated point.
bool ring_holds(std::span<const GridPoint> ring, GridPoint p);

/// Whether a position lies as near an edge as it may bend where it crosses others: what lies
/// between may close in the partition.
bool lies_by_a_hair(GridPoint from, GridPoint to, GridPoint position);

/// Whether an edge passes a vertex, none of its ends, so.
bool passes_by_a_hair(GridPoint from, GridPoint to, GridPoint vertex);

/// Whether two edges run so beside each other.
bool run_by_a_hair(GridPoint a, GridPoint b, GridPoint c, GridPoint d);

/// Whether a hole comes within a hair of another ring: then it may be open in the partition.
bool has_hole_by_a_hair(const DayRings& rings);

/// Whether a ring lies in a hole of another: what a hole encloses is enclosed as well.
bool has_ring_in_hole(const DayRings& rings);

/// Checks that the rings of a day bound areas as they should: of n edges one is compared with those
/// near it alone, found in O(log n).
class RingChecks {
public:
    /// Takes in a day: boxes around runs of its edges.
    /// \param touching where its rings may meet at a vertex, by longitude, then latitude
    void begin(const DayRings& rings, const std::vector<GridPoint>& touching = {});

    /// Whether the edge `index` (that of points[index]) meets any other of the day otherwise than
    /// at the end it shares with the next or the one before.
    [[nodiscard]] bool meets_another(std::size_t index) const;

    /// The same of any edge: of all edges at once, for a day of which most are new. Near-linear
    /// also for long teeth side by side, whose boxes hold one another.
    [[nodiscard]] bool any_meet() const;

    /// Whether every exterior lies outside all other polygons and every hole inside its own.
    /// \param turns of each ring: 1 if its land is left of it, -1 if right
    /// \pre no edges meet
    [[nodiscard]] bool rings_lie_right(const std::vector<std::int32_t>& turns) const;

private:
    static constexpr std::size_t run = 32;
    struct Run {
        GridBox box;
        std::size_t first = 0;
        std::size_t count = 0;
        std::size_t ring = 0;
    };
    [[nodiscard]] GridPoint end_of(std::size_t index, std::size_t ring) const;
    [[nodiscard]] std::size_t ring_of(std::size_t index) const;
    [[nodiscard]] bool meet(std::size_t index, std::size_t ring, std::size_t other,
                            std::size_t other_ring) const;
    [[nodiscard]] bool only_touch(GridPoint a, GridPoint b, GridPoint c, GridPoint d) const;

    /// Visits the runs whose boxes, and the boxes around those, are wanted, until one is found.
    template<typename Wanted, typename Found>
    bool any_run(const Wanted& wanted, const Found& found) const;

    const DayRings* rings_ = nullptr;
    std::vector<GridPoint> touching_;
    std::vector<Run> runs_;
    std::size_t leaves_ = 0;
    std::vector<GridBox> boxes_; ///< [1] around all; [i] around [2i] and [2i + 1]; then the runs'
};

} // namespace demarc::series
