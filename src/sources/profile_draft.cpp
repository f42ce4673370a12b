// SPDX-License-Identifier: MIT
#include "sources/profile_draft.hpp"

#include "io/bytes.hpp"
#include "sources/class_suggestion.hpp"
#include "sources/date_pattern.hpp"
#include "sources/from_to_columns.hpp"
#include "sources/name_pattern.hpp"
#include "sources/table_columns.hpp"
#include "sources/telling_attribute.hpp"
#include "sources/unfilled_keys.hpp"
#include "support/error.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <vector>

namespace demarc {

namespace {

/// Text as TOML has it between quotation marks.
std::string toml_text(std::string_view text) {
    std::string result = "\"";
    for (const char character : text) {
        if (character == '"' || character == '\\') {
            result += '\\';
            result += character;
        } else if (static_cast<unsigned char>(character) < 0x20 || character == 0x7F) {
            result += fmt::format("\\u{:04X}", static_cast<unsigned>(character));
        } else {
            result += character;
        }
    }
    return result + '"';
}

/// What means something in a regular expression, or ends the text it stands in.
constexpr std::string_view marks = "\\^$.|?*+()[]{}'";

/// An expression for a text, with a dot, which fits any character, for some of them.
std::string with_dots_for(std::string text, std::string_view characters) {
    for (std::size_t at = text.find_first_of(characters); at != std::string::npos;
         at = text.find_first_of(characters, at + 1)) {
        text[at] = '.';
    }
    return text;
}

std::string line(std::string_view key, const std::string& value, std::string_view comment = {}) {
    const std::string text = fmt::format("{} = {}", key, value);
    return comment.empty() ? text + '\n' : fmt::format("{:<40} # {}\n", text, comment);
}

bool has_geometry(const LayerInspection& layer, std::string_view kind) {
    return std::any_of(
        layer.geometry_types.begin(), layer.geometry_types.end(),
        [&](const auto& type) { return type.first.find(kind) != std::string::npos; });
}

class Draft {
public:
    explicit Draft(const FileInspection& inspection)
        : inspection_(inspection), layer_(main_layer(inspection)),
          attributes_(all_layers()                     ? common_attributes(inspection.layers)
                      : layer_.area_attributes.empty() ? layer_.attributes
                                                       : layer_.area_attributes),
          from_(is_table() ? first_day_column(layer_) : nullptr),
          to_(is_table() ? last_day_column(layer_, from_ != nullptr) : nullptr),
          likely_(attributes_that_suggest_classes(without_days(attributes_))) {}

    [[nodiscard]] std::string text() const {
        const bool names_regions =
            inspection_.naming && likely_.empty() && has_geometry(layer_, "Polygon");
        return head() + (names_regions ? boundaries() : control());
    }

private:
    /// The one with most polygons, else most records.
    static const LayerInspection& main_layer(const FileInspection& inspection) {
        if (inspection.layers.empty()) {
            throw DataError(inspection.files.front().fault.empty()
                                ? inspection.files.front().file + ": holds no layer to describe"
                                : inspection.files.front().fault);
        }
        return *std::max_element(inspection.layers.begin(), inspection.layers.end(),
                                 [](const LayerInspection& a, const LayerInspection& b) {
                                     return std::pair(a.drawn, a.records) <
                                            std::pair(b.drawn, b.records);
                                 });
    }

    [[nodiscard]] bool is_table() const { return inspection_.files.front().driver == "CSV"; }

    [[nodiscard]] ControlForm form() const {
        if (is_table()) {
            return ControlForm::settlements;
        }
        return has_geometry(layer_, "Polygon") || !has_geometry(layer_, "Line")
                   ? ControlForm::polygons
                   : ControlForm::line_of_contact;
    }

    [[nodiscard]] std::string head() const {
        const std::string file = file_name_of(layer_.file);
        std::string text = fmt::format(
            "# How {} is read. Written by 'demarc sources profile' from what is in it; "
            "read it through.\n# Every key is explained in geodata/profiles/README.md.\n",
            file);
        if (inspection_.suggestion && inspection_.suggestion->line.empty()) {
            text += fmt::format("# The profile '{}' that comes with demarc reads this file, too.\n",
                                inspection_.suggestion->profile);
        }
        return text;
    }

    [[nodiscard]] std::string source() const {
        return line("title", toml_text(file_name_of(layer_.file)), "what readers see") +
               line("publisher", toml_text(not_stated),
                    "FILL IN: who made it; goes into captions") +
               line("licence", toml_text(not_stated), "FILL IN");
    }

    [[nodiscard]] std::string place_in_file() const {
        std::string text;
        if (!inspection_.files.front().under.empty()) {
            text += line("features_under", toml_text(inspection_.files.front().under));
        }
        if (!inspection_.files.front().crs.empty()) {
            text += line("crs", toml_text(inspection_.files.front().crs), "the file names none");
        }
        if (inspection_.layers.size() > 1) {
            std::vector<std::string> others;
            for (const LayerInspection& layer : inspection_.layers) {
                if (&layer != &layer_) {
                    others.push_back(toml_text(layer.name));
                }
            }
            const bool pooled = form() == ControlForm::polygons && all_layers();
            text +=
                pooled ? line("layer", "\"*\"", "all layers are read")
                       : line("layer", toml_text(layer_.name), "the others: " + join(others, ", "));
        }
        return text;
    }

    [[nodiscard]] std::string boundaries() const {
        const RegionNaming& naming = *inspection_.naming;
        std::string text = line("kind", "\"boundaries\"") + source() + place_in_file();
        text += line("attribute", toml_text(naming.attribute), "names the regions");
        text += line("coverage", "\"by_area\"", "land, or out to sea: as its area says");
        std::string aliases;
        for (const std::string& value : naming.unknown) {
            aliases += "# " + line(toml_text(value), "\"UA-NN\"", "FILL IN: names no region");
        }
        return aliases.empty() ? text : text + "\n[aliases]\n" + aliases;
    }

    [[nodiscard]] std::string control() const {
        std::string text = line("kind", "\"control\"") + line("form", toml_text(name_of(form()))) +
                           source() + place_in_file();
        text += is_table() ? columns() : geometry();
        text += days();
        text += "\n# What the publisher counts as control, for captions; results warn while it is "
                "missing.\n# counts_as_control = \"land that ...\"\n";
        return text + classes();
    }

    [[nodiscard]] std::string geometry() const {
        const bool mixed = form() == ControlForm::polygons &&
                           (has_geometry(layer_, "Line") || has_geometry(layer_, "Point"));
        return mixed ? line("points_and_lines", "\"pass_over\"", "they say nothing of control")
                     : std::string();
    }

    /// Without the columns that tell from when to when, whatever else stands in them.
    [[nodiscard]] std::vector<AttributeInspection>
    without_days(std::vector<AttributeInspection> attributes) const {
        std::erase_if(attributes, [&](const AttributeInspection& attribute) {
            return (from_ != nullptr && attribute.name == from_->name) ||
                   (to_ != nullptr && attribute.name == to_->name);
        });
        return attributes;
    }

    /// A table of what was held from when to when: a row is enough to say that it was.
    [[nodiscard]] bool is_register() const { return from_ != nullptr || to_ != nullptr; }

    [[nodiscard]] std::vector<std::string> column_names() const {
        std::vector<std::string> names;
        for (const AttributeInspection& attribute : layer_.attributes) {
            names.push_back(attribute.name);
        }
        return names;
    }

    [[nodiscard]] std::string columns() const {
        const std::vector<std::string> names = column_names();
        const std::optional<PositionColumns> position = usual_position_columns(names);
        std::string name = column_called(names, {"name", "settlement", "place", "city", "town",
                                                 "name_en", "asciiname", "назва", "найменування",
                                                 "населений пункт", "населений_пункт"});
        const bool guessed = name.empty();
        name = guessed ? names.front() : name;
        std::string text = line("name_column", toml_text(name),
                                guessed ? "FILL IN: the column of the settlement's name" : "");
        if (!position) {
            text += "# No column is called as one of positions usually is. If there is none, join "
                    "the table with places\n# first: 'Tables without positions' in "
                    "geodata/profiles/README.md.\n";
        }
        text += line("lon_column", toml_text(position ? position->lon : "lon"),
                     position ? "" : "FILL IN");
        text += line("lat_column", toml_text(position ? position->lat : "lat"),
                     position ? "" : "FILL IN");
        return text + span(name);
    }

    /// Columns of days that are neither the first nor the last one of a row.
    [[nodiscard]] std::vector<std::string> other_days(const std::string& name_column) const {
        std::vector<std::string> others;
        for (const AttributeInspection& attribute : layer_.attributes) {
            if (&attribute != from_ && &attribute != to_ && attribute.name != name_column &&
                holds_a_day(attribute) && holds_mostly_days(attribute)) {
                others.push_back(attribute.name);
            }
        }
        return others;
    }

    /// From when to when a row holds. Where a column of days is left over, a key that is read has
    /// the mark: a line that is commented out is not seen when results are written.
    [[nodiscard]] std::string span(const std::string& name_column) const {
        const std::vector<std::string> others = other_days(name_column);
        const std::string unknown = toml_text(not_stated);
        std::string text;
        if (from_ != nullptr) {
            text += line("from_column", toml_text(from_->name), "a row holds from this day on");
        } else if (to_ != nullptr || !others.empty()) {
            text += line("from_column", unknown, "FILL IN: the column of when it began, if any");
        }
        if (to_ != nullptr) {
            text += line("to_column", toml_text(to_->name),
                         others.empty()
                             ? "and to this one, empty: until today"
                             : "FILL IN: and to this one, empty: until today; or one of these?");
        } else if (!others.empty()) {
            text += line("to_column", unknown, "FILL IN: the column of when it ended, if any");
        }
        for (const std::string& other : others) {
            text += "# in its place: " + line("to_column", toml_text(other),
                                              "FILL IN: dates, too: is this when it ended?");
        }
        return text;
    }

    /// Columns of days whose names begin alike: one publisher's.
    struct DayColumns {
        std::string prefix;
        std::string expression;
        std::vector<const AttributeInspection*> columns;
    };

    /// Those of each publisher who has at least two, the one with most first.
    [[nodiscard]] std::vector<DayColumns> day_columns() const {
        std::vector<DayColumns> found;
        for (const AttributeInspection& attribute : layer_.attributes) {
            const std::string& name = attribute.name;
            const std::optional<NamePattern> pattern = day_pattern_for(name);
            if (!is_table() || !pattern || pattern->unix_time) {
                continue;
            }
            const bool begins_with_month = pattern->expression.starts_with("(?<month>");
            const std::string prefix =
                begins_with_month ? "" : name.substr(0, name.find_first_of("0123456789"));
            const auto same = std::find_if(found.begin(), found.end(), [&](const auto& one) {
                return one.prefix == prefix && one.expression == pattern->expression;
            });
            if (same == found.end()) {
                found.push_back({prefix, pattern->expression, {&attribute}});
            } else {
                same->columns.push_back(&attribute);
            }
        }
        std::erase_if(found, [](const DayColumns& one) { return one.columns.size() < 2; });
        std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
            return a.columns.size() > b.columns.size();
        });
        return found;
    }

    /// The names of other publishers' columns do not fit.
    [[nodiscard]] static std::string line_of_columns(const DayColumns& days, bool is_only) {
        return "day_columns = '" + (is_only ? "" : "^" + with_dots_for(days.prefix, marks)) +
               days.expression + "'";
    }

    [[nodiscard]] std::string classes_by_day(const std::vector<DayColumns>& all) const {
        const bool is_only = all.size() == 1;
        std::string text =
            line_of_columns(all.front(), is_only) +
            (is_only ? " # a column for each day\n"
                     : " # FILL IN: a column for each day; which publisher counts?\n");
        for (std::size_t i = 1; i < all.size(); ++i) {
            text += "# in its place: " + line_of_columns(all[i], is_only) + '\n';
        }
        return text + classes_of_day_columns(all.front());
    }

    /// The attribute of a map that tells its day; not one of since when an area was held, or until.
    [[nodiscard]] std::string day_of_map() const {
        constexpr std::array of_a_span{"from",  "start", "begin",  "end",   "until",
                                       "почат", "виник", "заверш", "припин"};
        for (const AttributeInspection& attribute : layer_.attributes) {
            const std::string name = normal_text(attribute.name);
            const auto has = [&](const char* part) { return name.find(part) != std::string::npos; };
            const bool span = std::any_of(of_a_span.begin(), of_a_span.end(), has);
            if ((has("date") || has("дата")) && !span && holds_days(attribute)) {
                return attribute.name;
            }
        }
        return {};
    }

    [[nodiscard]] std::string two_digits(const NamePattern& pattern) const {
        if (pattern.other_expression.empty()) {
            return "a year of two digits: is it the day?";
        }
        const std::string file = file_name_of(layer_.file);
        const bool day_first = pattern.expression.starts_with("(?<day>");
        return fmt::format("FILL IN: with the {} first it is {}, with the {} first {}: which?",
                           day_first ? "day" : "year",
                           DatePattern(pattern.expression).day_in(file)->english(),
                           day_first ? "year" : "day",
                           DatePattern(pattern.other_expression).day_in(file)->english());
    }

    [[nodiscard]] std::string days() const {
        const std::optional<NamePattern> pattern = day_pattern_for(file_name_of(layer_.file));
        std::string text;
        if (pattern) {
            text += pattern->unix_time ? line("date_form", "\"unix_time\"") : std::string();
            text += line("date_pattern", "'" + pattern->expression + "'",
                         pattern->two_digit_year ? two_digits(*pattern)
                                                 : "finds the day in the file's name");
            if (!pattern->other_expression.empty()) {
                text += "# in its place: " +
                        line("date_pattern", "'" + pattern->other_expression + "'");
            }
        } else {
            text += "# The file's name tells no day: say which when the file is read.\n";
        }
        if (is_table()) {
            return text;
        }
        if (const std::string day = day_of_map(); !day.empty()) {
            text += (pattern ? "# " : "") + line("date_attribute", toml_text(day),
                                                 "the day of the latest record is that of the map");
        }
        return text;
    }

    /// Whether layers other than the main one hold polygons too: then all make one map.
    [[nodiscard]] bool all_layers() const {
        return std::count_if(
                   inspection_.layers.begin(), inspection_.layers.end(),
                   [](const LayerInspection& layer) { return has_geometry(layer, "Polygon"); }) > 1;
    }

    [[nodiscard]] static std::string class_line(const std::string& value, std::size_t records,
                                                std::optional<ControlClass> control) {
        const std::string what = fmt::format("{} record{}", records, records == 1 ? "" : "s");
        return control ? line(toml_text(value), toml_text(name_of(*control)), what)
                       : line(toml_text(value), toml_text(leave_out),
                              what + "; FILL IN: ukrainian, russian, russian_pre_2022, contested?");
    }

    [[nodiscard]] std::string classes() const {
        if (const std::vector<DayColumns> days = day_columns(); !days.empty()) {
            return classes_by_day(days);
        }
        if (likely_.empty()) {
            return all_layers() && form() == ControlForm::polygons ? rules_by_layer()
                                                                   : without_attribute();
        }
        const AttributeInspection& attribute = likely_.front();
        const bool side_by_side = is_table() && likely_.size() > 1;
        std::string text =
            line("attribute", toml_text(attribute.name),
                 side_by_side ? "FILL IN: tells who holds it; which publisher counts?"
                              : "tells who holds it");
        for (std::size_t i = 1; i < likely_.size(); ++i) {
            text += fmt::format("# in its place: attribute = {}\n", toml_text(likely_[i].name));
        }
        text += overlaps() + "\n[classes]\n";
        for (const auto& [value, records] : attribute.values) {
            text += class_line(value, records, class_suggested_by(value, attribute.name));
        }
        return text;
    }

    [[nodiscard]] std::string overlaps() const {
        return form() == ControlForm::polygons
                   ? "# Where areas overlap, the first of these holds:\n# precedence = "
                     "[\"russian_pre_2022\", \"russian\", \"contested\", \"ukrainian\"]\n"
                   : "";
    }

    [[nodiscard]] static std::string classes_of_day_columns(const DayColumns& days) {
        std::map<std::string, std::size_t> values;
        for (const AttributeInspection* column : days.columns) {
            for (const auto& [value, records] : column->values) {
                values[value] += records;
            }
        }
        values.erase("");
        std::string text = "\n[classes]\n";
        for (const auto& [value, records] : values) {
            text += class_line(value, records, class_suggested_by(value));
        }
        return text;
    }

    [[nodiscard]] std::string rules_by_layer() const {
        std::string text = "# The names of the layers tell who holds what.\n";
        std::vector<std::string> groups;
        for (const LayerInspection& layer : inspection_.layers) {
            groups.push_back(toml_text(layer.name));
        }
        text +=
            fmt::format("# Where areas overlap, the first of these holds, once they are in order "
                        "and the # is gone:\n# precedence = [{}]\n",
                        join(groups, ", "));
        for (const LayerInspection& layer : inspection_.layers) {
            const std::optional<ControlClass> control = class_suggested_by(layer.name);
            const std::string expression =
                with_dots_for(normal_text(layer.name), std::string(marks) + "-_");
            text += "\n[[rule]]\n" + line("group", toml_text(layer.name)) +
                    line("control", control ? toml_text(name_of(*control)) : toml_text(leave_out),
                         control ? "" : "FILL IN: ukrainian, russian, contested?") +
                    line("input", "'" + expression + "'");
        }
        return text;
    }

    /// Few values of an attribute with no known meaning; else everything is of one class.
    [[nodiscard]] std::string without_attribute() const {
        const std::vector<AttributeInspection> attributes = without_days(attributes_);
        const AttributeInspection* fewest = attribute_of_few_values(attributes);
        const bool all_alike = form() == ControlForm::polygons || is_register();
        if (all_alike && fewest == nullptr) {
            return line("constant", "\"russian\"", "FILL IN: no attribute tells who holds it");
        }
        const std::string name = fewest == nullptr ? "side" : fewest->name;
        std::string text =
            line("attribute", toml_text(name), "FILL IN: which tells who holds it?") + overlaps() +
            "\n[classes]\n";
        if (fewest == nullptr) {
            return text + line("\"russian\"", "\"russian\"", "FILL IN: the values there are");
        }
        for (const auto& [value, records] : fewest->values) {
            text += class_line(value, records, std::nullopt);
        }
        return text;
    }

    const FileInspection& inspection_;
    const LayerInspection& layer_;
    std::vector<AttributeInspection> attributes_; ///< of all layers that are read
    const AttributeInspection* from_; ///< of a table: the column of first days; nullptr: none
    const AttributeInspection* to_;   ///< and of last ones
    std::vector<AttributeInspection> likely_; ///< of these, what may give the class
};

} // namespace

std::string draft_profile(const FileInspection& inspection) {
    return Draft(inspection).text();
}

} // namespace demarc
