// SPDX-License-Identifier: MIT
#pragma once

#include "cli/command.hpp"
#include "cli/option_groups.hpp"

#include <string>
#include <vector>

namespace demarc {

/// Which files a series is written to.
struct SeriesFormats {
    bool csv = true;
    bool wide = false;
    bool jsonl = false;
    bool svg = true;
    bool png = false;
    friend bool operator==(const SeriesFormats&, const SeriesFormats&) = default;
};

struct SeriesOptions {
    Sources sources;
    Method method;
    std::vector<std::string> plans; ///< ids or files; empty: no balances
    std::string output = "output/series";
    SeriesFormats formats;
    std::string annotations;
    double jump_km2 = 50;
    bool resume = false;
    ConsoleOptions console;
    friend bool operator==(const SeriesOptions&, const SeriesOptions&) = default;
};

/// `demarc series`: many dates at the speed of reading them.
class SeriesCommand : public Command {
public:
    ExitStatus run(Terminal& terminal) override;
    [[nodiscard]] std::string_view name() const override { return "series"; }
    [[nodiscard]] const SeriesOptions& options() const { return options_; }

    [[nodiscard]] std::string_view description() const override;
    [[nodiscard]] std::string_view examples() const override;
    Syntax syntax() override;

protected:
    void check_options() const override;

private:
    SeriesOptions options_;
};

} // namespace demarc
