// SPDX-License-Identifier: MIT
#include "commands/inspection_text.hpp"

#include "cli/terminal.hpp"
#include "commands/inspection_layers.hpp"
#include "io/bytes.hpp"
#include "sources/control_snapshot.hpp"
#include "support/text.hpp"
#include "support/words.hpp"
#include "words/figures.hpp"
#include "words/labels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace demarc {

namespace {

using Json = nlohmann::ordered_json;

std::string reading_heading(const Json& reading, bool styled) {
    return '\n' +
           bold(fmt::format("Read with profile {} ({}){}", text_at(reading, "profile"),
                            text_at(reading, "title"), reading["readable"] ? "" : ": refused"),
                styled) +
           '\n';
}

std::string notes_of(const Json& notes) {
    std::string text;
    for (std::size_t i = 0; i < notes.size() && i < inspection_most_lines; ++i) {
        text += labelled(i == 0 ? "noticed" : "",
                         text_at(notes[i], "where") + ": " + text_at(notes[i], "what"));
    }
    if (notes.size() > inspection_most_lines) {
        text += labelled(
            "", fmt::format("and {} more", count_words(notes.size() - inspection_most_lines)));
    }
    return text;
}

/// Where several rules give one class, what each of them finds.
std::string groups_of(const Json& reading) {
    if (reading["groups"].size() <= reading["classes"].size()) {
        return {};
    }
    std::string text = fmt::format("  {:<52}{:>6}{:>14}\n", "by rule", "areas", "drawn, km²");
    for (const Json& group : reading["groups"]) {
        text += fmt::format(
            "  {:<52}{:>6}{:>14}\n",
            fmt::format("{} -> {}", text_at(group, "group"), text_at(group, "class")),
            count_words(count_at(group, "areas")), km2_words(number_at(group, "drawn_km2")));
    }
    return text;
}

/// "it counts as russian", or its parts where it counts as several.
std::string counts_as(const Json& classes) {
    if (classes.size() == 1) {
        return "it counts as " + classes.items().begin().key();
    }
    std::vector<std::string> parts;
    for (const auto& [control, km2] : classes.items()) {
        parts.push_back(fmt::format("{} km² as {}", km2_words(km2), control));
    }
    return "of that count " + join(parts, ", ");
}

bool is_of_form(const Json& reading, ControlForm form) {
    return reading["form"] == label_of(form);
}

std::string classes_of(const Json& reading) {
    const bool drawn = is_of_form(reading, ControlForm::polygons); // cells end nowhere
    std::string text = fmt::format("  {:<52}{:>6}{:>14}{:>18}\n", "class", drawn ? "areas" : "",
                                   drawn ? "drawn, km²" : "", "in Ukraine, km²");
    for (const Json& figures : reading["classes"]) {
        const std::string name = text_at(figures, "class");
        text += fmt::format("  {:<52}{:>6}{:>14}{:>18}\n",
                            fmt::format("{} ({})", name, label_of(*control_class_named(name))),
                            drawn ? count_words(count_at(figures, "areas")) : "",
                            drawn ? km2_words(number_at(figures, "united_km2")) : "",
                            km2_words(number_at(figures, "in_ukraine_km2")));
    }
    text += groups_of(reading);
    for (const Json& overlap : reading["overlaps"]) {
        text += wrapped(fmt::format("{} and {} overlap by {} km²; {}", text_at(overlap, "holds"),
                                    text_at(overlap, "yields"),
                                    km2_words(number_at(overlap, "area_km2")),
                                    counts_as(overlap["counts_as_km2"])),
                        2, page_width);
    }
    return text;
}

/// A refusal may name hundreds of records; the first lines show what is the matter.
std::string refusal_text(const std::string& refusal) {
    const std::vector<std::string> lines = split(refusal, '\n');
    std::string text;
    for (std::size_t i = 0; i < lines.size() && i < inspection_most_lines; ++i) {
        text += wrapped(lines[i], 2, page_width);
    }
    if (lines.size() > inspection_most_lines) {
        text += fmt::format("  and {} more (--json lists them)\n",
                            count_words(lines.size() - inspection_most_lines));
    }
    return text;
}

std::string date_text(const Json& reading) {
    const std::optional<Date> date = Date::parse(text_at(reading, "date"));
    const Json& register_days = reading["register"];
    std::string text;
    if (date || register_days.is_null()) {
        std::optional<long long> seconds;
        if (!reading["unix_seconds"].is_null()) {
            seconds = reading["unix_seconds"].get<long long>();
        }
        text +=
            labelled("date", date ? date->english() + utc_suffix(seconds)
                                  : "none: " + text_at(reading, "date_fault") + "; give --date");
    }
    if (!register_days.is_null()) {
        const std::string read_as_of = text_at(register_days, "read_as_of");
        text += labelled(
            "register", fmt::format("dates from {} to {}{}; --date takes any day from the first on",
                                    text_at(register_days, "first"), text_at(register_days, "last"),
                                    read_as_of.empty() ? "" : "; read here as of " + read_as_of));
    }
    return text;
}

std::string control_text(const Json& reading) {
    std::string text = date_text(reading);
    if (const std::string attribute = text_at(reading, "date_attribute"); !attribute.empty()) {
        text += labelled("day inside", fmt::format("attribute '{}'", attribute));
    }
    if (const std::string counts = text_at(reading, "counts_as_control"); !counts.empty()) {
        text += labelled("counts", counts);
    }
    if (const std::optional<Date> since = Date::parse(text_at(reading, "covers"))) {
        text += labelled("covers", "only land taken since " + since->english());
    }
    if (is_of_form(reading, ControlForm::line_of_contact)) {
        text +=
            labelled("line", fmt::format("{} of {} km, {} that say which side is whose",
                                         counted(count_at(reading, "lines"), "line", "lines"),
                                         grouped(number_at(reading, "line_km"), 0),
                                         counted(count_at(reading, "marks"), "point", "points")));
        return text + notes_of(reading["notes"]);
    }
    if (const std::string method = text_at(reading, "method"); !method.empty()) {
        text += labelled("method", method);
    }
    text += classes_of(reading);
    text += labelled("Russian-held",
                     fmt::format("{} km² within Ukraine{}",
                                 km2_words(number_at(reading, "russian_in_ukraine_km2")),
                                 is_of_form(reading, ControlForm::polygons)
                                     ? ", before the strips along coast and border are reconciled"
                                     : ""));
    return text + notes_of(reading["notes"]);
}

const Region& region_of(const std::string& code, const RegionTable& regions) {
    return regions[*regions.find(*RegionCode::parse(code))];
}

/// "27 by ISO code", and those one by one that were matched by no code and no name of their own.
std::string matches_of(const Json& reading, const RegionTable& regions) {
    std::vector<std::string> ways;
    for (const Json& way : reading["matched"]) {
        ways.push_back(fmt::format("{} by {} in '{}'", count_at(way, "regions"), text_at(way, "by"),
                                   text_at(way, "attribute")));
    }
    std::string text = labelled("matched", join(ways, ", "));
    std::vector<std::string> spellings;
    for (const Json& match : reading["matches"]) {
        if (match["unusual"]) {
            spellings.push_back(fmt::format("'{}' is {}", text_at(match, "value"),
                                            region_of(text_at(match, "region"), regions).name_en));
        }
    }
    return spellings.empty() ? text : text + labelled("", join(spellings, ", "));
}

/// By how much an area is larger than the official one, in percent.
double excess_of(const Json& areas) {
    return 100 * (number_at(areas, "area_km2") / number_at(areas, "official_km2") - 1);
}

std::string regions_that_differ(const Json& reading, const RegionTable& regions) {
    constexpr double worth_telling = 2;
    std::string text;
    for (const Json& region : reading["regions"]) {
        if (std::abs(excess_of(region)) > worth_telling) {
            const std::string code = text_at(region, "region");
            text += fmt::format("    {} {:<28}{:>10} km²{:>10} km² official{:>+9.1f}%\n", code,
                                region_of(code, regions).name_en,
                                grouped(number_at(region, "area_km2")),
                                grouped(number_at(region, "official_km2")), excess_of(region));
        }
    }
    return text.empty() ? "  every region is within 2% of its official area\n"
                        : "  regions that differ by more than 2% from their official area\n" + text;
}

std::string boundaries_text(const Json& reading, const RegionTable& regions) {
    std::string text = labelled("regions", fmt::format("all {}, each once", regions.size()));
    text += matches_of(reading, regions);
    text +=
        labelled("area", fmt::format("{} km², {:+.1f}% against the official {} km²",
                                     grouped(number_at(reading, "area_km2"), 1), excess_of(reading),
                                     grouped(number_at(reading, "official_km2"))));
    const bool reaches_out = reading["reaches_out_to_sea"];
    text += labelled("reaches to",
                     reaches_out
                         ? "the territorial sea: shares of these polygons come out smaller; cut it "
                           "off with --sea, or take shares of an official area with --denominator"
                         : "the coast");
    const Coverage said =
        reading["coverage"] == name_of(Coverage::land) ? Coverage::land : Coverage::territorial_sea;
    if (reaches_out != (said == Coverage::territorial_sea)) {
        text += labelled("", fmt::format("which is not what the profile says: {}", label_of(said)));
    }
    return text + regions_that_differ(reading, regions) + notes_of(reading["notes"]);
}

std::string reading_text(const Json& reading, const RegionTable& regions, bool styled) {
    return reading_heading(reading, styled) +
           (!reading["readable"]          ? refusal_text(text_at(reading, "refusal"))
            : reading["for"] == "control" ? control_text(reading)
                                          : boundaries_text(reading, regions));
}

std::string names_of(const Json& codes, const RegionTable& regions) {
    std::vector<std::string> names;
    for (const std::string code : codes) {
        names.push_back(fmt::format("{} {}", code, region_of(code, regions).name_en));
    }
    return join(names, ", ");
}

std::string naming_text(const Json& naming, const RegionTable& regions, bool styled) {
    std::string text = '\n' + bold("Regions of Ukraine", styled) + '\n';
    text += wrapped(fmt::format("Attribute '{}' of layer {} names {} of the {} regions.",
                                text_at(naming, "attribute"), on_one_line(text_at(naming, "layer")),
                                regions.size() - naming["missing"].size(), regions.size()),
                    2, page_width);
    std::vector<std::string> unknown;
    for (const std::string value : naming["unknown"]) {
        unknown.push_back('\'' + on_one_line(value) + '\'');
    }
    if (unknown.size() > 2 * inspection_most_lines) {
        unknown.resize(2 * inspection_most_lines);
        unknown.emplace_back("...");
    }
    if (!naming["missing"].empty()) {
        text += labelled("missing", names_of(naming["missing"], regions));
    }
    if (!unknown.empty()) {
        text += labelled("not known", join(unknown, ", "));
    }
    if (!naming["repeated"].empty()) {
        text += labelled("repeated", names_of(naming["repeated"], regions));
    }
    return text;
}

/// The first of a list, and how many more there are.
std::vector<std::string> first_of(const Json& list) {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < list.size() && i < inspection_most_lines; ++i) {
        words.push_back(list[i]);
    }
    if (words.size() < list.size()) {
        words.push_back(fmt::format("and {} more", count_words(list.size() - words.size())));
    }
    return words;
}

std::string collection_text(const Json& collection, bool styled) {
    const Json& files = collection["files"];
    std::string text = bold(text_at(collection, "source"), styled) + '\n' +
                       labelled("holds", fmt::format("{} files: {}", count_words(files.size()),
                                                     join(first_of(files), ", ")));
    for (const Json& reading : collection["readings"]) {
        text +=
            labelled("snapshots", fmt::format("{} for profile {}, {} to {}",
                                              count_words(count_at(reading, "snapshots")),
                                              text_at(reading, "profile"),
                                              text_at(reading, "first"), text_at(reading, "last")));
        const std::vector<std::string> days = first_of(reading["missing_days"]);
        text += labelled("days missing", days.empty() ? "none" : join(days, ", "));
    }
    const std::string sample = text_at(collection, "sample");
    return text + '\n' +
           bold(sample.empty() ? "What follows is about all of them, as layers of one map"
                               : "What follows is about one of them: " + file_name_of(sample) +
                                     (collection["is_boundary_set"]
                                          ? "; profiles read all of them as one boundary set"
                                      : collection["readings"].empty() && files.size() > 1
                                          ? "; if they are parts of one map, name each of them"
                                          : ""),
                styled) +
           '\n';
}

std::string unfit_text(const Json& unfit, bool styled) {
    std::size_t width = 0;
    for (const Json& profile : unfit) {
        width = std::max(width, text_at(profile, "profile").size());
    }
    std::string text = '\n' + bold("Profiles that do not fit", styled) + '\n';
    for (const Json& profile : unfit) {
        std::string lines = wrapped(text_at(profile, "reason"), width + 4, page_width);
        text += lines.replace(0, width + 4,
                              fmt::format("  {:<{}}  ", text_at(profile, "profile"), width));
    }
    return text;
}

/// What has to be done before the command: nothing, as a rule.
std::string copy_of_profile(const Json& suggestion) {
    const std::string line = text_at(suggestion, "line_for_a_copy_of_the_profile");
    return line.empty()
               ? std::string()
               : wrapped(fmt::format("Copy geodata/profiles/{0}.toml to my-{0}.toml, and put this "
                                     "line among its first: {1}",
                                     text_at(suggestion, "profile"), line),
                         2, page_width);
}

/// The files with their formats.
std::string files_text(const Json& files, bool styled) {
    std::string text;
    for (const Json& file : files) {
        text += bold(text_at(file, "file"), styled) + '\n';
        const std::string format = text_at(file, "format");
        text += labelled("format", format.empty() ? "none that can be opened" : format);
        if (const std::string fault = text_at(file, "fault"); !fault.empty()) {
            text += labelled("fault", fault);
        }
        if (const std::string under = text_at(file, "features_under"); !under.empty()) {
            text += labelled("features", fmt::format("under '{}' of a JSON document", under));
        }
    }
    return text;
}

std::string suggestion_text(const Json& tree, bool styled) {
    if (const Json& suggestion = tree["suggestion"]; !suggestion.is_null()) {
        return '\n' +
               bold(fmt::format("Suggested: profile {}, because {}", text_at(suggestion, "profile"),
                                text_at(suggestion, "reason")),
                    styled) +
               '\n' + copy_of_profile(suggestion) +
               fmt::format("  {}\n", text_at(suggestion, "command"));
    }
    if (tree["lies_beside_ukraine"]) {
        return '\n' +
               bold("Nearly all of it lies outside Ukraine. Polygons of the open sea are cut off a "
                    "boundary set with",
                    styled) +
               fmt::format("\n  demarc run --boundaries BOUNDARIES --sea {}\n",
                           text_at(tree["files"].front(), "file"));
    }
    return '\n' +
           bold(
               !tree["readings"].empty()
                   ? "No profile that was tried can read this file as it is. Mend what stands "
                     "above, or write a profile that fits: 'demarc sources profile FILE > my.toml'."
               : tree["layers"].empty() ? "Nothing can be read from this file."
               : !tree["regions"].is_null()
                   ? "No profile fits. 'demarc sources profile FILE > my.toml' writes one "
                     "(geodata/profiles/README.md)."
                   : "No profile fits. 'demarc sources profile FILE > my.toml' writes one, in "
                     "which the classes are to be filled in (geodata/profiles/README.md).",
               styled) +
           '\n';
}

} // namespace

std::string inspection_text(const Json& tree, const RegionTable& regions, bool styled) {
    std::string text;
    if (const Json& collection = tree["collection"]; !collection.is_null()) {
        text += collection_text(collection, styled);
    }
    text += files_text(tree["files"], styled);
    for (const Json& layer : tree["layers"]) {
        text += layer_text(layer, tree["files"].size() > 1, styled);
    }
    bool boundaries_read = false;
    for (const Json& reading : tree["readings"]) {
        text += reading_text(reading, regions, styled);
        boundaries_read |= reading["for"] == "boundaries" && reading["readable"];
    }
    if (const Json& naming = tree["regions"]; !naming.is_null() && !boundaries_read) {
        text += naming_text(naming, regions, styled); // else the reading says it all
    }
    if (const Json& unfit = tree["unfit_profiles"]; !unfit.empty()) {
        text += unfit_text(unfit, styled);
    }
    return text + suggestion_text(tree, styled);
}

} // namespace demarc
