// SPDX-License-Identifier: MIT
#pragma once

#include "partition/reconciliation.hpp"
#include "series/day_areas.hpp"
#include "series/outer_border.hpp"
#include "series/strip_decisions.hpp"

#include <cstdint>
#include <vector>

namespace demarc::series {

/// Border reconciliation (partition/reconciliation.hpp) for one class of Russian-held land without
/// a partition: follows the strips between a day's polygons and the outer border, and decides on
/// each by the same bounds. A strip that was there on an earlier day is not decided on again: a day
/// is linear in its crossings of the border, and in the outlines of strips that are new.
///
/// The rule stands twice, there and here: a change of one is a change of both, and each run holds
/// them against each other (second_method.hpp). It is worth that: of a month of daily maps the
/// partition takes a hundred times as long, and of 769 days reconciliation adds a tenth to the
/// time.
class BorderStrips {
public:
    explicit BorderStrips(const PreparedRegions& regions, const SliverBounds& bounds = {});

    /// The slivers of the day that `meter` measured last, added up by Side. Nothing where the
    /// partition has to decide: the day's lines touch the border, a polygon lies inside a strip or
    /// inside a hole of another, or a strip is a hair's breadth from a bound.
    const std::vector<ExactArea>* find(const DayRings& rings, const DailyAreas& meter);

    /// A stretch of the outline along a strip: which edge of the day, by its first point, and in
    /// which region (PreparedRegions::no_side: it cannot be told).
    struct Stretch {
        std::size_t edge = 0;
        GridPoint from;
        GridPoint to;
        Side side = PreparedRegions::no_side;
    };
    /// The slivers of the day that find() was given last, and the stretches of its outline that
    /// bound each.
    struct SliverOfDay {
        const StripDecision* strip = nullptr;
        std::vector<Stretch> outline;
    };
    [[nodiscard]] std::vector<SliverOfDay> slivers(const DayRings& rings,
                                                   const DailyAreas& meter) const;

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
        std::uint32_t share = 0;   ///< the edge, in the meter's memory
        std::uint32_t strip = 0;   ///< into strips_, where it leaves
        std::uint64_t stretch = 0; ///< of the ring that follows in its strip, where it leaves
        bool done = false;
    };
    struct Strip {
        std::uint64_t key = 0;
        ExactArea area = 0;
        std::vector<std::size_t> events; ///< where it leaves the outline for the border
    };
    /// A strip of the day.
    struct DayStrip {
        std::size_t first = 0;                ///< an event where it leaves
        const StripDecision* known = nullptr; ///< none: free land of the mainland's size
    };
    [[nodiscard]] bool find_all(const DayRings& rings, const DailyAreas& meter);
    [[nodiscard]] bool find_changed(const DayRings& rings, const DailyAreas& meter);
    [[nodiscard]] bool evaluate(const DayRings& rings, const DailyAreas& meter, DayStrip& found,
                                std::uint32_t strip);
    [[nodiscard]] bool has_same_events(const DayRings& rings, const DailyAreas& meter);
    [[nodiscard]] std::uint64_t stretch_hash(const DailyAreas& meter, const Event& leaves) const;
    [[nodiscard]] bool hold_loose_rings(const DayRings& rings, const DailyAreas& meter);
    bool collect(const DayRings& rings, const DailyAreas& meter);
    void collect_edge(const DailyAreas& meter, const DailyAreas::SpecialEdge& special);
    bool link(const DailyAreas& meter);
    [[nodiscard]] bool strip_from(std::size_t first, const DailyAreas& meter, Strip& strip);
    void follow_ring(const DayRings& rings, const DailyAreas& meter, const Event& from,
                     std::vector<GridPoint>& into) const;
    void add_stretches(const DayRings& rings, const DailyAreas& meter, const Event& from,
                       std::vector<Stretch>& into) const;
    void add_by_region(const DailyAreas& meter, Stretch stretch, Side& side,
                       std::vector<Stretch>& into) const;
    [[nodiscard]] bool runs_along_border(const Stretch& stretch) const;
    [[nodiscard]] DayRings outline(const DayRings& rings, const DailyAreas& meter,
                                   const Strip& strip) const;
    const StripDecision& decision_on(const DayRings& rings, const DailyAreas& meter,
                                     const Strip& strip);
    [[nodiscard]] LandInside loose_land(const DayRings& rings, const DailyAreas& meter,
                                        const StripDecision* within = nullptr) const;
    [[nodiscard]] bool holds_loose_ring(const StripDecision& strip, const DayRings& rings) const;

    const PreparedRegions& regions_;
    ExactArea mainland_; ///< free land is as large as this and larger
    OuterBorder border_;
    StripDecisions decisions_;
    /// By loop of the border: what it encloses, one strip where nothing crosses it. Empty for the
    /// mainland.
    std::vector<StripDecision> islands_;
    std::vector<Event> events_;
    std::vector<std::size_t> loose_rings_;  ///< exteriors that do not cross the border
    std::vector<std::size_t> first_events_; ///< by ring, one more than rings
    std::vector<DayStrip> strips_;
    std::vector<std::uint32_t> changed_; ///< of strips_
    std::vector<GridPoint>
        loose_points_; ///< one of each loose ring, when strips were last compared
    std::uint64_t memory_generation_ = 0; ///< of the meter, in which the events are known
    bool is_current_ = false;             ///< events and strips are those of the day before
    struct Place {
        std::uint64_t key = 0; ///< along the border
        std::uint32_t event = 0;
        std::uint32_t loop = 0;
    };
    std::vector<Place> places_;
    std::vector<ExactArea> sums_;
};

} // namespace demarc::series
