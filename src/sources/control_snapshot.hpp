// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"
#include "sources/boundary_set.hpp"
#include "sources/control_class.hpp"
#include "support/date.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// Polygons of one control class as the publisher draws them. They may overlap other areas and
/// reach beyond Ukraine.
struct ControlArea {
    ControlClass control = ControlClass::russian;
    MultiPolygon polygons;
    std::string record;  ///< layer and record it was read from, for explanations
    std::string group{}; ///< the rule or value that gave the class: "crimea"
};

/// A settlement with its side, as its list has it; for explanations.
struct ListedSettlement {
    LonLat position;
    ControlClass control = ControlClass::ukrainian;
    std::string record; ///< line of the list, and name
};

/// Land that lies between two groups of areas, which neither covers, is held as well.
struct ControlGap {
    std::array<std::string, 2> between; ///< groups
    ControlClass control = ControlClass::russian;
    SquareMetres above; ///< smaller gaps are left alone
};

/// A position whose side is known; tells which side of a line of contact is whose.
struct SideMark {
    LonLat position;
    ControlClass control = ControlClass::russian;
};

/// How the snapshot describes control.
enum class ControlForm {
    polygons,       ///< areas drawn by the publisher, with a coast and borders of their own
    settlements,    ///< cells around settlements: follow the boundary set by construction
    line_of_contact ///< lines and marks: closed against the boundary set when it is cut
};
inline constexpr std::array all_control_forms{ControlForm::polygons, ControlForm::settlements,
                                              ControlForm::line_of_contact};

/// "polygons", "settlements", "line_of_contact": the names in profiles.
constexpr std::string_view name_of(ControlForm form) {
    switch (form) {
    case ControlForm::polygons:
        return "polygons";
    case ControlForm::settlements:
        return "settlements";
    case ControlForm::line_of_contact:
        return "line_of_contact";
    }
    return {};
}

/// Who holds what on one date, from one publisher.
struct ControlSnapshot {
    std::string profile; ///< the profile's id
    std::string title;
    std::string publisher;
    Date date;
    std::optional<long long> unix_seconds; ///< where the source tells the time of day (UTC)
    ControlForm form = ControlForm::polygons;
    std::vector<ControlArea> areas; ///< in order of precedence: the first that covers wins
    std::vector<ControlGap> gaps;
    std::vector<RegionIndex> whole_before_2022; ///< russian there is russian_pre_2022
    std::vector<RegionIndex> part_before_2022;  ///< not empty: russian_pre_2022 beyond these and
                                                ///< those is russian
    std::vector<LineString> lines;              ///< form line_of_contact only
    std::vector<SideMark> marks;                ///< form line_of_contact only
    std::vector<ListedSettlement> settlements;  ///< form settlements only
    ControlClass elsewhere = ControlClass::ukrainian; ///< land that nothing covers
    std::string method_note; ///< how control was derived and how far it can be trusted; printed
    std::optional<Date> covers_since;      ///< the source draws only land taken since this day
    std::vector<RegionIndex> not_shown{};  ///< regions whose land held since before 2022 is absent
    std::optional<ControlForm> old_land{}; ///< of a second source for that land, if there is one
    std::string counts_as_control;         ///< what the publisher counts, for captions
    std::vector<InputFile> files;
    std::vector<InputNote> notes;
};

/// ", 19:40 UTC", to follow a date; empty where the source does not give the time of day.
std::string utc_suffix(const std::optional<long long>& unix_seconds);

/// "2022-04-05T19:40:29Z", or "2022-04-05" where the source does not give the time of day.
std::string iso_moment(const ControlSnapshot& snapshot);

} // namespace demarc
