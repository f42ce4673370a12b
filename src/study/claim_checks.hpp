// SPDX-License-Identifier: MIT
#pragma once

#include "study/inputs.hpp"
#include "study/study.hpp"

#include <vector>

namespace demarc {

/// Checks the claims of the inputs on a study that is cut and measured, those of a change between
/// the second front line of the inputs and the study's own. In the order of the claims.
/// \throws GeometryError like cut()
std::vector<ClaimCheck> check_claims(const StudyInputs& inputs, const Study& study, unsigned jobs);

} // namespace demarc
