// SPDX-License-Identifier: MIT
#pragma once

#include "maps/land.hpp"
#include "maps/map_sheet.hpp"
#include "maps/texts.hpp"
#include "study/study.hpp"
#include "words/language.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

// Everything a map says, in the words of a language. Figures carry no-break spaces, so that a line
// break cannot part a number from its unit.

struct DistrictLand;

/// What a map is of, in which language it says so, what its fills tell apart, which part of
/// Ukraine its legend measures, and the districts of a map by district. What it refers to outlives
/// it.
struct MapSubject {
    const Study& study;
    const Scenario& scenario;
    const Language& language;
    FillBy fill = FillBy::change;
    MapCrop part{};
    const DistrictLand* districts = nullptr;
};

/// The plan's title.
std::string title(const MapSubject& map);

/// What a fill (land.hpp) means. A scenario that changes nothing and leaves nothing open is a map
/// of the present and is worded as one.
std::string legend_label(const Language& language, std::string_view fill, bool present_only);

/// What a hatch over a fill means, as a row below the fill's own.
std::string hatch_label(const Language& language, std::string_view hatch, const Scenario& scenario);

/// The name of the part of Ukraine that is shown: "Donetsk Oblast"; empty for all of it.
std::string part_name(const MapSubject& map);

/// Above the title: "Peace plan · leaked text · 20 November 2025"
std::string kicker(const MapSubject& map);
/// The same with the subject of its choice in place of "Peace plan".
std::string kicker_after(const MapSubject& map, const std::string& subject);

/// Over the legend.
std::string legend_heading(const MapSubject& map);

/// What happens, with net figures and their ranges, in sentences.
std::string subtitle(const MapSubject& map);

/// Below this, an area is noise of the overlay and not worth a sentence.
inline constexpr SquareMetres worth_saying = SquareMetres::from_km2(0.5);

/// Who would leave, cede or return how much, in one sentence; and how many figures that has.
std::string moves_sentence(const Language& language, const Balance& balance);
std::size_t figures_of_moves(const Balance& balance);

/// How far the figures go over the readings of the text, and what of them the standfirst has no
/// room for; empty where there is nothing to say.
std::string range_line(const MapSubject& map);

/// What Russia has more or less after a plan: "2,022 km² less".
std::string gain_in_words(const Language& language, SquareMetres net);

/// Land of the part without armed forces or heavy arms that its holder keeps: a zone that Ukraine
/// leaves is reported with the moves.
SquareMetres restricted_area(const MapSubject& map);

/// "Line of contact, 24 November 2025"
std::string contact_label(const MapSubject& map);

/// The country's area and share in a class of a layer, from the tally.
struct Figure {
    SquareMetres area;
    double share_pct = 0;
};
Figure country_figure(const Tally& tally, Layer layer, std::string_view class_name);

/// The area that shares of these regions together are of, taken back from the tally's own rows of a
/// layer, so that map and tables agree under any denominator.
SquareMetres whole_of(const Tally& tally, const std::vector<RegionIndex>& regions, Layer layer);

/// Whether the scenario moves no land and leaves none open: the reference scenario.
bool changes_nothing(const Scenario& scenario);

} // namespace demarc
