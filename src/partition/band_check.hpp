// SPDX-License-Identifier: MIT
#pragma once

#include "partition/partition.hpp"
#include "support/units.hpp"

#include <memory>
#include <vector>

namespace demarc {

/// A zone of the partition that was drawn by band_around().
struct DrawnBand {
    ZoneIndex zone = 0;
    Metres depth;
    std::shared_ptr<const std::vector<LineString>> lines; ///< shared by bands around the same ones
};

/// Checks that bands and distances say the same of every face: its position `inside` is in the band
/// exactly where the lines are no farther away than the band is deep. Within twice band_error of
/// the depth (band.hpp) either may be. \throws GeometryError naming the zone, the place and the
/// distance
void check_bands(const Partition& partition, const std::vector<DrawnBand>& bands);

} // namespace demarc
