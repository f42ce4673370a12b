// SPDX-License-Identifier: MIT
#pragma once

#include "tally/study.hpp"

#include <string>

namespace demarc {

/// What `demarc run` prints: the snapshot, the share under Russian control, the claims, a line per
/// plan, and where the results are.
std::string summary_text(const Study& study, const std::string& output, bool styled);

/// The same as JSON.
std::string summary_json(const Study& study);

/// What `demarc check` prints.
std::string claims_text(const Study& study, bool styled);
std::string claims_json(const Study& study);

} // namespace demarc
