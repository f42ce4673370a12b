// SPDX-License-Identifier: MIT
#pragma once

#include "cli/command.hpp"

namespace demarc {

struct VersionOptions {
    bool json = false;
    friend bool operator==(const VersionOptions&, const VersionOptions&) = default;
};

/// `demarc version`: what a report of a fault should name.
class VersionCommand : public Command {
public:
    ExitStatus run(Terminal& terminal) override;
    [[nodiscard]] std::string_view name() const override { return "version"; }
    [[nodiscard]] const VersionOptions& options() const { return options_; }

    [[nodiscard]] std::string_view description() const override;
    [[nodiscard]] std::string_view examples() const override;
    Syntax syntax() override;

private:
    VersionOptions options_;
};

} // namespace demarc
