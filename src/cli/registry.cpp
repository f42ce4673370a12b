// SPDX-License-Identifier: MIT
#include "cli/registry.hpp"

#include "support/version.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

namespace demarc {

std::unique_ptr<Command> Registry::make(const std::string& name) const {
    const auto found = std::find_if(commands_.begin(), commands_.end(),
                                    [&](const auto& command) { return command.name == name; });
    if (found != commands_.end()) {
        return found->make(*this);
    }
    std::vector<std::string> names;
    for (const RegisteredCommand& command : commands_) {
        names.push_back(command.name);
    }
    throw UsageError(unknown_word("verb", name, names) + "\nSee 'demarc help'.");
}

std::string Registry::overview() const {
    std::string text =
        "demarc says what territory of Ukraine ends up where under each peace plan.\n"
        "\nUsage: demarc VERB [OPTION]...\n\nVerbs:\n";
    for (const RegisteredCommand& command : commands_) {
        text += fmt::format("  {:<9} {}\n", command.name, command.summary);
    }
    text += "\n"
            "  demarc run            the whole work on the data that come with the program\n"
            "  demarc help VERB      what a verb does, examples and options\n"
            "  demarc --version      the version\n"
            "\n"
            "Results go to standard output and into the output folder, messages to standard\n"
            "error. Exit status: 0 done; 1 the work failed; 2 the command line, a plan, a\n"
            "profile or a claim is wrong; 3 a checked claim does not hold.\n"
            "\n"
            "Environment: DEMARC_DATA names the data folder to use instead of the program's\n"
            "own. NO_COLOR switches colours off.\n";
    return text;
}

ExitStatus Registry::dispatch(const std::vector<std::string>& arguments, Terminal& terminal) const {
    const std::string verb = arguments.empty() ? "help" : arguments.front();
    if (verb == "--help" || verb == "-h") {
        terminal.out << overview();
        return ExitStatus::done;
    }
    if (verb == "--version") {
        terminal.out << "demarc " << version << '\n';
        return ExitStatus::done;
    }
    if (verb.starts_with('-')) {
        throw UsageError(fmt::format("the verb comes first, before '{}': demarc run {} ...\n"
                                     "See 'demarc help'.",
                                     verb, verb));
    }
    const std::unique_ptr<Command> command = make(verb);
    const std::size_t used = arguments.empty() ? 0 : 1;
    switch (
        command->setup({arguments.begin() + static_cast<std::ptrdiff_t>(used), arguments.end()})) {
    case Request::help:
        terminal.out << command->help();
        return ExitStatus::done;
    case Request::version:
        terminal.out << "demarc " << version << '\n';
        return ExitStatus::done;
    case Request::work:
        break;
    }
    return command->run(terminal);
}

} // namespace demarc
