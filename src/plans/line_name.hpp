// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace demarc {

/// A line as readers know it, by its name in plan files: "line of 19 September 2014" of
/// "2014-09-19", "line of contact", "line of 1991", "edge of Russian-held land".
std::string line_name(std::string_view line);

} // namespace demarc
