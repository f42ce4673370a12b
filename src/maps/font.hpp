// SPDX-License-Identifier: MIT
#pragma once

#include "maps/style.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// How wide `text` (UTF-8) runs, in the unit of the style's size.
double text_width(std::string_view text, const TextStyle& style);

/// `text` broken at blanks into lines no wider than `width`; a longer word stands alone.
std::vector<std::string> wrapped(std::string_view text, const TextStyle& style, double width);

} // namespace demarc
