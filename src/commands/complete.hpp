// SPDX-License-Identifier: MIT
#pragma once

#include "cli/registry.hpp"

#include <string>
#include <vector>

namespace demarc {

struct CompleteOptions {
    std::vector<std::string> words;
    friend bool operator==(const CompleteOptions&, const CompleteOptions&) = default;
};

/// `demarc complete -- WORD...`: what a shell asks when TAB is pressed; listed nowhere.
class CompleteCommand : public Command {
public:
    explicit CompleteCommand(Registry registry) : registry_(std::move(registry)) {}
    ExitStatus run(Terminal& terminal) override;
    [[nodiscard]] std::string_view name() const override { return "complete"; }
    [[nodiscard]] const CompleteOptions& options() const { return options_; }

    [[nodiscard]] std::string_view description() const override;
    [[nodiscard]] std::string_view examples() const override;
    Syntax syntax() override;

private:
    Registry registry_;
    CompleteOptions options_;
};

} // namespace demarc
