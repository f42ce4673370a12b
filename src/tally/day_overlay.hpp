// SPDX-License-Identifier: MIT
#pragma once

#include "partition/partition.hpp"
#include "sources/control_snapshot.hpp"

#include <string>
#include <vector>

namespace demarc {

/// Whose a piece of land is on a day, by either way of drawing the outer border.
struct LandOfDay {
    ControlClass drawn = ControlClass::ukrainian;
    ControlClass reconciled = ControlClass::ukrainian;
    std::string group{}; ///< ControlArea::group it lies in; empty: in none
    friend bool operator==(const LandOfDay&, const LandOfDay&) = default;
};

/// Of a face, in a partition of this snapshot.
LandOfDay land_of(const Face& face, const ControlSnapshot& control);

/// Two days cut into one set of faces, so that each face has a class on either day.
struct DayOverlay {
    Partition both;                ///< labelled with the second day
    std::vector<LandOfDay> before; ///< the first day, by FaceIndex of `both`
};

/// Cuts the second day by the lines of the first. `before` is the first day's own partition.
/// \throws GeometryError
DayOverlay overlay_days(const BoundarySet& boundaries, const Partition& before,
                        const ControlSnapshot& first, const ControlSnapshot& second,
                        const RegionTable& regions, Reconcile reconcile);

} // namespace demarc
