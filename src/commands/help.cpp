// SPDX-License-Identifier: MIT
#include "commands/help.hpp"

#include <ostream>

namespace demarc {

std::string_view HelpCommand::description() const {
    return "Explains a verb: what it does, examples, options. Without a verb: what verbs there "
           "are.";
}

std::string_view HelpCommand::examples() const {
    return "  demarc help run";
}

Syntax HelpCommand::syntax() {
    return {.groups = {},
            .operands = {
                .name = "[VERB]", .text = "", .most = 1, .take = [this](const std::string& word) {
                    options_.verb = word;
                }}};
}

ExitStatus HelpCommand::run(Terminal& terminal) {
    terminal.out << (options_.verb.empty() ? registry_.overview()
                                           : registry_.make(options_.verb)->help());
    return ExitStatus::done;
}

} // namespace demarc
