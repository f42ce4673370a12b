// SPDX-License-Identifier: MIT
#pragma once

#include "cli/option.hpp"
#include "cli/terminal.hpp"
#include "support/error.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// What a command line asks of a verb.
enum class Request { work, help, version };

/// A verb of the program. setup() parses and checks the options and opens nothing; run() does the
/// work.
class Command {
public:
    virtual ~Command() = default;
    Command() = default;
    Command(const Command&) = delete;
    Command& operator=(const Command&) = delete;

    /// \throws UsageError with the way to the help text
    Request setup(const std::vector<std::string>& arguments);

    /// \pre setup() returned Request::work
    virtual ExitStatus run(Terminal& terminal) = 0;

    /// The help text: what the verb does, examples, options.
    [[nodiscard]] std::string help();

    [[nodiscard]] virtual std::string_view name() const = 0;

    /// What the verb does, in a short paragraph.
    [[nodiscard]] virtual std::string_view description() const = 0;

    /// Command lines a reader can copy, each with what it does: "demarc run\n  ...".
    [[nodiscard]] virtual std::string_view examples() const = 0;

    /// The options and operands, bound to the verb's options struct.
    virtual Syntax syntax() = 0;

protected:
    /// What cannot be said of one option alone. \throws UsageError
    virtual void check_options() const {}
};

} // namespace demarc
