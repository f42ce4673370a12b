// SPDX-License-Identifier: MIT
#include "series/prepared_regions.hpp"

#include <algorithm>
#include <queue>
#include <unordered_map>

namespace demarc::series {

namespace {

std::uint64_t mixed(std::uint64_t hash, std::int64_t value) {
    hash = (hash ^ static_cast<std::uint64_t>(value)) * 0x9E3779B97F4A7C15ULL;
    return hash ^ (hash >> 29U);
}

/// Twice the signed area in square steps, good enough for its sign.
double signed_area(const std::vector<GridPoint>& ring) {
    double sum = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const GridPoint a = ring[i];
        const GridPoint b = ring[(i + 1) % ring.size()];
        sum += static_cast<double>(a.x - ring[0].x) * static_cast<double>(b.y - ring[0].y) -
               static_cast<double>(b.x - ring[0].x) * static_cast<double>(a.y - ring[0].y);
    }
    return sum;
}

/// The ring on the grid, without repeated positions, its region on the left.
std::vector<GridPoint> on_grid(const Ring& ring, bool is_hole) {
    std::vector<GridPoint> points;
    points.reserve(ring.size());
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const GridPoint point = to_grid(ring[i]);
        if (points.empty() || point != points.back()) {
            points.push_back(point);
        }
    }
    while (points.size() > 1 && points.back() == points.front()) {
        points.pop_back();
    }
    if ((signed_area(points) < 0) != is_hole) {
        std::reverse(points.begin(), points.end());
    }
    return points;
}

} // namespace

struct PreparedRegions::RingEdge {
    GridPoint from;
    GridPoint to;
    Side left = 0;
    Side right = 0;
    bool kept = true; ///< by the first of the two regions that share it
};

namespace {

/// Finds an edge by its end points. A table of fixed size with open addressing.
template<typename Edge>
class EdgeTable {
public:
    explicit EdgeTable(const std::vector<Edge>& edges) : edges_(edges) {
        std::size_t size = 16;
        while (size < 2 * edges.size()) {
            size *= 2;
        }
        slots_.assign(size, 0);
        for (std::uint32_t i = 0; i < edges.size(); ++i) {
            std::size_t slot = slot_of(edges[i].from, edges[i].to);
            while (slots_[slot] != 0) {
                slot = (slot + 1) & (slots_.size() - 1);
            }
            slots_[slot] = i + 1;
        }
    }

    [[nodiscard]] const Edge* find(GridPoint from, GridPoint to) const {
        for (std::size_t slot = slot_of(from, to); slots_[slot] != 0;
             slot = (slot + 1) & (slots_.size() - 1)) {
            const Edge& edge = edges_[slots_[slot] - 1];
            if (edge.from == from && edge.to == to) {
                return &edge;
            }
        }
        return nullptr;
    }

private:
    [[nodiscard]] std::size_t slot_of(GridPoint from, GridPoint to) const {
        return mixed(mixed(mixed(mixed(0, from.x), from.y), to.x), to.y) & (slots_.size() - 1);
    }

    const std::vector<Edge>& edges_;
    std::vector<std::uint32_t> slots_;
};

struct PointHash {
    std::size_t operator()(GridPoint p) const { return mixed(mixed(0, p.x), p.y); }
};

} // namespace

PreparedRegions::PreparedRegions(const std::vector<MultiPolygon>& regions)
    : region_count_(regions.size()) {
    make_arcs(regions);
    number_nodes();
    order_arcs();
    grid_.build(segments_.size(), [this](std::size_t i) {
        return std::pair(segments_[i].from, segments_[i].to);
    });
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
    std::vector<RingEdge> edges;
    std::vector<std::pair<std::size_t, std::size_t>> rings;
    for (Side region = 0; region < regions.size(); ++region) {
        for (const Polygon& polygon : regions[region]) {
            for_each_ring(polygon, [&](const Ring& ring) {
                const std::vector<GridPoint> points =
                    on_grid(ring, &ring != &polygon.exterior);
                if (points.size() < 3) {
                    return; // nothing is left of it on the grid
                }
                rings.emplace_back(edges.size(), points.size());
                for (std::size_t i = 0; i < points.size(); ++i) {
                    edges.push_back({points[i], points[(i + 1) % points.size()], region,
                                     outside(), true});
                }
            });
        }
    }
    const EdgeTable table(edges);
    for (RingEdge& edge : edges) {
        if (const RingEdge* other = table.find(edge.to, edge.from)) {
            edge.right = other->left;
            edge.kept = edge.left < other->left;
        }
    }
    segments_.reserve(edges.size());
    for (const auto& [first, count] : rings) {
        add_ring(edges, first, count);
    }
}

void PreparedRegions::add_ring(const std::vector<RingEdge>& edges, std::size_t first,
                               std::size_t count) {
    const auto edge = [&](std::size_t i) -> const RingEdge& { return edges[first + i % count]; };
    const auto is_break = [&](std::size_t i) {
        const RingEdge& before = edge(i + count - 1);
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

void PreparedRegions::add_arc(const std::vector<RingEdge>& edges, std::size_t first,
                              std::size_t count, std::size_t ring_first, std::size_t ring_count) {
    const auto index = static_cast<std::uint32_t>(arcs_.size());
    BoundaryArc arc;
    arc.left = edges[ring_first + first % ring_count].left;
    arc.right = edges[ring_first + first % ring_count].right;
    arc.first = static_cast<std::uint32_t>(segments_.size());
    arc.count = static_cast<std::uint32_t>(count);
    for (std::size_t i = first; i < first + count; ++i) {
        const RingEdge& edge = edges[ring_first + i % ring_count];
        segments_.push_back({edge.from, edge.to, index, arc.area});
        arc.area += to_exact_area(area_left_of_edge(to_degrees(edge.from), to_degrees(edge.to)));
    }
    arcs_.push_back(arc);
}

void PreparedRegions::number_nodes() {
    std::unordered_map<GridPoint, std::uint32_t, PointHash> numbers;
    const auto number = [&](GridPoint p) {
        const auto [found, is_new] = numbers.try_emplace(p, static_cast<std::uint32_t>(nodes_.size()));
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
                const std::uint32_t other =
                    arcs_[i].start == node ? arcs_[i].end : arcs_[i].start;
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

Side PreparedRegions::side_of(GridPoint p) const {
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
