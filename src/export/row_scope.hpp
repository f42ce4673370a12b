// SPDX-License-Identifier: MIT
#pragma once

#include "study/study.hpp"
#include "support/table.hpp"

#include <cstddef>
#include <functional>
#include <string>

namespace demarc {

/// What the rows of a table of a run are of, told in its last columns.
enum class RowScope {
    whole,             ///< the day of the line of contact alone
    country_or_region, ///< and before it whether a row is of the country or of a region
};

/// The plan that a row is of.
Column scenario_column();

/// The code and the name of the region that a row is of; of rows of the country too.
Column code_or_country_column();
Column region_column();

/// Adds the columns `level`, where rows are of the country or of a region, and `date`: tables of
/// several days can be put below each other, and a sum over one level counts no land twice.
Columns scoped(Columns columns, RowScope scope);

/// A table with the cells of these two columns.
/// \pre its columns are scoped(), its rows have all cells but these; rows that are of the country
/// or of a region have its code under `region_code`
Table scoped(Table table, RowScope scope, const Study& study);

/// A table of rows by scenario as CSV. No more than a scenario's rows for each processor are held
/// at once as cells. \param columns scoped() \param add_rows puts those of the scenario of this
/// number into a table
std::string csv_by_scenario(const Study& study, const Columns& columns, RowScope scope,
                            const std::function<void(std::size_t, Table&)>& add_rows);

} // namespace demarc
