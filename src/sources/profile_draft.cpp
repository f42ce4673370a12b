// SPDX-License-Identifier: MIT
#include "sources/profile_draft.hpp"

#include "io/bytes.hpp"
#include "sources/class_draft.hpp"
#include "sources/draft_lines.hpp"
#include "sources/from_to_columns.hpp"
#include "sources/name_pattern.hpp"
#include "sources/plausibility.hpp"
#include "sources/table_draft.hpp"
#include "sources/telling_attribute.hpp"
#include "sources/unfilled_keys.hpp"
#include "support/error.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace demarc {

namespace {

bool has_geometry(const LayerInspection& layer, std::string_view kind) {
    return std::any_of(
        layer.geometry_types.begin(), layer.geometry_types.end(),
        [&](const auto& type) { return type.first.find(kind) != std::string::npos; });
}

/// std::nullopt: its name tells none.
std::optional<Date> day_of_layer(const LayerInspection& layer) {
    const std::vector<DayReading> days = day_readings(layer.name);
    return days.empty() ? std::nullopt : std::optional(days.front().day);
}

/// Of a folder of folders too, which is an empty layer.
std::set<Date> days_of_layers(const std::vector<LayerInspection>& layers) {
    std::set<Date> days;
    for (const LayerInspection& layer : layers) {
        if (const auto day = day_of_layer(layer)) {
            days.insert(*day);
        }
    }
    return days;
}

/// Whether each layer is the map of another day: the days apart, their names are the same.
bool layers_are_days(const std::vector<LayerInspection>& layers) {
    std::set<std::string> names;
    for (const LayerInspection& layer : layers) {
        const std::vector<DayReading> days = day_readings(layer.name);
        if (days.empty() || !has_geometry(layer, "Polygon")) {
            return false;
        }
        const DayReading& day = days.front();
        names.insert(std::string(layer.name).erase(day.from, day.to - day.from));
    }
    return layers.size() > 1 && names.size() == 1 && days_of_layers(layers).size() == layers.size();
}

class Draft {
public:
    explicit Draft(const FileInspection& inspection)
        : inspection_(inspection), layer_(main_layer(inspection)),
          attributes_(all_layers()                     ? common_attributes(inspection.layers)
                      : layer_.area_attributes.empty() ? layer_.attributes
                                                       : layer_.area_attributes),
          from_(is_table() ? first_day_column(layer_) : nullptr),
          to_(is_table() ? last_day_column(layer_, from_ != nullptr) : nullptr) {}

    [[nodiscard]] std::string text() const {
        return head() + (is_boundaries() ? boundaries() : control());
    }

private:
    /// The one with most polygons, else most records.
    static const LayerInspection& main_layer(const FileInspection& inspection) {
        if (inspection.layers.empty()) {
            throw DataError(inspection.files.front().fault.empty()
                                ? inspection.files.front().file + ": holds no layer to describe"
                                : inspection.files.front().fault);
        }
        if (layers_are_days(inspection.layers)) {
            return *std::max_element(
                inspection.layers.begin(), inspection.layers.end(),
                [](const auto& a, const auto& b) { return day_of_layer(a) < day_of_layer(b); });
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

    /// Regions, and no attribute but their names seems to tell who holds them: "Autonomous Republic
    /// of Crimea" is one of the names.
    [[nodiscard]] bool is_boundaries() const {
        if (!inspection_.naming || !has_geometry(layer_, "Polygon")) {
            return false;
        }
        const RegionNaming& naming = *inspection_.naming;
        std::vector<AttributeInspection> attributes = attributes_;
        std::erase_if(attributes, [&](const AttributeInspection& attribute) {
            return attribute.name == naming.attribute ||
                   std::find(naming.others.begin(), naming.others.end(), attribute.name) !=
                       naming.others.end();
        });
        return attributes_that_suggest_classes(attributes).empty();
    }

    /// What the draft is for: the file, or all of a folder that are one set of boundaries.
    [[nodiscard]] std::string name() const {
        const bool all = inspection_.collection && inspection_.collection->is_boundary_set;
        return file_name_of(all ? inspection_.collection->source : layer_.file);
    }

    [[nodiscard]] std::string head() const {
        std::string text = fmt::format(
            "# How {} is read. Written by 'demarc sources profile' from what is in it; "
            "read it through.\n# Every key is explained in geodata/profiles/README.md.\n",
            name());
        if (inspection_.suggestion && inspection_.suggestion->line.empty()) {
            text += fmt::format("# The profile '{}' that comes with demarc reads this file, too.\n",
                                inspection_.suggestion->profile);
        }
        return text;
    }

    [[nodiscard]] std::string source() const {
        return draft_line("title", toml_text(name()), "what readers see") +
               draft_line("publisher", toml_text(not_stated),
                          "FILL IN: who made it; goes into captions") +
               draft_line("licence", toml_text(not_stated), "FILL IN");
    }

    /// \param of_regions the layer of a boundary set; empty: what a map of control is read from
    [[nodiscard]] std::string place_in_file(const std::string& of_regions = {}) const {
        std::string text;
        if (!inspection_.files.front().under.empty()) {
            text += draft_line("features_under", toml_text(inspection_.files.front().under));
        }
        if (!inspection_.files.front().crs.empty()) {
            text +=
                draft_line("crs", toml_text(inspection_.files.front().crs), "the file names none");
        }
        if (inspection_.layers.size() < 2) {
            return text;
        }
        if (of_regions.empty() && form() == ControlForm::polygons && all_layers()) {
            const std::set<Date> days = days_of_layers(inspection_.layers);
            return text + draft_line("layer", "\"*\"",
                                     days.size() > 1
                                         ? fmt::format("FILL IN: all layers are read, those of {} "
                                                       "as those of {}",
                                                       days.begin()->iso(), days.rbegin()->iso())
                                         : "all layers are read");
        }
        const std::string& own = of_regions.empty() ? layer_.name : of_regions;
        std::vector<std::string> others;
        for (const LayerInspection& layer : inspection_.layers) {
            if (layer.name != own) {
                others.push_back(toml_text(layer.name));
            }
        }
        const bool of_days = of_regions.empty() && layers_are_days(inspection_.layers);
        return text + draft_line("layer", toml_text(own),
                                 (of_days ? "FILL IN: one day; the others: " : "the others: ") +
                                     join(others, ", "));
    }

    [[nodiscard]] std::string boundaries() const {
        const RegionNaming& naming = *inspection_.naming;
        std::string text =
            draft_line("kind", "\"boundaries\"") + source() + place_in_file(naming.layer);
        text += draft_line("attribute", toml_text(naming.attribute), "names the regions");
        text += draft_line("coverage", "\"by_area\"", "land, or out to sea: as its area says");
        if (!naming.missing.empty()) {
            text +=
                fmt::format("# {} of the {} regions are not in it: a further file of boundaries, "
                            "or the word\n# embedded, adds them.\n",
                            naming.missing.size(), naming.missing.size() + naming.matches.size());
        }
        std::string aliases;
        for (const std::string& value : naming.unknown) {
            aliases += "# " + draft_line(toml_text(value), "\"UA-NN\"", "FILL IN: names no region");
        }
        return aliases.empty() ? text : text + "\n[aliases]\n" + aliases;
    }

    [[nodiscard]] std::string control() const {
        std::string text = draft_line("kind", "\"control\"") +
                           draft_line("form", toml_text(name_of(form()))) + source() +
                           place_in_file();
        text += is_table() ? drafted_columns(layer_, from_, to_) : geometry();
        text += days();
        text += "\n# What the publisher counts as control, for captions; results warn while it is "
                "missing.\n# counts_as_control = \"land that ...\"\n";
        return text + classes() + filter_of_day();
    }

    [[nodiscard]] std::string geometry() const {
        const auto has_others = [&](const LayerInspection& layer) {
            const bool is_read = &layer == &layer_ || all_layers();
            return is_read && (has_geometry(layer, "Line") || has_geometry(layer, "Point"));
        };
        const bool mixed =
            form() == ControlForm::polygons &&
            std::any_of(inspection_.layers.begin(), inspection_.layers.end(), has_others);
        return mixed
                   ? draft_line("points_and_lines", "\"pass_over\"", "they say nothing of control")
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

    /// The attribute of a map that tells its day; not one of since when an area was held, or until.
    /// One with another name than such have counts where there are maps of several days.
    [[nodiscard]] const AttributeInspection* day_of_map() const {
        constexpr std::array of_a_span{"from",  "start", "begin", "end",   "until",  "since",
                                       "occup", "liber", "почат", "виник", "заверш", "припин"};
        constexpr std::array of_a_day{"date", "дата",      "datum",   "stand",
                                      "day",  "timestamp", "snapshot"};
        const AttributeInspection* other = nullptr;
        for (const AttributeInspection& attribute : layer_.attributes) {
            const std::string name = normal_text(attribute.name);
            const auto has = [&](const char* part) { return name.find(part) != std::string::npos; };
            const bool span = std::any_of(of_a_span.begin(), of_a_span.end(), has);
            if (span || !holds_days(attribute)) {
                continue;
            }
            if (std::any_of(of_a_day.begin(), of_a_day.end(), has)) {
                return &attribute;
            }
            if (other == nullptr && !is_seconds(attribute) && !day_of_many(attribute).empty()) {
                other = &attribute;
            }
        }
        return other;
    }

    /// Ten digits and more are seconds since 1970, or another number.
    static bool is_seconds(const AttributeInspection& attribute) {
        constexpr std::size_t of_day = 8; // 20251124
        return std::any_of(
            attribute.values.begin(), attribute.values.end(), [](const ValueInspection& value) {
                return value.value.size() > of_day &&
                       value.value.find_first_not_of("0123456789") == std::string::npos;
            });
    }

    /// Where several records each are of several days, or each record is of another day, one of
    /// the values: that of the last day. Days on which areas of one map were last changed are none.
    [[nodiscard]] static std::string day_of_many(const AttributeInspection& attribute) {
        std::map<Date, std::string> days;
        for (const ValueInspection& value : attribute.values) {
            if (const std::optional<Date> day = day_in_text(value.value)) {
                days[*day] = value.value;
            }
        }
        const std::string name = normal_text(attribute.name);
        const auto has = [&](const char* part) { return name.find(part) != std::string::npos; };
        constexpr std::array of_a_change{"updat", "edit", "modif", "chang",
                                         "creat", "змін", "онов"};
        const bool changed = std::any_of(of_a_change.begin(), of_a_change.end(), has);
        const bool are_maps = days.size() > 1 && (2 * days.size() <= attribute.records ||
                                                  (days.size() == attribute.records && !changed));
        return are_maps ? days.rbegin()->second : std::string();
    }

    /// Areas that each hold from one day to another, which no profile can read.
    [[nodiscard]] bool is_register_of_areas() const {
        return area_from() != nullptr && area_to() != nullptr && area_from() != area_to();
    }
    [[nodiscard]] const AttributeInspection* area_from() const {
        return form() == ControlForm::polygons ? first_day_column(layer_) : nullptr;
    }
    [[nodiscard]] const AttributeInspection* area_to() const {
        return form() == ControlForm::polygons ? last_day_column(layer_, false) : nullptr;
    }

    /// Of a register of areas those that have no last day are what is held now.
    [[nodiscard]] std::string filter_of_register() const {
        const AttributeInspection& from = *area_from();
        const AttributeInspection& to = *area_to();
        const std::size_t open =
            layer_.records - to.records +
            static_cast<std::size_t>(
                std::count_if(to.values.begin(), to.values.end(),
                              [](const auto& value) { return trimmed(value.value).empty(); }));
        return fmt::format(
                   "\n# Each area holds from '{0}' to '{1}', which a profile cannot read. For a "
                   "day, take out its areas:\n# ogr2ogr -dialect SQLite -sql \"SELECT * FROM "
                   "\\\"{3}\\\" WHERE \\\"{0}\\\" <= 'YYYY-MM-DD' AND (\\\"{1}\\\" IS "
                   "NULL OR \\\"{1}\\\" > 'YYYY-MM-DD')\" of-the-day.geojson {2}\n[filter]\n",
                   from.name, to.name, file_name_of(layer_.file), layer_.name) +
               (open > 0 ? draft_line(toml_text(to.name), "'^$'",
                                      "FILL IN: only areas without a last day, which hold still")
                         : draft_line(toml_text(to.name), "'FILL IN'",
                                      "an expression that the last days of what holds fit"));
    }

    /// How one day is taken out of a file of many. Readers differ in what stands between the parts
    /// of a day, and in what they make of a time after it.
    [[nodiscard]] std::string filter_of_day() const {
        if (is_register_of_areas()) {
            return filter_of_register();
        }
        const AttributeInspection* day = is_table() ? nullptr : day_of_map();
        const std::string value = day == nullptr ? std::string() : day_of_many(*day);
        if (value.empty()) {
            return {};
        }
        constexpr std::size_t of_day = 10; // "2025-11-24"
        const bool has_more = value.size() > of_day;
        return "\n# The records are of several days: of these, one is read.\n[filter]\n" +
               draft_line(toml_text(day->name),
                          fmt::format("'^{}{}'",
                                      expression_for(normal_text(value.substr(0, of_day)), "-/"),
                                      has_more ? "" : "$"),
                          "FILL IN: which day? Without it, all are read as one map");
    }

    /// Where the day stands in the name; which of two it is, where it can be read as either.
    [[nodiscard]] std::string day_in_name() const {
        const std::string file = file_name_of(layer_.file);
        if (const std::optional<std::string> seconds = seconds_pattern_for(file)) {
            return draft_line("date_form", "\"unix_time\"") +
                   draft_line("date_pattern", "'" + *seconds + "'",
                              "finds the day in the file's name");
        }
        const std::vector<DayReading> readings = day_readings(file);
        if (readings.empty()) {
            return {};
        }
        const std::vector<DayReading> others = other_days(readings);
        std::string text = draft_line(
            "date_pattern", "'" + readings.front().expression + "'",
            !others.empty() ? fmt::format("FILL IN: {}: which?", words_of_readings(readings))
            : has_two_digit_year(readings.front()) ? "a year of two digits: is it the day?"
                                                   : "finds the day in the file's name");
        for (const DayReading& other : others) {
            text += "# in its place: " + draft_line("date_pattern", "'" + other.expression + "'");
        }
        return text;
    }

    [[nodiscard]] std::string days() const {
        const std::string in_name = day_in_name();
        std::string text =
            in_name.empty() ? "# The file's name tells no day: say which when the file is read.\n"
                            : in_name;
        if (is_table()) {
            return text;
        }
        if (is_register_of_areas()) {
            return text;
        }
        if (const AttributeInspection* day = day_of_map()) {
            text += (in_name.empty() ? "" : "# ") +
                    draft_line("date_attribute", toml_text(day->name),
                               day_of_many(*day).empty()
                                   ? "the day of the latest record is that of the map"
                                   : "the day of the records that [filter] takes");
        }
        return text;
    }

    /// Whether layers other than the main one hold polygons too: then all make one map.
    [[nodiscard]] bool all_layers() const {
        return !layers_are_days(inspection_.layers) &&
               std::count_if(
                   inspection_.layers.begin(), inspection_.layers.end(),
                   [](const LayerInspection& layer) { return has_geometry(layer, "Polygon"); }) > 1;
    }

    /// The other columns beside first and last days do not tell who holds a place.
    [[nodiscard]] std::string classes() const {
        ClassEvidence evidence;
        evidence.form = form();
        evidence.is_table = is_table();
        evidence.is_register = from_ != nullptr || to_ != nullptr;
        evidence.names = {file_name_of(layer_.file), layer_.name};
        evidence.attributes = without_days(attributes_);
        if (is_table()) {
            evidence.day_columns = day_columns_of(layer_.attributes);
        }
        if (all_layers() && form() == ControlForm::polygons) {
            evidence.described = common_rows(inspection_.layers);
            for (const LayerInspection& layer : inspection_.layers) {
                if (has_geometry(layer, "Polygon")) {
                    evidence.layers.push_back(&layer);
                    evidence.areas += areas_in(layer);
                }
            }
        } else {
            evidence.described = layer_.described;
            evidence.areas = areas_in(layer_);
        }
        return drafted_classes(evidence);
    }

    const FileInspection& inspection_;
    const LayerInspection& layer_;
    std::vector<AttributeInspection> attributes_; ///< of all layers that are read
    const AttributeInspection* from_; ///< of a table: the column of first days; nullptr: none
    const AttributeInspection* to_;   ///< and of last ones
};

} // namespace

std::string draft_profile(const FileInspection& inspection) {
    return Draft(inspection).text();
}

} // namespace demarc
