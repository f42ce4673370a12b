// SPDX-License-Identifier: MIT
#include "series/dissolve.hpp"

#include "series/edge_matching.hpp"
#include "series/linework_sides.hpp"
#include "series/ring_checks.hpp"
#include "series/segment_grid.hpp"

#include <algorithm>
#include <utility>

namespace demarc::series {

namespace {

/// Whether every exterior of a record lies outside its others and every hole inside its own.
bool rings_lie_right(const DayMap& map, const DayMap::Record& record,
                     const std::vector<std::int32_t>& turns) {
    if (record.end_ring - record.first_ring < 2) {
        return true;
    }
    DayRings own;
    own.rings.assign(map.rings.rings.begin() + static_cast<std::ptrdiff_t>(record.first_ring),
                     map.rings.rings.begin() + static_cast<std::ptrdiff_t>(record.end_ring));
    const std::size_t first = own.rings.front().first;
    const DayRings::RingSpan& last = own.rings.back();
    own.points.assign(map.rings.points.begin() + static_cast<std::ptrdiff_t>(first),
                      map.rings.points.begin() +
                          static_cast<std::ptrdiff_t>(last.first + last.count));
    for (DayRings::RingSpan& ring : own.rings) {
        ring.first -= first;
    }
    RingChecks checks;
    checks.begin(own);
    return checks.rings_lie_right({turns.begin() + static_cast<std::ptrdiff_t>(record.first_ring),
                                   turns.begin() + static_cast<std::ptrdiff_t>(record.end_ring)});
}

} // namespace

bool Dissolver::take(const DayMap& map) {
    collect(map);
    std::vector<std::int32_t> turns;
    for (const DayRings::RingSpan& ring : map.rings.rings) {
        turns.push_back((signed_area(map.rings.points_of(ring)) > 0) != ring.is_hole ? 1 : -1);
        if (ring.count < 3) {
            return false;
        }
    }
    for (RecordEdge& edge : edges_) {
        if (turns[edge.ring] < 0) {
            std::swap(edge.from, edge.to);
        }
    }
    return cut_at_meetings(map) &&
           std::all_of(map.records.begin(), map.records.end(), [&](const DayMap::Record& record) {
               return rings_lie_right(map, record, turns);
           });
}

void Dissolver::collect(const DayMap& map) {
    edges_.clear();
    levels_.clear();
    for (std::uint32_t record = 0; record < map.records.size(); ++record) {
        levels_.push_back(map.records[record].level);
        for (std::size_t r = map.records[record].first_ring; r < map.records[record].end_ring;
             ++r) {
            const DayRings::RingSpan& span = map.rings.rings[r];
            for (std::size_t i = span.first; i < span.first + span.count; ++i) {
                const std::size_t next = i + 1 == span.first + span.count ? span.first : i + 1;
                edges_.push_back({map.rings.points[i], map.rings.points[next], record,
                                  static_cast<std::uint32_t>(r), static_cast<std::uint32_t>(i)});
            }
        }
    }
}

/// Whether two edges of one record meet only as neighbours on a ring do.
bool Dissolver::is_sound(const DayMap& map, const RecordEdge& a, const RecordEdge& b) const {
    const DayRings::RingSpan& span = map.rings.rings[a.ring];
    const auto follows = [&](const RecordEdge& before, const RecordEdge& after) {
        const std::size_t next =
            before.index + 1 == span.first + span.count ? span.first : before.index + 1;
        return before.ring == after.ring && next == after.index;
    };
    if (follows(a, b) || follows(b, a)) {
        const GridPoint common = a.to == b.from ? a.to : a.from;
        return !turns_back(a.to == common ? a.from : a.to, common, b.to == common ? b.from : b.to);
    }
    return !have_common_position(a.from, a.to, b.from, b.to);
}

bool Dissolver::cut_at_meetings(const DayMap& map) {
    SegmentGrid grid;
    grid.build(edges_.size(),
               [this](std::size_t i) { return std::pair(edges_[i].from, edges_[i].to); });
    std::vector<RecordEdge> cut;
    cut.reserve(edges_.size());
    bool sound = true;
    std::vector<GridPoint> vertices;
    for (std::uint32_t i = 0; i < edges_.size(); ++i) {
        RecordEdge edge = edges_[i];
        vertices.clear();
        const GridBox box = GridBox::of(edge.from, edge.to);
        grid.for_each_near(edge.from, edge.to, [&](std::uint32_t near) {
            const RecordEdge& other = edges_[near];
            if (near == i || !box.meets(GridBox::of(other.from, other.to))) {
                return;
            }
            if (other.record == edge.record) {
                sound = sound && (near > i || is_sound(map, edge, other));
                return;
            }
            if (passes_pixel(edge.from, edge.to, other.from)) {
                vertices.push_back(other.from);
            }
            // The same place whichever of the two asks.
            const RecordEdge& first = near < i ? other : edges_[i];
            const RecordEdge& second = near < i ? edges_[i] : other;
            const GridPoint crossing = crossing_of(first.from, first.to, second.from, second.to);
            if (crossing != first.from && crossing != edge.from && crossing != edge.to) {
                vertices.push_back(crossing);
            }
        });
        if (!sound) {
            return false;
        }
        sort_along(edge.from, vertices);
        for (const GridPoint vertex : vertices) {
            RecordEdge part = edge;
            part.to = vertex;
            cut.push_back(part);
            edge.from = vertex;
        }
        cut.push_back(edge);
    }
    edges_ = std::move(cut);
    return true;
}

DissolvedLand Dissolver::up_to(std::size_t level) const {
    return of([&](std::size_t record) { return levels_[record] <= level; });
}

DissolvedLand Dissolver::of(const std::function<bool(std::size_t)>& is_chosen) const {
    std::vector<bool> chosen(levels_.size());
    for (std::size_t record = 0; record < levels_.size(); ++record) {
        chosen[record] = is_chosen(record);
    }
    LineworkSides linework;
    for (const RecordEdge& edge : edges_) {
        if (chosen[edge.record]) {
            linework.add(edge.from, edge.to, levels_[edge.record]);
        }
    }
    return linework.outline();
}

/// Land counts once and what is cut off twice, so that the land that is left is covered once.
DissolvedLand Dissolver::of_without(const std::function<bool(std::size_t)>& is_chosen,
                                    const std::function<bool(std::size_t)>& is_cut_off) const {
    LineworkSides linework;
    const auto add = [&](const DissolvedLand& land, std::int32_t times) {
        for (const DayRings::RingSpan& ring : land.rings.rings) {
            for (std::size_t i = ring.first; i < ring.first + ring.count; ++i) {
                const std::size_t next = i + 1 == ring.first + ring.count ? ring.first : i + 1;
                linework.add(land.rings.points[i], land.rings.points[next], land.levels[i], times);
            }
        }
    };
    add(of(is_chosen), 1);
    add(of(is_cut_off), 2);
    return linework.outline(1);
}

} // namespace demarc::series
