// SPDX-License-Identifier: MIT
#include "sources/old_land.hpp"

//
// Land that Russia has held since before 24 February 2022: whether a source shows it, and where
// else it can be had.
#include "geometry/geos.hpp"
#include "geometry/locator.hpp"
#include "io/bytes.hpp"
#include "support/error.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace demarc {

namespace {

/// Crimea was annexed on 18 March 2014; in Donetsk and Luhansk oblasts the line stood still from
/// the end of the battle of Debaltseve.
constexpr const char* since_annexation = "2014-03-18";
constexpr const char* since_debaltseve = "2015-02-18";

std::string iso(const RegionIndex region, const RegionTable& regions) {
    return regions[region].code.text();
}

/// Crimea and Sevastopol are held whole, the others in part.
bool is_held_whole(const std::string& code) {
    return code == "UA-43" || code == "UA-40";
}

/// Whether the area that holds the position with the highest precedence is Russian-held.
bool is_held(const ControlSnapshot& snapshot, const std::vector<PolygonLocator>& areas,
             LonLat position) {
    for (std::size_t i = 0; i < areas.size(); ++i) {
        if (areas[i].contains(position)) {
            return snapshot.areas[i].control != ControlClass::ukrainian;
        }
    }
    return snapshot.elsewhere != ControlClass::ukrainian;
}

std::string file_of(const ControlSnapshot& snapshot) {
    return snapshot.files.empty() ? snapshot.title : snapshot.files.front().name;
}

} // namespace

const std::vector<TownHeldBefore2022>& towns_held_before_2022() {
    // Positions of GeoNames, to the hundredth of a degree: well inside each town.
    static const std::vector<TownHeldBefore2022> towns{
        {"Simferopol", "UA-43", {34.10, 44.95}, since_annexation},
        {"Yevpatoria", "UA-43", {33.37, 45.20}, since_annexation},
        {"Dzhankoi", "UA-43", {34.39, 45.71}, since_annexation},
        {"Sevastopol", "UA-40", {33.53, 44.59}, since_annexation},
        {"Inkerman", "UA-40", {33.61, 44.61}, since_annexation},
        {"Donetsk", "UA-14", {37.80, 48.02}, since_debaltseve},
        {"Makiivka", "UA-14", {37.97, 48.05}, since_debaltseve},
        {"Horlivka", "UA-14", {38.05, 48.30}, since_debaltseve},
        {"Yenakiieve", "UA-14", {38.21, 48.23}, since_debaltseve},
        {"Luhansk", "UA-09", {39.31, 48.57}, since_debaltseve},
        {"Alchevsk", "UA-09", {38.80, 48.47}, since_debaltseve},
        {"Khrustalnyi", "UA-09", {38.92, 48.14}, since_debaltseve}};
    return towns;
}

void look_for_old_land(ControlSnapshot& snapshot, const BoundarySet& boundaries,
                       const RegionTable& regions) {
    if (snapshot.form == ControlForm::line_of_contact) {
        return;
    }
    std::vector<PolygonLocator> areas;
    for (const ControlArea& area : snapshot.areas) {
        areas.emplace_back(area.polygons);
    }
    std::map<RegionIndex, PolygonLocator> land;
    snapshot.not_shown = regions_without_old_land(
        snapshot.date, regions,
        [&](const TownHeldBefore2022& town, RegionIndex region) -> std::optional<bool> {
            const auto& own = land.try_emplace(region, boundaries.regions[region]).first->second;
            return own.contains(town.position)
                       ? std::optional(is_held(snapshot, areas, town.position))
                       : std::nullopt;
        });
    if (!snapshot.not_shown.empty()) {
        snapshot.notes.push_back(warning_of_coverage(snapshot, regions));
    }
}

std::string land_not_shown(const ControlSnapshot& snapshot, const RegionTable& regions) {
    std::vector<std::string> whole;
    std::vector<std::string> part;
    for (const RegionIndex region : snapshot.not_shown) {
        const bool crimea = iso(region, regions) == "UA-43";
        (is_held_whole(iso(region, regions)) ? whole : part)
            .push_back(crimea ? "Crimea" : regions[region].name_en);
    }
    if (part.empty()) {
        return join(whole, " and ");
    }
    return fmt::format("{}{}what Russia has held of {} since before 24 February 2022",
                       join(whole, ", "), whole.empty() ? "" : " and ", join(part, " and "));
}

InputNote warning_of_coverage(const ControlSnapshot& snapshot, const RegionTable& regions) {
    return {
        file_of(snapshot),
        fmt::format("this map does not show {}{}: its figures are without that land, and claims "
                    "of all land that Russia holds cannot be tested on it",
                    land_not_shown(snapshot, regions),
                    snapshot.covers_since
                        ? fmt::format(" (its profile says that it draws land taken since {})",
                                      snapshot.covers_since->english())
                        : std::string()),
        "add that land from a second source that tells it apart: `control` once more, or "
        "`control` embedded for that of the map that comes with demarc",
        InputWarning::coverage};
}

namespace {

/// Polygons within a region's.
MultiPolygon within(const MultiPolygon& polygons, const MultiPolygon& region) {
    const geos::Geometry all = geos::unary_union(polygons);
    return geos::polygons_of(geos::intersection(all.get(), geos::from(region).get()).get());
}

} // namespace

void check_tells_old_land(ControlForm form, const std::string& file,
                          const ControlSnapshot& second) {
    const bool distinguished =
        std::any_of(second.areas.begin(), second.areas.end(), [](const auto& area) {
            return area.control == ControlClass::russian_pre_2022 && !area.polygons.empty();
        });
    if (!distinguished || form != ControlForm::polygons) {
        throw UsageError(fmt::format(
            "{} and {}: a second source adds the land held since before 2022 to a map drawn as "
            "areas, and has to tell it apart as the class russian_pre_2022",
            file, file_of(second)));
    }
}

std::string title_with_old_land(const std::string& title, const ControlSnapshot& second) {
    return title + ", with land held since before 2022 from " + second.title;
}

std::string publisher_with_old_land(const std::string& publisher, const ControlSnapshot& second) {
    return second.publisher == publisher ? publisher : publisher + "; " + second.publisher;
}

ControlSnapshot with_old_land_cut(ControlSnapshot second, const BoundarySet& boundaries,
                                  const RegionTable& regions) {
    MultiPolygon old;
    for (const ControlArea& area : second.areas) {
        if (area.control == ControlClass::russian_pre_2022) {
            old.insert(old.end(), area.polygons.begin(), area.polygons.end());
        }
    }
    second.areas.clear();
    if (old.empty()) {
        return second; // add_old_land() says so
    }
    std::vector<std::string> codes;
    for (const TownHeldBefore2022& town : towns_held_before_2022()) {
        if (codes.empty() || codes.back() != town.region) {
            codes.emplace_back(town.region);
        }
    }
    for (const std::string& code : codes) {
        const auto region = regions.find(*RegionCode::parse(code));
        if (!region) {
            continue;
        }
        const MultiPolygon& whole = boundaries.regions[*region];
        second.areas.push_back(
            {ControlClass::russian_pre_2022, is_held_whole(code) ? whole : within(old, whole),
             fmt::format("{}, {}", file_of(second), code), "held_since_before_2022"});
    }
    for (InputFile& file : second.files) {
        file.role = old_land_role;
    }
    return second;
}

void add_old_land(ControlSnapshot& snapshot, const ControlSnapshot& second,
                  const BoundarySet& boundaries, const RegionTable& regions) {
    check_tells_old_land(snapshot.form, file_of(snapshot), second);
    snapshot.areas.insert(snapshot.areas.end(), second.areas.begin(), second.areas.end());
    snapshot.notes.push_back(
        {file_of(second), fmt::format("land held since before 24 February 2022 that {} does not "
                                      "show is taken from this source ({}, {})",
                                      file_of(snapshot), second.title, second.date.english())});
    const std::string addition =
        fmt::format("Land held since before 24 February 2022 is added from another source: {}, "
                    "{}. {}",
                    second.title, second.date.english(), second.method_note);
    snapshot.old_land = second.form;
    snapshot.method_note += (snapshot.method_note.empty() ? "" : " ") + addition;
    snapshot.title = title_with_old_land(snapshot.title, second);
    snapshot.publisher = publisher_with_old_land(snapshot.publisher, second);
    snapshot.files.insert(snapshot.files.end(), second.files.begin(), second.files.end());
    snapshot.notes.insert(snapshot.notes.end(), second.notes.begin(), second.notes.end());
    std::erase_if(snapshot.notes,
                  [](const InputNote& note) { return note.warning == InputWarning::coverage; });
    look_for_old_land(snapshot, boundaries, regions);
}

} // namespace demarc
