// SPDX-License-Identifier: MIT
#pragma once

#include "cli/command.hpp"
#include "cli/option_groups.hpp"
#include "cli/source_options.hpp"

#include <optional>
#include <string>
#include <vector>

namespace demarc {

struct DiffOptions {
    Sources sources;
    Method method;
    std::vector<std::string> plans; ///< two ids or files, or none
    std::optional<Date> from;
    std::optional<Date> to;
    std::string from_control; ///< FILE[:PROFILE]; empty: the same source as the second day's
    bool csv = false;
    ConsoleOptions console;
    friend bool operator==(const DiffOptions&, const DiffOptions&) = default;
};

/// `demarc diff PLAN PLAN | --from DATE --to DATE`: what changes hands.
class DiffCommand : public Command {
public:
    ExitStatus run(Terminal& terminal) override;
    [[nodiscard]] std::string_view name() const override { return "diff"; }
    [[nodiscard]] const DiffOptions& options() const { return options_; }

    [[nodiscard]] std::string_view description() const override;
    [[nodiscard]] std::string_view examples() const override;
    Syntax syntax() override;

protected:
    void check_options() const override;

private:
    DiffOptions options_;
};

} // namespace demarc
