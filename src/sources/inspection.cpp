// SPDX-License-Identifier: MIT
#include "sources/inspection.hpp"

#include "io/bytes.hpp"
#include "io/csv_file.hpp"
#include "io/remote_file.hpp"
#include "io/vector_survey.hpp"
#include "sources/layer_inspection.hpp"
#include "sources/profile_fitting.hpp"
#include "sources/profile_readings.hpp"
#include "sources/snapshot_list.hpp"
#include "support/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <set>

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
        if (std::abs(position.lon) > 180 || std::abs(position.lat) > 90) {
            record.bad_positions.push_back({"", position.lon, position.lat, "off the globe"});
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

RegionNaming naming_by(const SurveyedLayer& layer, const std::string& attribute,
                       const RegionTable& regions) {
    RegionNaming naming{layer.name, attribute, {}, {}, {}, {}};
    std::vector<std::size_t> records(regions.size());
    for (const std::string& value : distinct_values(layer, attribute)) {
        if (const auto region = regions.find(value)) {
            naming.matches.emplace_back(value, *region);
        } else {
            naming.unknown.push_back(value);
        }
    }
    for (const SurveyedRecord& record : layer.records) {
        const auto value = record.attributes.find(attribute);
        if (value != record.attributes.end()) {
            if (const auto region = regions.find(value->second)) {
                ++records[*region];
            }
        }
    }
    for (RegionIndex i = 0; i < regions.size(); ++i) {
        if (records[i] == 0) {
            naming.missing.push_back(i);
        } else if (records[i] > 1) {
            naming.repeated.push_back(i);
        }
    }
    return naming;
}

/// The attribute that names the most regions; nothing if none names half of them.
std::optional<RegionNaming> best_naming(const VectorSurvey& survey, const RegionTable& regions) {
    std::optional<RegionNaming> best;
    std::size_t most = regions.size() / 2;
    constexpr std::size_t most_records = 100; // more are districts or places, named like regions
    for (const SurveyedLayer& layer : survey.layers) {
        if (layer.records.size() > most_records) {
            continue;
        }
        for (const std::string& attribute : layer.attributes) {
            RegionNaming naming = naming_by(layer, attribute, regions);
            const std::size_t named = regions.size() - naming.missing.size();
            if (named > most) {
                most = named;
                best = std::move(naming);
            }
        }
    }
    return best;
}

/// Whether a file holds large polygons nearly all of whose area is outside Ukraine.
bool lies_beside_ukraine(const std::vector<LayerInspection>& layers) {
    constexpr SquareMetres large = SquareMetres::from_km2(30'000);
    constexpr double nearly_all = 0.95;
    SquareMetres drawn;
    SquareMetres outside;
    for (const LayerInspection& layer : layers) {
        drawn += layer.drawn;
        for (const OutsideRecord& record : layer.outside) {
            outside += record.outside;
        }
    }
    return large < drawn && drawn * nearly_all < outside;
}

/// A word as a shell takes it.
std::string quoted(std::string word) {
    // A fetched file goes by its address again.
    if (const std::size_t profile = word.rfind(':'); profile != std::string::npos) {
        if (const std::string address = address_of(word.substr(0, profile)); !address.empty()) {
            word = address + word.substr(profile);
        }
    }
    const bool plain = word.find_first_of(" '\"\\$&|;<>()*?[]#~`!{}\t\n") == std::string::npos;
    return plain ? word : "'" + word + "'";
}

template<typename Reading>
const Reading* best_of(const std::vector<Reading>& readings) {
    const Reading* best = nullptr;
    for (const Reading& reading : readings) {
        if (reading.refusal.empty() &&
            (best == nullptr || (reading.name_fits && !best->name_fits))) {
            best = &reading;
        }
    }
    return best;
}

template<typename Reading>
std::string why(const Reading& reading, const SourceSpec& spec, const std::string& content) {
    if (!spec.profile.empty()) {
        return "it was asked for and reads the file";
    }
    return reading.name_fits ? "the file is named as this publisher names its files, and can be "
                               "read"
                             : content;
}

Suggestion suggest(const ControlReading& reading, const SourceSpec& spec) {
    Suggestion suggestion{
        reading.profile, why(reading, spec, "the file has what the profile looks for"), {}};
    suggestion.command =
        fmt::format("demarc run --control {}{}", quoted(spec.file + ":" + reading.profile),
                    reading.date ? "" : " --date YYYY-MM-DD");
    return suggestion;
}

Suggestion suggest(const BoundaryReading& reading, const SourceSpec& spec) {
    Suggestion suggestion{
        reading.profile, why(reading, spec, "its attribute names all regions of Ukraine"), {}};
    suggestion.command =
        fmt::format("demarc run --boundaries {}{}", quoted(spec.file + ":" + reading.profile),
                    reading.reaches_out_to_sea ? " --sea OPEN_SEA_FILE" : "");
    return suggestion;
}

template<typename Profile, typename Reading, typename WhyUnfit>
void read_with_all(const std::map<std::string, Profile>& profiles, const WhyUnfit& why_not,
                   const ReadingContext& context, std::vector<Reading>& readings,
                   FileInspection& result) {
    for (const auto& [id, profile] : profiles) {
        if (std::string reason = why_not(profile); reason.empty()) {
            readings.push_back(read_with(profile, result.file, context));
        } else {
            result.unfit.push_back({id, std::move(reason)});
        }
    }
}

/// Files that make one dataset with another of the same name, or say nothing of land.
bool is_side_file(const std::string& file) {
    constexpr std::array endings{".dbf", ".shx", ".prj", ".cpg", ".qix", ".sbn", ".sbx",
                                 ".qml", ".qpj", ".xml", ".txt", ".md",  ".pdf"};
    return std::any_of(endings.begin(), endings.end(),
                       [&](const char* ending) { return file.ends_with(ending); });
}

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

/// What a folder, an archive or a pattern holds, and the file of it to look into: the latest
/// snapshot, or the first file where no profile sees snapshots.
CollectionInspection inspect_collection(const SourceSpec& spec, const Profiles& profiles) {
    CollectionInspection collection;
    std::vector<std::string> files = files_in(spec.file);
    std::erase_if(files, is_side_file);
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
            collection.sample = snapshots.back().file;
        }
    }
    return collection;
}

FileInspection inspect_single_file(const SourceSpec& spec, const Profiles& profiles,
                                   const BoundarySet& ukraine, const RegionTable& regions,
                                   const std::optional<Date>& date,
                                   const std::optional<std::string>& russian_side) {
    const VectorSurvey found =
        is_table(spec.file) ? survey_csv(spec.file, profiles) : survey(spec.file);
    if (found.layers.empty() && !file_exists(spec.file)) {
        throw DataError(found.fault);
    }
    FileInspection result;
    result.file = spec.file;
    result.driver = found.driver;
    result.fault = found.fault;
    const Country country(ukraine);
    for (const SurveyedLayer& layer : found.layers) {
        result.layers.push_back(inspect_layer(layer, country));
    }
    if (!found.layers.empty()) {
        const ReadingContext context{profiles, ukraine, country, regions, date, russian_side};
        read_with_all(
            profiles.control,
            [&](const ControlProfile& profile) { return why_unfit(profile, spec, found); }, context,
            result.control, result);
        read_with_all(
            profiles.boundaries,
            [&](const BoundaryProfile& profile) {
                return why_unfit(profile, spec, found, regions);
            },
            context, result.boundaries, result);
        result.naming = best_naming(found, regions);
    }
    result.lies_beside_ukraine = lies_beside_ukraine(result.layers);
    const ControlReading* control = best_of(result.control);
    const BoundaryReading* boundaries = best_of(result.boundaries);
    if (control != nullptr && (boundaries == nullptr || control->name_fits)) {
        result.suggestion = suggest(*control, spec);
    } else if (boundaries != nullptr) {
        result.suggestion = suggest(*boundaries, spec);
    }
    return result;
}

} // namespace

FileInspection inspect_file(const SourceSpec& spec, const Profiles& profiles,
                            const BoundarySet& ukraine, const RegionTable& regions,
                            const std::optional<Date>& date,
                            const std::optional<std::string>& russian_side) {
    if (!may_hold_several(spec.file)) {
        return inspect_single_file(spec, profiles, ukraine, regions, date, russian_side);
    }
    CollectionInspection collection = inspect_collection(spec, profiles);
    FileInspection result = inspect_single_file({collection.sample, spec.profile}, profiles,
                                                ukraine, regions, date, russian_side);
    if (collection.files.size() > 1) {
        result.file = spec.file;
        if (result.suggestion && !collection.readings.empty()) {
            const CollectionReading& reading = collection.readings.front();
            result.suggestion->command =
                fmt::format("demarc run --control {} --date {}",
                            quoted(spec.file + ":" + reading.profile), reading.last.iso());
        }
        result.collection = std::move(collection);
    }
    return result;
}

} // namespace demarc
