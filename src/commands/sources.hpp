// SPDX-License-Identifier: MIT
#pragma once

#include "cli/command.hpp"

namespace demarc {

struct SourcesOptions {
    bool list = false;
    bool json = false;
    friend bool operator==(const SourcesOptions&, const SourcesOptions&) = default;
};

/// `demarc sources list`
class SourcesCommand : public Command {
public:
    ExitStatus run(Terminal& terminal) override;
    [[nodiscard]] std::string_view name() const override { return "sources"; }
    [[nodiscard]] const SourcesOptions& options() const { return options_; }

protected:
    [[nodiscard]] std::string_view description() const override;
    [[nodiscard]] std::string_view examples() const override;
    Syntax syntax() override;
    void check_options() const override;

private:
    SourcesOptions options_;
};

} // namespace demarc
