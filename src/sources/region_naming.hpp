// SPDX-License-Identifier: MIT
#pragma once

#include "io/vector_survey.hpp"
#include "sources/inspection.hpp"
#include "sources/region.hpp"

#include <optional>

namespace demarc {

/// The attribute that names the most regions: more than half of them; or fewer, where each record
/// is another region of about its official area. std::nullopt if none does.
std::optional<RegionNaming> best_naming(const VectorSurvey& survey, const RegionTable& regions);

/// Whether any value of an attribute names a region: less than best_naming() asks for.
bool names_a_region(const VectorSurvey& survey, const RegionTable& regions);

} // namespace demarc
