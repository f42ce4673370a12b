// SPDX-License-Identifier: MIT
#pragma once

#include "series/day_rings.hpp"
#include "series/edge_memory.hpp"
#include "series/ring_checks.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace demarc::series {

/// Why a day's areas were not found on the fast path; the partition of the main job finds them.
enum class Doubt {
    none,
    not_plain,       ///< no plain GeoJSON of polygons
    far_away,        ///< a vertex lies far from Ukraine
    lines_meet,      ///< edges of the day cross, touch or coincide: the polygons may be invalid
    rings_nested,    ///< a ring does not lie where its kind belongs
    position,        ///< the region of a vertex cannot be determined
    does_not_close,  ///< a boundary comes out of the polygon that never went in
    border,          ///< strips along the outer border cannot be told apart for certain
    does_not_add_up, ///< regions and the outside are not the polygon, or more than a region
    overlap,         ///< land of one holder lies over that of another
    precedence,      ///< a class that is not Russian-held goes before one that is
    strip_drawn,     ///< a strip along the outer border is drawn as land of another class
    gap              ///< the profile fills gaps on this day
};
inline constexpr Doubt last_doubt = Doubt::gap;

/// "edges of the day cross or touch": for the quality table.
std::string_view reason_of(Doubt doubt);

/// The areas of one day's polygons in every region.
struct DayAreas {
    Doubt doubt = Doubt::none;
    std::vector<ExactArea> sides; ///< by Side; the last is the outside
    ExactArea whole = 0;          ///< of the polygons themselves
};

/// Finds areas in regions without building any overlay.
///
/// The area of (polygon ∩ region) is the integral along its border: the day's edges by the region
/// they run through, and the stretches of boundary inside the polygon, each of which is a
/// difference of two sums kept from the start (edge_memory.hpp). Both are sums over the day's edges
/// of what depends on the edge and the regions alone, and over the arcs that end inside.
///
/// Checks, all of which have to hold: the day's edges do not meet but at their common ends and each
/// ring lies where it belongs (ring_checks.hpp); going along every arc, each crossing comes from
/// outside in or the other way round, and arcs that meet agree whether their node is inside; no
/// region holds less than nothing or more than all of itself, and regions and the outside add up to
/// the polygons to 1e-9.
class DailyAreas {
public:
    explicit DailyAreas(const PreparedRegions& regions);

    /// \param rings of days best given in order: what they share is checked once
    /// \param touching where rings may meet at a vertex, by longitude, then latitude
    const DayAreas& measure(const DayRings& rings, const std::vector<GridPoint>& touching = {});

    /// The same for rings that are known to bound an area, if perhaps they touch themselves.
    const DayAreas& measure_sound(const DayRings& rings);

    [[nodiscard]] const EdgeMemory& memory() const { return memory_; }

    /// A ring of the last measured day, as the file has it.
    struct RingSums {
        std::int32_t turn = 1; ///< its land is left (1) or right (-1) of it
        ExactArea area = 0;    ///< EdgeArea, bent at the crossings
        std::uint64_t hash = 0;
    };
    /// An edge of the last measured day that has details, with the sums over the edges before it on
    /// its ring.
    struct SpecialEdge {
        std::uint32_t edge = 0;  ///< in memory()
        std::uint32_t index = 0; ///< of its first point
        std::uint32_t ring = 0;
        RingSums before;
    };
    [[nodiscard]] const std::vector<RingSums>& rings() const { return ring_sums_; }
    [[nodiscard]] const std::vector<SpecialEdge>& special_edges() const { return special_; }

    /// Depends on the last measured day's polygons alone.
    [[nodiscard]] std::uint64_t fingerprint() const;

private:
    /// A place where a boundary comes into the day's polygons (1) or goes out (-1).
    struct Crossed {
        std::uint32_t segment = 0;
        std::int32_t enters = 1;
        GridPoint place;
    };
    void look_up(const DayRings& rings);
    void look_up_ring(const DayRings& rings, std::uint32_t ring);
    void add_up();
    void mend_short_stretches();
    void mend(std::vector<Crossed>::iterator first, std::vector<Crossed>::iterator last);
    [[nodiscard]] bool close_arcs();
    [[nodiscard]] bool adds_up() const;
    [[nodiscard]] Doubt check_rings(const DayRings& rings, const std::vector<GridPoint>& touching);
    [[nodiscard]] Doubt find_areas();

    const PreparedRegions& regions_;
    EdgeMemory memory_;
    RingChecks checks_;
    std::uint32_t day_ = 1; ///< edges never seen are of day 0
    std::vector<RingSums> ring_sums_;
    std::vector<std::int32_t> turns_;
    std::vector<SpecialEdge> special_;
    std::vector<std::uint32_t> fresh_; ///< points whose edges were not there on the day before
    bool has_twice_ = false;           ///< an edge is there twice
    struct SideSum {
        Side side = 0;
        ExactArea area = 0;
    };
    std::vector<SideSum> side_sums_;    ///< of the ring that is looked up
    std::vector<std::int32_t> arc_net_; ///< comings in less goings out, by arc
    std::vector<std::int32_t> node_inside_;
    std::vector<Crossed> crossed_;
    std::vector<Crossed> crossed_twice_;
    std::vector<std::uint32_t>
        segment_stamps_; ///< by segment: the last day on which it was crossed
    std::uint32_t stamp_ = 0;
    std::vector<std::int32_t> root_winding_;
    DayAreas result_;
};

} // namespace demarc::series
