// SPDX-License-Identifier: MIT
#pragma once

#include "sources/surveyed_file.hpp"

#include <string>
#include <vector>

namespace demarc {

/// The different values of an attribute in a layer, sorted.
std::vector<std::string> distinct_values(const SurveyedLayer& layer, const std::string& attribute);

/// Why a profile does not come into question for files that make one snapshot, by their names and
/// what is in them; empty: it does. A profile asked for by name always does, and then no other.
std::string why_unfit(const ControlProfile& profile, const std::vector<SurveyedFile>& files);

/// The same for a boundary set. `by_first`: only the attribute that the profile asks for first
/// counts, not those that may name regions as well.
std::string why_unfit(const BoundaryProfile& profile, const std::vector<SurveyedFile>& files,
                      const RegionTable& regions, bool by_first);

} // namespace demarc
