// SPDX-License-Identifier: MIT
#include "series/day_warnings.hpp"

#include "geometry/locator.hpp"
#include "io/bytes.hpp"
#include "sources/control_records.hpp"
#include "sources/old_land.hpp"
#include "sources/plausibility.hpp"
#include "tally/input_warnings.hpp"

#include <algorithm>
#include <utility>

namespace demarc::series {

namespace {

/// By counting the edges that cross the meridian north of the position.
bool holds(const DayRings& rings, GridPoint p) {
    bool inside = false;
    for (const DayRings::RingSpan& ring : rings.rings) {
        GridPoint before = rings.points[ring.first + ring.count - 1];
        for (std::size_t i = ring.first; i < ring.first + ring.count; ++i) {
            const GridPoint at = rings.points[i];
            if ((before.x <= p.x) != (at.x <= p.x)) {
                const bool eastward = before.x <= p.x;
                inside ^= (turn(before, at, p) > 0) != eastward;
            }
            before = at;
        }
    }
    return inside;
}

/// Whether the class of the position is not Ukrainian-held.
bool is_held(const MapAreas& map, ControlClass elsewhere, GridPoint p) {
    const auto first = std::find_if(map.lands.begin(), map.lands.end(),
                                    [p](const ClassLand& land) { return holds(land.rings, p); });
    return (first == map.lands.end() ? elsewhere : first->control) != ControlClass::ukrainian;
}

} // namespace

DayWarnings::DayWarnings(const SeriesRequest& request, std::vector<SquareMetres> denominators)
    : request_(request), denominators_(std::move(denominators)), today_(Date::today()) {
    for (const TownHeldBefore2022& town : towns_held_before_2022()) {
        const auto region = request.regions.find(*RegionCode::parse(town.region));
        in_region_.push_back(
            region && PolygonLocator(request.boundaries.regions[*region]).contains(town.position));
    }
}

/// The values of the attribute wherever the text has it: features of one map say the same, and
/// anything else of that name is no day.
std::optional<Date> DayWarnings::latest_day_in(std::string_view text) const {
    const std::string key = '"' + request_.profile.date_attribute + '"';
    std::optional<Date> latest;
    for (std::size_t at = text.find(key); at != text.npos; at = text.find(key, at + 1)) {
        const std::size_t from = text.find_first_not_of(" \t\r\n:\"", at + key.size());
        const std::size_t end = text.find_first_of("\",}\n", std::min(from, text.size()));
        if (from != text.npos && end != text.npos) {
            if (const auto day = day_in_text(text.substr(from, end - from))) {
                latest = latest ? std::max(*latest, *day) : day;
            }
        }
    }
    return latest;
}

bool DayWarnings::say_the_same(const Date& one, const Date& other) const {
    const auto is_warned_of = [&](const Date& date) {
        return warning_of_date(date, {}, today_).has_value() ||
               warning_of_early_date(date, SquareMetres::from_km2(1e9), {}).has_value();
    };
    const auto& towns = towns_held_before_2022();
    return !is_warned_of(one) && !is_warned_of(other) &&
           std::all_of(towns.begin(), towns.end(), [&](const TownHeldBefore2022& town) {
               const Date since = *Date::parse(town.since);
               return (one < since) == (other < since);
           });
}

std::vector<InputNote> DayWarnings::of_overlaps(const MapAreas& areas,
                                                const std::string& file) const {
    std::map<Holder, SquareMetres> held;
    SquareMetres rest{to_square_metres(areas.regions)};
    for (const ControlClass control : all_control_classes) {
        for (const ExactArea area : areas.naive[static_cast<std::size_t>(control)]) {
            held[holder_of(control)] += SquareMetres{to_square_metres(area)};
            rest += SquareMetres{-to_square_metres(area)};
        }
    }
    held[holder_of(request_.profile.elsewhere)] += rest;
    std::map<std::pair<Holder, Holder>, SquareMetres> over;
    for (const auto& [holders, area] : areas.over) {
        over[holders] = SquareMetres{to_square_metres(area)};
    }
    return warnings_of_overlap(held, over, file);
}

/// Shares, as warnings_of_cut() has them of a partition.
std::optional<InputNote> DayWarnings::of_shares(const MapAreas& areas) const {
    const ClassAreas& counted = request_.method.reconciled ? areas.reconciled : areas.naive;
    std::vector<SquareMetres> held(request_.regions.size());
    for (const ControlClass control : all_control_classes) {
        for (RegionIndex i = 0; i < held.size() && is_russian(control); ++i) {
            held[i] +=
                SquareMetres{to_square_metres(counted[static_cast<std::size_t>(control)][i])};
        }
    }
    return warning_of_shares(held, denominators_, request_.boundaries, request_.regions,
                             request_.method.denominator);
}

std::vector<InputNote> DayWarnings::of(const SnapshotEntry& entry, std::string_view text,
                                       const std::set<std::string>& attributes,
                                       const MapAreas& areas) const {
    const std::string file = file_name_of(entry.file);
    std::vector<InputNote> warnings =
        warnings_of_blind_rules(attributes, {input_name(file, {})}, request_.profile, file);
    const auto add = [&](std::optional<InputNote> warning) {
        if (warning) {
            warnings.push_back(std::move(*warning));
        }
    };
    const Date& date = entry.time.date;
    if (!request_.profile.date_attribute.empty()) {
        add(warning_of_day_inside(latest_day_in(text), date, "its name", file,
                                  request_.profile.date_attribute));
    }
    add(warning_of_date(date, file, today_));
    add(warning_of_unstated(request_.profile));
    for (InputNote& warning : warnings_of_profile(request_.profile.source)) {
        warnings.push_back(std::move(warning));
    }
    ControlSnapshot shown;
    shown.files.push_back({"control", file, "", "", "", "", ""});
    shown.covers_since = request_.profile.covers_since;
    const auto& towns = towns_held_before_2022();
    shown.not_shown = regions_without_old_land(
        date, request_.regions,
        [&](const TownHeldBefore2022& town, RegionIndex /*region*/) -> std::optional<bool> {
            return in_region_[static_cast<std::size_t>(&town - towns.data())]
                       ? std::optional(
                             is_held(areas, request_.profile.elsewhere, to_grid(town.position)))
                       : std::nullopt;
        });
    if (!shown.not_shown.empty()) {
        add(warning_of_coverage(shown, request_.regions));
    }
    const DayAreas& held = areas.held;
    add(warning_of_outside(SquareMetres{to_square_metres(held.sides.back())},
                           SquareMetres{to_square_metres(held.whole)}, file));
    for (InputNote& warning : of_overlaps(areas, file)) {
        warnings.push_back(std::move(warning));
    }
    SquareMetres later;
    for (RegionIndex i = 0; i < request_.regions.size(); ++i) {
        later += has_old_land(request_.regions[i]) ? SquareMetres{}
                                                   : SquareMetres{to_square_metres(held.sides[i])};
    }
    add(warning_of_early_date(date, later, file));
    add(of_shares(areas));
    return warnings;
}

} // namespace demarc::series
