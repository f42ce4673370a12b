// SPDX-License-Identifier: MIT
#pragma once

#include "cli/command.hpp"
#include "cli/option_groups.hpp"
#include "cli/source_options.hpp"

#include <optional>
#include <string>
#include <vector>

namespace demarc {

struct ExplainOptions {
    Sources sources;
    Method method;
    std::vector<std::string> plans; ///< ids or files; empty: all, in short
    std::optional<LonLat> at;
    std::string place;
    ConsoleOptions console;
    friend bool operator==(const ExplainOptions&, const ExplainOptions&) = default;
};

/// `demarc explain`: why a place or a coordinate has its outcome.
class ExplainCommand : public Command {
public:
    ExitStatus run(Terminal& terminal) override;
    [[nodiscard]] std::string_view name() const override { return "explain"; }
    [[nodiscard]] const ExplainOptions& options() const { return options_; }

    [[nodiscard]] std::string_view description() const override;
    [[nodiscard]] std::string_view examples() const override;
    Syntax syntax() override;

protected:
    void check_options() const override;

private:
    ExplainOptions options_;
};

} // namespace demarc
