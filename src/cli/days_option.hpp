// SPDX-License-Identifier: MIT
#pragma once

#include "cli/option.hpp"
#include "study/inputs.hpp"

#include <string>
#include <vector>

namespace demarc {

/// `--days LIST`: "2024-01-01,2025-01-01" or "FIRST..LAST/STEP".
Option days_option(std::string& into);

/// The days of such a list; of a range those of which the front line's archive or folder has a map,
/// the first of every step. \throws UsageError
std::vector<Date> days_of(const std::string& list, const Sources& sources,
                          const Catalogue& catalogue);

} // namespace demarc
