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

/// Tables in the form that chart programs take: what is stacked in one bar stands in one row, with
/// a column for each class also where it does not occur. Figures are those of areas.csv.

/// changes-wide.csv: one row for each plan; areas, people and shares by change, and both balances.
/// Each further count of people has columns of its own at the end.
Columns changes_wide_columns(const Study& study);
Table changes_wide_table(const Study& study);

/// changes-by-region-wide.csv: one row for each plan and region.
Columns changes_by_region_wide_columns(const Study& study);
Table changes_by_region_wide_table(const Study& study);

/// russia-by-region-wide.csv: one row for each region, one column for each plan: the share of the
/// region that Russia would administer.
Columns russia_by_region_wide_columns(const Study& study);
Table russia_by_region_wide_table(const Study& study);

const Columns& line_error_columns();

/// Every figure of areas.csv, and the balances, with the line of contact moved: line_error.csv. The
/// figures are of each plan's own reading. \pre study.line_error
Table line_error_table(const Study& study);

} // namespace demarc
