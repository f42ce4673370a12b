// SPDX-License-Identifier: MIT
#pragma once

#include "cli/command.hpp"
#include "cli/option_groups.hpp"
#include "cli/progress.hpp"
#include "cli/source_options.hpp"
#include "commands/map_output.hpp"
#include "study/catalogue.hpp"

#include <memory>
#include <string>
#include <vector>

namespace demarc {

struct MapCommandOptions {
    Sources sources;
    Method method;
    std::vector<std::string> plans; ///< ids or files; empty: all
    MapChoice look;
    MapSheet sheet = MapSheet::each;
    std::string days; ///< "A,B,C" or "FIRST..LAST/STEP"; for MapSheet::days and frames
    FormatNames formats = default_formats(picture_formats());
    std::string output = "output/maps";
    ConsoleOptions console;
    friend bool operator==(const MapCommandOptions&, const MapCommandOptions&) = default;
};

/// `demarc map`: scenario maps alone.
class MapCommand : public Command {
public:
    ExitStatus run(Terminal& terminal) override;
    [[nodiscard]] std::string_view name() const override { return "map"; }
    [[nodiscard]] const MapCommandOptions& options() const { return options_; }

    [[nodiscard]] std::string_view description() const override;
    [[nodiscard]] std::string_view examples() const override;
    Syntax syntax() override;

protected:
    void check_options() const override;

private:
    /// The plans on one front line: one study.
    std::vector<Study> study_of_plans(const Catalogue& catalogue, Progress& progress);

    /// What a map by district is drawn from, with the notes on it; null for other maps.
    [[nodiscard]] std::shared_ptr<const DistrictLand> districts_of(const Study& study,
                                                                   const StudyInputs& inputs,
                                                                   const Catalogue& catalogue,
                                                                   Progress& progress) const;
    /// One plan on the days of --days.
    std::vector<Study> studies_of_days(const Catalogue& catalogue, Progress& progress);

    /// Puts the towns of --towns and --label into the studies.
    void choose_towns(std::vector<Study>& studies, const Catalogue& catalogue);

    MapCommandOptions options_;
    std::shared_ptr<const DistrictLand> districts_;
};

} // namespace demarc
