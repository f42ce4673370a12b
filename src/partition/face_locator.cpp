// SPDX-License-Identifier: MIT
#include "partition/face_locator.hpp"

#include "geometry/plane_point.hpp"
#include "geometry/wgs84.hpp"
#include "support/error.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace demarc {

namespace {

/// The plane that touches the ellipsoid at a position: true near it, which is where the nearest
/// outline is looked for.
class TangentPlane {
public:
    explicit TangentPlane(LonLat middle)
        : middle_(middle), degree_(wgs84::degree_lengths(middle.lat)) {}

    [[nodiscard]] PlanePoint operator()(LonLat p) const {
        return {(p.lon - middle_.lon) * degree_.east, (p.lat - middle_.lat) * degree_.north};
    }

private:
    LonLat middle_;
    wgs84::DegreeLengths degree_;
};

/// From the origin of the plane.
double distance_to_segment(PlanePoint a, PlanePoint b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length = dx * dx + dy * dy;
    const double t = length > 0 ? std::clamp(-(a.x * dx + a.y * dy) / length, 0.0, 1.0) : 0.0;
    return std::hypot(a.x + t * dx, a.y + t * dy);
}

double distance_to_line(const TangentPlane& plane, const LineString& line) {
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 1; i < line.size(); ++i) {
        least = std::min(least, distance_to_segment(plane(line[i - 1]), plane(line[i])));
    }
    return least;
}

std::vector<const Polygon*> polygons_of(const Partition& partition) {
    std::vector<const Polygon*> polygons;
    polygons.reserve(partition.faces.size());
    for (const Face& face : partition.faces) {
        polygons.push_back(&face.polygon);
    }
    return polygons;
}

} // namespace

FaceLocator::FaceLocator(const Partition& partition)
    : partition_(partition), locator_(polygons_of(partition)) {}

std::optional<FaceIndex> FaceLocator::at(LonLat position) const {
    const std::optional<std::size_t> face = locator_.first(position);
    return face ? std::optional(static_cast<FaceIndex>(*face)) : std::nullopt;
}

FaceLocator::Nearest FaceLocator::nearest(LonLat position,
                                          std::optional<RegionIndex> region) const {
    const TangentPlane plane(position);
    std::optional<Nearest> best;
    for (const Arc& arc : partition_.arcs) {
        for (const std::optional<FaceIndex> face : {arc.left, arc.right}) {
            if (!face || (region && partition_.faces[*face].region != *region)) {
                continue;
            }
            const double distance = distance_to_line(plane, arc.line);
            if (!best || distance < best->distance.value) {
                best = Nearest{*face, {distance}};
            }
        }
    }
    if (!best) {
        throw GeometryError("there is no land to look for a place in");
    }
    return *best;
}

std::vector<LineString> outer_border(const Partition& partition) {
    std::vector<LineString> lines;
    for (const Arc& arc : partition.arcs) {
        if (arc.left.has_value() != arc.right.has_value()) {
            lines.push_back(arc.line);
        }
    }
    return lines;
}

} // namespace demarc
