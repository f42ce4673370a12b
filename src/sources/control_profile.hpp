// SPDX-License-Identifier: MIT
#pragma once

#include "sources/control_snapshot.hpp"
#include "sources/profile_source.hpp"
#include "sources/tolerance.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace demarc {

/// Which records are of one kind, and what that says of control. A rule without conditions fits
/// every record.
struct ClassRule {
    std::string group;                   ///< what these records are called: "crimea"
    std::optional<ControlClass> control; ///< std::nullopt: they say nothing of control
    std::string input; ///< regular expression on name of file and layer, in normal_text()
    std::map<std::string, std::string> where; ///< attribute -> the same on its value
};

/// Land that lies between two groups and that neither covers is held as well: a lagoon that the
/// publisher left out between two areas of the same side.
struct GapRule {
    std::array<std::string, 2> between; ///< groups
    ControlClass control = ControlClass::russian;
    SquareMetres above;        ///< smaller gaps are left alone
    std::optional<Date> until; ///< the last day on which the publisher left it out

    [[nodiscard]] bool applies_on(const Date& day) const { return !until || day <= *until; }
};

/// An island that is held although the publisher leaves it out of what he draws. No outline is
/// given: the land is the part of the region's own polygons nearest to the position.
struct HeldIsland {
    std::string name; ///< "Tuzla"
    RegionCode region;
    LonLat position;      ///< about its middle
    Metres within;        ///< no part lies as near: the boundary set does not have the island
    SquareMetres up_to;   ///< a greater part is the mainland, or land and sea in one
    ControlClass control; ///< russian or russian_pre_2022
};

/// How the name of a file tells its date.
enum class DateForm {
    calendar, ///< year, month and day
    unix_time ///< seconds since 1970-01-01 00:00 UTC
};

/// How a publisher's control data are read (kind = "control").
struct ControlProfile {
    ProfileSource source;
    ControlForm form = ControlForm::polygons;
    std::string layer;     ///< name or regular expression, see layer_to_read(); "*": every one
    std::string attribute; ///< whose value gives the class; empty: every record is `constant`
    std::map<std::string, std::optional<ControlClass>>
        classes; ///< std::nullopt: record is left out
    std::optional<ControlClass> constant;
    std::vector<ClassRule> rules; ///< in place of `attribute` and `constant`: the first that fits
    std::map<std::string, std::string> filter; ///< attribute -> regular expression on its
                                               ///< normal_text(); other records are passed over
    std::vector<ControlClass> precedence;      ///< the first that covers wins; every class, once
    std::vector<std::string> group_precedence; ///< goes before `precedence`: groups of the rules
    std::vector<GapRule> gaps;
    std::vector<HeldIsland> islands;
    std::vector<RegionCode> whole_before_2022; ///< regions held whole since before 2022: what is
                                               ///< russian there is russian_pre_2022
    std::vector<RegionCode>
        part_before_2022;       ///< regions held in part; russian_pre_2022 beyond them
                                ///< is russian. Empty: nothing is said of the rest
    bool only_polygons = false; ///< points and lines say nothing of control
    SquareMetres repair_bound = default_repair_bound; ///< see valid_polygons()
    Opening opening; ///< what is to be known of a file besides what it says
    ControlClass elsewhere = ControlClass::ukrainian;
    std::string date_pattern; ///< on the file name: see DatePattern, or one group that captures
                              ///< seconds, or any_day; empty: names hold no date
    DateForm date_form = DateForm::calendar;
    std::string date_attribute; ///< tells the day of a record; the latest one is that of the map
    std::optional<Date>
        covers_since; ///< only land taken since this day is drawn; std::nullopt: all land
    std::string counts_as_control;
    std::string method_note;
    std::string measured_note; ///< how far one day's data were measured to be right
    std::optional<Date> measured_day;
    std::vector<std::string> measured_boundaries; ///< boundary profiles it was measured on
    std::string name_column = "name";             ///< of a settlement list; its side is `attribute`
    std::string lon_column = "lon";
    std::string lat_column = "lat";
    std::string from_column = "from"; ///< of a register: first day of a row; the file may lack it
    std::string to_column = "to";     ///< of a register: its last day, empty: it goes on
    bool to_is_last_day = true;       ///< else the first day after it
    std::string day_columns; ///< see DatePattern: columns that each tell the side on one day, in
                             ///< place of `attribute`

    /// Whether classes come from rules on the names of files and layers: each is one of its own.
    [[nodiscard]] bool has_layer_rules() const {
        return std::any_of(rules.begin(), rules.end(),
                           [](const ClassRule& rule) { return !rule.input.empty(); });
    }
};

/// \param id the name of its file without ".toml"
/// \param faults what is wrong, naming file, line and key
/// \throws ConfigError where `form` is wrong, on which the other keys depend
ControlProfile read_control_profile(const Settings& settings, const std::string& id,
                                    Faults& faults);

} // namespace demarc
