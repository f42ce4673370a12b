// SPDX-License-Identifier: MIT
#include "commands/inspection_layers.hpp"

#include "cli/terminal.hpp"
#include "support/text.hpp"
#include "support/words.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

namespace demarc {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t max_values = 6;

std::string record_words(const Json& record) {
    const std::string name = text_at(record, "name");
    return name.empty() ? fmt::format("record {}", record["record"].get<long long>())
                        : fmt::format("record {} ({})", record["record"].get<long long>(),
                                      on_one_line(name));
}

std::string extent_of(const Json& layer) {
    const Json& extent = layer["extent"];
    if (extent.is_null()) {
        return "none: no position can be used";
    }
    const bool in_degrees = layer["in_degrees"];
    const auto side = [&](std::size_t i) {
        const double value = extent[i];
        return in_degrees ? fixed(value, 4) : grouped(value, 0);
    };
    return fmt::format("{} to {} {}, {} to {} {}", side(0), side(2), in_degrees ? "E" : "x",
                       side(1), side(3), in_degrees ? "N" : "y");
}

std::string kinds_of(const Json& layer) {
    std::vector<std::string> kinds;
    for (const auto& [kind, number] : layer["geometry_types"].items()) {
        kinds.push_back(count_words(number) + ' ' + (kind == "none" ? "without geometry" : kind));
    }
    return join(kinds, ", ");
}

/// "occupied (3 records, 1,234.5 km²)", "UA (17)": how many records, if several, and their area;
/// that of an `only` value is that of the layer.
std::string value_words(const Json& value, bool only) {
    const std::size_t records = count_at(value, "records");
    const double area = only ? 0 : number_at(value, "area_drawn_km2");
    std::string figures = records > 1 ? count_words(records) : "";
    if (area > 0) {
        figures += (records > 1 ? " records, " : "") + km2_words(area) + " km²";
    }
    const std::string shown = on_one_line(value["value"]);
    return figures.empty() ? shown : fmt::format("{} ({})", shown, figures);
}

std::string attribute_line(const std::string& name, const Json& attribute) {
    const std::size_t distinct = count_at(attribute, "different_values");
    std::vector<std::string> values;
    for (const Json& value : attribute["values"]) {
        if (values.size() == max_values) {
            break;
        }
        values.push_back(value_words(value, distinct == 1));
    }
    if (distinct > values.size()) {
        values.push_back(fmt::format("and {} more", count_words(distinct - values.size())));
    }
    return wrapped(fmt::format("{}: {} in {}{}{}", name,
                               counted(distinct, "value", "different values"),
                               counted(count_at(attribute, "records"), "record", "records"),
                               values.empty() ? "" : ": ", join(values, "; ")),
                   4, page_width);
}

std::string attributes_of(const Json& layer) {
    std::string text;
    std::vector<std::string> empty;
    for (const Json& attribute : layer["attributes"]) {
        const std::string name = on_one_line(attribute["name"]);
        if (count_at(attribute, "records") == 0) {
            empty.push_back(name);
            continue;
        }
        text += attribute_line(name, attribute);
    }
    for (const Json& row : layer["rows_of_attributes"]) {
        text += attribute_line(
            fmt::format("{}, row {}", on_one_line(row["attribute"]), on_one_line(row["name"])),
            row);
    }
    if (!empty.empty()) {
        text += wrapped("without any value: " + join(empty, ", "), 4, page_width);
    }
    return text.empty() ? "" : "  attributes\n" + text;
}

std::string fault_line(const Json& fault) {
    std::string line = record_words(fault);
    if (const std::string place = text_at(fault, "place"); !place.empty()) {
        line += ", " + place;
    }
    if (const Json& at = fault["position"]; !at.is_null()) {
        line += fmt::format(", at {:.6f} {:.6f}", at[0].get<double>(), at[1].get<double>());
    }
    return wrapped(line + ": " + text_at(fault, "reason"), 4, page_width);
}

std::string faults_of(const std::string& title, const Json& faults) {
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

std::string outside_of(const Json& layer) {
    if (layer["outside_ukraine"].empty()) {
        return {};
    }
    const Json& sums = layer["outside_in_all"];
    std::vector<std::string> parts;
    if (const std::size_t number = count_at(sums, "points_or_lines"); number > 0) {
        parts.push_back(counted(number, "point or line", "points or lines"));
    }
    if (const std::size_t number = count_at(sums, "areas_wholly"); number > 0) {
        parts.push_back(fmt::format("{} wholly ({} km²)", counted(number, "area", "areas"),
                                    km2_words(number_at(sums, "wholly_km2"))));
    }
    if (const std::size_t number = count_at(sums, "areas_in_part"); number > 0) {
        parts.push_back(fmt::format("{} in part ({} km² beyond the border or coast)",
                                    counted(number, "area", "areas"),
                                    km2_words(number_at(sums, "in_part_km2"))));
    }
    std::string text = wrapped("outside Ukraine: " + join(parts, ", "), 2, page_width);
    std::size_t lines = 0;
    for (const Json& record : layer["outside_ukraine"]) {
        if (record["has_area"] && lines++ < inspection_most_lines) {
            text += wrapped(fmt::format("{}: {} km²{}", record_words(record),
                                        km2_words(number_at(record, "outside_km2")),
                                        record["wholly"] ? ", wholly" : ""),
                            4, page_width);
        }
    }
    return text;
}

} // namespace

std::string count_words(std::size_t number) {
    return grouped(static_cast<double>(number));
}

std::string km2_words(double km2) {
    return grouped(km2, km2 < 10 ? 3 : 1);
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

std::string text_at(const Json& node, const char* key) {
    const Json& value = node.at(key);
    return value.is_null() ? std::string() : value.get<std::string>();
}

double number_at(const Json& node, const char* key) {
    return node.at(key).get<double>();
}

std::size_t count_at(const Json& node, const char* key) {
    return node.at(key).get<std::size_t>();
}

std::string layer_text(const Json& layer, bool with_file, bool styled) {
    const std::string file = with_file ? " of " + text_at(layer, "file") : std::string();
    std::string text =
        '\n' + bold("Layer " + on_one_line(text_at(layer, "name")) + file, styled) + '\n';
    const std::size_t records = count_at(layer, "records");
    text += labelled("records", fmt::format("{}{}", count_words(records),
                                            records == 0 ? "" : ": " + kinds_of(layer)));
    if (const std::string reason = text_at(layer, "broken_off"); !reason.empty()) {
        text += labelled("broken off", "reading stopped here: " + reason);
    }
    const std::string crs = text_at(layer, "crs");
    const std::string crs_fault = text_at(layer, "crs_fault");
    if (const std::size_t positions = count_at(layer, "positions"); positions > 0) {
        text += labelled("CRS", !crs.empty()        ? crs
                                : crs_fault.empty() ? "none is named"
                                                    : "not known");
        text += labelled("extent", extent_of(layer));
        text += labelled("positions", count_words(positions));
    }
    if (!crs_fault.empty()) {
        text += labelled("CRS fault", crs_fault);
    }
    if (const double drawn = number_at(layer, "area_drawn_km2"); drawn > 0) {
        text += labelled("drawn area", km2_words(drawn) + " km², overlaps counted twice");
    }
    text += attributes_of(layer);
    text += faults_of("positions that cannot be used", layer["bad_positions"]);
    text += faults_of("records that cannot be read", layer["refused_records"]);
    text += faults_of("invalid polygons", layer["invalid_polygons"]);
    return text + outside_of(layer);
}

} // namespace demarc
