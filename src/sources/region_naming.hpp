// SPDX-License-Identifier: MIT
#pragma once

#include "io/vector_survey.hpp"
#include "sources/inspection.hpp"

#include <optional>

namespace demarc {

/// The attribute that names the most regions; std::nullopt if none names half of them.
std::optional<RegionNaming> best_naming(const VectorSurvey& survey, const RegionTable& regions);

} // namespace demarc
