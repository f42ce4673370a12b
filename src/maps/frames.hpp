// SPDX-License-Identifier: MIT
#pragma once

#include "maps/map.hpp"
#include "study/study.hpp"

#include <string>
#include <vector>

namespace demarc {

/// The first scenario of each study as pictures of one film: scale, window, rows of the legend and
/// places of names are the same in all of them, so that only the land and the figures change.
/// \pre studies are of one boundary set and not empty
std::vector<std::string> frame_svgs(const std::vector<Study>& studies, const MapOptions& options);

} // namespace demarc
