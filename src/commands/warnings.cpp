// SPDX-License-Identifier: MIT
#include "commands/warnings.hpp"

#include "cli/option_words.hpp"

#include <ostream>

namespace demarc {

void print_warnings(Terminal& terminal, const std::vector<InputNote>& notes) {
    for (const InputNote& warning : warnings_among(notes)) {
        terminal.err << "demarc: warning: " << with_options(warning.text()) << '\n';
    }
}

} // namespace demarc
