// SPDX-License-Identifier: MIT
#include "cli/terminal.hpp"
#include "commands/inspection_words.hpp"
#include "support/text.hpp"
#include "support/words.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace demarc {

namespace {

constexpr std::size_t label_width = 16;
constexpr std::size_t max_values = 6;

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
        kinds.push_back(count_words(number) + ' ' + (kind == "none" ? "without geometry" : kind));
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
            if (values.size() == max_values) {
                break;
            }
            values.push_back(number == 1
                                 ? on_one_line(value)
                                 : fmt::format("{} ({})", on_one_line(value), count_words(number)));
        }
        if (attribute.distinct > values.size()) {
            values.push_back(
                fmt::format("and {} more", count_words(attribute.distinct - values.size())));
        }
        text += wrapped(fmt::format("{}: {} in {}{}{}", on_one_line(attribute.name),
                                    counted(attribute.distinct, "value", "different values"),
                                    counted(attribute.records, "record", "records"),
                                    values.empty() ? "" : ": ", join(values, ", ")),
                        4, inspection_page_width);
    }
    if (!empty.empty()) {
        text += wrapped("without any value: " + join(empty, ", "), 4, inspection_page_width);
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
    return wrapped(line + ": " + fault.reason, 4, inspection_page_width);
}

std::string faults_of(const std::string& title, const std::vector<RecordFault>& faults) {
    if (faults.empty()) {
        return {};
    }
    std::string text = fmt::format("  {}: {}\n", title, count_words(faults.size()));
    for (std::size_t i = 0; i < faults.size() && i < inspection_most_lines; ++i) {
        text += fault_line(faults[i]);
    }
    if (faults.size() > inspection_most_lines) {
        text += fmt::format("    and {} more (--json lists them)\n",
                            count_words(faults.size() - inspection_most_lines));
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
                                    counted(whole - without_area, "area", "areas"),
                                    km2_words(wholly)));
    }
    if (whole < layer.outside.size()) {
        parts.push_back(fmt::format("{} in part ({} km² beyond the border or coast)",
                                    counted(layer.outside.size() - whole, "area", "areas"),
                                    km2_words(partly)));
    }
    std::string text = wrapped("outside Ukraine: " + join(parts, ", "), 2, inspection_page_width);
    std::size_t lines = 0;
    for (const OutsideRecord& record : layer.outside) {
        if (record.outside.value > 0 && lines++ < inspection_most_lines) {
            text += wrapped(fmt::format("{}: {} km²{}", record_words(record.record, record.label),
                                        km2_words(record.outside), record.wholly ? ", wholly" : ""),
                            4, inspection_page_width);
        }
    }
    return text;
}

} // namespace

std::string count_words(std::size_t number) {
    return grouped(static_cast<double>(number));
}

std::string km2_words(SquareMetres area) {
    return grouped(area.km2(), area.km2() < 10 ? 3 : 1);
}

std::string on_one_line(const std::string& text) {
    constexpr std::size_t longest = 60;
    std::string line;
    for (const char c : text) {
        const bool control = static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
        if (!(control && (line.empty() || line.back() == ' '))) {
            line += control ? ' ' : c;
        }
    }
    return shortened(line, longest);
}

std::string labelled(std::string_view label, const std::string& words) {
    std::string lines = wrapped(words, label_width, inspection_page_width);
    return lines.replace(0, label_width, fmt::format("  {:<{}}", label, label_width - 2));
}

std::string layer_text(const LayerInspection& layer, bool with_file, bool styled) {
    const std::string file = with_file ? " of " + layer.file : std::string();
    std::string text = '\n' + bold("Layer " + on_one_line(layer.name) + file, styled) + '\n';
    text += labelled("records", fmt::format("{}{}", count_words(layer.records),
                                            layer.records == 0 ? "" : ": " + kinds_of(layer)));
    if (!layer.broken_off.empty()) {
        text += labelled("broken off", "reading stopped here: " + layer.broken_off);
    }
    if (layer.positions > 0) {
        text += labelled("CRS", !layer.crs.empty()        ? layer.crs
                                : layer.crs_fault.empty() ? "none is named"
                                                          : "not known");
        text += labelled("extent", extent_of(layer));
        text += labelled("positions", count_words(layer.positions));
    }
    if (!layer.crs_fault.empty()) {
        text += labelled("CRS fault", layer.crs_fault);
    }
    if (layer.drawn.value > 0) {
        text += labelled("area as drawn", km2_words(layer.drawn) + " km², overlaps counted twice");
    }
    text += attributes_of(layer);
    text += faults_of("positions that cannot be used", layer.bad_positions);
    text += faults_of("records that cannot be read", layer.refused);
    text += faults_of("invalid polygons", layer.invalid);
    return text + outside_of(layer);
}

} // namespace demarc
