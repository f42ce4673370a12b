// SPDX-License-Identifier: MIT
#pragma once

#include "cli/command.hpp"
#include "cli/option_groups.hpp"
#include "cli/source_options.hpp"
#include "study/catalogue.hpp"

#include <iosfwd>
#include <string>
#include <vector>

namespace demarc {

struct PlansOptions {
    enum class Action { none, list, show, validate };
    Action action = Action::none;
    std::vector<std::string> subjects; ///< ids or files
    Sources sources;                   ///< the map that validate looks for land on
    bool json = false;
    friend bool operator==(const PlansOptions&, const PlansOptions&) = default;
};

/// `demarc plans list | show PLAN|FILE... | validate FILE...`
class PlansCommand : public Command {
public:
    ExitStatus run(Terminal& terminal) override;
    [[nodiscard]] std::string_view name() const override { return "plans"; }
    [[nodiscard]] const PlansOptions& options() const { return options_; }

    [[nodiscard]] std::string_view description() const override;
    [[nodiscard]] std::string_view examples() const override;
    Syntax syntax() override;

protected:
    void check_options() const override;

private:
    void take_operand(const std::string& word);
    void show(const Catalogue& catalogue, std::ostream& out) const;
    void validate(const Catalogue& catalogue, std::ostream& out) const;

    PlansOptions options_;
};

} // namespace demarc
