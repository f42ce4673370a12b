// SPDX-License-Identifier: MIT
#pragma once

#include "maps/sheet_layout.hpp"
#include "partition/face_locator.hpp"
#include "unit/maps/drawn_sheet.hpp"

#include <string>

namespace demarc::testing {

/// What is wrong with the places of names on a map that is drawn as `svg`; empty: nothing. Whose
/// land a name stands on is asked of the partition, not of what places names.
std::string label_faults(const DrawnSheet& drawn, const std::string& svg, const SheetLayout& layout,
                         const MapSubject& map, const FaceLocator& faces);

} // namespace demarc::testing
