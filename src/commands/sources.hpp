// SPDX-License-Identifier: MIT
#pragma once

#include "cli/command.hpp"
#include "sources/inspection.hpp"
#include "study/catalogue.hpp"
#include "support/date.hpp"

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

namespace demarc {

struct SourcesOptions {
    enum class Action { none, list, inspect, profile, validate };
    Action action = Action::none;
    std::vector<std::string> files;    ///< FILE[:PROFILE] to inspect, several make one snapshot; or
                                       ///< the profiles to validate
    std::vector<std::string> profiles; ///< profile files of the user's own
    std::string russian_side;
    std::string crs;
    std::optional<Date> date;
    bool json = false;
    friend bool operator==(const SourcesOptions&, const SourcesOptions&) = default;
};

/// `demarc sources list | inspect FILE ... | profile FILE ... | validate PROFILE.toml ...`
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
    [[nodiscard]] FileInspection inspection(const Catalogue& catalogue,
                                            const Profiles& profiles) const;
    void validate(const Profiles& shipped, Terminal& terminal) const;

    SourcesOptions options_;
};

} // namespace demarc
