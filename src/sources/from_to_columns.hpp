// SPDX-License-Identifier: MIT
#pragma once

#include "sources/inspection.hpp"

namespace demarc {

/// The column of a table that tells from which day on a row holds, by its name and a day in it;
/// nullptr: none.
const AttributeInspection* first_day_column(const LayerInspection& layer);

/// The column that tells until which day. Nothing has to have ended yet: beside a column of first
/// days one without any value counts.
const AttributeInspection* last_day_column(const LayerInspection& layer, bool beside_first);

} // namespace demarc
