// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/locator.hpp"
#include "partition/partition.hpp"

#include <optional>
#include <vector>

namespace demarc {

/// Finds the face of a position, as a PolygonLocator does. Keeps a reference to the partition.
class FaceLocator {
public:
    explicit FaceLocator(const Partition& partition);

    [[nodiscard]] const Partition& partition() const { return partition_; }

    /// The face that holds the position; nothing outside Ukraine as the boundary set draws it.
    [[nodiscard]] std::optional<FaceIndex> at(LonLat position) const;

    struct Nearest {
        FaceIndex face = 0;
        Metres distance; ///< to the face's outline
    };

    /// The face nearest to a position that no face holds, of a region if one is given. A coast that
    /// is drawn coarsely leaves towns in the water. \pre the partition has a face of the region
    [[nodiscard]] Nearest nearest(LonLat position,
                                  std::optional<RegionIndex> region = std::nullopt) const;

private:
    const Partition& partition_;
    PolygonLocator locator_;
};

/// The outer border of Ukraine as the boundary set draws it, coasts included.
std::vector<LineString> outer_border(const Partition& partition);

} // namespace demarc
