// SPDX-License-Identifier: MIT
#include "sources/file_inspection.hpp"

#include "geometry/coordinates.hpp"
#include "io/bytes.hpp"
#include "io/csv_file.hpp"
#include "io/json_document.hpp"
#include "sources/record_classifier.hpp"
#include "sources/snapshot_list.hpp"
#include "sources/source_spec.hpp"
#include "sources/table_columns.hpp"
#include "support/contains.hpp"
#include "support/error.hpp"
#include "support/pattern.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <set>
#include <utility>
#include <vector>

namespace demarc {

namespace {

/// The columns of a table that hold positions, as a profile of settlements names them, or as they
/// are usually called.
std::optional<PositionColumns> position_columns(const CsvTable& table, const Profiles& profiles) {
    for (const auto& [id, profile] : profiles.control) {
        if (profile.form == ControlForm::settlements &&
            contains(table.columns(), profile.lon_column) &&
            contains(table.columns(), profile.lat_column)) {
            return PositionColumns{profile.lon_column, profile.lat_column};
        }
    }
    return usual_position_columns(table.columns());
}

void read_position(const CsvTable& table, const CsvTable::Row& row, const PositionColumns& columns,
                   SurveyedLayer& layer, SurveyedRecord& record) {
    try {
        const LonLat position{table.number(row, table.column(columns.lon)),
                              table.number(row, table.column(columns.lat))};
        ++layer.positions;
        layer.extent.add(position);
        if (const auto fault = out_of_range(position)) {
            record.bad_positions.push_back({"", position.lon, position.lat, *fault});
        }
        record.geometry = std::vector<LonLat>{position};
    } catch (const Error& error) {
        record.fault = error.what();
    }
}

/// A table of settlements, as the survey of a vector file would have it.
VectorSurvey survey_csv(const std::string& file, const Profiles& profiles) {
    VectorSurvey result;
    result.driver = "CSV";
    try {
        const CsvTable table = CsvTable::read_any_dialect(file);
        const std::optional<PositionColumns> columns = position_columns(table, profiles);
        SurveyedLayer layer;
        layer.name = "table";
        layer.attributes = table.columns();
        layer.in_degrees = columns.has_value();
        layer.crs = !columns ? "" : "longitude and latitude in columns (WGS 84)";
        for (const CsvTable::Row& row : table.rows()) {
            SurveyedRecord record;
            record.id = static_cast<long long>(row.line);
            record.geometry_type = !columns ? "none" : "Point (columns)";
            for (std::size_t i = 0; i < row.fields.size(); ++i) {
                record.attributes.emplace(table.columns()[i], row.fields[i]);
            }
            if (columns) {
                read_position(table, row, *columns, layer, record);
            }
            layer.records.push_back(std::move(record));
        }
        result.layers.push_back(std::move(layer));
    } catch (const Error& error) {
        result.fault = error.what();
    }
    return result;
}

/// What the profile asked for knows of a file.
Opening opening_asked_for(const SourceSpec& spec, const Profiles& profiles) {
    if (const auto control = profiles.control.find(spec.profile);
        control != profiles.control.end()) {
        return control->second.opening;
    }
    const auto boundaries = profiles.boundaries.find(spec.profile);
    return boundaries == profiles.boundaries.end() ? Opening{{}, profiles.crs}
                                                   : boundaries->second.opening;
}

} // namespace

SurveyedFile surveyed(const SourceSpec& spec, const Profiles& profiles) {
    SurveyedFile file{spec, {}, {}};
    Opening opening;
    if (is_table(spec.file)) {
        file.survey = survey_csv(spec.file, profiles);
    } else {
        opening = opening_asked_for(spec, profiles);
        file.survey = survey(spec.file, opening);
    }
    const bool nothing_found = file.survey.layers.empty();
    if (nothing_found && opening.under.empty() && !is_table(spec.file)) {
        opening.under = features_key(spec.file);
        if (!opening.under.empty()) {
            file.survey = survey(spec.file, opening);
        }
    }
    file.under = opening.under;
    if (file.survey.layers.empty() && !is_database(spec.file) && !file_exists(spec.file)) {
        throw DataError(file.survey.fault);
    }
    return file;
}

namespace {

CollectionReading read_collection(const std::vector<SnapshotEntry>& snapshots,
                                  const ProfileSource& source) {
    CollectionReading reading{source.id,
                              source.title,
                              snapshots.size(),
                              snapshots.front().time.date,
                              snapshots.back().time.date,
                              {}};
    std::set<Date> days;
    for (const SnapshotEntry& snapshot : snapshots) {
        days.insert(snapshot.time.date);
    }
    for (auto day = reading.first.days(); day < reading.last.days(); day += std::chrono::days(1)) {
        const Date date{std::chrono::year_month_day(day)};
        if (!days.contains(date)) {
            reading.missing.push_back(date);
        }
    }
    return reading;
}

/// How many kinds of layers a profile's rules see in the names of files.
std::size_t groups_in(const std::string& source, const ControlProfile& profile) {
    std::vector<std::pair<Pattern, std::string>> rules;
    for (const ClassRule& rule : profile.rules) {
        if (!rule.input.empty()) {
            rules.emplace_back(Pattern(rule.input), rule.group);
        }
    }
    std::set<std::string> groups;
    for (const std::string& file : files_in(source)) {
        const std::string name = input_name(file, "");
        const auto rule = std::find_if(rules.begin(), rules.end(), [&](const auto& candidate) {
            return candidate.first.fits(name);
        });
        if (rule != rules.end()) {
            groups.insert(rule->second);
        }
    }
    return groups.size();
}

std::optional<Date> latest_in(const std::string& source, const ControlProfile& profile) {
    const std::vector<SnapshotEntry> dated = list_snapshots(source, profile);
    return dated.empty() ? std::nullopt : std::optional(dated.back().time.date);
}

} // namespace

CollectionInspection inspect_collection(const SourceSpec& spec, const Profiles& profiles,
                                        const std::optional<Date>& date) {
    CollectionInspection collection;
    collection.source = spec.file;
    const std::vector<std::string> files = map_files_in(spec.file);
    if (files.empty()) {
        throw DataError(
            fmt::format("{}: holds no file that could be one of boundaries or control", spec.file));
    }
    collection.sample = files.front();
    for (const std::string& file : files) {
        collection.files.push_back(file_name_of(file));
    }
    for (const auto& [id, profile] : profiles.control) {
        const bool in_question =
            spec.profile.empty() ? !profile.source.file_pattern.empty() : spec.profile == id;
        const std::vector<SnapshotEntry> snapshots =
            in_question ? list_snapshots(spec.file, profile) : std::vector<SnapshotEntry>();
        if (!snapshots.empty()) {
            collection.readings.push_back(read_collection(snapshots, profile.source));
            collection.sample =
                date ? snapshot_of(snapshots, *date, spec.file).file : snapshots.back().file;
        }
    }
    return collection;
}

std::vector<SourceSpec> layers_of_one_map(const SourceSpec& spec, const Profiles& profiles,
                                          const std::optional<Date>& date) {
    for (const auto& [id, profile] : profiles.control) {
        const bool in_question =
            profile.has_layer_rules() && (spec.profile.empty() || spec.profile == id);
        if (!in_question || groups_in(spec.file, profile) < 2) {
            continue;
        }
        std::vector<SourceSpec> specs;
        for (std::string& file :
             layer_files_of(spec.file, profile, date ? date : latest_in(spec.file, profile))) {
            specs.push_back({std::move(file), spec.profile});
        }
        return specs;
    }
    return {};
}

} // namespace demarc
