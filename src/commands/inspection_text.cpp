// SPDX-License-Identifier: MIT
#include "commands/inspection_text.hpp"

#include "cli/terminal.hpp"
#include "commands/inspection_words.hpp"
#include "io/bytes.hpp"
#include "sources/control_snapshot.hpp"
#include "support/text.hpp"
#include "words/figures.hpp"
#include "words/labels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace demarc {

namespace {

std::string reading_heading(std::string_view profile, const std::string& title,
                            const std::string& refusal, bool styled) {
    return '\n' +
           bold(fmt::format("Read with profile {} ({}){}", profile, title,
                            refusal.empty() ? "" : ": refused"),
                styled) +
           '\n';
}

std::string notes_of(const std::vector<InputNote>& notes) {
    std::string text;
    for (std::size_t i = 0; i < notes.size() && i < inspection_most_lines; ++i) {
        text += labelled(i == 0 ? "noticed" : "", notes[i].where + ": " + notes[i].what);
    }
    if (notes.size() > inspection_most_lines) {
        text += labelled(
            "", fmt::format("and {} more", count_words(notes.size() - inspection_most_lines)));
    }
    return text;
}

/// Where several rules give one class, what each of them finds.
std::string groups_of(const ControlReading& reading) {
    if (reading.groups.size() <= reading.classes.size()) {
        return {};
    }
    std::string text = fmt::format("  {:<52}{:>6}{:>14}\n", "by rule", "areas", "drawn, km²");
    for (const GroupInspection& group : reading.groups) {
        text += fmt::format("  {:<52}{:>6}{:>14}\n",
                            fmt::format("{} -> {}", group.group, name_of(group.control)),
                            count_words(group.areas), km2_words(group.drawn));
    }
    return text;
}

/// "it counts as russian", or its parts where it counts as several.
std::string counts_as(const ClassOverlap& overlap) {
    if (overlap.counts_as.size() == 1) {
        return fmt::format("it counts as {}", name_of(overlap.counts_as.begin()->first));
    }
    std::vector<std::string> parts;
    for (const auto& [control, area] : overlap.counts_as) {
        parts.push_back(fmt::format("{} km² as {}", km2_words(area), name_of(control)));
    }
    return "of that count " + join(parts, ", ");
}

std::string classes_of(const ControlReading& reading) {
    const bool drawn = reading.form == ControlForm::polygons; // cells end nowhere
    std::string text = fmt::format("  {:<52}{:>6}{:>14}{:>18}\n", "class", drawn ? "areas" : "",
                                   drawn ? "drawn, km²" : "", "in Ukraine, km²");
    for (const ClassInspection& figures : reading.classes) {
        text +=
            fmt::format("  {:<52}{:>6}{:>14}{:>18}\n",
                        fmt::format("{} ({})", name_of(figures.control), label_of(figures.control)),
                        drawn ? count_words(figures.areas) : "",
                        drawn ? km2_words(figures.united) : "", km2_words(figures.in_ukraine));
    }
    text += groups_of(reading);
    for (const ClassOverlap& overlap : reading.overlaps) {
        text += wrapped(fmt::format("{} and {} overlap by {} km²; {}", name_of(overlap.first),
                                    name_of(overlap.second), km2_words(overlap.area),
                                    counts_as(overlap)),
                        2, inspection_page_width);
    }
    return text;
}

/// A refusal may name hundreds of records; the first lines show what is the matter.
std::string refusal_text(const std::string& refusal) {
    const std::vector<std::string> lines = split(refusal, '\n');
    std::string text;
    for (std::size_t i = 0; i < lines.size() && i < inspection_most_lines; ++i) {
        text += wrapped(lines[i], 2, inspection_page_width);
    }
    if (lines.size() > inspection_most_lines) {
        text += fmt::format("  and {} more (--json lists them)\n",
                            count_words(lines.size() - inspection_most_lines));
    }
    return text;
}

std::string date_text(const ControlReading& reading) {
    std::string text;
    if (reading.date || !reading.register_days) {
        text += labelled("date", reading.date
                                     ? reading.date->english() + utc_suffix(reading.unix_seconds)
                                     : "none: " + reading.date_fault + "; give --date");
    }
    if (reading.register_days) {
        text += labelled(
            "register",
            fmt::format("dates from {} to {}{}; --date takes any day from the first on",
                        reading.register_days->first.iso(), reading.register_days->second.iso(),
                        reading.read_as_of ? "; read here as of " + reading.read_as_of->iso()
                                           : std::string()));
    }
    return text;
}

std::string reading_text(const ControlReading& reading, bool styled) {
    std::string text = reading_heading(reading.profile, reading.title, reading.refusal, styled);
    if (!reading.refusal.empty()) {
        return text + refusal_text(reading.refusal);
    }
    text += date_text(reading);
    if (!reading.date_attribute.empty()) {
        text += labelled("day inside", fmt::format("attribute '{}'", reading.date_attribute));
    }
    text += labelled("counts", reading.counts_as_control);
    if (reading.covers_since) {
        text += labelled("covers", "only land taken since " + reading.covers_since->english());
    }
    if (reading.form == ControlForm::line_of_contact) {
        text += labelled("line", fmt::format("{} of {} km, {} that say which side is whose",
                                             counted(reading.lines, "line", "lines"),
                                             grouped(reading.line_length.km(), 0),
                                             counted(reading.marks, "point", "points")));
        return text + notes_of(reading.notes);
    }
    text += labelled("method", reading.method_note);
    text += classes_of(reading);
    text += labelled("Russian-held",
                     fmt::format("{} km² within Ukraine{}", km2_words(reading.russian_in_ukraine),
                                 reading.form == ControlForm::polygons
                                     ? ", before the strips along coast and border are reconciled"
                                     : ""));
    return text + notes_of(reading.notes);
}

/// "27 by ISO code", and those one by one that were matched by no code and no name of their own.
std::string matches_of(const std::vector<RegionRecord>& records, const RegionTable& regions) {
    std::map<std::pair<std::string, RegionMatchKind>, std::size_t> kinds;
    for (const RegionRecord& record : records) {
        ++kinds[{record.attribute, record.kind}];
    }
    std::vector<std::string> ways;
    for (const auto& [kind, number] : kinds) {
        ways.push_back(fmt::format("{} by {} in '{}'", number, label_of(kind.second), kind.first));
    }
    std::string text = labelled("matched", join(ways, ", "));
    std::vector<std::string> spellings;
    for (const RegionRecord& record : records) {
        if (record.kind == RegionMatchKind::alias || record.kind == RegionMatchKind::spelling) {
            spellings.push_back(
                fmt::format("'{}' is {}", record.value, regions[record.region].name_en));
        }
    }
    return spellings.empty() ? text : text + labelled("", join(spellings, ", "));
}

std::string regions_that_differ(const BoundaryReading& reading, const RegionTable& regions) {
    constexpr double worth_telling = 0.02;
    std::vector<RegionInspection> differing;
    for (const RegionInspection& region : reading.regions) {
        if (std::abs(region.area / region.official - 1) > worth_telling) {
            differing.push_back(region);
        }
    }
    if (differing.empty()) {
        return "  every region is within 2% of its official area\n";
    }
    std::string text = "  regions that differ by more than 2% from their official area\n";
    for (const RegionInspection& region : differing) {
        text += fmt::format("    {} {:<28}{:>10} km²{:>10} km² official{:>+9.1f}%\n",
                            regions[region.region].code.text(), regions[region.region].name_en,
                            grouped(region.area.km2()), grouped(region.official.km2()),
                            100 * (region.area / region.official - 1));
    }
    return text;
}

std::string reading_text(const BoundaryReading& reading, const RegionTable& regions, bool styled) {
    std::string text = reading_heading(reading.profile, reading.title, reading.refusal, styled);
    if (!reading.refusal.empty()) {
        return text + refusal_text(reading.refusal);
    }
    text += labelled("regions", fmt::format("all {}, each once", regions.size()));
    text += matches_of(reading.records, regions);
    text += labelled("area", fmt::format("{} km², {:+.1f}% against the official {} km²",
                                         grouped(reading.area.km2(), 1),
                                         100 * (reading.area / reading.official - 1),
                                         grouped(reading.official.km2())));
    text += labelled("reaches to",
                     reading.reaches_out_to_sea
                         ? "the territorial sea: shares of these polygons come out smaller; cut it "
                           "off with --sea, or take shares of an official area with --denominator"
                         : "the coast");
    if (reading.reaches_out_to_sea != (reading.coverage == Coverage::territorial_sea)) {
        text += labelled(
            "", fmt::format("which is not what the profile says: {}", label_of(reading.coverage)));
    }
    return text + regions_that_differ(reading, regions) + notes_of(reading.notes);
}

std::string names_of(const std::vector<RegionIndex>& indices, const RegionTable& regions) {
    std::vector<std::string> names;
    for (const RegionIndex index : indices) {
        names.push_back(fmt::format("{} {}", regions[index].code.text(), regions[index].name_en));
    }
    return join(names, ", ");
}

std::string naming_text(const RegionNaming& naming, const RegionTable& regions, bool styled) {
    std::string text = '\n' + bold("Regions of Ukraine", styled) + '\n';
    text += wrapped(fmt::format("Attribute '{}' of layer {} names {} of the {} regions.",
                                naming.attribute, on_one_line(naming.layer),
                                regions.size() - naming.missing.size(), regions.size()),
                    2, inspection_page_width);
    std::vector<std::string> unknown;
    for (const std::string& value : naming.unknown) {
        unknown.push_back('\'' + on_one_line(value) + '\'');
    }
    if (unknown.size() > 2 * inspection_most_lines) {
        unknown.resize(2 * inspection_most_lines);
        unknown.emplace_back("...");
    }
    if (!naming.missing.empty()) {
        text += labelled("missing", names_of(naming.missing, regions));
    }
    if (!unknown.empty()) {
        text += labelled("not known", join(unknown, ", "));
    }
    if (!naming.repeated.empty()) {
        text += labelled("several times", names_of(naming.repeated, regions));
    }
    return text;
}

std::string collection_text(const CollectionInspection& collection, bool styled) {
    std::vector<std::string> names(
        collection.files.begin(),
        collection.files.begin() +
            static_cast<std::ptrdiff_t>(std::min(collection.files.size(), inspection_most_lines)));
    if (names.size() < collection.files.size()) {
        names.push_back(
            fmt::format("and {} more", count_words(collection.files.size() - names.size())));
    }
    std::string text =
        bold(collection.source, styled) + '\n' +
        labelled("holds", fmt::format("{} files: {}", count_words(collection.files.size()),
                                      join(names, ", ")));
    for (const CollectionReading& reading : collection.readings) {
        text += labelled("snapshots",
                         fmt::format("{} for profile {}, {} to {}", count_words(reading.snapshots),
                                     reading.profile, reading.first.iso(), reading.last.iso()));
        std::vector<std::string> days;
        for (const Date& date : reading.missing) {
            days.push_back(date.iso());
        }
        if (days.size() > inspection_most_lines) {
            days.resize(inspection_most_lines);
            days.push_back(fmt::format(
                "and {} more", count_words(reading.missing.size() - inspection_most_lines)));
        }
        text += labelled("days missing", days.empty() ? "none" : join(days, ", "));
    }
    return text + '\n' +
           bold(collection.sample.empty()
                    ? "What follows is about all of them, as layers of one map"
                    : "What follows is about one of them: " + file_name_of(collection.sample),
                styled) +
           '\n';
}

std::string unfit_text(const std::vector<UnfitProfile>& unfit, bool styled) {
    std::size_t width = 0;
    for (const UnfitProfile& profile : unfit) {
        width = std::max(width, profile.profile.size());
    }
    std::string text = '\n' + bold("Profiles that do not fit", styled) + '\n';
    for (const UnfitProfile& profile : unfit) {
        std::string lines = wrapped(profile.reason, width + 4, inspection_page_width);
        text += lines.replace(0, width + 4, fmt::format("  {:<{}}  ", profile.profile, width));
    }
    return text;
}

/// What has to be done before the command: nothing, as a rule.
std::string copy_of_profile(const Suggestion& suggestion) {
    return suggestion.line.empty()
               ? std::string()
               : wrapped(fmt::format("Copy geodata/profiles/{0}.toml to my-{0}.toml, and put this "
                                     "line among its first: {1}",
                                     suggestion.profile, suggestion.line),
                         2, inspection_page_width);
}

/// The files with their formats.
std::string files_text(const std::vector<InspectedFile>& files, bool styled) {
    std::string text;
    for (const InspectedFile& file : files) {
        text += bold(file.file, styled) + '\n';
        text += labelled("format", file.driver.empty() ? "none that can be opened" : file.driver);
        if (!file.fault.empty()) {
            text += labelled("fault", file.fault);
        }
        if (!file.under.empty()) {
            text += labelled("features", fmt::format("under '{}' of a JSON document", file.under));
        }
    }
    return text;
}

std::string suggestion_text(const FileInspection& inspection, bool styled) {
    if (inspection.suggestion) {
        const Suggestion& suggestion = *inspection.suggestion;
        return '\n' +
               bold(fmt::format("Suggested: profile {}, because {}", suggestion.profile,
                                suggestion.reason),
                    styled) +
               '\n' + copy_of_profile(suggestion) + fmt::format("  {}\n", suggestion.command);
    }
    if (inspection.lies_beside_ukraine) {
        return '\n' +
               bold("Nearly all of it lies outside Ukraine. Polygons of the open sea are cut off a "
                    "boundary set with",
                    styled) +
               fmt::format("\n  demarc run --boundaries BOUNDARIES --sea {}\n",
                           inspection.files.front().file);
    }
    const bool refused = !inspection.control.empty() || !inspection.boundaries.empty();
    return '\n' +
           bold(refused ? "No profile can read this file as it is; what stands above has to be "
                          "mended first."
                : inspection.layers.empty()
                    ? "Nothing can be read from this file."
                    : "No profile fits. A profile of your own is a text file of a few lines "
                      "(geodata/profiles/README.md); try it with --profile FILE.",
                styled) +
           '\n';
}

} // namespace

std::string inspection_text(const FileInspection& inspection, const RegionTable& regions,
                            bool styled) {
    std::string text;
    if (inspection.collection) {
        text += collection_text(*inspection.collection, styled);
    }
    text += files_text(inspection.files, styled);
    for (const LayerInspection& layer : inspection.layers) {
        text += layer_text(layer, inspection.files.size() > 1, styled);
    }
    for (const ControlReading& reading : inspection.control) {
        text += reading_text(reading, styled);
    }
    for (const BoundaryReading& reading : inspection.boundaries) {
        text += reading_text(reading, regions, styled);
    }
    const bool boundaries_read =
        std::any_of(inspection.boundaries.begin(), inspection.boundaries.end(),
                    [](const BoundaryReading& reading) { return reading.refusal.empty(); });
    if (inspection.naming && !boundaries_read) { // else the reading says it all
        text += naming_text(*inspection.naming, regions, styled);
    }
    if (!inspection.unfit.empty()) {
        text += unfit_text(inspection.unfit, styled);
    }
    return text + suggestion_text(inspection, styled);
}

} // namespace demarc
