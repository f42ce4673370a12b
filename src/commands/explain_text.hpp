// SPDX-License-Identifier: MIT
#pragma once

#include "sources/gazetteer.hpp"
#include "study/study.hpp"
#include "tally/explanation.hpp"
#include "tally/stands_near.hpp"

#include <optional>
#include <string>
#include <vector>

namespace demarc {

/// What stands near a place by one file.
struct NearOfFile {
    std::string id; ///< of the stock
    std::string title;
    std::string unit;
    std::vector<ThingNear> things; ///< nearest first
};

/// What is explained: the place, if one was named, and where every plan's outcome is known.
struct ExplainedPlace {
    std::optional<NamedPlace> place;
    LonLat position;
    FoundFace found;
    std::optional<DistrictIndex> district{}; ///< that holds it, where districts are asked for
    std::vector<NearOfFile> near{};
};

/// Whether border reconciliation gave the face to another side than its publisher drew, and why.
std::string reconciliation_text(const Study& study, FaceIndex face);

/// Where the place is and what the input says of it: the part that no plan changes.
std::string place_text(const Study& study, const ExplainedPlace& where, bool styled);

/// One plan, rule by rule, to its outcome.
std::string plan_text(const Study& study, const ExplainedPlace& where, const Plan& plan,
                      const Explanation& explanation, bool styled);

/// Why plans that were asked for say nothing of the place.
std::string no_result_text(const Study& study, bool styled);

/// The outcome of every plan of the study in a line each.
std::string all_plans_text(const Study& study, const ExplainedPlace& where, bool styled);

} // namespace demarc
