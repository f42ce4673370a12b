// SPDX-License-Identifier: MIT
#include "cli/registry.hpp"

#include "cli/program_text.hpp"
#include "cli/terminal.hpp"
#include "support/version.hpp"
#include "support/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <ostream>

namespace demarc {

Registry Registry::with(RegisteredCommand more) const {
    std::vector<RegisteredCommand> all = commands_;
    all.push_back(std::move(more));
    return Registry(std::move(all));
}

std::vector<RegisteredCommand> Registry::commands() const {
    std::vector<RegisteredCommand> listed;
    std::copy_if(commands_.begin(), commands_.end(), std::back_inserter(listed),
                 [](const RegisteredCommand& command) { return !command.summary.empty(); });
    return listed;
}

std::vector<std::string> Registry::names() const {
    std::vector<std::string> names;
    for (const RegisteredCommand& command : commands()) {
        names.push_back(command.name);
    }
    return names;
}

std::unique_ptr<Command> Registry::make(const std::string& name) const {
    const auto found = std::find_if(commands_.begin(), commands_.end(),
                                    [&](const auto& command) { return command.name == name; });
    if (found != commands_.end()) {
        return found->make(*this);
    }
    throw UsageError(unknown_word("verb", name, names()) + "\nSee 'demarc help'.");
}

std::string Registry::overview() const {
    std::string text =
        fmt::format("{}\n\nUsage: demarc VERB [OPTION]...\n\nVerbs:\n", program_purpose);
    for (const RegisteredCommand& command : commands()) {
        text += fmt::format("  {:<9} {}\n", command.name, command.summary);
    }
    std::vector<std::string> statuses;
    for (const ExitMeaning& exit : exit_meanings) {
        statuses.push_back(fmt::format("{} {}", static_cast<int>(exit.status), exit.meaning));
    }
    std::string environment = "Environment:";
    for (const EnvironmentVariable& variable : environment_variables) {
        environment += fmt::format(" {} {}.", variable.name, variable.meaning);
    }
    text += "\n"
            "  demarc run            the whole work on the data that come with the program\n"
            "  demarc help VERB      what a verb does, examples and options\n"
            "  demarc --version      the version\n\n";
    text += wrapped(fmt::format("{} Exit status: {}.", program_streams, join(statuses, "; ")), 0);
    return text + '\n' + wrapped(environment, 0);
}

ExitStatus Registry::dispatch(const std::vector<std::string>& arguments, Terminal& terminal) const {
    const std::string verb = arguments.empty() ? "help" : arguments.front();
    if (verb == "--help" || verb == "-h") {
        terminal.out << overview();
        return ExitStatus::done;
    }
    if (verb == "--version" && arguments.size() == 1) {
        terminal.out << "demarc " << version << '\n';
        return ExitStatus::done;
    }
    if (verb.starts_with('-') && verb != "--version") {
        throw UsageError(fmt::format("the verb comes first, before '{}': demarc run {} ...\n"
                                     "See 'demarc help'.",
                                     verb, verb));
    }
    const std::unique_ptr<Command> command = make(verb == "--version" ? "version" : verb);
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
