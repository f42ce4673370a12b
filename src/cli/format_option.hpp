// SPDX-License-Identifier: MIT
#pragma once

#include "cli/option.hpp"
#include "export/output_files.hpp"

#include <string>

namespace demarc {

/// `--format LIST`, its text and possible values from the list of formats.
/// \param purpose begins the help text: "What to write, names"
/// \param always ends it: "datapackage.json is always written."
Option format_option(const OutputFormats& formats, const std::string& purpose,
                     const std::string& always, FormatNames& into);

} // namespace demarc
