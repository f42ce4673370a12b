// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>

namespace demarc {

/// What matching a regular expression (ECMAScript) costs.
struct PatternSize {
    std::size_t states = 0;     ///< about, with repeats written out as libraries do
    std::size_t lookaheads = 0; ///< how deep "(?=" and "(?!" are nested
};

/// Of one that need not be right: what does not close ends with it. \complexity linear
PatternSize size_of_pattern(std::string_view expression);

} // namespace demarc
