// SPDX-License-Identifier: MIT
#pragma once

#include "sources/control_profile.hpp"
#include "sources/region.hpp"

#include <vector>

namespace demarc {

/// Which regions have land that Russia has held since before 24 February 2022.
struct HeldBefore2022 {
    std::vector<RegionIndex> whole;
    std::vector<RegionIndex> part; ///< empty: nothing is said of regions beside `whole`

    /// What land drawn as of a class is in a region: one that Russia held whole before 2022 is so
    /// to its border, wherever a source's own line runs, and one it did not hold at all has no land
    /// held since then.
    [[nodiscard]] ControlClass class_in(RegionIndex region, ControlClass control) const;
};

/// As the profile says, of the regions that the table has.
HeldBefore2022 held_before_2022(const ControlProfile& profile, const RegionTable& regions);

} // namespace demarc
