// SPDX-License-Identifier: MIT
#include "series/day_areas.hpp"

#include "sources/plausibility.hpp"
#include "support/hash.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace demarc::series {

std::string_view reason_of(Doubt doubt) {
    switch (doubt) {
    case Doubt::none:
        return "";
    case Doubt::not_plain:
        return "no plain GeoJSON of polygons";
    case Doubt::far_away:
        return "a vertex lies far from Ukraine";
    case Doubt::lines_meet:
        return "edges of the map cross or touch";
    case Doubt::rings_nested:
        return "polygons of the map overlap";
    case Doubt::position:
        return "a vertex lies where regions overlap";
    case Doubt::does_not_close:
        return "boundaries inside the polygons do not close";
    case Doubt::border:
        return "strips along the outer border cannot be distinguished for certain";
    case Doubt::does_not_add_up:
        return "areas do not add up";
    case Doubt::overlap:
        return "land of one holder lies over that of another";
    case Doubt::precedence:
        return "the profile gives a class precedence over one Russian-held class and not over "
               "another";
    case Doubt::strip_drawn:
        return "what is drawn of another class in a strip along the outer border cannot be told "
               "for "
               "certain";
    case Doubt::gap:
        return "the profile fills gaps that the publisher left on this day";
    }
    return {};
}

namespace {

/// Whether a position lies far from Ukraine: the readers of src/sources say what is wrong with it,
/// and the area under an edge across the globe is beyond any ExactArea.
bool reaches_far(const DayRings& rings) {
    const GridPoint least = to_grid({around_ukraine.west, around_ukraine.south});
    const GridPoint most = to_grid({around_ukraine.east, around_ukraine.north});
    return std::any_of(rings.points.begin(), rings.points.end(), [&](GridPoint p) {
        return p.x < least.x || p.x > most.x || p.y < least.y || p.y > most.y;
    });
}

} // namespace

DailyAreas::DailyAreas(const PreparedRegions& regions)
    : regions_(regions), memory_(regions), arc_net_(regions.arcs().size()),
      node_inside_(regions.nodes()), segment_stamps_(regions.segments().size()),
      root_winding_(regions.roots().size()) {}

const DayAreas& DailyAreas::measure(const DayRings& rings, const std::vector<GridPoint>& touching) {
    result_.doubt = check_rings(rings, touching);
    if (result_.doubt == Doubt::none) {
        result_.doubt = find_areas();
    }
    return result_;
}

const DayAreas& DailyAreas::measure_sound(const DayRings& rings) {
    look_up(rings);
    result_.doubt = find_areas();
    return result_;
}

std::uint64_t DailyAreas::fingerprint() const {
    std::uint64_t hash = ring_sums_.size();
    for (const RingSums& ring : ring_sums_) {
        hash = mixed(hash, ring.hash);
    }
    return hash;
}

Doubt DailyAreas::check_rings(const DayRings& rings, const std::vector<GridPoint>& touching) {
    for (const DayRings::RingSpan& ring : rings.rings) {
        if (ring.count < 3) {
            return Doubt::lines_meet;
        }
    }
    if (rings.rings.empty() || rings.rings.front().is_hole) {
        return Doubt::not_plain;
    }
    if (reaches_far(rings)) {
        return Doubt::far_away;
    }
    look_up(rings);
    // Edges that were here together on the last sound day were compared with each other then.
    checks_.begin(rings, touching);
    const bool meet = has_twice_ || (2 * fresh_.size() > rings.points.size()
                                         ? checks_.any_meet()
                                         : std::any_of(fresh_.begin(), fresh_.end(), [&](auto i) {
                                               return checks_.meets_another(i);
                                           }));
    if (meet) {
        ++day_; // the next day begins anew
        return Doubt::lines_meet;
    }
    return checks_.rings_lie_right(turns_) ? Doubt::none : Doubt::rings_nested;
}

Doubt DailyAreas::find_areas() {
    add_up();
    mend_short_stretches();
    for (const SpecialEdge& special : special_) {
        if (memory_[special.edge].side_to == PreparedRegions::no_side) {
            return Doubt::position;
        }
    }
    if (!close_arcs()) {
        return Doubt::does_not_close;
    }
    return adds_up() ? Doubt::none : Doubt::does_not_add_up;
}

void DailyAreas::look_up(const DayRings& rings) {
    ++day_;
    memory_.make_room(rings.points.size());
    ring_sums_.clear();
    turns_.clear();
    special_.clear();
    fresh_.clear();
    has_twice_ = false;
    result_.sides.assign(regions_.regions() + 1, 0);
    result_.whole = 0;
    for (std::uint32_t ring = 0; ring < rings.rings.size(); ++ring) {
        look_up_ring(rings, ring);
    }
}

void DailyAreas::look_up_ring(const DayRings& rings, std::uint32_t ring) {
    const DayRings::RingSpan& span = rings.rings[ring];
    const auto first = static_cast<std::uint32_t>(span.first);
    const auto end = static_cast<std::uint32_t>(span.first + span.count);
    RingSums sums;
    side_sums_.clear();
    Side side = PreparedRegions::no_side;
    ExactArea flushed = 0;
    const auto flush = [&] {
        if (side != PreparedRegions::no_side) {
            side_sums_.push_back({side, difference(sums.area, flushed)});
        }
        flushed = sums.area;
    };
    std::uint32_t edge = EdgeMemory::none;
    for (std::uint32_t i = first; i < end; ++i) {
        edge = memory_.find(rings.points[i], rings.points[i + 1 == end ? first : i + 1], edge);
        const EdgeShare& share = memory_[edge];
        if (share.last_day != day_ - 1) {
            has_twice_ = has_twice_ || share.last_day == day_;
            fresh_.push_back(i);
        }
        memory_.seen(edge, day_);
        if (share.details != 0) {
            special_.push_back({edge, i, ring, sums});
        }
        if (share.side_to != side) {
            flush();
            side = share.side_to;
        }
        add(sums.area, share.area);
        sums.hash += share.hash;
    }
    flush();
    sums.turn = (sums.area > 0) != span.is_hole ? 1 : -1;
    for (const SideSum& part : side_sums_) {
        const ExactArea area = sums.turn * part.area;
        add(result_.sides[part.side], area);
        add(result_.whole, area);
    }
    turns_.push_back(sums.turn);
    ring_sums_.push_back(sums);
}

/// Adds to the sums over all edges what only those have that cross something.
void DailyAreas::add_up() {
    crossed_.clear();
    std::fill(arc_net_.begin(), arc_net_.end(), 0);
    std::fill(root_winding_.begin(), root_winding_.end(), 0);
    for (const SpecialEdge& special : special_) {
        const std::int32_t turn = turns_[special.ring];
        const EdgeShare& share = memory_[special.edge];
        if (share.side_to == PreparedRegions::no_side) {
            continue; // found out afterwards
        }
        add(result_.whole, turn * memory_.details(share).bend);
        for (const Crossing& crossing : memory_.crossings(share)) {
            const BoundaryArc& arc = regions_.arcs()[crossing.arc];
            const std::int32_t enters = turn * crossing.enters;
            arc_net_[crossing.arc] += enters;
            // The edge passes from one side to the other, the arc comes in or goes out.
            const ExactArea moved =
                enters * (crossing.edge_area - (enters > 0 ? crossing.from_on : crossing.up_to));
            add(result_.sides[arc.left], moved);
            subtract(result_.sides[arc.right], moved);
            crossed_.push_back({crossing.segment, enters, crossing.place});
        }
        for (const RootAbove& root : memory_.roots(share)) {
            root_winding_[root.root] += turn * root.winding;
        }
    }
}

/// Where a boundary edge enters and leaves again, what lies between the two bends counts, not the
/// difference of two stretches that are bent at one of them only.
void DailyAreas::mend_short_stretches() {
    stamp_ += 2;
    bool any = false;
    for (const Crossed& at : crossed_) {
        std::uint32_t& stamp = segment_stamps_[at.segment];
        any = any || stamp >= stamp_;
        stamp = stamp >= stamp_ ? stamp_ + 1 : stamp_; // crossed once, or more than once
    }
    if (!any) {
        return;
    }
    crossed_twice_.clear();
    std::copy_if(crossed_.begin(), crossed_.end(), std::back_inserter(crossed_twice_),
                 [this](const Crossed& at) { return segment_stamps_[at.segment] > stamp_; });
    std::sort(crossed_twice_.begin(), crossed_twice_.end(),
              [](const Crossed& a, const Crossed& b) { return a.segment < b.segment; });
    for (auto first = crossed_twice_.begin(); first != crossed_twice_.end();) {
        const auto last = std::find_if(first, crossed_twice_.end(), [&](const Crossed& other) {
            return other.segment != first->segment;
        });
        mend(first, last);
        first = last;
    }
}

void DailyAreas::mend(std::vector<Crossed>::iterator first, std::vector<Crossed>::iterator last) {
    const Segment& segment = regions_.segments()[first->segment];
    const BoundaryArc& arc = regions_.arcs()[segment.arc];
    const auto distance = [&](const Crossed& at) { return distance_on(segment, at.place); };
    std::sort(first, last, [&](const Crossed& a, const Crossed& b) {
        return distance(a) < distance(b) || (distance(a) == distance(b) && a.enters < b.enters);
    });
    const LonLat from = to_degrees(segment.from);
    const LonLat to = to_degrees(segment.to);
    for (auto at = first; at + 1 != last; ++at) {
        if (at->enters > 0 && (at + 1)->enters < 0) {
            const LonLat in = to_degrees(at->place);
            const LonLat out = to_degrees((at + 1)->place);
            const ExactArea between = regions_.edge_area().exact_left_of(in, out);
            const ExactArea counted = regions_.edge_area().exact_left_of(from, out) +
                                      regions_.edge_area().exact_left_of(in, to) -
                                      (segment.after - segment.before);
            add(result_.sides[arc.left], between - counted);
            subtract(result_.sides[arc.right], between - counted);
        }
    }
}

bool DailyAreas::close_arcs() {
    constexpr std::int32_t unknown = -1;
    std::fill(node_inside_.begin(), node_inside_.end(), unknown);
    for (std::size_t i = 0; i < root_winding_.size(); ++i) {
        node_inside_[regions_.roots()[i]] = root_winding_[i];
    }
    for (const std::uint32_t index : regions_.arc_order()) {
        const BoundaryArc& arc = regions_.arcs()[index];
        std::int32_t& start = node_inside_[arc.start];
        std::int32_t& end = node_inside_[arc.end];
        if (start == unknown) {
            start = end - arc_net_[index];
        } else if (end == unknown) {
            end = start + arc_net_[index];
        }
        if (end != start + arc_net_[index] || start < 0 || start > 1 || end < 0 || end > 1) {
            return false;
        }
        if (end == 1) {
            add(result_.sides[arc.left], arc.area);
            subtract(result_.sides[arc.right], arc.area);
        }
    }
    return true;
}

bool DailyAreas::adds_up() const {
    constexpr double relative_bound = 1e-9;
    // EdgeSplits of half a grid step, along an outline of some hundred kilometres.
    constexpr double bends = 10 * exact_areas_per_square_metre;
    ExactArea sum = 0;
    for (const ExactArea area : result_.sides) {
        add(sum, area);
    }
    const double allowed = relative_bound * static_cast<double>(result_.whole) + bends;
    if (std::abs(static_cast<double>(difference(sum, result_.whole))) > allowed) {
        return false;
    }
    for (RegionIndex region = 0; region < regions_.regions(); ++region) {
        const auto area = static_cast<double>(result_.sides[region]);
        if (area < -allowed || area > static_cast<double>(regions_.region_area(region)) + allowed) {
            return false;
        }
    }
    return true;
}

} // namespace demarc::series
