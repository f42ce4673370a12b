// SPDX-License-Identifier: MIT
#include "sources/surveyed_file.hpp"

#include "geometry/coordinate_range.hpp"
#include "io/bytes.hpp"
#include "io/csv_file.hpp"
#include "io/features_key.hpp"
#include "sources/source_spec.hpp"
#include "support/error.hpp"

#include <algorithm>
#include <cmath>

namespace demarc {

namespace {

bool has(const std::vector<std::string>& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// The columns of a table that hold positions, as a profile of settlements names them.
const ControlProfile* position_columns(const CsvTable& table, const Profiles& profiles) {
    for (const auto& [id, profile] : profiles.control) {
        if (profile.form == ControlForm::settlements && has(table.columns(), profile.lon_column) &&
            has(table.columns(), profile.lat_column)) {
            return &profile;
        }
    }
    return nullptr;
}

void read_position(const CsvTable& table, const CsvTable::Row& row, const ControlProfile& columns,
                   SurveyedLayer& layer, SurveyedRecord& record) {
    try {
        const LonLat position{table.number(row, table.column(columns.lon_column)),
                              table.number(row, table.column(columns.lat_column))};
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
        const CsvTable table = CsvTable::read(file);
        const ControlProfile* columns = position_columns(table, profiles);
        SurveyedLayer layer;
        layer.name = "table";
        layer.attributes = table.columns();
        layer.in_degrees = columns != nullptr;
        layer.crs = columns == nullptr ? "" : "longitude and latitude in columns (WGS 84)";
        for (const CsvTable::Row& row : table.rows()) {
            SurveyedRecord record;
            record.id = static_cast<long long>(row.line);
            record.geometry_type = columns == nullptr ? "none" : "Point (columns)";
            for (std::size_t i = 0; i < row.fields.size(); ++i) {
                record.attributes.emplace(table.columns()[i], row.fields[i]);
            }
            if (columns != nullptr) {
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

/// The key under which the profile asked for looks for features.
std::string key_asked_for(const SourceSpec& spec, const Profiles& profiles) {
    if (const auto control = profiles.control.find(spec.profile);
        control != profiles.control.end()) {
        return control->second.under;
    }
    const auto boundaries = profiles.boundaries.find(spec.profile);
    return boundaries == profiles.boundaries.end() ? std::string() : boundaries->second.under;
}

} // namespace

bool is_table(const std::string& file) {
    return file.ends_with(".csv") || file.ends_with(".CSV");
}

SurveyedFile surveyed(const SourceSpec& spec, const Profiles& profiles) {
    SurveyedFile file{spec, {}, {}};
    if (is_table(spec.file)) {
        file.survey = survey_csv(spec.file, profiles);
    } else {
        file.under = key_asked_for(spec, profiles);
        file.survey = survey(spec.file, file.under);
    }
    const bool nothing_found = file.survey.layers.empty();
    if (nothing_found && file.under.empty() && !is_table(spec.file)) {
        file.under = features_key(spec.file);
        if (!file.under.empty()) {
            file.survey = survey(spec.file, file.under);
        }
    }
    if (file.survey.layers.empty() && !is_database(spec.file) && !file_exists(spec.file)) {
        throw DataError(file.survey.fault);
    }
    return file;
}

} // namespace demarc
