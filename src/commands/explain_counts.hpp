// SPDX-License-Identifier: MIT
#pragma once

#include "commands/explain_text.hpp"
#include "study/inputs.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace demarc {

/// What stands near the place by each file that is counted; its own land where it is a polygon.
std::vector<NearOfFile> things_near(const StudyInputs& inputs, const ExplainedPlace& where);

/// The district that holds the place, as its file draws it; std::nullopt where none does.
std::optional<DistrictIndex> district_at(LonLat place, RegionIndex region, const DistrictSet& set,
                                         const DistrictTally& tally);

/// The region of the place and its district: area, people, what stands there, and how much of it is
/// where Russia holds the land; then what stands near the place.
std::string counts_text(const Study& study, const ExplainedPlace& where);

/// What a plan makes of the district of the place; empty where no district is known.
std::string district_under_plan(const Study& study, const ExplainedPlace& where,
                                const std::string& plan);

/// The same as JSON, put beside what else is said of the place.
void add_counts(nlohmann::ordered_json& json, const Study& study, const ExplainedPlace& where);

/// Classes of the change layer with the district's area and amounts; null where no district is
/// known.
nlohmann::ordered_json district_under_plan_json(const Study& study, const ExplainedPlace& where,
                                                const std::string& plan);

} // namespace demarc
