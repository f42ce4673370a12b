// SPDX-License-Identifier: MIT
#include "series/border_strips.hpp"

#include "series/ring_checks.hpp"
#include "support/hash.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace demarc::series {

BorderStrips::BorderStrips(const PreparedRegions& regions, const SliverBounds& bounds)
    : regions_(regions), mainland_(to_exact_area(bounds.mainland.value)), border_(regions),
      decisions_(regions, bounds) {
    for (std::uint32_t loop = 0; loop < border_.loops() && border_.is_plain(); ++loop) {
        StripDecision& island = islands_.emplace_back();
        if (border_.area_of_loop(loop) <= mainland_) {
            DayRings outline;
            outline.points = border_.points_of_loop(loop);
            outline.rings.push_back({0, outline.points.size(), false});
            island.area = {to_square_metres(border_.area_of_loop(loop))};
            island.perimeter = {outline_length(outline.points)};
            island.keep(std::move(outline));
        }
    }
}

const std::vector<ExactArea>* BorderStrips::find(const DayRings& rings, const DailyAreas& meter) {
    if (!border_.is_plain()) {
        return nullptr;
    }
    if (decisions_.forget_if_full()) {
        is_current_ = false;
    }
    changed_.clear();
    const bool same = is_current_ && has_same_events(rings, meter);
    is_current_ = same ? find_changed(rings, meter) : find_all(rings, meter);
    is_current_ = is_current_ && !hold_loose_rings(rings, meter);
    return is_current_ ? &sums_ : nullptr;
}

bool BorderStrips::find_all(const DayRings& rings, const DailyAreas& meter) {
    memory_generation_ = meter.memory().generation();
    sums_.assign(regions_.regions() + 1, 0);
    strips_.clear();
    loose_points_.clear();
    if (!collect(rings, meter) || !link(meter)) {
        return false;
    }
    for (std::size_t i = 0; i < events_.size(); ++i) {
        if (events_[i].done || events_[i].enters > 0) {
            continue;
        }
        const auto strip = static_cast<std::uint32_t>(strips_.size());
        strips_.push_back({i, nullptr});
        if (!evaluate(rings, meter, strips_.back(), strip)) {
            return false;
        }
    }
    return true;
}

/// Where the outline crosses the border as on the day before, a strip is another only if the
/// outline along it is.
bool BorderStrips::find_changed(const DayRings& rings, const DailyAreas& meter) {
    for (const Event& event : events_) {
        if (event.enters < 0 && stretch_hash(meter, event) != event.stretch &&
            (changed_.empty() || changed_.back() != event.strip)) {
            changed_.push_back(event.strip);
        }
    }
    std::sort(changed_.begin(), changed_.end());
    changed_.erase(std::unique(changed_.begin(), changed_.end()), changed_.end());
    for (const std::uint32_t strip : changed_) {
        DayStrip& found = strips_[strip];
        if (found.known != nullptr && found.known->verdict == StripVerdict::sliver) {
            for (std::size_t side = 0; side < sums_.size(); ++side) {
                sums_[side] -= found.known->sides[side];
            }
        }
        std::size_t at = found.first;
        do {
            events_[at].done = false;
            at = events_[events_[at].next_on_border].before_on_ring;
        } while (at != found.first);
        if (!evaluate(rings, meter, found, strip)) {
            return false;
        }
    }
    return true;
}

/// Follows a strip, decides on it and adds what it moves to the sums.
bool BorderStrips::evaluate(const DayRings& rings, const DailyAreas& meter, DayStrip& found,
                            std::uint32_t strip_number) {
    Strip strip;
    if (!strip_from(found.first, meter, strip) || strip.area < 0) {
        return false;
    }
    for (const std::size_t i : strip.events) {
        events_[i].strip = strip_number;
        events_[i].stretch = stretch_hash(meter, events_[i]);
    }
    found.known = nullptr;
    if (strip.area > mainland_) {
        return true;
    }
    found.known = &decision_on(rings, meter, strip);
    if (found.known->verdict == StripVerdict::sliver) {
        for (std::size_t side = 0; side < sums_.size(); ++side) {
            sums_[side] += found.known->sides[side];
        }
    }
    return found.known->verdict != StripVerdict::unclear;
}

/// Whether the outline crosses the border on the same edges as on the day before; brings the events
/// up to date.
bool BorderStrips::has_same_events(const DayRings& rings, const DailyAreas& meter) {
    if (memory_generation_ != meter.memory().generation() ||
        rings.rings.size() + 1 != first_events_.size()) {
        return false;
    }
    std::size_t next = 0;
    for (const DailyAreas::SpecialEdge& special : meter.special_edges()) {
        const EdgeShare& share = meter.memory()[special.edge];
        if (meter.memory().details(share).touches_border) {
            return false;
        }
        if (rings.rings[special.ring].is_hole) {
            continue;
        }
        const std::int32_t turn = meter.rings()[special.ring].turn;
        for (const Crossing& crossing : meter.memory().crossings(share)) {
            if (regions_.arcs()[crossing.arc].right != regions_.outside()) {
                continue;
            }
            if (next == events_.size()) {
                return false;
            }
            Event& event = events_[next++];
            if (event.share != special.edge || event.ring != special.ring ||
                event.segment != crossing.segment || event.enters != turn * crossing.enters) {
                return false;
            }
            event.edge = special.index;
            event.on_edge = special.before.area;
            add(event.on_edge, crossing.edge_area);
            event.hash_on_ring = special.before.hash;
        }
    }
    return next == events_.size() && !has_ring_in_hole(rings) && !has_hole_by_a_hair(rings);
}

/// Of the edges from the event before the one that follows on the border, to that one.
std::uint64_t BorderStrips::stretch_hash(const DailyAreas& meter, const Event& leaves) const {
    const Event& enters = events_[leaves.next_on_border];
    const Event& before = events_[enters.before_on_ring];
    const DailyAreas::RingSums& ring = meter.rings()[enters.ring];
    const bool wraps = ring.turn > 0 ? &before >= &enters : &before <= &enters;
    return (ring.turn > 0 ? enters.hash_on_ring - before.hash_on_ring
                          : before.hash_on_ring - enters.hash_on_ring) +
           (wraps ? ring.hash : 0);
}

bool BorderStrips::hold_loose_rings(const DayRings& rings, const DailyAreas& meter) {
    std::vector<GridPoint> points;
    points.reserve(loose_rings_.size());
    for (const std::size_t ring : loose_rings_) {
        points.push_back(rings.points[rings.rings[ring].first]);
    }
    const bool all = points != loose_points_; // else only what is new has to be looked at
    loose_points_ = std::move(points);
    const auto holds = [&](const DayStrip& found) {
        return found.known != nullptr && found.known->verdict == StripVerdict::sliver &&
               holds_loose_ring(*found.known, rings);
    };
    // They take land from free land and add their outlines: what is wide may be narrow with them.
    const LandInside land = loose_land(rings, meter);
    const SliverBounds& bounds = decisions_.bounds();
    const auto is_narrowed = [&](const StripDecision& strip) {
        if (!strip.may_be_narrow_without(land, bounds)) {
            return false;
        }
        const LandInside inside = loose_land(rings, meter, &strip);
        return inside.outline.value > 0 && strip.may_be_narrow_without(inside, bounds);
    };
    std::vector<bool> is_crossed(islands_.size());
    for (const Event& event : events_) {
        is_crossed[event.border.loop] = true;
    }
    for (std::size_t loop = 0; loop < islands_.size(); ++loop) {
        if (!is_crossed[loop] && is_narrowed(islands_[loop])) {
            return true;
        }
    }
    if (std::any_of(strips_.begin(), strips_.end(), [&](const DayStrip& found) {
            return found.known != nullptr && is_narrowed(*found.known);
        })) {
        return true;
    }
    return all ? std::any_of(strips_.begin(), strips_.end(), holds)
               : std::any_of(changed_.begin(), changed_.end(),
                             [&](std::uint32_t strip) { return holds(strips_[strip]); });
}

bool BorderStrips::collect(const DayRings& rings, const DailyAreas& meter) {
    events_.clear();
    loose_rings_.clear();
    first_events_.clear();
    const auto& special = meter.special_edges();
    auto at = special.begin();
    for (std::size_t ring = 0; ring < rings.rings.size(); ++ring) {
        first_events_.push_back(events_.size());
        const bool is_hole = rings.rings[ring].is_hole; // land enclosed stays as drawn
        for (; at != special.end() && at->ring == ring; ++at) {
            const EdgeDetails& details = meter.memory().details(meter.memory()[at->edge]);
            if (details.touches_border) {
                return false;
            }
            if (!is_hole) {
                collect_edge(meter, *at);
            }
        }
        if (!is_hole && events_.size() == first_events_.back()) {
            loose_rings_.push_back(ring);
        }
    }
    first_events_.push_back(events_.size());
    return !has_ring_in_hole(rings) && !has_hole_by_a_hair(rings);
}

void BorderStrips::collect_edge(const DailyAreas& meter, const DailyAreas::SpecialEdge& special) {
    const EdgeShare& share = meter.memory()[special.edge];
    for (const Crossing& crossing : meter.memory().crossings(share)) {
        if (regions_.arcs()[crossing.arc].right != regions_.outside()) {
            continue;
        }
        Event event;
        event.ring = special.ring;
        event.edge = special.index;
        event.enters = meter.rings()[special.ring].turn * crossing.enters;
        event.place = crossing.place;
        event.segment = crossing.segment;
        event.border = border_.position_of(crossing.segment);
        event.on_edge = special.before.area;
        add(event.on_edge, crossing.edge_area);
        event.on_border = border_.area_before_arc(crossing.arc) +
                          (event.enters > 0 ? crossing.up_to : crossing.from_on);
        event.hash = mixed(share.hash, crossing.segment);
        event.hash_on_ring = special.before.hash;
        event.share = special.edge;
        events_.push_back(event);
    }
}

/// Finds what comes before each event on its ring and what comes after it on the border.
bool BorderStrips::link(const DailyAreas& meter) {
    for (std::size_t ring = 0; ring + 1 < first_events_.size(); ++ring) {
        const std::size_t first = first_events_[ring];
        const std::size_t count = first_events_[ring + 1] - first;
        const bool back = meter.rings()[ring].turn > 0;
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t before = i == 0 ? count - 1 : i - 1;
            const std::size_t after = i + 1 == count ? 0 : i + 1;
            events_[first + i].before_on_ring = first + (back ? before : after);
        }
    }
    // One number for the position along the border: the edge, then the distance on it, which takes
    // less than 40 bits.
    constexpr unsigned distance_bits = 40;
    places_.clear();
    for (std::uint32_t i = 0; i < events_.size(); ++i) {
        const Event& event = events_[i];
        const auto distance = static_cast<std::uint64_t>(
            distance_on(regions_.segments()[event.segment], event.place));
        places_.push_back({(std::uint64_t{event.border.index} << distance_bits) + distance, i,
                           event.border.loop});
    }
    std::sort(places_.begin(), places_.end(), [](const Place& a, const Place& b) {
        return a.loop != b.loop ? a.loop < b.loop : a.key < b.key;
    });
    for (auto first = places_.begin(); first != places_.end();) {
        const auto last = std::find_if(
            first, places_.end(), [&](const Place& other) { return other.loop != first->loop; });
        for (auto at = first; at != last; ++at) {
            const auto next = at + 1 == last ? first : at + 1;
            events_[at->event].next_on_border = next->event;
            const bool alternate =
                next != at && events_[at->event].enters != events_[next->event].enters;
            if (!alternate || (at + 1 != last && at->key == next->key)) {
                return false;
            }
        }
        first = last;
    }
    return true;
}

bool BorderStrips::strip_from(std::size_t first, const DailyAreas& meter, Strip& strip) {
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
        const std::int32_t turn = meter.rings()[enters.ring].turn;
        const bool wraps = turn > 0 ? &before >= &enters : &before <= &enters;
        strip.area -= turn * (turn * difference(enters.on_edge, before.on_edge) +
                              (wraps ? meter.rings()[enters.ring].area : 0));
        const std::uint64_t edges = stretch_hash(meter, leaves);
        strip.key += mixed(mixed(mixed(edges, leaves.hash), enters.hash), before.hash);
        at = enters.before_on_ring;
    } while (at != first);
    return true;
}

void BorderStrips::follow_ring(const DayRings& rings, const DailyAreas& meter, const Event& from,
                               std::vector<GridPoint>& into) const {
    const Event& to = events_[from.before_on_ring];
    const DayRings::RingSpan& span = rings.rings[from.ring];
    const bool forward = meter.rings()[from.ring].turn < 0;
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

DayRings BorderStrips::outline(const DayRings& rings, const DailyAreas& meter,
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

std::vector<BorderStrips::SliverOfDay> BorderStrips::slivers(const DayRings& rings,
                                                             const DailyAreas& meter) const {
    std::vector<SliverOfDay> all;
    for (const DayStrip& strip : strips_) {
        if (strip.known == nullptr || strip.known->verdict != StripVerdict::sliver) {
            continue;
        }
        SliverOfDay& sliver = all.emplace_back(SliverOfDay{strip.known, {}});
        std::size_t at = strip.first;
        do {
            const Event& enters = events_[events_[at].next_on_border];
            add_stretches(rings, meter, enters, sliver.outline);
            at = enters.before_on_ring;
        } while (at != strip.first);
    }
    return all;
}

/// As follow_ring() goes, edge by edge.
void BorderStrips::add_stretches(const DayRings& rings, const DailyAreas& meter, const Event& from,
                                 std::vector<Stretch>& into) const {
    std::vector<GridPoint> points;
    follow_ring(rings, meter, from, points);
    const DayRings::RingSpan& span = rings.rings[from.ring];
    const bool forward = meter.rings()[from.ring].turn < 0;
    std::size_t at = from.edge - span.first;
    GridPoint before = from.place;
    Side side = regions_.arcs()[regions_.segments()[from.segment].arc].left;
    for (const GridPoint point : points) {
        add_by_region(meter, {span.first + at, before, point}, side, into);
        at = forward ? (at + 1) % span.count : (at + span.count - 1) % span.count;
        before = point;
    }
    add_by_region(meter, {span.first + at, before, events_[from.before_on_ring].place}, side, into);
}

/// Parts a stretch where its edge crosses from region to region. \param side where it begins, then
/// where it ends
void BorderStrips::add_by_region(const DailyAreas& meter, Stretch stretch, Side& side,
                                 std::vector<Stretch>& into) const {
    constexpr Side none = PreparedRegions::no_side;
    const bool runs_along = runs_along_border(stretch);
    const auto& special = meter.special_edges();
    const auto found = std::lower_bound(
        special.begin(), special.end(), stretch.edge,
        [](const DailyAreas::SpecialEdge& one, std::size_t edge) { return one.index < edge; });
    if (found != special.end() && found->index == stretch.edge) {
        const EdgeShare& share = meter.memory()[found->edge];
        const auto distance = [&](GridPoint p) {
            return std::abs(p.x - share.from.x) + std::abs(p.y - share.from.y);
        };
        const std::int64_t begins = distance(stretch.from);
        const std::int64_t ends = distance(stretch.to);
        std::vector<Crossing> within;
        for (const Crossing& crossing : meter.memory().crossings(share)) {
            const std::int64_t at = distance(crossing.place);
            if (regions_.arcs()[crossing.arc].right != regions_.outside() &&
                std::min(begins, ends) <= at && at <= std::max(begins, ends)) {
                within.push_back(crossing);
            }
        }
        if (begins > ends) {
            std::reverse(within.begin(), within.end());
        }
        for (const Crossing& crossing : within) {
            const BoundaryArc& arc = regions_.arcs()[crossing.arc];
            into.push_back({stretch.edge, stretch.from, crossing.place, runs_along ? none : side});
            stretch.from = crossing.place;
            side = side == arc.left ? arc.right : side == arc.right ? arc.left : none;
        }
    }
    stretch.side = runs_along ? none : side;
    into.push_back(stretch);
}

/// Whether a stretch may have another region on the side of Russian-held land than on that of the
/// strip.
bool BorderStrips::runs_along_border(const Stretch& stretch) const {
    bool runs_along = false;
    regions_.grid().for_each_near(stretch.from, stretch.to, [&](std::uint32_t i) {
        const Segment& segment = regions_.segments()[i];
        runs_along =
            runs_along || run_by_a_hair(stretch.from, stretch.to, segment.from, segment.to);
    });
    return runs_along;
}

const StripDecision& BorderStrips::decision_on(const DayRings& rings, const DailyAreas& meter,
                                               const Strip& strip) {
    const StripDecision* known = decisions_.find(strip.key);
    return known != nullptr ? *known
                            : decisions_.decide(strip.key, outline(rings, meter, strip), border_);
}

/// \param within a strip; nullptr: anywhere
LandInside BorderStrips::loose_land(const DayRings& rings, const DailyAreas& meter,
                                    const StripDecision* within) const {
    LandInside land;
    for (const std::size_t ring : loose_rings_) {
        if (within == nullptr || within->holds(rings.points[rings.rings[ring].first])) {
            const DailyAreas::RingSums& sums = meter.rings()[ring];
            land.area.value += to_square_metres(sums.turn * sums.area);
            land.outline.value += outline_length(rings.points_of(rings.rings[ring]));
        }
    }
    return land;
}

bool BorderStrips::holds_loose_ring(const StripDecision& strip, const DayRings& rings) const {
    return std::any_of(loose_rings_.begin(), loose_rings_.end(), [&](std::size_t ring) {
        return strip.holds(rings.points[rings.rings[ring].first]);
    });
}

} // namespace demarc::series
