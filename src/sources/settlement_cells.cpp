// SPDX-License-Identifier: MIT
#include "sources/settlement_cells.hpp"

#include "geometry/equal_area_plane.hpp"
#include "sources/polygon_repair.hpp"
#include "support/disjoint_sets.hpp"
#include "support/error.hpp"

#include <boost/polygon/voronoi.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <optional>
#include <tuple>
#include <utility>

namespace demarc {

namespace {

constexpr double longest_edge = 5'000; // metres; keeps the bend of an edge below a metre

// From the middle of Ukraine, in metres. No position of Ukraine is farther from a settlement within
// `must_reach` than from one beyond `may_reach` or from the ends of the land that is shared out:
// 1,000 km hold Ukraine, and 1,000 + 1,500 <= 3,500 - 1,000 < 4,100 - 1,000.
constexpr double must_reach = 1'500'000;
constexpr double may_reach = 3'500'000;
constexpr double ends = 4'100'000;
constexpr int end_count = 64;

/// Boost's Voronoi diagram takes whole numbers of 32 bits, and is exact in them.
constexpr double steps_per_metre = 512;

// In this file a LonLat holds metres of the plane: x as lon, y as lat.
using InPlane = LonLat;

/// A settlement on the grid, or an end: a point of no side that shuts the outermost cells.
struct CellSite {
    std::int32_t x = 0;
    std::int32_t y = 0;
    std::optional<ControlClass> side;

    friend bool operator<(const CellSite& a, const CellSite& b) {
        return std::tie(a.x, a.y, a.side) < std::tie(b.x, b.y, b.side);
    }
};

CellSite on_grid(PlanePoint point, std::optional<ControlClass> side) {
    return {static_cast<std::int32_t>(std::lround(point.x * steps_per_metre)),
            static_cast<std::int32_t>(std::lround(point.y * steps_per_metre)), side};
}

/// In an order that is theirs, each place once.
std::vector<CellSite> sites_of(const std::vector<Settlement>& settlements) {
    std::vector<CellSite> sites;
    bool any_near = false;
    for (const Settlement& settlement : settlements) {
        const PlanePoint point = EqualAreaPlane::forward(settlement.position);
        const double distance = std::hypot(point.x, point.y);
        any_near = any_near || distance <= must_reach;
        if (distance <= may_reach) {
            sites.push_back(on_grid(point, settlement.side));
        }
    }
    if (!any_near) {
        throw GeometryError("no settlement lies within 1,500 km of the middle of Ukraine");
    }
    for (int i = 0; i < end_count; ++i) {
        const double angle = 2 * std::numbers::pi * i / end_count;
        sites.push_back(on_grid({ends * std::cos(angle), ends * std::sin(angle)}, std::nullopt));
    }
    std::sort(sites.begin(), sites.end());
    sites.erase(
        std::unique(sites.begin(), sites.end(),
                    [](const CellSite& a, const CellSite& b) { return a.x == b.x && a.y == b.y; }),
        sites.end());
    return sites;
}

/// The cells of one class united, by walks along the edges that part them from other cells: what
/// meets in an edge is one polygon, and vertices are shared to the last bit.
class UnitedCells {
public:
    explicit UnitedCells(const std::vector<CellSite>& sites)
        : sites_(sites), pieces_(sites.size()) {
        boost::polygon::default_voronoi_builder builder;
        for (const CellSite& site : sites) {
            builder.insert_point(site.x, site.y);
        }
        builder.construct(&diagram_);
        for (const Edge& edge : diagram_.edges()) {
            if (!parts(edge)) {
                pieces_.join(site_of(edge), site_of(*edge.twin()));
            }
        }
    }

    std::map<ControlClass, MultiPolygon> polygons() {
        std::map<std::size_t, Polygon> found;
        for (const Edge& edge : diagram_.edges()) {
            if (side_of(edge) && parts(edge) && edge.color() != walked) {
                Polygon& polygon = found[pieces_.root(site_of(edge))];
                for (Ring& ring : walk_from(edge)) {
                    (is_outside(ring) ? polygon.exterior : polygon.holes.emplace_back()) =
                        std::move(ring);
                }
            }
        }
        std::map<ControlClass, MultiPolygon> united;
        for (auto& [site, polygon] : found) {
            united[*sites_[site].side].push_back(std::move(polygon));
        }
        return united;
    }

private:
    using Diagram = boost::polygon::voronoi_diagram<double>;
    /// One of two for each edge, with its cell to the left.
    using Edge = Diagram::edge_type;
    static constexpr std::size_t walked = 1;

    [[nodiscard]] static std::size_t site_of(const Edge& edge) {
        return edge.cell()->source_index();
    }
    [[nodiscard]] std::optional<ControlClass> side_of(const Edge& edge) const {
        return sites_[site_of(edge)].side;
    }
    [[nodiscard]] bool parts(const Edge& edge) const {
        return side_of(edge) != side_of(*edge.twin());
    }
    [[nodiscard]] static InPlane start_of(const Edge& edge) {
        return {edge.vertex0()->x() / steps_per_metre, edge.vertex0()->y() / steps_per_metre};
    }

    /// The closed walk with the land on the left, taken apart where it comes by a vertex again.
    [[nodiscard]] std::vector<Ring> walk_from(const Edge& first) const {
        std::vector<Ring> rings;
        Ring walk;
        std::map<InPlane, std::size_t> seen;
        const Edge* edge = &first;
        do {
            edge->color(walked);
            const InPlane position = start_of(*edge);
            if (const auto known = seen.find(position); known != seen.end()) {
                const auto loop = walk.begin() + static_cast<std::ptrdiff_t>(known->second);
                rings.emplace_back(loop, walk.end()).push_back(position);
                std::for_each(loop + 1, walk.end(), [&](InPlane past) { seen.erase(past); });
                walk.erase(loop + 1, walk.end());
            } else {
                seen[position] = walk.size();
                walk.push_back(position);
            }
            edge = edge->next();
            while (!parts(*edge)) {
                edge = edge->twin()->next();
            }
        } while (edge != &first);
        walk.push_back(walk.front());
        rings.push_back(std::move(walk));
        return rings;
    }

    /// Counter-clockwise.
    [[nodiscard]] static bool is_outside(const Ring& ring) {
        double twice_area = 0;
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const InPlane a{ring[i - 1].lon - ring[0].lon, ring[i - 1].lat - ring[0].lat};
            const InPlane b{ring[i].lon - ring[0].lon, ring[i].lat - ring[0].lat};
            twice_area += a.lon * b.lat - b.lon * a.lat;
        }
        return twice_area > 0;
    }

    const std::vector<CellSite>& sites_;
    DisjointSets pieces_; ///< of cells that meet in an edge and are of one class
    Diagram diagram_;
};

/// The ring on the ellipsoid, long edges divided. An edge gives the same positions in either
/// direction, so that neighbours go on sharing their edges to the last bit.
Ring on_ellipsoid(const Ring& ring) {
    Ring result;
    const auto add = [&](InPlane p) { result.push_back(EqualAreaPlane::inverse({p.lon, p.lat})); };
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const InPlane a = std::min(ring[i], ring[i + 1]);
        const InPlane b = std::max(ring[i], ring[i + 1]);
        const double length = std::hypot(b.lon - a.lon, b.lat - a.lat);
        const int pieces = std::max(1, static_cast<int>(std::ceil(length / longest_edge)));
        add(ring[i]);
        for (int k = 1; k < pieces; ++k) {
            const int step = a == ring[i] ? k : pieces - k;
            const double t = static_cast<double>(step) / pieces;
            add({a.lon + t * (b.lon - a.lon), a.lat + t * (b.lat - a.lat)});
        }
    }
    result.push_back(result.front());
    return result;
}

MultiPolygon on_ellipsoid(MultiPolygon polygons) {
    for (Polygon& polygon : polygons) {
        polygon.exterior = on_ellipsoid(polygon.exterior);
        for (Ring& hole : polygon.holes) {
            hole = on_ellipsoid(hole);
        }
    }
    return polygons;
}

} // namespace

std::map<ControlClass, MultiPolygon> settlement_cells(const std::vector<Settlement>& settlements,
                                                      ControlClass left_out) {
    const std::vector<CellSite> sites = sites_of(settlements);
    std::map<ControlClass, MultiPolygon> cells;
    for (auto& [side, polygons] : UnitedCells(sites).polygons()) {
        if (side != left_out) {
            cells[side] = in_canonical_order(on_ellipsoid(std::move(polygons)));
        }
    }
    return cells;
}

} // namespace demarc
