// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace demarc {

/// `word` as a shell takes it for one word: in single quotes where it must be. For command lines
/// that a reader can copy.
std::string shell_word(const std::string& word);

} // namespace demarc
