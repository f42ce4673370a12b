// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/box_index.hpp"
#include "partition/partition.hpp"

#include <cstdint>
#include <vector>

namespace demarc {

/// Finds the faces whose outline comes near a position: those that a town with some extent may lie
/// in, though its one point lies in another. Keeps a reference to the partition. Made in
/// O(n log n) for the n vertices of the arcs.
class FacesNear {
public:
    /// \param farthest no question asks for more
    FacesNear(const Partition& partition, Metres farthest);

    /// The faces of a region with an edge within `reach` of the position, in ascending order.
    /// \pre reach <= farthest
    [[nodiscard]] std::vector<FaceIndex> within(LonLat position, Metres reach,
                                                RegionIndex region) const;

private:
    /// Some edges of an arc that follow each other.
    struct Stretch {
        std::uint32_t arc = 0;
        std::uint32_t first = 0; ///< vertex of the arc
        std::uint32_t last = 0;
    };

    [[nodiscard]] bool comes_near(const Stretch& stretch, LonLat position, Metres reach) const;

    const Partition& partition_;
    std::vector<Stretch> stretches_;
    BoxIndex boxes_;
};

} // namespace demarc
