// SPDX-License-Identifier: MIT
#pragma once

#include "cli/command.hpp"
#include "cli/option_groups.hpp"
#include "cli/progress.hpp"
#include "cli/source_options.hpp"
#include "export/output_files.hpp"
#include "study/series_study.hpp"

#include <optional>
#include <string>
#include <vector>

namespace demarc {

/// The formats of `demarc series`. quality.csv is always written.
const OutputFormats& series_formats();

struct SeriesOptions {
    Sources sources;
    Method method;
    std::vector<std::string> plans; ///< ids or files; empty: no balances
    std::string output = "output/series";
    FormatNames formats = default_formats(series_formats());
    std::string annotations;
    double jump_km2 = 50;
    bool resume = false;
    std::optional<Shard> shard;      ///< measured into a journal, without results
    std::vector<std::string> merged; ///< journals of shards
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
    ExitStatus measure_part(Terminal& terminal, const SeriesStudyRequest& request,
                            const Catalogue& catalogue, Progress& progress) const;

    SeriesOptions options_;
};

} // namespace demarc
