// SPDX-License-Identifier: MIT
#include "series/border_strips.hpp"

#include "geometry/area.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <tuple>
#include <utility>

namespace demarc::series {

namespace {

/// Strips remembered before the memory is emptied.
constexpr std::size_t most_strips = 1U << 16U;

std::uint64_t mixed(std::uint64_t hash, std::uint64_t value) {
    hash = (hash ^ value) * 0x9E3779B97F4A7C15ULL;
    return hash ^ (hash >> 32U);
}

bool ring_holds(const std::vector<GridPoint>& ring, GridPoint p) {
    bool inside = false;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const GridPoint a = ring[i];
        const GridPoint b = ring[i + 1 == ring.size() ? 0 : i + 1];
        if ((a.x <= p.x) != (b.x <= p.x) && ((turn(a, b, p) > 0) == (a.x <= p.x))) {
            inside = !inside;
        }
    }
    return inside;
}

std::int64_t distance_on(const Segment& segment, GridPoint place) {
    return std::abs(place.x - segment.from.x) + std::abs(place.y - segment.from.y);
}

Ring closed_ring(const std::vector<GridPoint>& points) {
    Ring ring;
    ring.reserve(points.size() + 1);
    for (const GridPoint p : points) {
        ring.push_back(to_degrees(p));
    }
    ring.push_back(ring.front());
    return ring;
}

} // namespace

OuterBorder::OuterBorder(const PreparedRegions& regions)
    : regions_(regions), positions_(regions.segments().size()), before_arc_(regions.arcs().size()) {
    constexpr std::uint32_t none = ~std::uint32_t{0};
    std::vector<std::uint32_t> from_node(regions.nodes(), none);
    const auto& arcs = regions.arcs();
    for (std::uint32_t i = 0; i < arcs.size(); ++i) {
        if (arcs[i].right == regions.outside()) {
            is_plain_ = is_plain_ && from_node[arcs[i].start] == none;
            from_node[arcs[i].start] = i;
        }
    }
    std::vector<bool> taken(arcs.size(), false);
    for (std::uint32_t i = 0; i < arcs.size() && is_plain_; ++i) {
        if (arcs[i].right != regions.outside() || taken[i]) {
            continue;
        }
        Loop loop;
        std::uint32_t at = i;
        while (at != none && !taken[at]) {
            taken[at] = true;
            before_arc_[at] = loop.area;
            loop.area += arcs[at].area;
            for (std::uint32_t k = arcs[at].first; k < arcs[at].first + arcs[at].count; ++k) {
                positions_[k] = {static_cast<std::uint32_t>(loops_.size()),
                                 static_cast<std::uint32_t>(loop.segments.size())};
                loop.segments.push_back(k);
            }
            at = from_node[arcs[at].end];
        }
        is_plain_ = at == i && loop.area > 0;
        loops_.push_back(std::move(loop));
    }
}

double OuterBorder::distance_to(GridPoint position, double enough, double most) const {
    const double latitude = to_degrees(position).lat * std::numbers::pi / 180;
    // Radii of curvature of WGS84 at this latitude: metres per grid step.
    constexpr double major = 6378137.0;
    constexpr double e2 = 0.00669437999014;
    constexpr double radians_per_step = std::numbers::pi / 180 / grid_steps_per_degree;
    const double w = std::sqrt(1 - e2 * std::sin(latitude) * std::sin(latitude));
    const double per_x = major / w * std::cos(latitude) * radians_per_step;
    const double per_y = major * (1 - e2) / (w * w * w) * radians_per_step;
    const auto steps_x = static_cast<std::int64_t>(most / per_x);
    const auto steps_y = static_cast<std::int64_t>(most / per_y);
    double least = std::numeric_limits<double>::infinity();
    const auto look_at = [&](std::uint32_t i) {
        const Segment& segment = regions_.segments()[i];
        if (regions_.arcs()[segment.arc].right != regions_.outside() || least < enough * enough) {
            return;
        }
        const double ax = static_cast<double>(segment.from.x - position.x) * per_x;
        const double ay = static_cast<double>(segment.from.y - position.y) * per_y;
        const double dx = static_cast<double>(segment.to.x - segment.from.x) * per_x;
        const double dy = static_cast<double>(segment.to.y - segment.from.y) * per_y;
        const double along = std::clamp(-(ax * dx + ay * dy) / (dx * dx + dy * dy), 0.0, 1.0);
        const double x = ax + along * dx;
        const double y = ay + along * dy;
        least = std::min(least, x * x + y * y);
    };
    // Most vertices of a strip are close to the border: the cell they are in comes first.
    regions_.grid().for_each_in(GridBox::of(position, position), look_at);
    if (least >= enough * enough) {
        regions_.grid().for_each_in({position.x - steps_x, position.y - steps_y,
                                     position.x + steps_x, position.y + steps_y},
                                    look_at);
    }
    return std::sqrt(least);
}

BorderStrips::BorderStrips(const PreparedRegions& regions, const SliverBounds& bounds)
    : regions_(regions), bounds_(bounds), border_(regions), strip_meter_(regions) {}

const std::vector<ExactArea>* BorderStrips::find(const DayRings& rings, const DayMeter& meter) {
    if (!border_.is_plain() || !collect(rings, meter) || !link(meter)) {
        return nullptr;
    }
    if (known_.size() > most_strips) {
        known_.clear();
    }
    sums_.assign(regions_.regions() + 1, 0);
    const ExactArea mainland = to_exact_area(bounds_.mainland.value);
    for (std::size_t i = 0; i < events_.size(); ++i) {
        if (events_[i].done || events_[i].enters > 0) {
            continue;
        }
        Strip strip;
        if (!strip_from(i, meter, strip) || strip.area < 0) {
            return nullptr;
        }
        if (strip.area > mainland) {
            continue;
        }
        const Known& found = known(rings, meter, strip);
        if (found.verdict == Verdict::unclear) {
            return nullptr;
        }
        if (found.verdict == Verdict::sliver) {
            if (holds_loose_ring(found, rings)) {
                return nullptr;
            }
            for (std::size_t side = 0; side < sums_.size(); ++side) {
                sums_[side] += found.sides[side];
            }
        }
    }
    return &sums_;
}

bool BorderStrips::collect(const DayRings& rings, const DayMeter& meter) {
    events_.clear();
    loose_rings_.clear();
    first_events_.clear();
    ring_areas_.assign(rings.rings.size(), 0);
    ring_hashes_.assign(rings.rings.size(), 0);
    for (std::size_t ring = 0; ring < rings.rings.size(); ++ring) {
        first_events_.push_back(events_.size());
        if (rings.rings[ring].is_hole) {
            continue; // land enclosed by Russian-held land stays as drawn
        }
        collect_ring(rings, meter, ring);
        if (events_.size() == first_events_.back()) {
            loose_rings_.push_back(ring);
        }
    }
    first_events_.push_back(events_.size());
    // What lies in a hole of a polygon is enclosed as well.
    for (const DayRings::RingSpan& hole : rings.rings) {
        if (!hole.is_hole) {
            continue;
        }
        const auto first = rings.points.begin() + static_cast<std::ptrdiff_t>(hole.first);
        const std::vector<GridPoint> outline(first,
                                             first + static_cast<std::ptrdiff_t>(hole.count));
        for (const DayRings::RingSpan& ring : rings.rings) {
            if (!ring.is_hole && ring_holds(outline, rings.points[ring.first])) {
                return false;
            }
        }
    }
    return std::none_of(meter.edges().begin(), meter.edges().end(),
                        [&](std::uint32_t edge) { return meter.memory()[edge].touches_border; });
}

void BorderStrips::collect_ring(const DayRings& rings, const DayMeter& meter, std::size_t ring) {
    const DayRings::RingSpan& span = rings.rings[ring];
    for (std::size_t i = span.first; i < span.first + span.count; ++i) {
        const EdgeShare& share = meter.memory()[meter.edges()[i]];
        for (const Crossing& crossing : meter.memory().crossings(share)) {
            if (regions_.arcs()[crossing.arc].right != regions_.outside()) {
                continue;
            }
            Event event;
            event.ring = ring;
            event.edge = i;
            event.enters = meter.turns()[ring] * crossing.enters;
            event.place = crossing.place;
            event.segment = crossing.segment;
            event.border = border_.position_of(crossing.segment);
            event.on_edge = ring_areas_[ring] + crossing.edge_area;
            event.on_border = border_.area_before_arc(crossing.arc) +
                              (event.enters > 0 ? crossing.up_to : crossing.from_on);
            event.hash = mixed(share.hash, crossing.segment);
            event.hash_on_ring = ring_hashes_[ring];
            events_.push_back(event);
        }
        ring_areas_[ring] += share.area;
        ring_hashes_[ring] += share.hash;
    }
}

/// Finds what comes before each event on its ring and what comes after it on the border.
bool BorderStrips::link(const DayMeter& meter) {
    for (std::size_t ring = 0; ring + 1 < first_events_.size(); ++ring) {
        const std::size_t first = first_events_[ring];
        const std::size_t count = first_events_[ring + 1] - first;
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t step = meter.turns()[ring] > 0 ? count - 1 : 1;
            events_[first + i].before_on_ring = first + (i + step) % count;
        }
    }
    std::vector<std::size_t> order(events_.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    const auto key = [&](std::size_t i) {
        const Event& event = events_[i];
        return std::tuple(event.border.loop, event.border.index,
                          distance_on(regions_.segments()[event.segment], event.place));
    };
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
    for (std::size_t i = 0; i < order.size();) {
        std::size_t end = i;
        while (end < order.size() &&
               events_[order[end]].border.loop == events_[order[i]].border.loop) {
            ++end;
        }
        for (std::size_t k = i; k < end; ++k) {
            const std::size_t next = k + 1 == end ? i : k + 1;
            events_[order[k]].next_on_border = order[next];
            const bool alternate =
                next != k && events_[order[k]].enters != events_[order[next]].enters;
            if (!alternate || (k + 1 < end && key(order[k]) == key(order[next]))) {
                return false;
            }
        }
        i = end;
    }
    return true;
}

bool BorderStrips::strip_from(std::size_t first, const DayMeter& meter, Strip& strip) {
    std::size_t at = first;
    do {
        Event& leaves = events_[at];
        const Event& enters = events_[leaves.next_on_border];
        const Event& before = events_[enters.before_on_ring];
        if (leaves.enters > 0 || enters.enters < 0 || before.enters > 0 || leaves.done) {
            return false;
        }
        leaves.done = true;
        strip.events.push_back(at);
        // Along the border, then back along the ring to the event before.
        strip.area += enters.on_border - leaves.on_border;
        if (enters.border.index < leaves.border.index ||
            (enters.border.index == leaves.border.index &&
             distance_on(regions_.segments()[enters.segment], enters.place) <
                 distance_on(regions_.segments()[leaves.segment], leaves.place))) {
            strip.area += border_.area_of_loop(leaves.border.loop);
        }
        const std::int32_t turn = meter.turns()[enters.ring];
        const bool wraps = turn > 0 ? &before >= &enters : &before <= &enters;
        const auto round = static_cast<std::uint64_t>(wraps ? 1 : 0);
        strip.area -= turn * (turn * (enters.on_edge - before.on_edge) +
                              (wraps ? ring_areas_[enters.ring] : 0));
        const std::uint64_t edges = (turn > 0 ? enters.hash_on_ring - before.hash_on_ring
                                              : before.hash_on_ring - enters.hash_on_ring) +
                                    round * ring_hashes_[enters.ring];
        strip.key += mixed(mixed(mixed(edges, leaves.hash), enters.hash), before.hash);
        at = enters.before_on_ring;
    } while (at != first);
    return true;
}

void BorderStrips::follow_ring(const DayRings& rings, const DayMeter& meter, const Event& from,
                               std::vector<GridPoint>& into) const {
    const Event& to = events_[from.before_on_ring];
    const DayRings::RingSpan& span = rings.rings[from.ring];
    const bool forward = meter.turns()[from.ring] < 0;
    // On one edge and in the right order: nothing but the two events.
    const bool wraps = forward ? &to <= &from : &to >= &from;
    std::size_t at = from.edge - span.first;
    const std::size_t end = to.edge - span.first;
    std::size_t steps =
        forward ? (end + span.count - at) % span.count : (at + span.count - end) % span.count;
    if (steps == 0 && wraps) {
        steps = span.count;
    }
    for (std::size_t i = 0; i < steps; ++i) {
        // Edge i runs from point i to point i + 1.
        if (forward) {
            at = (at + 1) % span.count;
            into.push_back(rings.points[span.first + at]);
        } else {
            into.push_back(rings.points[span.first + at]);
            at = (at + span.count - 1) % span.count;
        }
    }
}

DayRings BorderStrips::outline(const DayRings& rings, const DayMeter& meter,
                               const Strip& strip) const {
    std::vector<GridPoint> points;
    for (const std::size_t i : strip.events) {
        const Event& leaves = events_[i];
        const Event& enters = events_[leaves.next_on_border];
        points.push_back(leaves.place);
        const bool same = leaves.border.index == enters.border.index &&
                          distance_on(regions_.segments()[leaves.segment], leaves.place) <
                              distance_on(regions_.segments()[enters.segment], enters.place);
        std::uint32_t at = leaves.border.index;
        if (!same) {
            do {
                const std::uint32_t segment = border_.segment_at(leaves.border.loop, at);
                points.push_back(regions_.segments()[segment].to);
                at = border_.position_of(border_.segment_at(leaves.border.loop, at + 1)).index;
            } while (at != enters.border.index);
        }
        points.push_back(enters.place);
        follow_ring(rings, meter, enters, points);
    }
    points.erase(std::unique(points.begin(), points.end()), points.end());
    while (points.size() > 1 && points.back() == points.front()) {
        points.pop_back();
    }
    DayRings result;
    result.rings.push_back({0, points.size(), false});
    result.points = std::move(points);
    return result;
}

const BorderStrips::Known& BorderStrips::known(const DayRings& rings, const DayMeter& meter,
                                               const Strip& strip) {
    const auto found = known_.find(strip.key);
    if (found != known_.end()) {
        return found->second;
    }
    return known_.emplace(strip.key, decide(outline(rings, meter, strip))).first->second;
}

BorderStrips::Known BorderStrips::decide(DayRings outline) {
    Known strip;
    if (outline.points.size() < 3) {
        return strip; // nothing is left of it on the grid
    }
    const Ring ring = closed_ring(outline.points);
    const SquareMetres area = area_of(ring, AreaMethod::geodesic);
    const Metres mean_width{2 * area.value / geodesic_length(ring).value};
    if (area > bounds_.mainland || mean_width > bounds_.mean_width) {
        return strip;
    }
    // Metres of the small plane are true to 1 %: at the bound the partition decides.
    constexpr double trusted = 0.01;
    const double surely_near = bounds_.depth.value * (1 - trusted);
    const double surely_far = bounds_.depth.value * (1 + trusted);
    strip.verdict = Verdict::sliver;
    for (const GridPoint p : outline.points) {
        const double distance = border_.distance_to(p, surely_near, surely_far);
        if (distance > surely_far) {
            strip.verdict = Verdict::free_land;
            return strip;
        }
        if (distance > surely_near) {
            strip.verdict = Verdict::unclear;
        }
    }
    const DayAreas& areas = strip_meter_.measure_sound(outline);
    if (areas.doubt != Doubt::none) {
        strip.verdict = Verdict::unclear;
        return strip;
    }
    strip.sides = areas.sides;
    // A strip lies inside Ukraine. What is outside is the hair between the border and its bend
    // where the day's outline crosses it.
    const ExactArea hair = std::exchange(strip.sides.back(), 0);
    *std::max_element(strip.sides.begin(), strip.sides.end()) += hair;
    for (const GridPoint p : outline.points) {
        strip.box.add(p);
    }
    strip.outline = std::move(outline);
    return strip;
}

bool BorderStrips::holds_loose_ring(const Known& strip, const DayRings& rings) const {
    return std::any_of(loose_rings_.begin(), loose_rings_.end(), [&](std::size_t ring) {
        const GridPoint p = rings.points[rings.rings[ring].first];
        return strip.box.meets(GridBox::of(p, p)) && ring_holds(strip.outline.points, p);
    });
}

} // namespace demarc::series
