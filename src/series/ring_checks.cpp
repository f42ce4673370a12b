// SPDX-License-Identifier: MIT
#include "series/ring_checks.hpp"

#include "geometry/edge_cells.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace demarc::series {

bool turns_back(GridPoint a, GridPoint b, GridPoint c) {
    return turn(a, b, c) == 0 && static_cast<WideInteger>(a.x - b.x) * (c.x - b.x) +
                                         static_cast<WideInteger>(a.y - b.y) * (c.y - b.y) >
                                     0;
}

bool ring_holds(std::span<const GridPoint> ring, GridPoint p) {
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

bool has_ring_in_hole(const DayRings& rings) {
    for (const DayRings::RingSpan& hole : rings.rings) {
        if (!hole.is_hole) {
            continue;
        }
        const std::span<const GridPoint> outline = rings.points_of(hole);
        for (const DayRings::RingSpan& ring : rings.rings) {
            if (!ring.is_hole && ring_holds(outline, rings.points[ring.first])) {
                return true;
            }
        }
    }
    return false;
}

namespace {

constexpr std::int64_t hair = 2; // steps of the grid

} // namespace

bool lies_by_a_hair(GridPoint from, GridPoint to, GridPoint position) {
    const GridBox near{position.x - hair, position.y - hair, position.x + hair, position.y + hair};
    return GridBox::of(from, to).meets(near) &&
           std::abs(static_cast<double>(turn(from, to, position))) <=
               hair * std::hypot(static_cast<double>(to.x - from.x),
                                 static_cast<double>(to.y - from.y));
}

bool passes_by_a_hair(GridPoint from, GridPoint to, GridPoint vertex) {
    return vertex != from && vertex != to && lies_by_a_hair(from, to, vertex);
}

bool run_by_a_hair(GridPoint a, GridPoint b, GridPoint c, GridPoint d) {
    GridBox near;
    const auto add_near = [&near](GridPoint from, GridPoint to, GridPoint position) {
        if (lies_by_a_hair(from, to, position)) {
            near.add(position);
        }
    };
    add_near(a, b, c);
    add_near(a, b, d);
    add_near(c, d, a);
    add_near(c, d, b);
    return near.west <= near.east &&
           std::max(near.east - near.west, near.north - near.south) > 2 * hair;
}

bool has_hole_by_a_hair(const DayRings& rings) {
    const auto any_edge = [&](const DayRings::RingSpan& ring, const auto& found) {
        const std::span<const GridPoint> points = rings.points_of(ring);
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (found(points[i], points[i + 1 == points.size() ? 0 : i + 1])) {
                return true;
            }
        }
        return false;
    };
    const auto comes_near = [&](const DayRings::RingSpan& hole, const GridBox& box,
                                const DayRings::RingSpan& other) {
        return any_edge(other, [&](GridPoint a, GridPoint b) {
            return box.meets(GridBox::of(a, b)) && any_edge(hole, [&](GridPoint c, GridPoint d) {
                       return passes_by_a_hair(a, b, c) || passes_by_a_hair(c, d, a);
                   });
        });
    };
    return std::any_of(rings.rings.begin(), rings.rings.end(), [&](const auto& hole) {
        GridBox box;
        for (const GridPoint p :
             hole.is_hole ? rings.points_of(hole) : std::span<const GridPoint>()) {
            box.add(p);
        }
        return hole.is_hole &&
               std::any_of(rings.rings.begin(), rings.rings.end(), [&](const auto& other) {
                   return hole.first != other.first && comes_near(hole, box, other);
               });
    });
}

void RingChecks::begin(const DayRings& rings, const std::vector<GridPoint>& touching) {
    rings_ = &rings;
    touching_ = touching;
    runs_.clear();
    for (std::size_t ring = 0; ring < rings.rings.size(); ++ring) {
        const auto& span = rings.rings[ring];
        for (std::size_t i = 0; i < span.count; i += run) {
            Run next{{}, span.first + i, std::min(run, span.count - i), ring};
            for (std::size_t k = next.first; k < next.first + next.count; ++k) {
                next.box.add(rings.points[k]);
            }
            next.box.add(end_of(next.first + next.count - 1, ring));
            runs_.push_back(next);
        }
    }
    // Runs that follow one another lie near one another: pairs of them make a tree of boxes.
    leaves_ = std::bit_ceil(std::max<std::size_t>(runs_.size(), 1));
    boxes_.assign(2 * leaves_, GridBox{});
    for (std::size_t i = 0; i < runs_.size(); ++i) {
        boxes_[leaves_ + i] = runs_[i].box;
    }
    for (std::size_t node = leaves_ - 1; node > 0; --node) {
        boxes_[node] = boxes_[2 * node];
        boxes_[node].add(boxes_[2 * node + 1]);
    }
}

template<typename Wanted, typename Found>
bool RingChecks::any_run(const Wanted& wanted, const Found& found) const {
    std::array<std::size_t, 2 * std::numeric_limits<std::size_t>::digits> waiting{1};
    std::size_t count = 1;
    while (count > 0) {
        const std::size_t node = waiting[--count];
        if (!wanted(boxes_[node])) {
            continue;
        }
        if (node < leaves_) {
            waiting[count++] = 2 * node + 1;
            waiting[count++] = 2 * node;
        } else if (node - leaves_ < runs_.size() && found(runs_[node - leaves_])) {
            return true;
        }
    }
    return false;
}

GridPoint RingChecks::end_of(std::size_t index, std::size_t ring) const {
    const auto& span = rings_->rings[ring];
    return rings_->points[index + 1 == span.first + span.count ? span.first : index + 1];
}

std::size_t RingChecks::ring_of(std::size_t index) const {
    const auto after = std::upper_bound(
        rings_->rings.begin(), rings_->rings.end(), index,
        [](std::size_t i, const DayRings::RingSpan& span) { return i < span.first; });
    return static_cast<std::size_t>(after - rings_->rings.begin()) - 1;
}

/// Whether two edges have nothing in common but an end where rings may touch.
bool RingChecks::only_touch(GridPoint a, GridPoint b, GridPoint c, GridPoint d) const {
    if (touching_.empty() || (a != c && a != d && b != c && b != d)) {
        return false;
    }
    const GridPoint common = a == c || a == d ? a : b;
    return std::binary_search(touching_.begin(), touching_.end(), common, lies_before) &&
           !turns_back(a == common ? b : a, common, c == common ? d : c);
}

/// Whether two edges meet otherwise than at the end that one shares with the next.
bool RingChecks::meet(std::size_t index, std::size_t ring, std::size_t other,
                      std::size_t other_ring) const {
    const auto& span = rings_->rings[ring];
    const GridPoint a = rings_->points[index];
    const GridPoint b = end_of(index, ring);
    const GridPoint c = rings_->points[other];
    const GridPoint d = end_of(other, other_ring);
    const std::size_t next = index + 1 == span.first + span.count ? span.first : index + 1;
    const std::size_t before = index == span.first ? span.first + span.count - 1 : index - 1;
    if (other == next || other == before) {
        return span.count < 3 || (other == next ? turns_back(a, b, d) : turns_back(c, a, b));
    }
    return have_common_position(a, b, c, d) && !only_touch(a, b, c, d);
}

bool RingChecks::meets_another(std::size_t index) const {
    const std::size_t ring = ring_of(index);
    const GridBox box = GridBox::of(rings_->points[index], end_of(index, ring));
    const auto meets_one_of = [&](const Run& other) {
        for (std::size_t k = other.first; k < other.first + other.count; ++k) {
            if (k != index && meet(index, ring, k, other.ring)) {
                return true;
            }
        }
        return false;
    };
    return any_run([&box](const GridBox& other) { return box.meets(other); }, meets_one_of);
}

bool RingChecks::any_meet() const {
    std::vector<GridEdge> edges;
    std::vector<std::uint32_t> ring_of_edge;
    edges.reserve(rings_->points.size());
    ring_of_edge.reserve(rings_->points.size());
    for (std::uint32_t ring = 0; ring < rings_->rings.size(); ++ring) {
        const auto& span = rings_->rings[ring];
        for (std::size_t i = span.first; i < span.first + span.count; ++i) {
            edges.push_back({to_degrees(rings_->points[i]), to_degrees(end_of(i, ring))});
            ring_of_edge.push_back(ring);
        }
    }
    return !edges.empty() && EdgeCells(edges).any_near_pair([&](std::uint32_t i, std::uint32_t k) {
        return meet(i, ring_of_edge[i], k, ring_of_edge[k]);
    });
}

bool RingChecks::rings_lie_right(const std::vector<std::int32_t>& turns) const {
    for (std::size_t ring = 0; ring < rings_->rings.size(); ++ring) {
        const GridPoint p = rings_->points[rings_->rings[ring].first];
        std::int32_t winding = 0;
        // Only edges below the position count.
        const auto may_lie_below = [p](const GridBox& box) {
            return p.x >= box.west && p.x <= box.east && p.y >= box.south;
        };
        any_run(may_lie_below, [&](const Run& other) {
            if (other.ring == ring) {
                return false;
            }
            for (std::size_t k = other.first; k < other.first + other.count; ++k) {
                const GridPoint c = rings_->points[k];
                const GridPoint d = end_of(k, other.ring);
                if ((c.x <= p.x) == (d.x <= p.x)) {
                    continue;
                }
                const bool runs_east = c.x <= p.x;
                if ((turn(c, d, p) > 0) == runs_east) {
                    winding += runs_east ? turns[other.ring] : -turns[other.ring];
                }
            }
            return false;
        });
        if (winding != (rings_->rings[ring].is_hole ? 1 : 0)) {
            return false;
        }
    }
    return true;
}

} // namespace demarc::series
