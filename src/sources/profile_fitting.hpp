// SPDX-License-Identifier: MIT
#pragma once

#include "io/vector_survey.hpp"
#include "sources/profile.hpp"

#include <string>
#include <vector>

namespace demarc {

/// Whether a file is a table of settlements by its name.
bool is_table(const std::string& file);

/// The different values of an attribute in a layer, sorted.
std::vector<std::string> distinct_values(const SurveyedLayer& layer, const std::string& attribute);

/// Why a profile does not come into question for a file, by the file's name and what is in it;
/// empty: it does. A profile asked for by name always does, and then no other.
std::string why_unfit(const ControlProfile& profile, const SourceSpec& spec,
                      const VectorSurvey& survey);
std::string why_unfit(const BoundaryProfile& profile, const SourceSpec& spec,
                      const VectorSurvey& survey, const RegionTable& regions);

} // namespace demarc
