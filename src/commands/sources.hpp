// SPDX-License-Identifier: MIT
#pragma once

#include "cli/command.hpp"
#include "support/date.hpp"

#include <optional>
#include <string>
#include <vector>

namespace demarc {

struct SourcesOptions {
    enum class Action { none, list, inspect };
    Action action = Action::none;
    std::vector<std::string> files;    ///< FILE[:PROFILE] to inspect; several make one snapshot
    std::vector<std::string> profiles; ///< profile files of the user's own
    std::string russian_side;
    std::optional<Date> date;
    bool json = false;
    friend bool operator==(const SourcesOptions&, const SourcesOptions&) = default;
};

/// `demarc sources list | inspect FILE ...`
class SourcesCommand : public Command {
public:
    ExitStatus run(Terminal& terminal) override;
    [[nodiscard]] std::string_view name() const override { return "sources"; }
    [[nodiscard]] const SourcesOptions& options() const { return options_; }

    [[nodiscard]] std::string_view description() const override;
    [[nodiscard]] std::string_view examples() const override;
    Syntax syntax() override;

protected:
    void check_options() const override;

private:
    void take_operand(const std::string& word);

    SourcesOptions options_;
};

} // namespace demarc
