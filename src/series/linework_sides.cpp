// SPDX-License-Identifier: MIT
#include "series/linework_sides.hpp"

#include "series/edge_matching.hpp"
#include "support/hash.hpp"

#include <algorithm>
#include <utility>

namespace demarc::series {

namespace {

/// A ring being traced.
struct TracedRing {
    std::vector<GridPoint> points;
    std::vector<std::size_t> levels;
};

void add_ring(TracedRing ring, std::size_t start, DissolvedLand& into) {
    const auto middle = static_cast<std::ptrdiff_t>(start);
    std::rotate(ring.points.begin(), ring.points.begin() + middle, ring.points.end());
    std::rotate(ring.levels.begin(), ring.levels.begin() + middle, ring.levels.end());
    const double doubled = signed_area(ring.points);
    into.square_steps += doubled / 2;
    into.rings.rings.push_back({into.rings.points.size(), ring.points.size(), doubled < 0});
    into.rings.points.insert(into.rings.points.end(), ring.points.begin(), ring.points.end());
    into.levels.insert(into.levels.end(), ring.levels.begin(), ring.levels.end());
}

} // namespace

void LineworkSides::add(GridPoint from, GridPoint to, std::size_t level, std::int32_t times) {
    if (from == to) {
        return;
    }
    const bool runs_east = lies_before(from, to);
    const GridPoint west = runs_east ? from : to;
    const GridPoint east = runs_east ? to : from;
    const auto slot_of = [this](GridPoint a, GridPoint b) {
        return mixed(mixed(mixed(mixed(0, a.x), a.y), b.x), b.y) & (slots_.size() - 1);
    };
    const auto free_or_found = [&](GridPoint a, GridPoint b) {
        std::size_t slot = slot_of(a, b);
        while (slots_[slot] != 0 &&
               (edges_[slots_[slot] - 1].from != a || edges_[slots_[slot] - 1].to != b)) {
            slot = (slot + 1) & (slots_.size() - 1);
        }
        return slot;
    };
    if (2 * edges_.size() >= slots_.size()) {
        slots_.assign(2 * slots_.size(), 0);
        for (std::uint32_t i = 0; i < edges_.size(); ++i) {
            slots_[free_or_found(edges_[i].from, edges_[i].to)] = i + 1;
        }
    }
    std::uint32_t& slot = slots_[free_or_found(west, east)];
    if (slot == 0) {
        edges_.push_back({west, east});
        slot = static_cast<std::uint32_t>(edges_.size());
    }
    Edge& edge = edges_[slot - 1];
    edge.areas += runs_east ? times : -times;
    std::size_t& least = runs_east ? edge.left_level : edge.right_level;
    least = std::min(least, level);
}

DissolvedLand LineworkSides::outline(std::int32_t exactly) {
    exactly_ = exactly;
    std::erase_if(edges_, [](const Edge& edge) { return edge.areas == 0; });
    gather_ends();
    return find_sides() ? traced() : DissolvedLand{};
}

void LineworkSides::gather_ends() {
    ends_.clear();
    for (std::uint32_t i = 0; i < edges_.size(); ++i) {
        ends_.push_back({edges_[i].from, edges_[i].to, i, true});
        ends_.push_back({edges_[i].to, edges_[i].from, i, false});
    }
    std::sort(ends_.begin(), ends_.end(), [](const End& a, const End& b) {
        return a.node != b.node ? lies_before(a.node, b.node)
                                : comes_first_around(a.node, a.other, b.other);
    });
    ends_of_.resize(edges_.size());
    std::uint32_t first = 0;
    for (std::uint32_t i = 0; i < ends_.size(); ++i) {
        BothEnds& both = ends_of_[ends_[i].edge];
        (ends_[i].starts ? both.start : both.end) = i;
        if (i + 1 == ends_.size() || ends_[i + 1].node != ends_[i].node) {
            for (std::uint32_t k = first; k <= i; ++k) {
                ends_[k].first = first;
                ends_[k].count = i + 1 - first;
            }
            first = i + 1;
        }
    }
}

/// A piece of linework is come upon at its westmost node, of which the open west side tells how
/// often other pieces cover it all around.
bool LineworkSides::find_sides() {
    for (std::uint32_t i = 0; i < ends_.size(); ++i) {
        if (edges_[ends_[i].edge].covered_right == unknown &&
            !spread_from(i, covered_west_of(ends_[i].node))) {
            return false;
        }
    }
    return true;
}

/// The areas that cover a position a hair west of a node that has no edge to the west.
std::int32_t LineworkSides::covered_west_of(GridPoint node) const {
    std::int32_t covered = 0;
    for (const Edge& edge : edges_) {
        if (edge.from.x < node.x && edge.to.x >= node.x && turn(edge.from, edge.to, node) > 0) {
            covered += edge.areas;
        }
    }
    return covered;
}

/// \param covered the land clockwise of the end
bool LineworkSides::spread_from(std::uint32_t end, std::int32_t covered) {
    std::vector<std::uint32_t> open;
    if (!spread_around(end, covered, open)) {
        return false;
    }
    while (!open.empty()) {
        const std::uint32_t next = open.back();
        open.pop_back();
        const Edge& edge = edges_[ends_[next].edge];
        const std::int32_t clockwise =
            ends_[next].starts ? edge.covered_right : edge.covered_right + edge.areas;
        if (!spread_around(next, clockwise, open)) {
            return false;
        }
    }
    return true;
}

/// Goes once around a node and tells its edges what covers their sides; those to which that is new
/// have their other ends added to `open`.
bool LineworkSides::spread_around(std::uint32_t end, std::int32_t covered,
                                  std::vector<std::uint32_t>& open) {
    const std::int32_t begun_with = covered;
    const std::uint32_t first = ends_[end].first;
    const std::uint32_t count = ends_[end].count;
    for (std::uint32_t step = 0; step < count; ++step) {
        const std::uint32_t at = first + (end - first + step) % count;
        Edge& edge = edges_[ends_[at].edge];
        const std::int32_t right = ends_[at].starts ? covered : covered - edge.areas;
        if (right < 0 || right + edge.areas < 0 ||
            (edge.covered_right != unknown && edge.covered_right != right)) {
            return false;
        }
        if (edge.covered_right == unknown) {
            edge.covered_right = right;
            const BothEnds& both = ends_of_[ends_[at].edge];
            open.push_back(ends_[at].starts ? both.end : both.start);
        }
        covered = covered_beyond(ends_[at]);
    }
    return covered == begun_with;
}

/// Counter-clockwise of an end whose edge knows its sides.
std::int32_t LineworkSides::covered_beyond(const End& end) const {
    const Edge& edge = edges_[end.edge];
    return end.starts ? edge.covered_right + edge.areas : edge.covered_right;
}

bool LineworkSides::is_land(std::int32_t covered) const {
    return exactly_ == 0 ? covered > 0 : covered == exactly_;
}

bool LineworkSides::is_outline(const Edge& edge) const {
    return is_land(edge.covered_right) != is_land(edge.covered_right + edge.areas);
}

bool LineworkSides::rings_touch_at(const End& end) const {
    const auto first = ends_.begin() + end.first;
    return std::count_if(first, first + end.count,
                         [this](const End& one) { return is_outline(edges_[one.edge]); }) > 2;
}

/// The end at which an edge of the outline departs, land on its left.
std::uint32_t LineworkSides::departing_end(std::uint32_t edge) const {
    return is_land(edges_[edge].covered_right) ? ends_of_[edge].end : ends_of_[edge].start;
}

/// The next edge of the outline counter-clockwise of an arriving one: what lies between them is one
/// piece of free land, so that each has rings of its own.
std::uint32_t LineworkSides::next_around(std::uint32_t end) const {
    const End& arriving = ends_[end];
    for (std::uint32_t step = 1; step < arriving.count; ++step) {
        const std::uint32_t at = arriving.first + (end - arriving.first + step) % arriving.count;
        if (is_outline(edges_[ends_[at].edge])) {
            return at;
        }
    }
    return end;
}

DissolvedLand LineworkSides::traced() const {
    std::vector<bool> done(edges_.size());
    DissolvedLand exteriors;
    DissolvedLand holes;
    for (std::uint32_t i = 0; i < edges_.size(); ++i) {
        if (done[i] || !is_outline(edges_[i])) {
            continue;
        }
        TracedRing ring;
        std::size_t start = 0; // best where no other ring comes
        for (std::uint32_t edge = i; !done[edge];) {
            done[edge] = true;
            const std::uint32_t departs = departing_end(edge);
            const bool runs_east = ends_[departs].starts;
            if (rings_touch_at(ends_[departs])) {
                exteriors.touching_nodes.push_back(ends_[departs].node);
                start = start == ring.points.size() ? start + 1 : start;
            }
            ring.points.push_back(ends_[departs].node);
            ring.levels.push_back(runs_east ? edges_[edge].left_level : edges_[edge].right_level);
            edge = ends_[next_around(runs_east ? ends_of_[edge].end : ends_of_[edge].start)].edge;
        }
        start = start == ring.points.size() ? 0 : start;
        const bool is_hole = signed_area(ring.points) < 0;
        add_ring(std::move(ring), start, is_hole ? holes : exteriors);
    }
    for (DayRings::RingSpan span : holes.rings.rings) {
        span.first += exteriors.rings.points.size();
        exteriors.rings.rings.push_back(span);
    }
    exteriors.square_steps += holes.square_steps;
    const auto append = [](auto& to, const auto& from) {
        to.insert(to.end(), from.begin(), from.end());
    };
    append(exteriors.rings.points, holes.rings.points);
    append(exteriors.levels, holes.levels);
    std::sort(exteriors.touching_nodes.begin(), exteriors.touching_nodes.end(), lies_before);
    return exteriors;
}

} // namespace demarc::series
