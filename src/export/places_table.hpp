// SPDX-License-Identifier: MIT
#pragma once

#include "study/study.hpp"
#include "support/table.hpp"

#include <string>
#include <vector>

namespace demarc {

const Columns& places_columns();

/// places.csv: one row for each scenario and each town that is concerned, by falling population. A
/// town that is not there is held by Ukraine, no plan of the run gives it to anybody else, and the
/// line does not touch it.
Table places_table(const Study& study);

/// The towns of places.csv.
std::vector<const Town*> concerned_towns(const Study& study);

} // namespace demarc
