// SPDX-License-Identifier: MIT
#pragma once

#include "sources/region.hpp"
#include "study/comparison.hpp"

#include <string>
#include <vector>

namespace demarc {

std::string diff_text(const Comparison& of, const RegionTable& regions,
                      const std::vector<KnownArea>& known, bool styled);
/// What the front lines are, on which boundaries, and how land is counted.
std::string basis_of(const Comparison& of);

} // namespace demarc
