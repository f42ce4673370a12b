// SPDX-License-Identifier: MIT
//
// Command lines, a word a line. Nothing is opened: setup() only parses and checks.
#include "commands/all.hpp"
#include "support/text.hpp"
#include "target.hpp"

void demarc::fuzz::use(std::string_view input) {
    static const Registry registry = all_commands();
    std::vector<std::string> words = split(input, '\n');
    const std::unique_ptr<Command> command = registry.make(words.front());
    words.erase(words.begin());
    (void)command->setup(words);
}
