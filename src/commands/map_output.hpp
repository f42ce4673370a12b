// SPDX-License-Identifier: MIT
#pragma once

#include "cli/option.hpp"
#include "export/output_files.hpp"
#include "maps/map.hpp"
#include "study/data_folder.hpp"
#include "study/study.hpp"
#include "support/output_folder.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// How maps are to look, for every verb that draws them.
struct MapChoice {
    std::vector<std::string> presets{"web"};
    std::string crop = "ukraine";
    std::string theme = "light";
    std::string language = "en";
    std::string fill = "change";
    bool graticule = false;
    bool crop_given = false; ///< a sheet of plans has a default of its own
    friend bool operator==(const MapChoice&, const MapChoice&) = default;
};

/// The formats of `demarc map`.
const OutputFormats& picture_formats();

/// Whether any of them is among `formats`.
bool has_pictures(const FormatNames& formats);

/// What a file shows.
enum class MapSheet {
    each,         ///< one scenario
    plans,        ///< all scenarios, each a small map
    before_after, ///< the present line beside a plan
    days,         ///< one scenario on several days, each a small map
    frames        ///< the same, each day a file of its own
};

/// `--preset`, `--crop`, `--fill`, `--theme`, `--lang`, `--graticule`.
OptionGroup map_options(MapChoice& into);

/// The options as a reader would type them again, apart from those left at their default.
std::string to_command_line(const MapChoice& choice);

/// "us-28-point-2025-11", with what differs from the default after it:
/// "us-28-point-2025-11_story_dark_uk".
std::string map_file_stem(std::string_view what, const MapChoice& choice, std::string_view preset);

/// Style, language, context and crop of a choice; the sheet is that of the first preset.
/// \throws ConfigError, UsageError
/// \param days what a crop to the front is made of
MapOptions map_options_of(const MapChoice& choice, const DataFolder& data,
                          const RegionTable& regions, const std::vector<const Partition*>& days);

/// Draws sheets of several maps. \pre the reference scenario is the study's first
void write_sheets(const Study& study, MapSheet what, const MapChoice& choice,
                  const FormatNames& formats, const DataFolder& data, const OutputFolder& folder,
                  unsigned jobs);

/// Draws one scenario on several days, on one sheet or as frames. \pre each study has one scenario
void write_days(const std::vector<Study>& studies, MapSheet what, const MapChoice& choice,
                const FormatNames& formats, const DataFolder& data, const OutputFolder& folder,
                unsigned jobs);

/// Draws every scenario on every preset, each on its own thread, and writes them in order, below
/// `prefix` ("maps/"). Formats that are none of a picture are passed over.
void write_maps(const Study& study, const MapChoice& choice, const FormatNames& formats,
                const DataFolder& data, const OutputFolder& folder, std::string_view prefix,
                unsigned jobs);

} // namespace demarc
