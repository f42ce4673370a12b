// SPDX-License-Identifier: MIT
#pragma once

#include "cli/command.hpp"
#include "cli/option_groups.hpp"
#include "cli/source_options.hpp"

#include <string>
#include <vector>

namespace demarc {

struct CheckOptions {
    Sources sources;
    Method method;
    std::vector<std::string> claims; ///< ids or files; empty: all
    std::optional<Date> from;        ///< the day of the second front line
    std::string from_control;        ///< FILE[:PROFILE]; empty: the same source as the first
    bool card = false;               ///< whether to write a card of the one claim
    std::string output = "output/card";
    ConsoleOptions console;
    friend bool operator==(const CheckOptions&, const CheckOptions&) = default;
};

/// `demarc check`: published claims against a snapshot.
class CheckCommand : public Command {
public:
    ExitStatus run(Terminal& terminal) override;
    [[nodiscard]] std::string_view name() const override { return "check"; }
    [[nodiscard]] const CheckOptions& options() const { return options_; }

    [[nodiscard]] std::string_view description() const override;
    [[nodiscard]] std::string_view examples() const override;
    Syntax syntax() override;

protected:
    void check_options() const override;

private:
    CheckOptions options_;
};

} // namespace demarc
