// SPDX-License-Identifier: MIT
#pragma once

#include "io/vector_survey.hpp"
#include "sources/file_inspection.hpp"
#include "sources/inspection.hpp"

#include <optional>
#include <string>
#include <vector>

namespace demarc {

/// The different values of an attribute in a layer, sorted.
std::vector<std::string> distinct_values(const SurveyedLayer& layer, const std::string& attribute);

/// Why a profile does not fit files that make one snapshot, by their names and
/// what is in them; empty: it does. A profile asked for by name always does, and then no other.
std::string why_unfit(const ControlProfile& profile, const std::vector<SurveyedFile>& files);

/// The same for a boundary set. `by_first`: only the attribute that the profile asks for first
/// counts, not those that may name regions as well.
std::string why_unfit(const BoundaryProfile& profile, const std::vector<SurveyedFile>& files,
                      const RegionTable& regions, bool by_first);

/// The attribute that names the most regions; std::nullopt if none names half of them.
std::optional<RegionNaming> best_naming(const VectorSurvey& survey, const RegionTable& regions);

} // namespace demarc
