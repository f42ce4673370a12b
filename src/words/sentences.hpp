// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// "a", "a and b", "a, b and c"
std::string listed(const std::vector<std::string>& parts, std::string_view last = "and");

/// `text` with a full stop, unless it ends a sentence already.
std::string as_sentence(std::string text);

/// `text` with a capital at its start, Latin or Cyrillic, for headings and rows of a legend.
std::string as_heading(std::string text);

} // namespace demarc
