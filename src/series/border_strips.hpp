// SPDX-License-Identifier: MIT
#pragma once

#include "partition/reconciliation.hpp"
#include "series/day_areas.hpp"

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace demarc::series {

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
    [[nodiscard]] ExactArea area_of_loop(std::uint32_t loop) const { return loops_[loop].area; }
    /// area_left_of_edge along the loop, up to the start of the segment's arc.
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

/// Border reconciliation (partition/reconciliation.hpp) for one class of Russian-held land without
/// a partition: follows the strips between a day's polygons and the outer border, and decides on
/// each by the same bounds. A strip that was there on an earlier day is not decided on again.
class BorderStrips {
public:
    explicit BorderStrips(const PreparedRegions& regions, const SliverBounds& bounds = {});

    /// The slivers of the day that `meter` measured last, added up by Side. Nothing where the
    /// partition has to decide: the day's lines touch the border, a polygon lies inside a strip or
    /// inside a hole of another, or a strip is a hair's breadth from a bound.
    const std::vector<ExactArea>* find(const DayRings& rings, const DayMeter& meter);

private:
    /// A place where the outline of the day's polygons crosses the border.
    struct Event {
        std::size_t ring = 0;
        std::size_t edge = 0;    ///< into the day's edges
        std::int32_t enters = 1; ///< 1: the border comes into the polygons
        GridPoint place;
        std::uint32_t segment = 0;
        OuterBorder::Position border;
        ExactArea on_edge = 0;   ///< along the ring as the file has it, up to here
        ExactArea on_border = 0; ///< along the loop of the border, up to here
        std::uint64_t hash = 0;
        std::uint64_t hash_on_ring = 0; ///< sum over the edges before, as the file has them
        std::size_t before_on_ring =
            0; ///< the event before it, the land of the polygon on the left
        std::size_t next_on_border = 0;
        bool done = false;
    };
    struct Strip {
        std::uint64_t key = 0;
        ExactArea area = 0;
        std::vector<std::size_t> events; ///< where it leaves the outline for the border
    };
    enum class Verdict { sliver, free_land, unclear };
    struct Known {
        Verdict verdict = Verdict::free_land;
        std::vector<ExactArea> sides;
        DayRings outline; ///< of a sliver
        GridBox box;
    };

    bool collect(const DayRings& rings, const DayMeter& meter);
    void collect_ring(const DayRings& rings, const DayMeter& meter, std::size_t ring);
    bool link(const DayMeter& meter);
    [[nodiscard]] bool strip_from(std::size_t first, const DayMeter& meter, Strip& strip);
    void follow_ring(const DayRings& rings, const DayMeter& meter, const Event& from,
                     std::vector<GridPoint>& into) const;
    [[nodiscard]] DayRings outline(const DayRings& rings, const DayMeter& meter,
                                   const Strip& strip) const;
    const Known& known(const DayRings& rings, const DayMeter& meter, const Strip& strip);
    [[nodiscard]] Known decide(DayRings outline);
    [[nodiscard]] bool holds_loose_ring(const Known& strip, const DayRings& rings) const;

    const PreparedRegions& regions_;
    SliverBounds bounds_;
    OuterBorder border_;
    DayMeter strip_meter_;
    std::vector<Event> events_;
    std::vector<std::size_t> loose_rings_;  ///< exteriors that do not cross the border
    std::vector<std::size_t> first_events_; ///< by ring, one more than rings
    std::vector<ExactArea> ring_areas_;     ///< as the file has them
    std::vector<std::uint64_t> ring_hashes_;
    std::unordered_map<std::uint64_t, Known> known_;
    std::vector<ExactArea> sums_;
};

} // namespace demarc::series
