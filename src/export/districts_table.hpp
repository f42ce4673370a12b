// SPDX-License-Identifier: MIT
#pragma once

#include "study/study.hpp"
#include "support/table.hpp"

#include <set>
#include <string>

namespace demarc {

/// A column for each stock of a study, under a name that is not taken yet.
Columns stock_columns(const Study& study, std::set<std::string> taken);

/// Those of every run, then one for each stock of the study.
Columns districts_columns(const Study& study);

/// districts.csv: one row for each scenario, district, layer and class that occurs, in the order of
/// the scenarios, of regions and of the districts' codes. Rows of the districts of a region add up
/// to its rows in areas.csv. \pre the study has districts
Table districts_table(const Study& study);

/// The same as text, made scenario by scenario on several threads: 1,466 hromadas under all plans
/// are 28 MB, and ten times that as cells.
std::string districts_csv(const Study& study);

const Columns& districts_fit_columns();

/// districts-fit.csv: one row for each region and one for the country. \pre the same
Table districts_fit_table(const Study& study);

} // namespace demarc
