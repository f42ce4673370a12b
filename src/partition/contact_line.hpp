// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"
#include "sources/boundary_set.hpp"
#include "sources/control_snapshot.hpp"
#include "support/units.hpp"

#include <vector>

namespace demarc {

/// Closes a line of contact against the outer border of the boundary set: the parts it cuts Ukraine
/// into, each with the control class of the marks inside it. A part without a mark is `elsewhere`
/// and not returned: the largest, where no mark is of `elsewhere`, and pieces of coast.
///
/// \pre control.form is line_of_contact, with at least one line and one mark
/// \throws GeometryError where a line ends inside Ukraine without meeting the border (with the
/// place and how far the border is), where one part holds marks of both sides, where a mark is
/// outside Ukraine, where the line cuts nothing, where no mark is of another class than
/// `elsewhere`, and where further parts without a mark are over 500 km², or over 5 km² and
/// enclosed by the line or cut off by one that runs between no two sides
std::vector<ControlArea> close_line_of_contact(const BoundarySet& boundaries,
                                               const ControlSnapshot& control);

/// A part that the line cuts off and no mark tells the side of.
struct UnmarkedPart {
    LonLat inside;
    SquareMetres area; ///< authalic
};

/// The pieces of coast that close_line_of_contact() leaves to `elsewhere`, the largest first.
/// Closes the line once more. \pre and \throws as there
std::vector<UnmarkedPart> unmarked_pieces_of_coast(const BoundarySet& boundaries,
                                                   const ControlSnapshot& control);

} // namespace demarc
