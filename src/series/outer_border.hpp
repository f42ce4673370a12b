// SPDX-License-Identifier: MIT
#pragma once

#include "series/prepared_regions.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace demarc::series {

/// Metres for one step of the grid eastward and northward, about a position on WGS84.
struct StepLengths {
    double x = 0;
    double y = 0;
};
StepLengths step_lengths(GridPoint position);

/// The length of a closed outline, in metres: of edges below 50 km true to 1e-4.
double outline_length(std::span<const GridPoint> points);

/// The outer border of a boundary set as closed loops, Ukraine on their left.
class OuterBorder {
public:
    explicit OuterBorder(const PreparedRegions& regions);

    /// Whether every loop could be followed: no position where more than two stretches meet.
    [[nodiscard]] bool is_plain() const { return is_plain_; }

    struct Position {
        std::uint32_t loop = 0;
        std::uint32_t index = 0; ///< of the segment, counted along the loop
    };
    [[nodiscard]] Position position_of(std::uint32_t segment) const { return positions_[segment]; }
    [[nodiscard]] std::uint32_t segment_at(std::uint32_t loop, std::uint32_t index) const {
        const auto& segments = loops_[loop].segments;
        return segments[index % segments.size()];
    }
    [[nodiscard]] std::uint32_t loops() const { return static_cast<std::uint32_t>(loops_.size()); }
    [[nodiscard]] std::vector<GridPoint> points_of_loop(std::uint32_t loop) const;
    [[nodiscard]] ExactArea area_of_loop(std::uint32_t loop) const { return loops_[loop].area; }
    /// EdgeArea along the loop, up to the start of the segment's arc.
    [[nodiscard]] ExactArea area_before_arc(std::uint32_t arc) const { return before_arc_[arc]; }

    /// How far a position lies from the border, in metres in the small plane about it: true to 1 %
    /// for some ten kilometres. A distance below `enough` may be larger than it is, but not above
    /// it; one above `most` may be infinite.
    [[nodiscard]] double distance_to(GridPoint position, double enough, double most) const;

private:
    struct Loop {
        std::vector<std::uint32_t> segments;
        ExactArea area = 0;
    };
    const PreparedRegions& regions_;
    bool is_plain_ = true;
    std::vector<Loop> loops_;
    std::vector<Position> positions_; ///< by segment; of no meaning for inner ones
    std::vector<ExactArea> before_arc_;
};

} // namespace demarc::series
