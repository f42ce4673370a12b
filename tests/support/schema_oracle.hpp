// SPDX-License-Identifier: MIT
#pragma once

#include <nlohmann/json_fwd.hpp>

namespace demarc::testing {

/// Whether values follow a JSON Schema (draft-07), as valijson finds.
bool follows(const nlohmann::json& values, const nlohmann::json& schema);

} // namespace demarc::testing
