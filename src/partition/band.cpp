// SPDX-License-Identifier: MIT
#include "partition/band.hpp"

#include "geometry/conformal_plane.hpp"
#include "geometry/geos.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace demarc {

namespace {

/// Edges of the polygon that stands for a circle.
constexpr std::size_t circle_edges = 128;

/// Largest extent of a stretch of line of three or more positions, in depths: w²/8 is 0.03 %.
constexpr double stretch_extent = 0.05;

/// The longest edge, in metres, that may be taken as straight in the plane and in longitude and
/// latitude alike: the two are apart by L² tan φ / 8R in the middle, here 0.01 % of the depth.
double longest_edge(Metres depth) {
    constexpr double allowed_share = 1e-4;
    constexpr double earth_radius = 6.37e6;
    constexpr double steepest_tangent = 1.3; // of the latitude, in the north of Ukraine
    return std::sqrt(8 * earth_radius * allowed_share * depth.value / steepest_tangent);
}

/// Short stretches of lines, in the plane (x as lon, y as lat), with the latitude they are about.
struct Stretch {
    std::vector<LonLat> points;
    double lat = 0;
};

class StretchMaker {
public:
    StretchMaker(const ConformalPlane& plane, Metres depth)
        : plane_(plane), longest_(longest_edge(depth)), extent_(stretch_extent * depth.value) {}

    void add(const LineString& line) {
        constexpr double metres_per_degree = 111'700; // at most, in any direction
        const LineString pieces = broken(line, longest_ / metres_per_degree);
        start(pieces.front());
        for (std::size_t i = 1; i < pieces.size(); ++i) {
            go_to(pieces[i]);
        }
        finish();
    }

    [[nodiscard]] std::vector<Stretch> take() { return std::move(stretches_); }

private:
    [[nodiscard]] LonLat in_plane(LonLat position) const {
        const PlanePoint point = plane_.forward(position);
        return {point.x, point.y};
    }
    void start(LonLat position) {
        last_ = position;
        points_ = {in_plane(position)};
        box_ = box_of(points_);
        south_ = north_ = position.lat;
    }
    void go_to(LonLat position) {
        const LonLat point = in_plane(position);
        Box box = box_;
        box.add(point);
        const bool too_wide = std::hypot(box.east - box.west, box.north - box.south) > extent_;
        if (too_wide && points_.size() > 1) {
            finish();
            start(last_);
            box = box_;
            box.add(point);
        }
        points_.push_back(point);
        box_ = box;
        south_ = std::min(south_, position.lat);
        north_ = std::max(north_, position.lat);
        last_ = position;
    }
    void finish() { stretches_.push_back({std::move(points_), (south_ + north_) / 2}); }

    const ConformalPlane& plane_;
    double longest_;
    double extent_;
    std::vector<Stretch> stretches_;
    std::vector<LonLat> points_;
    Box box_;
    LonLat last_;
    double south_ = 0;
    double north_ = 0;
};

/// Positive where a, b, c turn left.
double turn(LonLat a, LonLat b, LonLat c) {
    return (b.lon - a.lon) * (c.lat - a.lat) - (b.lat - a.lat) * (c.lon - a.lon);
}

/// The convex hull, counter-clockwise, without a closing point (Andrew's monotone chain).
std::vector<LonLat> hull_of(std::vector<LonLat> points) {
    std::sort(points.begin(), points.end());
    points.erase(std::unique(points.begin(), points.end()), points.end());
    if (points.size() < 3) {
        return points;
    }
    std::vector<LonLat> hull;
    const auto add_chain = [&hull](auto first, auto last) {
        const std::size_t bottom = hull.size() + 1;
        for (auto at = first; at != last; ++at) {
            while (hull.size() > bottom && turn(hull[hull.size() - 2], hull.back(), *at) <= 0) {
                hull.pop_back();
            }
            hull.push_back(*at);
        }
        hull.pop_back(); // the first of the other chain
    };
    add_chain(points.begin(), points.end());
    add_chain(points.rbegin(), points.rend());
    return hull;
}

/// The polygon that stands for a circle of radius 1: as far outside it at the corners as inside it
/// at the edges.
struct Circle {
    std::array<LonLat, circle_edges> corners;
    std::array<LonLat, circle_edges> normals; ///< of the edge from each corner to the next

    Circle() {
        constexpr double step = 2 * std::numbers::pi / circle_edges;
        const double radius = 1 + (1 - std::cos(step / 2)) / 2;
        for (std::size_t i = 0; i < circle_edges; ++i) {
            const double angle = step * static_cast<double>(i);
            corners[i] = {radius * std::cos(angle), radius * std::sin(angle)};
            normals[i] = {std::cos(angle + step / 2), std::sin(angle + step / 2)};
        }
    }
};

/// The hull of the points, widened by a radius on all sides: the sum of two convex polygons, whose
/// corners are sums of corners that are extreme in the same direction (a walk round both).
Polygon widened(const std::vector<LonLat>& points, double radius) {
    static const Circle circle;
    const std::vector<LonLat> hull = hull_of(points);
    const auto extreme = [](LonLat a, LonLat b, LonLat direction) {
        return (b.lon - a.lon) * direction.lon + (b.lat - a.lat) * direction.lat > 0;
    };
    std::size_t at = 0;
    for (std::size_t i = 1; i < hull.size(); ++i) {
        at = extreme(hull[at], hull[i], circle.normals.back()) ? i : at;
    }
    Ring ring;
    for (std::size_t i = 0; i < circle_edges; ++i) {
        const LonLat by{radius * circle.corners[i].lon, radius * circle.corners[i].lat};
        ring.push_back({hull[at].lon + by.lon, hull[at].lat + by.lat});
        for (std::size_t steps = 0; steps < hull.size(); ++steps) {
            const std::size_t next = (at + 1) % hull.size();
            if (!extreme(hull[at], hull[next], circle.normals[i])) {
                break;
            }
            at = next;
            ring.push_back({hull[at].lon + by.lon, hull[at].lat + by.lat});
        }
    }
    ring.push_back(ring.front());
    return {std::move(ring), {}};
}

/// Stretches about the same latitude share one radius, and so the same circles bit by bit, where
/// they meet.
double radius_at(const ConformalPlane& plane, double lat, Metres depth) {
    constexpr double steps_per_degree = 10;
    return depth.value * plane.scale(std::round(lat * steps_per_degree) / steps_per_degree);
}

void to_globe(const ConformalPlane& plane, Ring& ring) {
    for (LonLat& position : ring) {
        position = plane.inverse({position.lon, position.lat});
    }
    ring.back() = ring.front();
}

MultiPolygon united(const ConformalPlane& plane, const MultiPolygon& parts, Metres depth) {
    const geos::Geometry whole = geos::unary_union(parts);
    const geos::Geometry fine =
        geos::owned(GEOSDensify_r(geos::context().handle(), whole.get(), longest_edge(depth)),
                    "drawing a distance band");
    MultiPolygon polygons = geos::polygons_of(fine.get());
    for (Polygon& polygon : polygons) {
        to_globe(plane, polygon.exterior);
        for (Ring& hole : polygon.holes) {
            to_globe(plane, hole);
        }
    }
    return polygons;
}

} // namespace

MultiPolygon band_around(const std::vector<LineString>& lines, Metres depth) {
    if (lines.empty()) {
        return {};
    }
    const ConformalPlane plane;
    StretchMaker maker(plane, depth);
    for (const LineString& line : lines) {
        maker.add(line);
    }
    MultiPolygon parts;
    for (const Stretch& stretch : maker.take()) {
        parts.push_back(widened(stretch.points, radius_at(plane, stretch.lat, depth)));
    }
    return united(plane, parts, depth);
}

MultiPolygon disc_around(LonLat centre, Metres radius) {
    return band_around({LineString{centre}}, radius);
}

} // namespace demarc
