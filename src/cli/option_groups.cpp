// SPDX-License-Identifier: MIT
#include "cli/option_groups.hpp"

#include "support/error.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <stdexcept>
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

Option jobs_option(unsigned& into) {
    Option option;
    option.name = "jobs";
    option.letter = 'j';
    option.value_name = "N";
    option.text = "How many threads to use. The results do not depend on it.";
    option.default_text = "one for each processor";
    option.take = [&into](const std::string& value) {
        const auto [end, failure] =
            std::from_chars(value.data(), value.data() + value.size(), into);
        if (failure != std::errc{} || end != value.data() + value.size() || into == 0 ||
            into > 1024) {
            throw UsageError(fmt::format("--jobs: '{}' is not a number from 1 to 1024", value));
        }
    };
    return option;
}

Option reconcile_option(bool& into) {
    return one_of("reconcile", "on|off",
                  "Border reconciliation: a publisher's coast and state border never agree with "
                  "those of the boundary set, and the slivers between them are given to the side "
                  "they belong to. 'off' takes the publisher's polygons as they are.",
                  {"on", "off"}, "on", [&into](const std::string& word) { into = word == "on"; });
}

} // namespace

Option text_option(std::string name, std::string value_name, std::string text, std::string& into) {
    Option option;
    option.name = std::move(name);
    option.value_name = std::move(value_name);
    option.text = std::move(text);
    option.take = [&into](const std::string& value) { into = value; };
    return option;
}

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

Option day_option(const std::string& name, std::string text, std::optional<Date>& into) {
    return {.name = name,
            .value_name = "YYYY-MM-DD",
            .text = std::move(text),
            .take = [&into, name](const std::string& value) {
                into = Date::parse(value);
                if (!into) {
                    throw UsageError(fmt::format("--{}: '{}' is not a date; write it as "
                                                 "YYYY-MM-DD, for example 2025-11-24",
                                                 name, value));
                }
            }};
}

Option date_option(std::optional<Date>& into) {
    Option option = day_option("date", "The day the front line shows.", into);
    option.default_text = "what the profile finds in the file name or the file";
    return option;
}

Option output_option(std::string text, std::string& into) {
    return {.name = "output",
            .letter = 'o',
            .value_name = "DIR",
            .text = std::move(text),
            .default_text = into,
            .take = [&into](const std::string& value) { into = value; }};
}

Option results_option(std::string& into) {
    return output_option("The folder for the results: all files or none; an earlier "
                         "result of demarc in it is replaced.",
                         into);
}

Option profile_option(std::vector<std::string>& into) {
    Option option;
    option.name = "profile";
    option.value_name = "FILE";
    option.text = "A profile file of your own, for a publisher that demarc does not know "
                  "(geodata/profiles/README.md says how to write one). Its id is the file's name "
                  "without .toml.";
    option.default_text = "the profiles that come with demarc";
    option.repeatable = true;
    option.take = [&into](const std::string& value) { into.push_back(value); };
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
    Option option;
    option.name = "compare-boundaries";
    option.value_name = "FILE[:PROFILE]";
    option.text = "Another boundary set to count the same front line on: its rows stand in "
                  "methods.csv and in the method section of the report, with what makes the "
                  "difference. With --sea, a set that reaches out to sea is counted both ways.";
    option.repeatable = true;
    option.take = [&into](const std::string& value) { into.push_back(value); };
    return option;
}

/// The first file, and further ones of publishers whose classes are files of their own.
Option control_option(Sources& into) {
    Option option;
    option.name = "control";
    option.value_name = "FILE[:PROFILE]";
    option.text =
        "The front line: who holds what on one day, as polygons, as a list of settlements "
        "or as a line of contact. An address (https://...) is fetched. Given several times, the "
        "files of one profile make one snapshot, for "
        "publishers whose classes are files of their own; one of another profile, or the word "
        "embedded, adds land held since before 2022 that the first does not show. From an "
        "archive or folder of dated files, --date picks the day.";
    option.default_text = "the settlement list for 24 November 2025 that comes with demarc";
    option.repeatable = true;
    option.take = [&into](const std::string& value) {
        if (into.control.empty()) {
            into.control = value;
        } else {
            into.more_control.push_back(value);
        }
    };
    return option;
}

/// An option of a group, made where a verb names it.
template<typename Into>
struct Offer {
    std::string_view name;
    Option (*make)(Into& into);
};

/// The options that a verb names, in the order of the group.
template<typename Into>
OptionGroup chosen(std::string title, const std::vector<Offer<Into>>& offers,
                   const std::vector<std::string_view>& names, Into& into) {
    OptionGroup group{std::move(title), {}};
    for (const Offer<Into>& offer : offers) {
        if (std::find(names.begin(), names.end(), offer.name) != names.end()) {
            group.options.push_back(offer.make(into));
        }
    }
    if (group.options.size() != names.size()) {
        throw std::logic_error("a verb names an option that the group has not");
    }
    return group;
}

Option boundaries_option(std::string& into) {
    Option option = text_option(
        "boundaries", "FILE[:PROFILE]",
        "The boundaries of the 27 regions of Ukraine, as GeoJSON, Shapefile, GeoPackage, KML, "
        "FlatGeobuf or another format that keeps all in its own files, also in a zip archive; the "
        "profile says how it is read (see 'demarc sources list'), FILE:PROFILE/LAYER which of "
        "several layers.",
        into);
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

OptionGroup source_options(Sources& into, const std::vector<std::string_view>& names) {
    static const std::vector<Offer<Sources>> offers{
        {"boundaries", [](Sources& to) { return boundaries_option(to.boundaries); }},
        {"sea", [](Sources& to) { return sea_option(to.sea); }},
        {"compare-boundaries", [](Sources& to) { return compare_option(to.compared); }},
        {"control", control_option},
        {"russian-side", [](Sources& to) { return russian_side_option(to.russian_side); }},
        {"date", [](Sources& to) { return date_option(to.date); }},
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

OptionGroup method_options(Method& into, const std::vector<std::string_view>& names) {
    static const std::vector<Offer<Method>> offers{
        {"area-method",
         [](Method& to) {
             return choice("area-method", "METHOD",
                           "How areas on the ellipsoid are computed: authalic takes edges as "
                           "straight in longitude and latitude and adds up exactly; geodesic takes "
                           "them as shortest lines; planar is a cross-check in an equal-area "
                           "plane.",
                           all_area_methods, to.area);
         }},
        {"denominator",
         [](Method& to) {
             return choice("denominator", "WHOLE",
                           "What a share is a share of: the polygons of the boundary set or one of "
                           "the two official areas of Ukraine in km².",
                           all_denominators, to.denominator);
         }},
        {"contested",
         [](Method& to) {
             return choice("contested", "POLICY",
                           "How to count land assigned to neither side: as a class of its own "
                           "(separate), one of the sides, or half each (split).",
                           all_contested_policies, to.contested);
         }},
        {"reconcile", [](Method& to) { return reconcile_option(to.reconciled); }}};
    return chosen("How to count", offers, names, into);
}

OptionGroup console_options(ConsoleOptions& into, const std::vector<std::string_view>& names) {
    static const std::vector<Offer<ConsoleOptions>> offers{
        {"json",
         [](ConsoleOptions& to) {
             return flag("json", "Print the summary as JSON instead of text.", to.json);
         }},
        {"jobs", [](ConsoleOptions& to) { return jobs_option(to.jobs); }},
        {"quiet",
         [](ConsoleOptions& to) {
             Option option = flag("quiet", "Print nothing but warnings and errors.", to.quiet);
             option.letter = 'q';
             return option;
         }},
        {"verbose", [](ConsoleOptions& to) {
             Option option =
                 flag("verbose",
                      "Say on standard error how long each stage took and how much memory it "
                      "needed; of run also what each region of the boundaries was recognised by.",
                      to.verbose);
             option.letter = 'v';
             return option;
         }}};
    return chosen("How it runs", offers, names, into);
}

Option plan_option(std::vector<std::string>& into) {
    Option option;
    option.name = "plan";
    option.value_name = "PLAN|FILE";
    option.text = "A plan: its id (see 'demarc plans list') or a plan file of your own. The "
                  "present line is always computed as well, for comparison.";
    option.default_text = "all plans that come with demarc";
    option.repeatable = true;
    option.take = [&into](const std::string& value) { into.push_back(value); };
    return option;
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
    const bool named =
        !options.publisher.empty() || !options.attribution.empty() || !options.licence.empty();
    if (named && options.control.empty()) {
        throw UsageError("--publisher, --attribution and --licence go with --control: what comes "
                         "with demarc says whose it is");
    }
    check_side(options.russian_side);
}

void check_console_options(const ConsoleOptions& options) {
    if (options.quiet && options.verbose) {
        throw UsageError("--quiet and --verbose cannot be combined");
    }
    if (options.quiet && options.json) {
        throw UsageError("--quiet and --json cannot be combined");
    }
}

} // namespace demarc
