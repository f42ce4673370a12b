// SPDX-License-Identifier: MIT
#pragma once

#include "study/study.hpp"

#include <string>

namespace demarc {

/// What `demarc run` prints: the snapshot, the share under Russian control, the claims, a line per
/// plan, and where the results are.
std::string summary_text(const Study& study, const std::string& output, bool styled);

/// The same as JSON.
std::string summary_json(const Study& study);

/// What `demarc check` prints: every claim that can be tested, and the others with the reason, in
/// full if `all` or else grouped by reason.
std::string claims_text(const Study& study, bool all, bool styled);
std::string claims_json(const Study& study);

} // namespace demarc
