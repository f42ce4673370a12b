// SPDX-License-Identifier: MIT
#include "sources/collection_inspection.hpp"

#include "io/bytes.hpp"
#include "sources/control_records.hpp"
#include "sources/snapshot_list.hpp"
#include "sources/source_spec.hpp"
#include "support/error.hpp"
#include "support/pattern.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <set>

namespace demarc {

namespace {

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

/// How many kinds of layers a profile's rules see in the names of files.
std::size_t groups_in(const std::string& source, const ControlProfile& profile) {
    std::set<std::string> groups;
    for (const std::string& file : files_in(source)) {
        const std::string name = input_name(file, "");
        const auto rule = std::find_if(
            profile.rules.begin(), profile.rules.end(), [&](const ClassRule& candidate) {
                return !candidate.input.empty() && Pattern(candidate.input).fits(name);
            });
        if (rule != profile.rules.end()) {
            groups.insert(rule->group);
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
