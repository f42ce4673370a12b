// SPDX-License-Identifier: MIT
#pragma once

#include "study/study.hpp"

#include <nlohmann/json_fwd.hpp>

#include <vector>

namespace demarc {

/// The warnings among notes, as every JSON result has them: [{kind, where, what, remedy}].
nlohmann::ordered_json warnings_json(const std::vector<InputNote>& notes);

} // namespace demarc
