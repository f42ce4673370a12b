// SPDX-License-Identifier: MIT
#include "commands/inspection_text.hpp"

#include "cli/help_text.hpp"
#include "cli/terminal.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace demarc {

namespace {

constexpr std::size_t page_width = 100;
constexpr std::size_t label_width = 16;
constexpr std::size_t most_values = 6;
constexpr std::size_t most_lines = 8;

std::string count(std::size_t number) {
    return grouped(static_cast<double>(number));
}

std::string counted(std::size_t number, std::string_view one, std::string_view many) {
    return count(number) + ' ' + std::string(number == 1 ? one : many);
}

std::string km2(SquareMetres area) {
    return grouped(area.km2(), area.km2() < 10 ? 3 : 1);
}

/// On one line and not too long, whatever stands in a file.
std::string on_one_line(const std::string& text) {
    constexpr std::size_t longest = 60;
    std::string line;
    for (const char c : text) {
        const bool control = static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
        if (!(control && (line.empty() || line.back() == ' '))) {
            line += control ? ' ' : c;
        }
    }
    if (line.size() <= longest) {
        return line;
    }
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) {
        --end; // never in the middle of a letter
    }
    return line.substr(0, end) + "...";
}

std::string labelled(std::string_view label, const std::string& words) {
    std::string lines = wrapped(words, label_width, page_width);
    return lines.replace(0, label_width, fmt::format("  {:<{}}", label, label_width - 2));
}

std::string record_words(long long record, const std::string& label) {
    return label.empty() ? fmt::format("record {}", record)
                         : fmt::format("record {} ({})", record, on_one_line(label));
}

std::string degrees_or_metres(double value, bool in_degrees) {
    return in_degrees ? fixed(value, 4) : grouped(value, 0);
}

std::string extent_of(const LayerInspection& layer) {
    if (!(layer.extent.west <= layer.extent.east)) {
        return "none: no position can be used";
    }
    const auto side = [&](double value) { return degrees_or_metres(value, layer.in_degrees); };
    return fmt::format("{} to {} {}, {} to {} {}", side(layer.extent.west), side(layer.extent.east),
                       layer.in_degrees ? "E" : "x", side(layer.extent.south),
                       side(layer.extent.north), layer.in_degrees ? "N" : "y");
}

std::string kinds_of(const LayerInspection& layer) {
    std::vector<std::string> kinds;
    for (const auto& [kind, number] : layer.geometry_types) {
        kinds.push_back(count(number) + ' ' + (kind == "none" ? "without geometry" : kind));
    }
    return join(kinds, ", ");
}

std::string attributes_of(const LayerInspection& layer) {
    std::string text;
    std::vector<std::string> empty;
    for (const AttributeInspection& attribute : layer.attributes) {
        if (attribute.records == 0) {
            empty.push_back(on_one_line(attribute.name));
            continue;
        }
        std::vector<std::string> values;
        for (const auto& [value, number] : attribute.values) {
            if (values.size() == most_values) {
                break;
            }
            values.push_back(number == 1
                                 ? on_one_line(value)
                                 : fmt::format("{} ({})", on_one_line(value), count(number)));
        }
        if (attribute.distinct > values.size()) {
            values.push_back(fmt::format("and {} more", count(attribute.distinct - values.size())));
        }
        text += wrapped(fmt::format("{}: {} in {}{}{}", on_one_line(attribute.name),
                                    counted(attribute.distinct, "value", "different values"),
                                    counted(attribute.records, "record", "records"),
                                    values.empty() ? "" : ": ", join(values, ", ")),
                        4, page_width);
    }
    if (!empty.empty()) {
        text += wrapped("without any value: " + join(empty, ", "), 4, page_width);
    }
    return text.empty() ? "" : "  attributes\n" + text;
}

std::string fault_line(const RecordFault& fault) {
    std::string line = record_words(fault.record, fault.label);
    if (!fault.place.empty()) {
        line += ", " + fault.place;
    }
    if (fault.at) {
        line += fmt::format(", at {:.6f} {:.6f}", fault.at->lon, fault.at->lat);
    }
    return wrapped(line + ": " + fault.reason, 4, page_width);
}

std::string faults_of(const std::string& title, const std::vector<RecordFault>& faults) {
    if (faults.empty()) {
        return {};
    }
    std::string text = fmt::format("  {}: {}\n", title, count(faults.size()));
    for (std::size_t i = 0; i < faults.size() && i < most_lines; ++i) {
        text += fault_line(faults[i]);
    }
    if (faults.size() > most_lines) {
        text +=
            fmt::format("    and {} more (--json lists them)\n", count(faults.size() - most_lines));
    }
    return text;
}

std::string outside_of(const LayerInspection& layer) {
    if (layer.outside.empty()) {
        return {};
    }
    std::size_t whole = 0;
    std::size_t without_area = 0;
    SquareMetres wholly;
    SquareMetres partly;
    for (const OutsideRecord& record : layer.outside) {
        whole += record.wholly ? 1 : 0;
        without_area += record.outside.value > 0 ? 0 : 1;
        (record.wholly ? wholly : partly) += record.outside;
    }
    std::vector<std::string> parts;
    if (without_area > 0) {
        parts.push_back(counted(without_area, "point or line", "points or lines"));
    }
    if (whole > without_area) {
        parts.push_back(fmt::format("{} wholly ({} km²)",
                                    counted(whole - without_area, "area", "areas"), km2(wholly)));
    }
    if (whole < layer.outside.size()) {
        parts.push_back(fmt::format("{} in part ({} km² beyond the border or coast)",
                                    counted(layer.outside.size() - whole, "area", "areas"),
                                    km2(partly)));
    }
    std::string text = wrapped("outside Ukraine: " + join(parts, ", "), 2, page_width);
    std::size_t lines = 0;
    for (const OutsideRecord& record : layer.outside) {
        if (record.outside.value > 0 && lines++ < most_lines) {
            text += wrapped(fmt::format("{}: {} km²{}", record_words(record.record, record.label),
                                        km2(record.outside), record.wholly ? ", wholly" : ""),
                            4, page_width);
        }
    }
    return text;
}

std::string layer_text(const LayerInspection& layer, bool styled) {
    std::string text = '\n' + bold("Layer " + on_one_line(layer.name), styled) + '\n';
    text += labelled("records", fmt::format("{}{}", count(layer.records),
                                            layer.records == 0 ? "" : ": " + kinds_of(layer)));
    if (!layer.broken_off.empty()) {
        text += labelled("broken off", "reading stopped here: " + layer.broken_off);
    }
    if (layer.positions > 0) {
        text += labelled("CRS", !layer.crs.empty()        ? layer.crs
                                : layer.crs_fault.empty() ? "none is named"
                                                          : "not known");
        text += labelled("extent", extent_of(layer));
        text += labelled("positions", count(layer.positions));
    }
    if (!layer.crs_fault.empty()) {
        text += labelled("CRS fault", layer.crs_fault);
    }
    if (layer.drawn.value > 0) {
        text += labelled("area as drawn", km2(layer.drawn) + " km², overlaps counted twice");
    }
    text += attributes_of(layer);
    text += faults_of("positions that cannot be used", layer.bad_positions);
    text += faults_of("records that cannot be read", layer.refused);
    text += faults_of("invalid polygons", layer.invalid);
    return text + outside_of(layer);
}

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
    for (std::size_t i = 0; i < notes.size() && i < most_lines; ++i) {
        text += labelled(i == 0 ? "noticed" : "", notes[i].where + ": " + notes[i].what);
    }
    if (notes.size() > most_lines) {
        text += labelled("", fmt::format("and {} more", count(notes.size() - most_lines)));
    }
    return text;
}

std::string classes_of(const ControlReading& reading) {
    const bool drawn = reading.form == ControlForm::polygons; // cells end nowhere
    std::string text = fmt::format("  {:<52}{:>6}{:>14}{:>18}\n", "class", drawn ? "areas" : "",
                                   drawn ? "drawn, km²" : "", "in Ukraine, km²");
    for (const ClassInspection& figures : reading.classes) {
        text += fmt::format(
            "  {:<52}{:>6}{:>14}{:>18}\n",
            fmt::format("{} ({})", name_of(figures.control), words_for(figures.control)),
            drawn ? count(figures.areas) : "", drawn ? km2(figures.united) : "",
            km2(figures.in_ukraine));
    }
    for (const ClassOverlap& overlap : reading.overlaps) {
        text += wrapped(fmt::format("{} and {} overlap by {} km²; it counts as {}",
                                    name_of(overlap.first), name_of(overlap.second),
                                    km2(overlap.area), name_of(overlap.first)),
                        2, page_width);
    }
    return text;
}

std::string time_of_day(const ControlReading& reading) {
    if (!reading.unix_seconds) {
        return {};
    }
    constexpr long long day = 86'400;
    const long long seconds = (*reading.unix_seconds % day + day) % day;
    return fmt::format(", {:02}:{:02} UTC", seconds / 3600, seconds % 3600 / 60);
}

std::string reading_text(const ControlReading& reading, bool styled) {
    std::string text = reading_heading(reading.profile, reading.title, reading.refusal, styled);
    if (!reading.refusal.empty()) {
        return text + wrapped(reading.refusal, 2, page_width);
    }
    text += labelled("date", reading.date ? reading.date->english() + time_of_day(reading)
                                          : "none: " + reading.date_fault + "; give --date");
    text += labelled("counts", reading.counts_as_control);
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
                     fmt::format("{} km² within Ukraine{}", km2(reading.russian_in_ukraine),
                                 reading.form == ControlForm::polygons
                                     ? ", before the strips along coast and border are reconciled"
                                     : ""));
    return text + notes_of(reading.notes);
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
        return "  every region is within 2 % of its official area\n";
    }
    std::string text = "  regions that differ by more than 2 % from their official area\n";
    for (const RegionInspection& region : differing) {
        text += fmt::format("    {} {:<28}{:>10} km²{:>10} km² official{:>+9.1f} %\n",
                            regions[region.region].code.text(), regions[region.region].name_en,
                            grouped(region.area.km2()), grouped(region.official.km2()),
                            100 * (region.area / region.official - 1));
    }
    return text;
}

std::string reading_text(const BoundaryReading& reading, const RegionTable& regions, bool styled) {
    std::string text = reading_heading(reading.profile, reading.title, reading.refusal, styled);
    if (!reading.refusal.empty()) {
        return text + wrapped(reading.refusal, 2, page_width);
    }
    text += labelled("regions", fmt::format("all {}, each once", regions.size()));
    text += labelled("area", fmt::format("{} km², {:+.1f} % against the official {} km²",
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
            "", fmt::format("which is not what the profile says: {}",
                            reading.coverage == Coverage::land ? "land" : "territorial sea"));
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
                    2, page_width);
    std::vector<std::string> unknown;
    for (const std::string& value : naming.unknown) {
        unknown.push_back('\'' + on_one_line(value) + '\'');
    }
    if (unknown.size() > 2 * most_lines) {
        unknown.resize(2 * most_lines);
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
            static_cast<std::ptrdiff_t>(std::min(collection.files.size(), most_lines)));
    if (names.size() < collection.files.size()) {
        names.push_back(fmt::format("and {} more", count(collection.files.size() - names.size())));
    }
    std::string text = labelled(
        "holds", fmt::format("{} files: {}", count(collection.files.size()), join(names, ", ")));
    for (const CollectionReading& reading : collection.readings) {
        text += labelled("snapshots",
                         fmt::format("{} for profile {}, {} to {}", count(reading.snapshots),
                                     reading.profile, reading.first.iso(), reading.last.iso()));
        std::vector<std::string> days;
        for (const Date& date : reading.missing) {
            days.push_back(date.iso());
        }
        if (days.size() > most_lines) {
            days.resize(most_lines);
            days.push_back(fmt::format("and {} more", count(reading.missing.size() - most_lines)));
        }
        text += labelled("days missing", days.empty() ? "none" : join(days, ", "));
    }
    return text + '\n' + bold("What follows is about one of them: " + collection.sample, styled) +
           '\n';
}

std::string unfit_text(const std::vector<UnfitProfile>& unfit, bool styled) {
    std::size_t width = 0;
    for (const UnfitProfile& profile : unfit) {
        width = std::max(width, profile.profile.size());
    }
    std::string text = '\n' + bold("Profiles that do not come into question", styled) + '\n';
    for (const UnfitProfile& profile : unfit) {
        text += fmt::format("  {:<{}}  {}\n", profile.profile, width, profile.reason);
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
               fmt::format("\n  {}\n", suggestion.command);
    }
    if (inspection.lies_beside_ukraine) {
        return '\n' +
               bold("Nearly all of it lies outside Ukraine. Polygons of the open sea are cut off a "
                    "boundary set with",
                    styled) +
               fmt::format("\n  demarc run --boundaries BOUNDARIES --sea {}\n", inspection.file);
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
    std::string text = bold(inspection.file, styled) + '\n';
    text += labelled("format",
                     inspection.driver.empty() ? "none that can be opened" : inspection.driver);
    if (!inspection.fault.empty()) {
        text += labelled("fault", inspection.fault);
    }
    if (inspection.collection) {
        text += collection_text(*inspection.collection, styled);
    }
    for (const LayerInspection& layer : inspection.layers) {
        text += layer_text(layer, styled);
    }
    for (const ControlReading& reading : inspection.control) {
        text += reading_text(reading, styled);
    }
    for (const BoundaryReading& reading : inspection.boundaries) {
        text += reading_text(reading, regions, styled);
    }
    if (inspection.naming) {
        text += naming_text(*inspection.naming, regions, styled);
    }
    if (!inspection.unfit.empty()) {
        text += unfit_text(inspection.unfit, styled);
    }
    return text + suggestion_text(inspection, styled);
}

} // namespace demarc
