// SPDX-License-Identifier: MIT
#include "series/prepared_regions.hpp"

#include "support/hash.hpp"
#include "support/parallel.hpp"

#include <algorithm>
#include <queue>
#include <unordered_map>

namespace demarc::series {

namespace {

struct PointHash {
    std::size_t operator()(GridPoint p) const { return mixed(mixed(0, p.x), p.y); }
};

} // namespace

PreparedRegions::PreparedRegions(const std::vector<MultiPolygon>& regions, AreaMethod method,
                                 unsigned jobs)
    : region_count_(regions.size()), edge_area_(method) {
    make_arcs(regions);
    add_up(jobs);
    number_nodes();
    order_arcs();
    grid_.build(segments_.size(),
                [this](std::size_t i) { return std::pair(segments_[i].from, segments_[i].to); });
    region_areas_.assign(region_count_, 0);
    for (const BoundaryArc& arc : arcs_) {
        if (arc.left != outside()) {
            region_areas_[arc.left] += arc.area;
        }
        if (arc.right != outside()) {
            region_areas_[arc.right] -= arc.area;
        }
    }
}

void PreparedRegions::make_arcs(const std::vector<MultiPolygon>& regions) {
    const BoundaryEdges all = boundary_edges(regions);
    segments_.reserve(all.edges.size());
    for (const BoundaryEdges::RingSpan& ring : all.rings) {
        add_ring(all.edges, ring.first, ring.count);
    }
}

void PreparedRegions::add_ring(const std::vector<BoundaryEdge>& edges, std::size_t first,
                               std::size_t count) {
    const auto edge = [&](std::size_t i) -> const BoundaryEdge& {
        return edges[first + i % count];
    };
    const auto is_break = [&](std::size_t i) {
        const BoundaryEdge& before = edge(i + count - 1);
        return before.right != edge(i).right || before.kept != edge(i).kept;
    };
    std::size_t begin = 0;
    while (begin < count && !is_break(begin)) {
        ++begin;
    }
    if (begin == count) {
        begin = 0; // a ring of one arc
    }
    for (std::size_t i = begin; i < begin + count;) {
        std::size_t end = i + 1;
        while (end < begin + count && !is_break(end)) {
            ++end;
        }
        if (edge(i).kept) {
            add_arc(edges, i, end - i, first, count);
        }
        i = end;
    }
}

void PreparedRegions::add_arc(const std::vector<BoundaryEdge>& edges, std::size_t first,
                              std::size_t count, std::size_t ring_first, std::size_t ring_count) {
    const auto index = static_cast<std::uint32_t>(arcs_.size());
    BoundaryArc arc;
    arc.left = edges[ring_first + first % ring_count].left;
    arc.right = edges[ring_first + first % ring_count].right;
    arc.first = static_cast<std::uint32_t>(segments_.size());
    arc.count = static_cast<std::uint32_t>(count);
    for (std::size_t i = first; i < first + count; ++i) {
        const BoundaryEdge& edge = edges[ring_first + i % ring_count];
        segments_.push_back({edge.from, edge.to, index});
    }
    arcs_.push_back(arc);
}

/// The areas of edges take most of the time of preparing.
void PreparedRegions::add_up(unsigned jobs) {
    constexpr std::size_t at_a_time = 4096;
    parallel_for((segments_.size() + at_a_time - 1) / at_a_time, jobs, [this](std::size_t part) {
        const std::size_t end = std::min(segments_.size(), (part + 1) * at_a_time);
        for (std::size_t i = part * at_a_time; i < end; ++i) {
            segments_[i].after = edge_area_.exact_left_of(to_degrees(segments_[i].from),
                                                          to_degrees(segments_[i].to));
        }
    });
    for (BoundaryArc& arc : arcs_) {
        for (std::uint32_t i = arc.first; i < arc.first + arc.count; ++i) {
            segments_[i].before = arc.area;
            segments_[i].after += arc.area;
            arc.area = segments_[i].after;
        }
    }
}

void PreparedRegions::number_nodes() {
    std::unordered_map<GridPoint, std::uint32_t, PointHash> numbers;
    const auto number = [&](GridPoint p) {
        const auto [found, is_new] =
            numbers.try_emplace(p, static_cast<std::uint32_t>(nodes_.size()));
        if (is_new) {
            nodes_.push_back(p);
        }
        return found->second;
    };
    for (BoundaryArc& arc : arcs_) {
        arc.start = number(segments_[arc.first].from);
        arc.end = number(segments_[arc.first + arc.count - 1].to);
    }
}

void PreparedRegions::order_arcs() {
    std::vector<std::vector<std::uint32_t>> at_node(nodes_.size());
    for (std::uint32_t i = 0; i < arcs_.size(); ++i) {
        at_node[arcs_[i].start].push_back(i);
        at_node[arcs_[i].end].push_back(i);
    }
    std::vector<bool> reached(nodes_.size(), false);
    std::vector<bool> taken(arcs_.size(), false);
    for (std::uint32_t root = 0; root < nodes_.size(); ++root) {
        if (reached[root]) {
            continue;
        }
        roots_.push_back(root);
        reached[root] = true;
        std::queue<std::uint32_t> waiting;
        waiting.push(root);
        while (!waiting.empty()) {
            const std::uint32_t node = waiting.front();
            waiting.pop();
            for (const std::uint32_t i : at_node[node]) {
                if (taken[i]) {
                    continue;
                }
                taken[i] = true;
                arc_order_.push_back(i);
                const std::uint32_t other = arcs_[i].start == node ? arcs_[i].end : arcs_[i].start;
                if (!reached[other]) {
                    reached[other] = true;
                    waiting.push(other);
                }
            }
        }
    }
    std::sort(roots_.begin(), roots_.end(), [this](std::uint32_t a, std::uint32_t b) {
        return nodes_[a].x < nodes_[b].x || (nodes_[a].x == nodes_[b].x && a < b);
    });
}

Side PreparedRegions::side_of(GridPoint day_vertex) const {
    const GridPoint p = day_vertex;
    std::vector<std::uint32_t> below;
    grid_.for_each_below(p, [&](std::uint32_t i) {
        const Segment& segment = segments_[i];
        // The meridian through the shifted vertex: it crosses the edge, or passes beside it.
        if (day_vertex_is_east(p, segment.from) != day_vertex_is_east(p, segment.to)) {
            const bool runs_east = day_vertex_is_east(p, segment.from);
            if (day_vertex_is_left(segment.from, segment.to, p) == runs_east) {
                below.push_back(i);
            }
        }
    });
    std::sort(below.begin(), below.end());
    below.erase(std::unique(below.begin(), below.end()), below.end());
    std::vector<int> inside(region_count_ + 1, 0);
    for (const std::uint32_t i : below) {
        const BoundaryArc& arc = arcs_[segments_[i].arc];
        const int step = day_vertex_is_east(p, segments_[i].from) ? 1 : -1;
        inside[arc.left] += step;
        inside[arc.right] -= step;
    }
    Side side = outside();
    for (Side region = 0; region < region_count_; ++region) {
        if (inside[region] != 0) {
            if (inside[region] != 1 || side != outside()) {
                return no_side;
            }
            side = region;
        }
    }
    return side;
}

} // namespace demarc::series
