// SPDX-License-Identifier: MIT
#include "commands/complete.hpp"

#include "cli/completion.hpp"

#include <fmt/format.h>

#include <ostream>

namespace demarc {

std::string_view CompleteCommand::description() const {
    return "Says what may stand in place of the last WORD of a command line, for the completion "
           "of shells. The first line is 'words', or 'files' or 'folders' where names of these "
           "may stand as well, and after a tab what is in front of such a name in the word. Each "
           "further line is a word, a tab and what it means.";
}

std::string_view CompleteCommand::examples() const {
    return "  demarc complete -- run --plan us-";
}

Syntax CompleteCommand::syntax() {
    return {
        .groups = {},
        .operands = {.name = "WORD...",
                     .text = "",
                     .most = Operands::any_number,
                     .take = [this](const std::string& word) { options_.words.push_back(word); }}};
}

ExitStatus CompleteCommand::run(Terminal& terminal) {
    const Completion found = completion_of(registry_, options_.words);
    terminal.out << name_of(found.names) << '\t' << found.before << '\n';
    for (const Completion::Candidate& candidate : found.candidates) {
        terminal.out << candidate.word << '\t' << candidate.text << '\n';
    }
    return ExitStatus::done;
}

} // namespace demarc
