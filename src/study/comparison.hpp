// SPDX-License-Identifier: MIT
#pragma once

#include "study/compute.hpp"
#include "tally/exchange.hpp"

#include <string>
#include <vector>

namespace demarc {

/// What changes hands between two plans on one front line, or between two days.
struct Comparison {
    std::string first; ///< "US 28-point draft", "1 January 2025"
    std::string second;
    std::string lines;      ///< "Front line: DeepState, 24 November 2025"
    std::string boundaries; ///< the title of the boundary set
    Method method;
    std::vector<std::string> silent; ///< plans whose text says nothing on territory: titles
    Exchange exchange;
    std::string district_level{};         ///< "raions"; empty where none are asked for
    std::vector<CutDistrict> districts{}; ///< by DistrictIndex
    std::vector<InputNote> notes{};       ///< of all inputs
};

/// Compares the two plans a request names (the same one twice is no change) or, where it names
/// none, its second front line, `earlier`, with its own: both cut into one set of faces.
/// \pre two plans, or request.earlier \throws UsageError where a plan has no result on this front
/// line; else as compute()
Comparison compare(const StudyRequest& request, const Catalogue& catalogue,
                   const StageFunction& stage = {});

} // namespace demarc
