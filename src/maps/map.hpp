// SPDX-License-Identifier: MIT
#pragma once

#include "maps/context.hpp"
#include "maps/land.hpp"
#include "maps/map_sheet.hpp"
#include "maps/plane_arcs.hpp"
#include "maps/style.hpp"
#include "study/study.hpp"
#include "words/language.hpp"

#include <array>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

struct DistrictLand;

/// What a sheet says in words of one's own.
struct OwnWords {
    std::optional<std::string> headline;
    std::optional<std::string> standfirst;
    std::optional<std::string> credit;
    friend bool operator==(const OwnWords&, const OwnWords&) = default;
};

/// How much the caption says.
enum class CaptionLength {
    by_sheet, ///< all of it on a3, else a line
    brief,
    full
};
inline constexpr std::array all_caption_lengths{CaptionLength::by_sheet, CaptionLength::brief,
                                                CaptionLength::full};
std::string_view name_of(CaptionLength length); ///< "by-sheet"

/// What a map can do without, for a frame of one's own.
enum class MapPart {
    heading,
    legend,
    caption,
    scale,
    locator,
    recognition,
    towns,
    oblasts,
    neighbours
};
inline constexpr std::array all_map_parts{MapPart::heading, MapPart::legend,  MapPart::caption,
                                          MapPart::scale,   MapPart::locator, MapPart::recognition,
                                          MapPart::towns,   MapPart::oblasts, MapPart::neighbours};
std::string_view name_of(MapPart part); ///< "heading"

/// What a map is to look like.
struct MapOptions {
    SheetPreset sheet{"web"};
    MapCrop crop{};
    MapStyle style;    ///< MapStyle::read(data / "styles" / "light.toml")
    Language language; ///< Language::read(data / "languages" / "en.toml")
    MapContext context{};
    std::shared_ptr<const PlaneArcs> land{}; ///< of the study, where several maps share it
    FillBy fill = FillBy::change;
    std::shared_ptr<const DistrictLand> districts{}; ///< of the study, for fills by district
    bool says_people = false; ///< the standfirst has how many people lived on land in question
    bool graticule = false;   ///< parallels and meridians at every second degree
    OwnWords words{};
    CaptionLength caption = CaptionLength::by_sheet;
    std::vector<std::string> labels{}; ///< English names of towns to name whatever their size
    std::set<MapPart> without{};
    bool transparent = false; ///< neither sheet nor sea is painted

    [[nodiscard]] bool shows(MapPart part) const { return !without.contains(part); }
    [[nodiscard]] bool has_brief_caption() const {
        return caption == CaptionLength::brief ||
               (caption == CaptionLength::by_sheet && sheet.brief);
    }
};

/// The map of one scenario as a whole SVG document: fills by what the plan changes or by
/// who holds the land after it, line of
/// contact, legend with areas, caption with date, source, denominator and method. Equal inputs give
/// equal bytes.
/// \throws ConfigError if style or language are missing or lack an entry
std::string scenario_map_svg(const Study& study, const Scenario& scenario,
                             const MapOptions& options);

/// The first scenario of each study as pictures of one film: scale, window, rows of the legend and
/// places of names are the same in all of them, so that only the land and the figures change.
/// \pre studies are of one boundary set and not empty
std::vector<std::string> frame_svgs(const std::vector<Study>& studies, const MapOptions& options);

} // namespace demarc
