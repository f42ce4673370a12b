// SPDX-License-Identifier: MIT
#include "plans/line_name.hpp"
#include "words/describe.hpp"
#include "words/labels.hpp"
#include "words/sentences.hpp"

#include <fmt/format.h>

namespace demarc {

namespace {

/// "15 km of the line of contact", "20 km of 34.586 E, 47.512 N"
std::string distance_in_words(const Distance& distance) {
    if (!distance.centre_name.empty()) {
        return fmt::format("{:g} km of {}", distance.km, distance.centre_name);
    }
    if (distance.from.empty()) {
        return fmt::format("{:g} km of {:g} E, {:g} N", distance.km, distance.centre.lon,
                           distance.centre.lat);
    }
    return fmt::format("{:g} km of the {}", distance.km, line_name(distance.from));
}

std::vector<std::string> names(const std::vector<RegionIndex>& indices,
                               const RegionTable& regions) {
    std::vector<std::string> result;
    for (const RegionIndex index : indices) {
        result.push_back(regions[index].name_en);
    }
    return result;
}

std::vector<std::string> zone_names(const std::vector<std::string>& ids, const Places& places) {
    std::vector<std::string> result;
    for (const std::string& id : ids) {
        result.push_back("the zone \"" + name_by_id(places.zones, id) + '"');
    }
    return result;
}

} // namespace

std::string describe(const Selector& area, const RegionTable& regions, const Places& places) {
    std::vector<std::string> where = zone_names(area.zones, places);
    if (!area.regions.empty()) {
        const std::string inside = listed(names(area.regions, regions));
        where = where.empty() ? std::vector<std::string>{inside}
                              : std::vector<std::string>{listed(where) + " in " + inside};
    }
    std::vector<std::string> without = names(area.outside, regions);
    const std::vector<std::string> zones_left_out = zone_names(area.outside_zones, places);
    without.insert(without.end(), zones_left_out.begin(), zones_left_out.end());
    std::string text = listed(where);
    if (where.empty()) {
        text = without.empty() ? "all of Ukraine" : "Ukraine";
    }
    if (!without.empty()) {
        text += " outside " + listed(without);
    }
    std::string kind;
    if (area.held_by) {
        kind = fmt::format("the land that {} holds", label_of(*area.held_by));
    }
    if (!area.control.empty()) {
        std::vector<std::string> classes;
        for (const ControlClass control : area.control) {
            classes.push_back(label_of(control, Tongue::english, Length::full));
        }
        kind += fmt::format("{} {}", kind.empty() ? "the land" : ",", listed(classes, "or"));
    }
    text = kind.empty() ? text : kind + " in " + text;
    for (const Distance& distance : area.within) {
        text += ", within " + distance_in_words(distance);
    }
    for (const Distance& distance : area.beyond) {
        text += ", farther than " + distance_in_words(distance);
    }
    return text;
}

} // namespace demarc
