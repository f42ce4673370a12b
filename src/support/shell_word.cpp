// SPDX-License-Identifier: MIT
#include "support/shell_word.hpp"

namespace demarc {

std::string shell_word(const std::string& word) {
    const bool plain = word.find_first_of(" '\"\\$&|;<>()*?[]#~`!{}\t\n") == std::string::npos;
    if (plain && !word.empty()) {
        return word;
    }
    std::string quoted = "'";
    for (const char character : word) {
        quoted += character == '\'' ? std::string("'\\''") : std::string(1, character);
    }
    return quoted + "'";
}

} // namespace demarc
