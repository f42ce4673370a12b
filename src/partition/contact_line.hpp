// SPDX-License-Identifier: MIT
#pragma once

#include "sources/boundary_set.hpp"
#include "sources/control_snapshot.hpp"

#include <vector>

namespace demarc {

/// Closes a line of contact against the outer border of the boundary set: the parts it cuts Ukraine
/// into, each with the control class of the marks inside it. A part without a mark is `elsewhere`
/// and not returned.
///
/// \pre control.form is line_of_contact, with at least one line and one mark
/// \throws GeometryError where a line ends inside Ukraine without meeting the border (with the
/// place and how far the border is), where one part holds marks of both sides, where a mark is
/// outside Ukraine, where the line cuts nothing, where no mark is of another class than
/// `elsewhere`, and where the line makes two or more parts over 500 km² without a mark
std::vector<ControlArea> close_line_of_contact(const BoundarySet& boundaries,
                                               const ControlSnapshot& control);

} // namespace demarc
