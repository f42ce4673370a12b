// SPDX-License-Identifier: MIT
#pragma once

#include "io/vector_survey.hpp"
#include "sources/file_inspection.hpp"
#include "sources/inspection.hpp"

#include <optional>
#include <string>
#include <vector>

namespace demarc {

/// Why a profile does not fit files that make one snapshot, by their names and
/// what is in them; empty: it does. A profile asked for by name always does, and then no other.
std::string why_unfit(const ControlProfile& profile, const std::vector<SurveyedFile>& files);

/// The same for a boundary set. `by_first`: only the attribute that the profile asks for first
/// counts, not those that may name regions as well.
std::string why_unfit(const BoundaryProfile& profile, const std::vector<SurveyedFile>& files,
                      const RegionTable& regions, bool by_first);

} // namespace demarc
