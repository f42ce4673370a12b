// SPDX-License-Identifier: MIT
#include "sources/settlement_cells.hpp"

#include "geometry/geos.hpp"
#include "geometry/projection.hpp"
#include "sources/polygon_repair.hpp"
#include "support/error.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace demarc {

namespace {

constexpr double reach = 300'000;      // metres beyond the outermost settlements, at least
constexpr double longest_edge = 5'000; // metres; keeps the bend of an edge below a metre

// The GEOS functions take LonLat; in this file one holds metres of the plane: x as lon, y as lat.
using InPlane = LonLat;

struct Site {
    InPlane position;
    ControlClass side;
    friend bool operator<(const Site& a, const Site& b) { return a.position < b.position; }
};

std::vector<Site> sites_of(const std::vector<Settlement>& settlements,
                           const Projection& projection) {
    std::vector<Site> sites;
    for (const Settlement& settlement : settlements) {
        const PlanePoint p = projection.forward(settlement.position);
        sites.push_back({{p.x, p.y}, settlement.side});
    }
    std::sort(sites.begin(), sites.end());
    return sites;
}

/// Where cells end: beyond the outermost settlements, and never inside Ukraine, however few there
/// are and wherever.
Box limits_of(const LineString& positions, const Projection& projection) {
    constexpr std::array<LonLat, 4> corners{LonLat{21.5, 44}, LonLat{40.7, 44}, LonLat{40.7, 52.7},
                                            LonLat{21.5, 52.7}};
    Box box = box_of(positions);
    box.west -= reach;
    box.south -= reach;
    box.east += reach;
    box.north += reach;
    for (const LonLat corner : corners) {
        const PlanePoint p = projection.forward(corner);
        box.add({p.x, p.y});
    }
    return box;
}

geos::Geometry voronoi_cells(const std::vector<Site>& sites, const Projection& projection) {
    const GEOSContextHandle_t handle = geos::context().handle();
    LineString positions;
    for (const Site& site : sites) {
        positions.push_back(site.position);
    }
    const Box box = limits_of(positions, projection);
    const geos::Geometry envelope = geos::from(Polygon{{{box.west, box.south},
                                                        {box.east, box.south},
                                                        {box.east, box.north},
                                                        {box.west, box.north},
                                                        {box.west, box.south}},
                                                       {}});
    const geos::Geometry line = geos::from(std::vector<LineString>{positions});
    return geos::owned(GEOSVoronoiDiagram_r(handle, line.get(), envelope.get(), 0, 0),
                       "drawing cells around settlements");
}

/// The side of the site nearest to a position. \pre sites sorted by x
ControlClass side_at(const std::vector<Site>& sites, InPlane p) {
    const auto middle = std::lower_bound(sites.begin(), sites.end(), Site{p, {}});
    double least = std::numeric_limits<double>::infinity();
    ControlClass side = ControlClass::ukrainian;
    const auto look_at = [&](const Site& site) {
        const double dx = site.position.lon - p.lon;
        const double dy = site.position.lat - p.lat;
        if (dx * dx + dy * dy < least) {
            least = dx * dx + dy * dy;
            side = site.side;
        }
        return dx * dx <= least;
    };
    for (auto right = middle; right != sites.end() && look_at(*right); ++right) {
    }
    for (auto left = middle; left != sites.begin() && look_at(*std::prev(left)); --left) {
    }
    return side;
}

/// A position inside a cell, which is convex: the mean of its vertices.
InPlane inside(const Polygon& cell) {
    InPlane sum{};
    for (std::size_t i = 0; i + 1 < cell.exterior.size(); ++i) {
        sum.lon += cell.exterior[i].lon;
        sum.lat += cell.exterior[i].lat;
    }
    const auto count = static_cast<double>(cell.exterior.size() - 1);
    return {sum.lon / count, sum.lat / count};
}

/// The ring on the ellipsoid, long edges divided. An edge gives the same positions in either
/// direction, so that neighbours go on sharing their edges to the last bit.
Ring on_ellipsoid(const Ring& ring, const Projection& projection) {
    Ring result;
    const auto add = [&](InPlane p) { result.push_back(projection.inverse({p.lon, p.lat})); };
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

MultiPolygon on_ellipsoid(MultiPolygon polygons, const Projection& projection) {
    for (Polygon& polygon : polygons) {
        polygon.exterior = on_ellipsoid(polygon.exterior, projection);
        for (Ring& hole : polygon.holes) {
            hole = on_ellipsoid(hole, projection);
        }
    }
    return polygons;
}

} // namespace

std::map<ControlClass, MultiPolygon> settlement_cells(const std::vector<Settlement>& settlements,
                                                      ControlClass left_out) {
    const Projection projection;
    const std::vector<Site> sites = sites_of(settlements, projection);
    std::map<ControlClass, MultiPolygon> cells;
    for (Polygon& cell : geos::polygons_of(voronoi_cells(sites, projection).get())) {
        const ControlClass side = side_at(sites, inside(cell));
        if (side != left_out) {
            cells[side].push_back(std::move(cell));
        }
    }
    for (auto& [side, polygons] : cells) {
        // Not GEOSCoverageUnion: where cells are clipped at the outer limit their edges need
        // noding.
        const geos::Geometry whole = geos::unary_union(polygons);
        polygons = in_canonical_order(on_ellipsoid(geos::polygons_of(whole.get()), projection));
    }
    return cells;
}

} // namespace demarc
