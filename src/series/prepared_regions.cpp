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

/// Whether the edge passes the square of one step about the vertex, which is none of its ends.
bool passes_pixel(GridPoint from, GridPoint to, GridPoint vertex) {
    if (vertex == from || vertex == to ||
        !GridBox::of(from, to).meets(GridBox::of(vertex, vertex))) {
        return false;
    }
    const GridPoint a{2 * from.x, 2 * from.y};
    const GridPoint b{2 * to.x, 2 * to.y};
    bool left = false;
    bool right = false;
    for (const std::int64_t dx : {-1, 1}) {
        for (const std::int64_t dy : {-1, 1}) {
            const WideInteger side = turn(a, b, {2 * vertex.x + dx, 2 * vertex.y + dy});
            left = left || side >= 0;
            right = right || side <= 0;
        }
    }
    return left && right;
}

/// Where a -> b crosses c -> d, rounded to the grid; `a` if it does not.
GridPoint crossing_of(GridPoint a, GridPoint b, GridPoint c, GridPoint d) {
    if (!GridBox::of(a, b).meets(GridBox::of(c, d))) {
        return a;
    }
    const WideInteger before = turn(c, d, a);
    const WideInteger after = turn(c, d, b);
    const WideInteger c_side = turn(a, b, c);
    const WideInteger d_side = turn(a, b, d);
    const auto opposite = [](WideInteger m, WideInteger n) {
        return (m > 0 && n < 0) || (m < 0 && n > 0);
    };
    if (!opposite(before, after) || !opposite(c_side, d_side)) {
        return a;
    }
    const double along =
        static_cast<double>(before) / (static_cast<double>(before) - static_cast<double>(after));
    return {a.x + std::llround(along * static_cast<double>(b.x - a.x)),
            a.y + std::llround(along * static_cast<double>(b.y - a.y))};
}

/// By distance from the start of the edge they lie on, each once.
void sort_along(GridPoint from, std::vector<GridPoint>& vertices) {
    const auto distance = [from](GridPoint p) {
        return std::abs(p.x - from.x) + std::abs(p.y - from.y);
    };
    std::sort(vertices.begin(), vertices.end(), [&](GridPoint p, GridPoint q) {
        return distance(p) < distance(q) || (distance(p) == distance(q) && p.x < q.x);
    });
    vertices.erase(std::unique(vertices.begin(), vertices.end()), vertices.end());
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

PreparedRegions::RingEdges
PreparedRegions::edges_of(const std::vector<MultiPolygon>& regions) const {
    RingEdges all;
    for (Side region = 0; region < regions.size(); ++region) {
        for (const Polygon& polygon : regions[region]) {
            for_each_ring(polygon, [&](const Ring& ring) {
                const std::vector<GridPoint> points = on_grid(ring, &ring != &polygon.exterior);
                if (points.size() < 3) {
                    return; // nothing is left of it on the grid
                }
                all.rings.push_back({all.edges.size(), points.size()});
                for (std::size_t i = 0; i < points.size(); ++i) {
                    all.edges.push_back(
                        {points[i], points[(i + 1) % points.size()], region, outside(), true});
                }
            });
        }
    }
    return all;
}

void PreparedRegions::match(RingEdges& all) const {
    const EdgeTable table(all.edges);
    for (RingEdge& edge : all.edges) {
        const RingEdge* other = table.find(edge.to, edge.from);
        edge.right = other != nullptr ? other->left : outside();
        edge.kept = other == nullptr || edge.left < other->left;
    }
}

/// The edges with vertices put in; `bends` is sorted by edge.
PreparedRegions::RingEdges PreparedRegions::bent_at(const RingEdges& all, const Bends& bends) {
    RingEdges bent;
    auto bend = bends.begin();
    for (const RingSpan& ring : all.rings) {
        const std::size_t first = bent.edges.size();
        for (std::size_t i = ring.first; i < ring.first + ring.count; ++i) {
            RingEdge edge = all.edges[i];
            if (bend != bends.end() && bend->first == i) {
                for (const GridPoint vertex : bend->second) {
                    bent.edges.push_back({edge.from, vertex, edge.left, edge.right, true});
                    edge.from = vertex;
                }
                ++bend;
            }
            bent.edges.push_back(edge);
        }
        bent.rings.push_back({first, bent.edges.size() - first});
    }
    return bent;
}

/// Puts into each edge without a counterpart its crossings with other such edges, and their
/// vertices that it passes within half a step of the grid (hot pixels, Hobby 1999). \returns
/// whether there were any
bool PreparedRegions::bend_to_vertices(RingEdges& all, Side outside) {
    std::vector<std::uint32_t> single;
    for (std::uint32_t i = 0; i < all.edges.size(); ++i) {
        if (all.edges[i].right == outside) {
            single.push_back(i);
        }
    }
    SegmentGrid grid;
    grid.build(single.size(), [&](std::size_t i) {
        return std::pair(all.edges[single[i]].from, all.edges[single[i]].to);
    });
    Bends bends;
    for (const std::uint32_t i : single) {
        std::vector<GridPoint> vertices;
        grid.for_each_near(all.edges[i].from, all.edges[i].to, [&](std::uint32_t near) {
            const RingEdge& other = all.edges[single[near]];
            if (passes_pixel(all.edges[i].from, all.edges[i].to, other.from)) {
                vertices.push_back(other.from);
            }
            // The same place whichever of the two asks.
            const RingEdge& first = single[near] < i ? other : all.edges[i];
            const RingEdge& second = single[near] < i ? all.edges[i] : other;
            const GridPoint crossing = crossing_of(first.from, first.to, second.from, second.to);
            if (crossing != first.from && crossing != all.edges[i].from &&
                crossing != all.edges[i].to) {
                vertices.push_back(crossing);
            }
        });
        if (!vertices.empty()) {
            sort_along(all.edges[i].from, vertices);
            bends.emplace_back(i, std::move(vertices));
        }
    }
    if (bends.empty()) {
        return false;
    }
    all = bent_at(all, bends);
    return true;
}

void PreparedRegions::make_arcs(const std::vector<MultiPolygon>& regions) {
    RingEdges all = edges_of(regions);
    match(all);
    if (bend_to_vertices(all, outside())) {
        match(all);
    }
    segments_.reserve(all.edges.size());
    for (const RingSpan& ring : all.rings) {
        add_ring(all.edges, ring.first, ring.count);
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
        const ExactArea before = arc.area;
        arc.area += to_exact_area(area_left_of_edge(to_degrees(edge.from), to_degrees(edge.to)));
        segments_.push_back({edge.from, edge.to, index, before, arc.area});
    }
    arcs_.push_back(arc);
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
