// SPDX-License-Identifier: MIT
#include "series/day_areas.hpp"

#include <algorithm>
#include <cmath>

namespace demarc::series {

std::string_view words_for(Doubt doubt) {
    switch (doubt) {
    case Doubt::none:
        return "";
    case Doubt::not_plain:
        return "no plain GeoJSON of polygons";
    case Doubt::lines_meet:
        return "edges of the map cross or touch";
    case Doubt::rings_nested:
        return "polygons of the map overlap";
    case Doubt::position:
        return "a vertex lies where regions overlap";
    case Doubt::does_not_close:
        return "boundaries inside the polygons do not close";
    case Doubt::border:
        return "strips along the outer border cannot be told for certain";
    case Doubt::does_not_add_up:
        return "areas do not add up";
    }
    return {};
}

DayMeter::DayMeter(const PreparedRegions& regions)
    : regions_(regions), memory_(regions), arc_net_(regions.arcs().size()),
      node_inside_(regions.nodes()), root_winding_(regions.roots().size()) {}

const DayAreas& DayMeter::measure(const DayRings& rings) {
    result_.doubt = check_rings(rings);
    if (result_.doubt == Doubt::none) {
        result_.doubt = find_areas(rings);
    }
    return result_;
}

const DayAreas& DayMeter::measure_sound(const DayRings& rings) {
    look_up(rings);
    result_.doubt = find_areas(rings);
    return result_;
}

Doubt DayMeter::check_rings(const DayRings& rings) {
    ++day_;
    for (const DayRings::RingSpan& ring : rings.rings) {
        if (ring.count < 3) {
            return Doubt::lines_meet;
        }
    }
    if (rings.rings.empty() || rings.rings.front().is_hole) {
        return Doubt::not_plain;
    }
    look_up(rings);
    // Edges that were here together on the last sound day were compared with each other then.
    checks_.begin(rings);
    for (std::size_t i = 0; i < edges_.size(); ++i) {
        if (memory_[edges_[i]].last_day != day_ - 1 && checks_.meets_another(i)) {
            ++day_; // the next day begins anew
            return Doubt::lines_meet;
        }
    }
    for (const std::uint32_t edge : edges_) {
        if (memory_[edge].last_day == day_) { // the same edge twice
            ++day_;
            return Doubt::lines_meet;
        }
        memory_.seen(edge, day_);
    }
    return checks_.rings_lie_right(turns_) ? Doubt::none : Doubt::rings_nested;
}

Doubt DayMeter::find_areas(const DayRings& rings) {
    add_up(rings);
    mend_short_stretches();
    for (const std::uint32_t edge : edges_) {
        if (memory_[edge].side_to == PreparedRegions::no_side) {
            return Doubt::position;
        }
    }
    if (!close_arcs()) {
        return Doubt::does_not_close;
    }
    return adds_up() ? Doubt::none : Doubt::does_not_add_up;
}

void DayMeter::look_up(const DayRings& rings) {
    memory_.make_room(rings.points.size());
    edges_.clear();
    turns_.clear();
    for (const DayRings::RingSpan& ring : rings.rings) {
        const std::size_t last = ring.first + ring.count - 1;
        // The closing edge comes first, so that the guess for the others starts with it.
        std::uint32_t edge = EdgeMemory::none;
        ExactArea area = 0;
        for (std::size_t i = ring.first; i < last; ++i) {
            edge = memory_.find(rings.points[i], rings.points[i + 1], edge);
            area += memory_[edge].area;
            edges_.push_back(edge);
        }
        edge = memory_.find(rings.points[last], rings.points[ring.first], edge);
        area += memory_[edge].area;
        edges_.push_back(edge);
        turns_.push_back((area > 0) != ring.is_hole ? 1 : -1);
    }
}

void DayMeter::add_up(const DayRings& rings) {
    result_.sides.assign(regions_.regions() + 1, 0);
    result_.whole = 0;
    crossed_.clear();
    std::fill(arc_net_.begin(), arc_net_.end(), 0);
    std::fill(root_winding_.begin(), root_winding_.end(), 0);
    for (std::size_t ring = 0; ring < rings.rings.size(); ++ring) {
        const std::int32_t turn = turns_[ring];
        const std::size_t first = rings.rings[ring].first;
        for (std::size_t i = first; i < first + rings.rings[ring].count; ++i) {
            const EdgeShare& share = memory_[edges_[i]];
            if (share.side_to == PreparedRegions::no_side) {
                continue; // found out afterwards
            }
            result_.whole += turn * share.straight;
            result_.sides[share.side_to] += turn * share.area;
            for (const Crossing& crossing : memory_.crossings(share)) {
                const BoundaryArc& arc = regions_.arcs()[crossing.arc];
                const std::int32_t enters = turn * crossing.enters;
                arc_net_[crossing.arc] += enters;
                // The edge passes from one side to the other, the arc comes in or goes out.
                const ExactArea moved = enters * (crossing.edge_area -
                                                  (enters > 0 ? crossing.from_on : crossing.up_to));
                result_.sides[arc.left] += moved;
                result_.sides[arc.right] -= moved;
                crossed_.push_back({crossing.segment, enters, crossing.place});
            }
            for (const RootAbove& root : memory_.roots(share)) {
                root_winding_[root.root] += turn * root.winding;
            }
        }
    }
}

/// Where a boundary edge enters and leaves again, what lies between the two bends counts, not the
/// difference of two stretches that are bent at one of them only.
void DayMeter::mend_short_stretches() {
    std::sort(crossed_.begin(), crossed_.end(),
              [](const Crossed& a, const Crossed& b) { return a.segment < b.segment; });
    for (auto first = crossed_.begin(); first != crossed_.end();) {
        const auto last = std::find_if(first, crossed_.end(), [&](const Crossed& other) {
            return other.segment != first->segment;
        });
        if (last - first > 1) {
            mend(first, last);
        }
        first = last;
    }
}

void DayMeter::mend(std::vector<Crossed>::iterator first, std::vector<Crossed>::iterator last) {
    const Segment& segment = regions_.segments()[first->segment];
    const BoundaryArc& arc = regions_.arcs()[segment.arc];
    const auto distance = [&](const Crossed& at) {
        return std::abs(at.place.x - segment.from.x) + std::abs(at.place.y - segment.from.y);
    };
    std::sort(first, last, [&](const Crossed& a, const Crossed& b) {
        return distance(a) < distance(b) || (distance(a) == distance(b) && a.enters < b.enters);
    });
    const LonLat from = to_degrees(segment.from);
    const LonLat to = to_degrees(segment.to);
    for (auto at = first; at + 1 != last; ++at) {
        if (at->enters > 0 && (at + 1)->enters < 0) {
            const LonLat in = to_degrees(at->place);
            const LonLat out = to_degrees((at + 1)->place);
            const ExactArea between = to_exact_area(area_left_of_edge(in, out));
            const ExactArea counted = to_exact_area(area_left_of_edge(from, out)) +
                                      to_exact_area(area_left_of_edge(in, to)) -
                                      (segment.after - segment.before);
            result_.sides[arc.left] += between - counted;
            result_.sides[arc.right] -= between - counted;
        }
    }
}

bool DayMeter::close_arcs() {
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
            result_.sides[arc.left] += arc.area;
            result_.sides[arc.right] -= arc.area;
        }
    }
    return true;
}

bool DayMeter::adds_up() const {
    constexpr double relative_bound = 1e-9;
    // Bends of half a grid step, along an outline of some hundred kilometres.
    constexpr double bends = 10 * exact_areas_per_square_metre;
    ExactArea sum = 0;
    for (const ExactArea area : result_.sides) {
        sum += area;
    }
    const double allowed = relative_bound * static_cast<double>(result_.whole) + bends;
    if (std::abs(static_cast<double>(sum - result_.whole)) > allowed) {
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
