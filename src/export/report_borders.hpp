// SPDX-License-Identifier: MIT
#pragma once

#include "study/study.hpp"

#include <string>

namespace demarc {

/// What border reconciliation decided beyond plain strips: gaps, close calls and pockets, as
/// Markdown; empty if there is none.
std::string decisions_on_strips(const Study& study);

/// How the regions of the boundary file were recognised, as a sentence; every unusual spelling.
std::string regions_matched(const Study& study);

} // namespace demarc
