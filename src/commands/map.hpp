// SPDX-License-Identifier: MIT
#pragma once

#include "cli/catalogue.hpp"
#include "cli/command.hpp"
#include "cli/option_groups.hpp"
#include "cli/progress.hpp"
#include "commands/map_output.hpp"

#include <string>
#include <vector>

namespace demarc {

struct MapCommandOptions {
    SourceOptions sources;
    Method method;
    std::vector<std::string> plans; ///< ids or files; empty: all
    MapChoice look;
    MapSheet sheet = MapSheet::each;
    std::string days; ///< "A,B,C" or "FIRST..LAST/STEP"; for MapSheet::days and frames
    PictureFormats formats;
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
    void draw_days(Terminal& terminal, const Catalogue& catalogue, Progress& progress,
                   unsigned jobs);
    MapCommandOptions options_;
};

/// Reads "svg,png,pdf". \throws UsageError naming the word that is none of them
PictureFormats parse_picture_formats(std::string_view text);

} // namespace demarc
