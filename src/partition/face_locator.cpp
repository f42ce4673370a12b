// SPDX-License-Identifier: MIT
#include "partition/face_locator.hpp"

#include "geometry/tangent_plane.hpp"
#include "support/error.hpp"

#include <algorithm>
#include <limits>

namespace demarc {

namespace {

double distance_to_line(const TangentPlane& plane, const LineString& line) {
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 1; i < line.size(); ++i) {
        least = std::min(least, plane.distance_to_edge(line[i - 1], line[i]));
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
