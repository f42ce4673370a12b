// SPDX-License-Identifier: MIT
#pragma once

#include "cli/registry.hpp"

namespace demarc {

struct HelpOptions {
    std::string verb; ///< empty: the overview
    friend bool operator==(const HelpOptions&, const HelpOptions&) = default;
};

/// `demarc help [VERB]`
class HelpCommand : public Command {
public:
    explicit HelpCommand(Registry registry) : registry_(std::move(registry)) {}
    ExitStatus run(Terminal& terminal) override;
    [[nodiscard]] std::string_view name() const override { return "help"; }
    [[nodiscard]] const HelpOptions& options() const { return options_; }

    [[nodiscard]] std::string_view description() const override;
    [[nodiscard]] std::string_view examples() const override;
    Syntax syntax() override;

private:
    Registry registry_;
    HelpOptions options_;
};

} // namespace demarc
