// SPDX-License-Identifier: MIT
#pragma once

#include "partition/reconciliation.hpp"
#include "series/day_areas.hpp"
#include "series/outer_border.hpp"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace demarc::series {

enum class StripVerdict {
    sliver,    ///< belongs to the Russian-held land beside it
    free_land, ///< stays as drawn
    unclear    ///< a hair's breadth from a bound: the partition has to decide
};

/// Russian-held land that touches nothing around it.
struct LandInside {
    SquareMetres area;
    Metres outline;
};

/// What is decided on a strip between a day's polygons and the outer border.
struct StripDecision {
    StripVerdict verdict = StripVerdict::free_land;
    std::vector<ExactArea> sides; ///< of a sliver: its area by Side
    DayRings outline;             ///< of a sliver, and of what is too wide for one
    GridBox box;
    SquareMetres area; ///< of what is too wide
    Metres perimeter;

    /// Whether it is no longer surely too wide without land inside it, the outline of which is then
    /// its own as well.
    [[nodiscard]] bool may_be_narrow_without(const LandInside& land,
                                             const SliverBounds& bounds) const;

    void keep(DayRings kept);

    /// Whether a position lies inside the outline. Linear in it.
    [[nodiscard]] bool holds(GridPoint position) const;
};

/// Decides on strips by the bounds of the partition (partition/reconciliation.hpp), and remembers
/// what was decided: of most strips the next day has the same.
class StripDecisions {
public:
    [[nodiscard]] const SliverBounds& bounds() const { return bounds_; }

    StripDecisions(const PreparedRegions& regions, const SliverBounds& bounds)
        : bounds_(bounds), meter_(regions) {}

    /// nullptr: not decided on. Decisions stay where they are until they are forgotten.
    [[nodiscard]] const StripDecision* find(std::uint64_t key) const;

    /// Takes the time of measuring the outline, and for each of its points that of the search for
    /// the nearest part of the border.
    const StripDecision& decide(std::uint64_t key, DayRings outline, const OuterBorder& border);

    /// Forgets everything once there is too much of it. \returns whether it did
    bool forget_if_full();

private:
    [[nodiscard]] StripDecision decided(DayRings outline, const OuterBorder& border);

    SliverBounds bounds_;
    DailyAreas meter_;
    std::unordered_map<std::uint64_t, StripDecision> known_;
};

} // namespace demarc::series
