// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace demarc {

/// Lower case for Latin and Cyrillic letters (UTF-8). Other letters stay.
std::string lower_case(std::string_view text);

/// The text as rules compare it: lower case; every kind of white space, line breaks and
/// non-breaking spaces among them, is one space, none at the ends; invisible marks (soft hyphen,
/// zero-width ones, byte order mark) and U+FFFD, which stands for a lost letter, are left out.
std::string normal_text(std::string_view text);

} // namespace demarc
