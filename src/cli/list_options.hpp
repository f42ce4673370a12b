// SPDX-License-Identifier: MIT
#pragma once

#include "cli/option.hpp"
#include "export/output_files.hpp"
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

/// `--format LIST`, its text and possible values from the list of formats.
/// \param purpose begins the help text: "What to write, names"
/// \param always ends it: "datapackage.json is always written."
Option format_option(const OutputFormats& formats, const std::string& purpose,
                     const std::string& always, FormatNames& into);

} // namespace demarc
