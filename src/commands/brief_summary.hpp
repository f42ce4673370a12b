// SPDX-License-Identifier: MIT
#pragma once

#include "study/study.hpp"

#include <string>

namespace demarc {

/// What `demarc run` prints of many plans, in at most 40 lines of 80 columns on the data that come
/// with demarc: the share, how many claims hold, and plans by what they come to, those of the same
/// figures in one line; summary_text() has the rest.
std::string brief_summary_text(const Study& study, const std::string& output, bool styled);

} // namespace demarc
