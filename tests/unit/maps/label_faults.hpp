// SPDX-License-Identifier: MIT
#pragma once

#include "maps/sheet_layout.hpp"
#include "unit/maps/drawn_sheet.hpp"

#include <string>

namespace demarc::testing {

/// What is wrong with the places of names on a map that is drawn as `svg`; empty: nothing.
std::string label_faults(const DrawnSheet& drawn, const std::string& svg, const SheetLayout& layout,
                         const MapSubject& map);

} // namespace demarc::testing
