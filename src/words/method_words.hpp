// SPDX-License-Identifier: MIT
#pragma once

#include "tally/methods.hpp"
#include "words/labels.hpp"

#include <string>

namespace demarc {

/// "authalic area, share of the polygon area of the boundary set, contested land as a class of its
/// own, outer border reconciled"
std::string label_of(const Method& method);

/// What a row differs in from that of the run and what comes of it, in a sentence or two that can
/// be printed: "The whole is 640,065 km² instead of 599,094 km², because ...". Empty for the row of
/// the run itself.
std::string why_it_differs(const MethodRow& row, const MethodRow& own);

} // namespace demarc
