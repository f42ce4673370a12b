// SPDX-License-Identifier: MIT
#pragma once

#include "commands/explain_text.hpp"

#include <string>
#include <utility>
#include <vector>

namespace demarc {

/// What explain_text.hpp says, as JSON, with the steps of the plans that were asked for.
std::string explain_json(const Study& study, const ExplainedPlace& where,
                         const std::vector<std::pair<const Plan*, Explanation>>& explained);

} // namespace demarc
