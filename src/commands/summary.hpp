// SPDX-License-Identifier: MIT
#pragma once

#include "study/study.hpp"

#include <string>

namespace demarc {

/// What `demarc run --verbose` prints, and a run of few plans: the snapshot, the share under
/// Russian control, the claims, a line per plan with what it leaves open, and where the results
/// are.
std::string summary_text(const Study& study, const std::string& output, bool styled);

/// The same as JSON.
std::string summary_json(const Study& study);

/// How much is said of claims that cannot be tested: how many by reason, which, or each in full.
enum class ClaimDetail { counts, with_ids, all };

/// What `demarc check` prints: every claim that can be tested, and the others with the reason.
std::string claims_text(const Study& study, ClaimDetail detail, bool styled);
std::string claims_json(const Study& study);

} // namespace demarc
