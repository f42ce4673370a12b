// SPDX-License-Identifier: MIT
#pragma once

#include "maps/wording.hpp"

#include <string_view>

namespace demarc {

// Figures of the part of Ukraine that a map shows, or of all of it.

/// The area that shares of the part are of, taken back from the tally's own rows, so that map and
/// tables agree under any denominator.
SquareMetres part_area(const MapSubject& map);

/// Area and share of the part in a class of a layer.
Figure part_figure(const MapSubject& map, Layer layer, std::string_view class_name);

/// What Russia holds of the part today.
Figure held_now(const MapSubject& map);

/// What the scenario changes in the part on balance.
Balance part_balance(const MapSubject& map);

/// What Ukraine gives up in the part, to Russia or to a zone.
SquareMetres lost_by_ukraine(const Balance& balance);
/// What Russia gives up in the part, to Ukraine or to a zone.
SquareMetres left_by_russia(const Balance& balance);

} // namespace demarc
