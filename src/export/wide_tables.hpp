// SPDX-License-Identifier: MIT
#pragma once

#include "study/study.hpp"
#include "support/table.hpp"

#include <string>

namespace demarc {

/// Tables in the form that chart programs take: what is stacked in one bar stands in one row, with
/// a column for each class also where it does not occur. Figures are those of areas.csv.

/// changes-wide.csv: one row for each plan; areas and shares by change, and both balances.
Columns changes_wide_columns();
Table changes_wide_table(const Study& study);

/// changes-by-region-wide.csv: one row for each plan and region.
Columns changes_by_region_wide_columns();
Table changes_by_region_wide_table(const Study& study);

/// russia-by-region-wide.csv: one row for each region, one column for each plan: the share of the
/// region that Russia would administer.
Columns russia_by_region_wide_columns(const Study& study);
Table russia_by_region_wide_table(const Study& study);

} // namespace demarc
