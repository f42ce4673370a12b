// SPDX-License-Identifier: MIT
#include "cli/source_options.hpp"

#include "cli/option_groups.hpp"
#include "cli/option_offers.hpp"
#include "sources/tolerance.hpp"
#include "support/error.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <utility>

namespace demarc {

namespace {

bool is_degrees(std::string_view text, double limit) {
    text = trimmed(text);
    double value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    return failure == std::errc{} && end == text.data() + text.size() && std::abs(value) <= limit;
}

/// A region's name or code is looked up later; a position can be judged at once.
void check_side(const std::string& side) {
    if (side.find(',') == std::string::npos) {
        return;
    }
    const std::vector<std::string> parts = split(side, ',');
    if (parts.size() != 2 || !is_degrees(parts[0], 180) || !is_degrees(parts[1], 90)) {
        throw UsageError(fmt::format("--russian-side: '{}' is not a position; write longitude and "
                                     "latitude in degrees, as in 34.10,44.95",
                                     side));
    }
}

} // namespace

Option from_control_option(std::string text, std::string& into) {
    return text_option("from-control", "FILE[:PROFILE]", std::move(text), into);
}

std::optional<Sources> earlier_sources(const Sources& sources, const std::optional<Date>& from,
                                       const std::string& from_control) {
    if (!from && from_control.empty()) {
        return std::nullopt;
    }
    Sources earlier = sources;
    earlier.date = from;
    if (!from_control.empty()) {
        earlier.control = from_control;
        earlier.more_control.clear();
    }
    return earlier;
}

Option date_option(std::optional<Date>& into) {
    Option option = day_option("date", "The day the front line shows.", into);
    option.default_text = "what the profile finds in the file name or the file";
    return option;
}

Option profile_option(std::vector<std::string>& into) {
    Option option = texts_option(
        "profile", "FILE",
        "A profile file of your own, for a publisher that demarc does not know "
        "(geodata/profiles/README.md says how to write one). Its id is the file's name "
        "without .toml; it replaces a profile of that id that comes with demarc.",
        into);
    option.default_text = "the profiles that come with demarc";
    return option;
}

Option russian_side_option(std::string& into) {
    return text_option("russian-side", "REGION|LON,LAT",
                       "Where a line of contact is given: a region (UA-43), a group of regions "
                       "(crimea) or a position in degrees (34.10,44.95) on its Russian side.",
                       into);
}

namespace {

Option compare_option(std::vector<std::string>& into) {
    return texts_option(
        "compare-boundaries", "FILE[:PROFILE]",
        "Another boundary set to count the same front line on: its rows stand in "
        "methods.csv and in the method section of the report, with what makes the "
        "difference. With --sea, a set that reaches out to sea is counted both ways.",
        into);
}

Option count_option(std::vector<std::string>& into) {
    Option option = texts_option(
        "count", "FILE[:PROFILE]",
        "What stands on the land, added up beside areas: "
        "points are counted, lines measured in km, polygons and the classes of a raster in km²; a "
        "profile may name an attribute to add up. Given several times, each file is a count of its "
        "own; "
        "the word embedded adds the one that comes with demarc.",
        into);
    option.default_text = "the power plants that come with demarc, in MW";
    return option;
}

Option people_option(std::vector<std::string>& into) {
    Option option = texts_option(
        "people", "FILE[:PROFILE]",
        "Where people live: a raster of people in each cell (GeoTIFF and others, any CRS), added "
        "up by the exact part of each cell, or points or polygons with a number. The profile says "
        "whose homes are counted, before the full-scale war or today, and of which day. Given "
        "several times, the sources stand side by side; the word embedded adds the estimate that "
        "comes with demarc.",
        into);
    option.default_text = "the estimate of residents before the full-scale war that comes with "
                          "demarc";
    return option;
}

Option districts_option(std::string& into) {
    return text_option(
        "districts", "FILE[:PROFILE]",
        "Raions, hromadas or other parts of regions, to tell all figures by as well. "
        "They are joined to regions by their KATOTTH codes, by an "
        "attribute or by where they lie; what their borders have beyond their region's is cut off, "
        "what they leave of it goes to those beside it; how much that is, is told.",
        into);
}

/// An option that names a first file and, given again, further ones.
Option files_option(std::string name, std::string text, std::string& first,
                    std::vector<std::string>& more) {
    Option option;
    option.name = std::move(name);
    option.value_name = "FILE[:PROFILE]";
    option.text = std::move(text);
    option.repeatable = true;
    option.take = [&first, &more](const std::string& value) {
        if (first.empty()) {
            first = value;
        } else {
            more.push_back(value);
        }
    };
    return option;
}

Option control_option(Sources& into) {
    Option option = files_option(
        "control",
        "The front line: who holds what on one day, as polygons, as a list of settlements "
        "or as a line of contact. An address (https://...) is fetched. Given several times, the "
        "files of one profile make one snapshot, for "
        "publishers whose classes are files of their own; one of another profile, or the word "
        "embedded, adds land held since before 2022 that the first does not show. From an "
        "archive or folder of dated files, --date picks the day.",
        into.control, into.more_control);
    option.default_text = "the settlement list for 24 November 2025 that comes with demarc";
    return option;
}

Option boundaries_option(Sources& into) {
    Option option = files_option(
        "boundaries",
        "The boundaries of the 27 regions of Ukraine, as GeoJSON, Shapefile, GeoPackage, KML, "
        "FlatGeobuf or another format that keeps all in its own files, also in a zip archive; the "
        "profile says how it is read (see 'demarc sources list'), FILE:PROFILE/LAYER which of "
        "several layers. A folder or a pattern (regions/*.geojson) stands for files of a region "
        "each. Given several times, a further file, or the "
        "word embedded, adds the regions that those before have not; where they overlap, the file "
        "named first counts.",
        into.boundaries, into.more_boundaries);
    option.default_text = "the Natural Earth regions that come with demarc";
    return option;
}

Option sea_option(std::string& into) {
    return text_option("sea", "FILE",
                       "Polygons of the open sea, to be cut off a boundary set that reaches out to "
                       "the territorial sea.",
                       into);
}

/// What the profile says as well.
Option provenance_option(std::string name, std::string text, std::string& into) {
    Option option = text_option(std::move(name), "TEXT", std::move(text), into);
    option.default_text = "what the profile says";
    return option;
}

} // namespace

namespace {

/// "50m", "0.2km", "50".
double metres_of(const std::string& text) {
    std::string_view number = trimmed(text);
    double unit = 1;
    for (const auto& [name, metres] : {std::pair<std::string_view, double>{"km", 1000}, {"m", 1}}) {
        if (number.ends_with(name)) {
            number = trimmed(number.substr(0, number.size() - name.size()));
            unit = metres;
            break;
        }
    }
    constexpr double most = 10'000;
    double value = 0;
    const auto [end, failure] =
        std::from_chars(number.data(), number.data() + number.size(), value);
    if (failure != std::errc{} || end != number.data() + number.size() ||
        !(value >= 0 && value * unit <= most)) {
        throw UsageError(fmt::format("--join: '{}' is not a distance from 0 to 10km; write it as "
                                     "50m or 0.2km",
                                     text));
    }
    return value * unit;
}

Option join_option(std::optional<double>& into) {
    Option option;
    option.name = "join";
    option.value_name = "DISTANCE";
    option.text = "Where a line of contact comes in pieces: how wide a gap between two of their "
                  "ends may be that is closed (200m, 1.5km), and how far one may stick out beyond "
                  "another to be cut off; what was done is reported. 0 does neither.";
    option.default_text = fmt::format("{:g}m", default_join.value);
    option.take = [&into](const std::string& value) { into = metres_of(value); };
    return option;
}

Option strict_option(bool& into) {
    return flag("strict",
                "Refuse a file in which records say nothing of a place: without geometry, "
                "position, side, class or the number that is added up, with two sides at one "
                "position, points and lines beside polygons, polygons beside a line of contact. "
                "Else they are passed over with a warning, up to half of the file.",
                into);
}

} // namespace

Option crs_option(std::string& into) {
    return text_option(
        "crs", "EPSG:NNNN",
        "The coordinate reference system of files that name none: a Shapefile "
        "without .prj, GeoJSON in metres. A file that names its own keeps it. Stands "
        "in the report and the data package.",
        into);
}

OptionGroup source_options(Sources& into, const std::vector<std::string_view>& names) {
    static const std::vector<Offer<Sources>> offers{
        {"boundaries", boundaries_option},
        {"sea", [](Sources& to) { return sea_option(to.sea); }},
        {"compare-boundaries", [](Sources& to) { return compare_option(to.compared); }},
        {"control", control_option},
        {"count", [](Sources& to) { return count_option(to.counts); }},
        {"people", [](Sources& to) { return people_option(to.people); }},
        {"districts", [](Sources& to) { return districts_option(to.districts); }},
        {"russian-side", [](Sources& to) { return russian_side_option(to.russian_side); }},
        {"join", [](Sources& to) { return join_option(to.join_metres); }},
        {"date", [](Sources& to) { return date_option(to.date); }},
        {"crs", [](Sources& to) { return crs_option(to.crs); }},
        {"strict", [](Sources& to) { return strict_option(to.strict); }},
        {"publisher",
         [](Sources& to) {
             return provenance_option("publisher",
                                      "Who made the front line given with --control, as captions, "
                                      "report and data package are to name it.",
                                      to.publisher);
         }},
        {"attribution",
         [](Sources& to) {
             return provenance_option(
                 "attribution", "What the publisher asks to be printed with it.", to.attribution);
         }},
        {"licence",
         [](Sources& to) {
             return provenance_option("licence", "The licence of the front line.", to.licence);
         }},
        {"profile", [](Sources& to) { return profile_option(to.profiles); }}};
    return chosen("What to work on", offers, names, into);
}

Option line_option(std::vector<std::string>& into) {
    Option option;
    option.name = "line";
    option.value_name = "DATE=FILE[:PROFILE]";
    option.text = "A map of another day, for plans that speak of the line of that day (Minsk: "
                  "2014-09-19 and 2015-02-12). One for 2022-02-23 also tells land held since "
                  "before the invasion apart where the front line does not; a later map with that "
                  "class will do. It is read like --control; a line of contact needs "
                  "points in the file that say which side is whose.";
    option.repeatable = true;
    option.take = [&into](const std::string& value) {
        const std::size_t at = value.find('=');
        if (at == std::string::npos || !Date::parse(value.substr(0, at)) ||
            at + 1 == value.size()) {
            throw UsageError(fmt::format("--line: '{}' is not a date and a file; write them as in "
                                         "2014-09-19=line.geojson:line-of-contact",
                                         value));
        }
        into.push_back(value);
    };
    return option;
}

void check_source_options(const Sources& options) {
    if (!options.sea.empty() && options.boundaries.empty() && options.compared.empty()) {
        throw UsageError("--sea goes with --boundaries or --compare-boundaries: the boundaries "
                         "that come with demarc have "
                         "no sea to cut off");
    }
    if (!options.russian_side.empty() && options.control.empty()) {
        throw UsageError("--russian-side goes with --control and a line of contact");
    }
    const bool has_line =
        !options.control.empty() || !options.lines.empty(); // `--from-control` needs `--control`
    if (options.join_metres && !has_line) {
        throw UsageError("--join goes with --control and a line of contact");
    }
    const bool has_own = has_line || !options.boundaries.empty() || !options.compared.empty() ||
                         !options.counts.empty() || !options.people.empty() ||
                         !options.districts.empty();
    if (options.strict && !has_own) {
        throw UsageError("--strict goes with files of one's own: --control, --boundaries, --count, "
                         "--people, --districts");
    }
    if (!options.crs.empty() && !has_own) {
        throw UsageError("--crs goes with files of one's own: --control, --boundaries, --count, "
                         "--people, --districts");
    }
    const bool named =
        !options.publisher.empty() || !options.attribution.empty() || !options.licence.empty();
    if (named && options.control.empty()) {
        throw UsageError("--publisher, --attribution and --licence go with --control: what comes "
                         "with demarc says whose it is");
    }
    check_side(options.russian_side);
}

} // namespace demarc
