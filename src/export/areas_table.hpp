// SPDX-License-Identifier: MIT
#pragma once

#include "study/study.hpp"
#include "support/table.hpp"

#include <string>

namespace demarc {

const Columns& areas_columns();

/// areas.csv: one row for each scenario, region, layer and class that occurs.
///
/// Rows are ordered by scenario (`present` first, then as the study has them), region (ISO code,
/// the country last with code UA), layer (control, administration, legal_status, overlay, change,
/// certainty) and class (as its enumeration lists it). In each layer the classes add up to the
/// region.
Table areas_table(const Study& study);

} // namespace demarc
