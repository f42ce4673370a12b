// SPDX-License-Identifier: MIT
#include "partition/faces_near.hpp"

#include "geometry/tangent_plane.hpp"

#include <algorithm>

namespace demarc {

namespace {

constexpr std::uint32_t edges_in_stretch = 64;

/// A box with room around it, a little more than asked for: a degree has not one length.
Box widened(Box box, Metres by) {
    const wgs84::DegreeLengths degree =
        wgs84::degree_lengths(std::max(std::abs(box.south), std::abs(box.north)));
    const double east = 1.02 * by.value / degree.east;
    const double north = 1.02 * by.value / degree.north;
    return {box.west - east, box.south - north, box.east + east, box.north + north};
}

} // namespace

FacesNear::FacesNear(const Partition& partition, Metres farthest)
    : partition_(partition), boxes_([&] {
          std::vector<Box> boxes;
          for (std::uint32_t arc = 0; arc < partition.arcs.size(); ++arc) {
              const LineString& line = partition.arcs[arc].line;
              const auto end = static_cast<std::uint32_t>(line.size() - 1);
              for (std::uint32_t first = 0; first < end; first += edges_in_stretch) {
                  const std::uint32_t last = std::min(end, first + edges_in_stretch);
                  stretches_.push_back({arc, first, last});
                  boxes.push_back(
                      widened(box_of(std::span(line).subspan(first, last - first + 1)), farthest));
              }
          }
          return BoxIndex(boxes);
      }()) {}

bool FacesNear::comes_near(const Stretch& stretch, LonLat position, Metres reach) const {
    const TangentPlane plane(position);
    const LineString& line = partition_.arcs[stretch.arc].line;
    for (std::uint32_t i = stretch.first; i < stretch.last; ++i) {
        if (plane.distance_to_edge(line[i], line[i + 1]) <= reach.value) {
            return true;
        }
    }
    return false;
}

std::vector<FaceIndex> FacesNear::within(LonLat position, Metres reach, RegionIndex region) const {
    std::vector<FaceIndex> found;
    for (const std::uint32_t number : boxes_.find(position)) {
        const Stretch& stretch = stretches_[number];
        const Arc& arc = partition_.arcs[stretch.arc];
        std::vector<FaceIndex> wanted;
        for (const std::optional<FaceIndex>& side : {arc.left, arc.right}) {
            if (side && partition_.faces[*side].region == region &&
                std::find(found.begin(), found.end(), *side) == found.end()) {
                wanted.push_back(*side);
            }
        }
        if (!wanted.empty() && comes_near(stretch, position, reach)) {
            found.insert(found.end(), wanted.begin(), wanted.end());
        }
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

} // namespace demarc
