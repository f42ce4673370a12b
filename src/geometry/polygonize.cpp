// SPDX-License-Identifier: MIT
#include "geometry/polygonize.hpp"

#include "geometry/box_index.hpp"
#include "geometry/grid_point.hpp"
#include "geometry/locator.hpp"
#include "support/disjoint_sets.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>

namespace demarc {

namespace {

constexpr std::size_t none = SIZE_MAX;

/// Twice the area on the grid, positive for a counter-clockwise ring.
WideInteger area_on_grid(const Ring& ring) {
    const GridPoint first = to_grid(ring.front());
    WideInteger sum = 0;
    GridPoint before = first;
    for (const LonLat position : ring) {
        const GridPoint next = to_grid(position);
        sum += turn(first, before, next);
        before = next;
    }
    return sum;
}

/// Makes a closed ring begin at its least position, in the direction that it has.
void begin_at_least(Ring& ring) {
    ring.pop_back();
    std::rotate(ring.begin(), std::min_element(ring.begin(), ring.end()), ring.end());
    ring.push_back(ring.front());
}

/// Lines as pairs of directed ones: 2i runs along line i, 2i + 1 against it.
class PlanarGraph {
public:
    explicit PlanarGraph(const std::vector<LineString>& lines) : lines_(lines) {
        number_nodes();
        is_gone_.assign(lines.size(), false);
        remove_dangles();
        sort_around_nodes();
    }

    [[nodiscard]] std::size_t size() const { return 2 * lines_.size(); }
    [[nodiscard]] std::size_t nodes() const { return first_at_.size() - 1; }
    [[nodiscard]] std::size_t origin(std::size_t directed) const { return origins_[directed]; }
    [[nodiscard]] std::size_t end(std::size_t directed) const { return origins_[directed ^ 1U]; }
    [[nodiscard]] bool is_gone(std::size_t directed) const { return is_gone_[directed / 2]; }

    /// The directed line after this one around the face on its left.
    [[nodiscard]] std::size_t next(std::size_t directed) const { return next_[directed]; }

    void remove(const std::vector<std::size_t>& lines) {
        for (const std::size_t line : lines) {
            is_gone_[line] = true;
        }
        sort_around_nodes();
    }

    /// Adds the positions of a directed line but its last.
    void append(Ring& ring, std::size_t directed) const {
        const LineString& line = lines_[directed / 2];
        if (directed % 2 == 0) {
            ring.insert(ring.end(), line.begin(), line.end() - 1);
        } else {
            ring.insert(ring.end(), line.rbegin(), line.rend() - 1);
        }
    }

    [[nodiscard]] std::vector<LineString> gone() const {
        std::vector<LineString> gone;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (is_gone_[i]) {
                gone.push_back(lines_[i]);
            }
        }
        return gone;
    }

private:
    void number_nodes() {
        std::vector<LonLat> ends;
        ends.reserve(size());
        for (const LineString& line : lines_) {
            ends.push_back(line.front());
            ends.push_back(line.back());
        }
        std::vector<LonLat> nodes = ends;
        std::sort(nodes.begin(), nodes.end());
        nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
        for (const LonLat end : ends) {
            origins_.push_back(static_cast<std::size_t>(
                std::lower_bound(nodes.begin(), nodes.end(), end) - nodes.begin()));
        }
        first_at_.assign(nodes.size() + 1, 0);
        for (const std::size_t node : origins_) {
            ++first_at_[node + 1];
        }
        for (std::size_t node = 1; node < first_at_.size(); ++node) {
            first_at_[node] += first_at_[node - 1];
        }
        around_.resize(size());
        std::vector<std::size_t> next(first_at_.begin(), first_at_.end() - 1);
        for (std::size_t directed = 0; directed < size(); ++directed) {
            around_[next[origins_[directed]]++] = directed;
        }
    }

    /// A line whose end meets nothing, and then what its other end alone had met.
    void remove_dangles() {
        std::vector<std::size_t> degree(nodes());
        std::vector<std::size_t> loose;
        for (std::size_t node = 0; node < nodes(); ++node) {
            degree[node] = first_at_[node + 1] - first_at_[node];
            if (degree[node] == 1) {
                loose.push_back(node);
            }
        }
        while (!loose.empty()) {
            const std::size_t node = loose.back();
            loose.pop_back();
            for (std::size_t i = first_at_[node]; i < first_at_[node + 1]; ++i) {
                if (degree[node] == 1 && !is_gone(around_[i])) {
                    is_gone_[around_[i] / 2] = true;
                    --degree[node];
                    if (--degree[end(around_[i])] == 1) {
                        loose.push_back(end(around_[i]));
                    }
                }
            }
        }
    }

    /// The position after the first one.
    [[nodiscard]] LonLat second(std::size_t directed) const {
        const LineString& line = lines_[directed / 2];
        return directed % 2 == 0 ? line[1] : line[line.size() - 2];
    }

    [[nodiscard]] LonLat start(std::size_t directed) const {
        const LineString& line = lines_[directed / 2];
        return directed % 2 == 0 ? line.front() : line.back();
    }

    void sort_around_nodes() {
        next_.assign(size(), none);
        std::vector<std::pair<GridPoint, std::size_t>> around;
        for (std::size_t node = 0; node < nodes(); ++node) {
            around.clear();
            for (std::size_t i = first_at_[node]; i < first_at_[node + 1]; ++i) {
                if (!is_gone(around_[i])) {
                    around.emplace_back(to_grid(second(around_[i])), around_[i]);
                }
            }
            const GridPoint middle = to_grid(start(around_[first_at_[node]]));
            std::sort(around.begin(), around.end(), [middle](const auto& a, const auto& b) {
                return comes_first_around(middle, a.first, b.first);
            });
            for (std::size_t i = 0; i < around.size(); ++i) {
                const std::size_t clockwise = (i + around.size() - 1) % around.size();
                next_[around[i].second ^ 1U] = around[clockwise].second;
            }
        }
    }

    const std::vector<LineString>& lines_;
    std::vector<std::size_t> origins_;  ///< of directed lines: number of their first node
    std::vector<std::size_t> first_at_; ///< of nodes: into around_
    std::vector<std::size_t> around_;   ///< directed lines by their first node
    std::vector<std::size_t> next_;
    std::vector<bool> is_gone_; ///< of lines: they bound nothing
};

/// The directed lines around each face.
using Cycles = std::vector<std::vector<std::size_t>>;

Cycles cycles_of(const PlanarGraph& graph) {
    Cycles cycles;
    std::vector<bool> done(graph.size());
    for (std::size_t first = 0; first < graph.size(); ++first) {
        if (done[first] || graph.is_gone(first)) {
            continue;
        }
        cycles.emplace_back();
        for (std::size_t at = first; !done[at]; at = graph.next(at)) {
            done[at] = true;
            cycles.back().push_back(at);
        }
    }
    return cycles;
}

/// Lines that have the same face on both sides.
std::vector<std::size_t> lines_within(const Cycles& cycles, std::size_t lines) {
    std::vector<std::size_t> face(2 * lines, none);
    for (std::size_t i = 0; i < cycles.size(); ++i) {
        for (const std::size_t directed : cycles[i]) {
            face[directed] = i;
        }
    }
    std::vector<std::size_t> within;
    for (std::size_t line = 0; line < lines; ++line) {
        if (face[2 * line] != none && face[2 * line] == face[2 * line + 1]) {
            within.push_back(line);
        }
    }
    return within;
}

/// A ring that touches no position twice, and the node that it begins at.
struct SimpleRing {
    Ring ring;
    std::size_t node = 0;
};

/// Takes cycles apart wherever they come to a node again.
class RingMaker {
public:
    explicit RingMaker(const PlanarGraph& graph) : graph_(graph), place_(graph.nodes(), none) {}

    std::vector<SimpleRing> rings_of(const std::vector<std::size_t>& cycle) {
        std::vector<SimpleRing> rings;
        std::vector<std::size_t> path;
        for (const std::size_t directed : cycle) {
            place_[graph_.origin(directed)] = path.size();
            path.push_back(directed);
            const std::size_t from = place_[graph_.end(directed)];
            if (from == none) {
                continue;
            }
            SimpleRing simple{{}, graph_.origin(path[from])};
            for (std::size_t i = from; i < path.size(); ++i) {
                graph_.append(simple.ring, path[i]);
                place_[graph_.origin(path[i])] = none;
            }
            simple.ring.push_back(simple.ring.front());
            rings.push_back(std::move(simple));
            path.resize(from);
        }
        return rings;
    }

private:
    const PlanarGraph& graph_;
    std::vector<std::size_t> place_; ///< of nodes: where the path passes through them
};

/// Connected pieces of lines, by node.
std::vector<std::size_t> pieces_of(const PlanarGraph& graph) {
    DisjointSets sets(graph.nodes());
    for (std::size_t directed = 0; directed < graph.size(); directed += 2) {
        if (!graph.is_gone(directed)) {
            sets.join(graph.origin(directed), graph.end(directed));
        }
    }
    std::vector<std::size_t> pieces(graph.nodes());
    for (std::size_t node = 0; node < pieces.size(); ++node) {
        pieces[node] = sets.root(node);
    }
    return pieces;
}

/// Polygons so far, each with the connected piece that bounds it, and the outer rings of pieces,
/// which may be holes of polygons that other pieces bound.
class HolePlacer {
public:
    explicit HolePlacer(std::vector<std::size_t> pieces) : pieces_(std::move(pieces)) {}

    void add_polygon(Polygon polygon, std::size_t node) {
        polygons_.push_back(std::move(polygon));
        piece_of_polygon_.push_back(pieces_[node]);
    }
    void add_outer(SimpleRing ring) { outer_.push_back(std::move(ring)); }

    /// Gives each outer ring to the smallest polygon around it, if there is one.
    MultiPolygon take() {
        std::vector<Box> boxes;
        boxes.reserve(polygons_.size());
        for (const Polygon& polygon : polygons_) {
            boxes.push_back(box_of(polygon.exterior));
        }
        const BoxIndex index(boxes);
        for (SimpleRing& outer : outer_) {
            Polygon* around = nullptr;
            WideInteger least = 0;
            for (const std::uint32_t candidate : index.find(outer.ring.front())) {
                if (piece_of_polygon_[candidate] == pieces_[outer.node]) {
                    continue;
                }
                const Exterior& exterior = exterior_of(candidate);
                if (exterior.locator.contains(outer.ring.front()) &&
                    (around == nullptr || exterior.area < least)) {
                    around = &polygons_[candidate];
                    least = exterior.area;
                }
            }
            if (around != nullptr) {
                around->holes.push_back(std::move(outer.ring));
            }
        }
        return std::move(polygons_);
    }

private:
    struct Exterior {
        PolygonLocator locator;
        WideInteger area = 0;
    };

    /// Made of the few alone that may be around something.
    const Exterior& exterior_of(std::uint32_t polygon) {
        auto found = exteriors_.find(polygon);
        if (found == exteriors_.end()) {
            const Ring& ring = polygons_[polygon].exterior;
            found = exteriors_
                        .emplace(polygon,
                                 Exterior{PolygonLocator({Polygon{ring, {}}}), area_on_grid(ring)})
                        .first;
        }
        return found->second;
    }

    std::vector<std::size_t> pieces_;
    MultiPolygon polygons_;
    std::map<std::uint32_t, Exterior> exteriors_;
    std::vector<std::size_t> piece_of_polygon_;
    std::vector<SimpleRing> outer_;
};

} // namespace

Polygonized polygonize(const std::vector<LineString>& noded) {
    PlanarGraph graph(noded);
    Cycles cycles = cycles_of(graph);
    if (const std::vector<std::size_t> within = lines_within(cycles, noded.size());
        !within.empty()) {
        graph.remove(within);
        cycles = cycles_of(graph);
    }
    HolePlacer placer(pieces_of(graph));
    RingMaker maker(graph);
    for (const std::vector<std::size_t>& cycle : cycles) {
        std::optional<SimpleRing> exterior;
        std::vector<SimpleRing> others;
        for (SimpleRing& ring : maker.rings_of(cycle)) {
            if (area_on_grid(ring.ring) > 0) {
                exterior = std::move(ring);
            } else {
                others.push_back(std::move(ring));
            }
        }
        if (!exterior) {
            for (SimpleRing& ring : others) {
                placer.add_outer(std::move(ring));
            }
            continue;
        }
        Polygon polygon{std::move(exterior->ring), {}};
        for (SimpleRing& hole : others) {
            polygon.holes.push_back(std::move(hole.ring));
        }
        placer.add_polygon(std::move(polygon), exterior->node);
    }
    Polygonized result{placer.take(), graph.gone()};
    for (Polygon& polygon : result.polygons) {
        begin_at_least(polygon.exterior);
        for (Ring& hole : polygon.holes) {
            begin_at_least(hole);
        }
        std::sort(polygon.holes.begin(), polygon.holes.end());
    }
    return result;
}

} // namespace demarc
