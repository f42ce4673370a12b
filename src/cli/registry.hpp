// SPDX-License-Identifier: MIT
#pragma once

#include "cli/command.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace demarc {

class Registry;

/// A verb as the program knows it before it is used.
struct RegisteredCommand {
    std::string name;
    std::string summary; ///< one line; empty: it is for programs and listed nowhere
    std::function<std::unique_ptr<Command>(const Registry&)> make;
};

/// The verbs of the program, in the order in which they are listed.
class Registry {
public:
    explicit Registry(std::vector<RegisteredCommand> commands) : commands_(std::move(commands)) {}

    /// These verbs and one more.
    [[nodiscard]] Registry with(RegisteredCommand more) const;

    /// The verbs that are listed, and their names.
    [[nodiscard]] std::vector<RegisteredCommand> commands() const;
    [[nodiscard]] std::vector<std::string> names() const;

    /// \throws UsageError with the nearest verb, if there is none of that name
    [[nodiscard]] std::unique_ptr<Command> make(const std::string& name) const;

    /// What `demarc --help` prints.
    [[nodiscard]] std::string overview() const;

    /// Does what a command line asks for. `arguments` are those after the program's name.
    ExitStatus dispatch(const std::vector<std::string>& arguments, Terminal& terminal) const;

private:
    std::vector<RegisteredCommand> commands_;
};

} // namespace demarc
