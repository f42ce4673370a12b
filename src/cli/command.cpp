// SPDX-License-Identifier: MIT
#include "cli/command.hpp"

#include "cli/option.hpp"
#include "cli/terminal.hpp"
#include "support/words.hpp"

#include <fmt/format.h>

namespace demarc {

Request Command::setup(const std::vector<std::string>& arguments) {
    // Asked for before anything is parsed, so that help is there for a wrong command line too.
    for (const std::string& argument : arguments) {
        if (argument == "--") {
            break;
        }
        if (argument == "--help" || argument == "-h") {
            return Request::help;
        }
        if (argument == "--version") {
            return Request::version;
        }
    }
    try {
        parse(syntax(), arguments);
        check_options();
    } catch (const UsageError& error) {
        throw UsageError(fmt::format("{}\nSee 'demarc help {}'.", error.what(), name()));
    }
    return Request::work;
}

std::string Command::help() {
    const Syntax understood = syntax();
    const std::string operands =
        understood.operands.name.empty() ? "" : ' ' + understood.operands.name;
    return fmt::format("Usage: demarc {}{} [OPTION]...\n\n{}\nExamples:\n{}\n\n{}", name(),
                       operands, wrapped(description(), 0), examples(), option_help(understood));
}

} // namespace demarc
