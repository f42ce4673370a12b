// SPDX-License-Identifier: MIT
#pragma once

#include "sources/inspection.hpp"

#include <string>
#include <vector>

namespace demarc {

/// Columns of a table that each tell who holds a place on one day: those of one publisher, whose
/// names are alike but for the day ("isw_2025-11-24"; "2025-11-24 isw").
struct DayColumns {
    std::vector<const AttributeInspection*> columns;
    std::string expression; ///< for `day_columns`: fits these and no other column of the table
    std::vector<std::string> others; ///< where the days can be read in other ways, too
    std::string which;               ///< "with the year first ... it is 24 November 2025, ..."
    bool suggests_classes = false;   ///< some value seems to say who holds a place
};

/// The columns of each publisher; those that suggest classes first, then those of whom there are
/// most. Empty: no publisher has two.
std::vector<DayColumns> day_columns_of(const std::vector<AttributeInspection>& attributes);

} // namespace demarc
