// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"
#include "partition/partition.hpp"
#include "sources/boundary_set.hpp"
#include "sources/control_snapshot.hpp"

#include <vector>

namespace demarc {

/// What a line of contact parts Ukraine into.
struct ClosedLine {
    std::vector<ControlArea> areas;     ///< of other classes than `elsewhere`
    std::vector<UnmarkedPart> unmarked; ///< pieces of coast without a mark, the largest first
};

/// Closes a line of contact against the outer border of the boundary set: the parts it cuts Ukraine
/// into, each with the control class of the marks inside it. A part without a mark is `elsewhere`:
/// the largest, where no mark is of `elsewhere`, and pieces of coast.
///
/// \pre control.form is line_of_contact, with at least one line and one mark
/// \throws GeometryError where a line ends inside Ukraine without meeting the border (with the
/// place and how far the border is), where one part holds marks of both sides, where a mark is
/// outside Ukraine, where the line cuts nothing, where no mark is of another class than
/// `elsewhere`, and where further parts without a mark are over 500 km², or over 5 km² and
/// enclosed by the line or cut off by one that runs between no two sides
ClosedLine close_line_of_contact(const BoundarySet& boundaries, const ControlSnapshot& control);

} // namespace demarc
