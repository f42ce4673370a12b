// SPDX-License-Identifier: MIT
#pragma once

#include "cli/option.hpp"
#include "maps/map.hpp"
#include "study/catalogue.hpp"

#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// How maps are to look, for every verb that draws them.
struct MapChoice {
    std::vector<std::string> presets{"web"};
    std::string crop = "changes";
    std::string theme = "light";
    std::string language = "en";
    std::string fill = "change";
    std::string units = "km";
    bool graticule = false;
    OwnWords words{}; ///< of `demarc map`
    CaptionLength caption = CaptionLength::by_sheet;
    MapCrop part{};   ///< what `crop` stands for
    std::string size; ///< of `demarc map`: "1080x1350", in place of the presets
    std::vector<std::string> labels;
    std::string towns; ///< a file of one's own
    std::set<MapPart> without;
    int dpi = 0; ///< of pictures; 0: as the preset has it
    bool transparent = false;
    bool says_people = false; ///< of `demarc map`
    bool crop_given = false;  ///< a sheet of plans has a default of its own
    friend bool operator==(const MapChoice&, const MapChoice&) = default;
};

/// What a file shows.
enum class MapSheet {
    each,         ///< one scenario
    plans,        ///< all scenarios, each a small map
    before_after, ///< the present line beside a plan
    days,         ///< one scenario on several days, each a small map
    frames        ///< the same, each day a file of its own
};

inline constexpr std::array all_map_sheets{MapSheet::each, MapSheet::plans, MapSheet::before_after,
                                           MapSheet::days, MapSheet::frames};
std::string_view name_of(MapSheet sheet); ///< "before-after"

/// Whether it shows several days, with one plan at most.
constexpr bool is_of_days(MapSheet sheet) {
    return sheet == MapSheet::days || sheet == MapSheet::frames;
}

/// Which fills a verb offers.
enum class FillsOffered {
    by_land,
    all ///< those by district, too
};

/// `--preset`, `--crop`, `--fill`, `--theme`, `--lang`, `--units`, `--graticule`.
OptionGroup map_options(MapChoice& into, FillsOffered offered);

/// How fills are chosen; the default for a word that is none.
FillBy fill_of(const MapChoice& choice);

/// `--headline`, `--standfirst`, `--credit`, `--caption`, `--label`, `--towns`, `--without`,
/// `--with-people`, `--size`, `--dpi`, `--transparent`: what `demarc map` alone has.
std::vector<Option> sheet_options(MapChoice& into);

/// Looks up what `crop` stands for.
void resolve_crop(MapChoice& choice, const Catalogue& catalogue);

/// `--sheet`
Option sheet_option(MapSheet& into);

/// The options as a reader would type them again, apart from those left at their default.
std::string to_command_line(const MapChoice& choice);

/// "us-28-point-2025-11", with what differs from the default after it:
/// "us-28-point-2025-11_story_dark_uk".
std::string map_file_stem(std::string_view what, const MapChoice& choice, std::string_view preset);

} // namespace demarc
