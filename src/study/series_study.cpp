// SPDX-License-Identifier: MIT
#include "study/series_study.hpp"

#include "io/bytes.hpp"
#include "plans/plan_places.hpp"
#include "series/journal_keeper.hpp"
#include "sources/boundary_reader.hpp"
#include "sources/settlement_reader.hpp"
#include "study/inputs.hpp"
#include "study/series_counts.hpp"
#include "support/error.hpp"
#include "support/hash.hpp"
#include "support/parallel.hpp"
#include "support/text.hpp"
#include "support/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>

namespace demarc {

namespace {

/// One snapshot of a day: the last.
std::vector<SnapshotEntry> one_of_each_day(const std::vector<SnapshotEntry>& all,
                                           std::vector<SnapshotEntry>& left_out) {
    std::vector<SnapshotEntry> days;
    for (const SnapshotEntry& entry : all) {
        if (!days.empty() && days.back().time.date == entry.time.date) {
            left_out.push_back(std::exchange(days.back(), entry));
        } else {
            days.push_back(entry);
        }
    }
    return days;
}

const ControlProfile& profile_of(const SourceSpec& spec, const Profiles& profiles) {
    const ControlProfile* profile = collection_profile_of(spec, profiles);
    if (profile == nullptr) {
        throw UsageError(fmt::format("{}: the names of its files fit no profile, or several; say "
                                     "which one it is to be read with: {}:PROFILE (see 'demarc "
                                     "sources list')",
                                     spec.file, spec.file));
    }
    if (profile->form == ControlForm::settlements && !may_hold_several(spec.file)) {
        if (const auto days = days_of_register(spec.file, *profile)) {
            throw UsageError(fmt::format(
                "{}: is a register, one list for all days, with dates from {} to {}; "
                "a series is measured from a map or list of each day. 'demarc run' takes one day "
                "of "
                "a register, with `control` {} and `date` YYYY-MM-DD",
                spec.file, days->first.iso(), days->second.iso(), shell_word(spec.file)));
        }
    }
    if (profile->date_pattern.empty()) {
        throw UsageError(fmt::format("profile '{}' finds no date in file names, which a series "
                                     "needs; add 'date_pattern' to a profile of your own, which "
                                     "'demarc sources profile' drafts",
                                     profile->source.id));
    }
    return *profile;
}

/// Where the maps may be, if a folder has none itself.
std::string words_of_folders_in(const std::string& source) {
    std::error_code reason;
    for (std::filesystem::directory_iterator at(source, reason), end; !reason && at != end;
         at.increment(reason)) {
        if (at->is_directory(reason)) {
            return "; folders in it are not looked into, and days in their names are not read: put "
                   "the files into one folder, and the day into their names";
        }
    }
    return {};
}

/// The maps of the days; where each class is a file of its own, a day's files are one map.
std::vector<SnapshotEntry> days_in(const SourceSpec& spec, const ControlProfile& profile,
                                   std::vector<SnapshotEntry>& left_out) {
    std::vector<SnapshotEntry> days =
        profile.has_layer_rules() ? list_layer_sets(spec.file, profile)
                                  : one_of_each_day(list_snapshots(spec.file, profile), left_out);
    if (days.empty()) {
        const std::string undated = words_of_undated(spec.file, profile, days);
        throw DataError(undated.empty()
                            ? fmt::format("{}: holds no maps that profile '{}' reads{}", spec.file,
                                          profile.source.id, words_of_folders_in(spec.file))
                            : fmt::format("{}: {}; write a 'date_pattern' into a profile of your "
                                          "own",
                                          spec.file, undated));
    }
    return days;
}

/// Parts differ by a day at most. \throws UsageError
std::vector<SnapshotEntry> part_of(const std::vector<SnapshotEntry>& days, const Shard& shard) {
    if (shard.number < 1 || shard.number > shard.of || shard.of > days.size()) {
        throw UsageError(fmt::format("`shard` {}/{}: there are {}; write K/N, where K counts from "
                                     "1 to N",
                                     shard.number, shard.of, counted(days.size(), "day", "days")));
    }
    const auto boundary = [&](std::size_t parts) {
        return days.begin() + static_cast<std::ptrdiff_t>(days.size() * parts / shard.of);
    };
    return {boundary(shard.number - 1), boundary(shard.number)};
}

/// The hashes of the files of the data folder and of the user's that say how maps are read, what
/// regions there are and, where plans are asked for, what zones these name.
std::string hashes_of_rules(const series::SeriesRequest& request, const DataFolder& data,
                            const std::vector<std::string>& own_profiles) {
    std::vector<std::filesystem::path> files{data.regions()};
    files.insert(files.end(), own_profiles.begin(), own_profiles.end());
    const auto add_folder = [&files](const std::filesystem::path& folder) {
        const auto end = static_cast<std::ptrdiff_t>(files.size());
        for (const auto& entry : std::filesystem::directory_iterator(folder)) {
            files.push_back(entry.path());
        }
        std::sort(files.begin() + end, files.end());
    };
    add_folder(data.profiles());
    if (!request.plans.empty()) {
        add_folder(data.places());
    }
    std::string hashes;
    for (const std::filesystem::path& file : files) {
        if (std::filesystem::is_regular_file(file)) {
            hashes += " " + sha256_of_file(file);
        }
    }
    return hashes;
}

} // namespace

SeriesInputs read_series_inputs(const SeriesStudyRequest& request, const Catalogue& catalogue) {
    SeriesInputs inputs;
    series::SeriesRequest& read = inputs.request;
    read.regions = catalogue.regions();
    read.profiles = read_profiles(catalogue.data(), request.sources);
    const SourceSpec control = parse_source_spec(request.sources.control, read.profiles);
    read.profile = profile_of(control, read.profiles);
    name_publisher(read.profile.source, request.sources);
    read.layer = control.layer;
    read.days = days_in(control, read.profile, inputs.left_out);
    if (!read.profile.has_layer_rules()) { // there, files without a day belong to every day
        std::vector<SnapshotEntry> dated = read.days;
        dated.insert(dated.end(), inputs.left_out.begin(), inputs.left_out.end());
        inputs.undated = words_of_undated(control.file, read.profile, dated);
    }
    if (request.shard) {
        read.days = part_of(read.days, *request.shard);
    }
    read.boundaries = read_boundaries(request.sources, read.profiles, catalogue);
    read.old_land =
        read_old_land(request.sources, read.profile, read.profiles, read.boundaries, catalogue);
    read.method = request.method;
    read.plans = catalogue.plans(request.plans);
    std::erase_if(read.plans, [](const Plan& plan) { return plan.reference; });
    if (!read.plans.empty()) {
        read.zones = with_own_places(catalogue.places(), read.plans).zones;
    }
    read.jobs = request.jobs == 0 ? default_jobs() : request.jobs;
    read.counts = series_counts(request.sources, read.profiles, read.boundaries, request.method,
                                catalogue, read.jobs);
    inputs.rules = hashes_of_rules(read, catalogue.data(), request.sources.profiles);
    if (request.sources.join_metres && read.profile.form != ControlForm::line_of_contact) {
        throw UsageError("`join_metres`: the maps are no lines of contact, whose pieces it would "
                         "join");
    }
    inputs.rules += request.sources.strict ? " strict" : "";
    inputs.rules += request.sources.crs.empty() ? "" : " crs " + request.sources.crs;
    inputs.rules +=
        fmt::format(" join {}", request.sources.join_metres.value_or(default_join.value));
    for (const InputFile& file : read.old_land ? read.old_land->files : std::vector<InputFile>()) {
        inputs.rules += " old land " + file.sha256;
    }
    for (const InputFile& file : read.counts ? read.counts->files : std::vector<InputFile>()) {
        inputs.rules += " counted " + file.sha256;
    }
    return inputs;
}

SeriesStudy compute_series(const SeriesStudyRequest& request, SeriesInputs inputs,
                           const std::function<void(std::size_t, std::size_t)>& advance) {
    SeriesStudy study{std::move(inputs.request), {}, {}};
    series::JournalKeeper keeper(request.journal, study.request, inputs.rules, request.resume,
                                 request.merged);
    std::size_t measured = 0;
    study.series =
        series::measure_series(study.request, keeper.earlier(), [&](const series::DayRecord& day) {
            keeper.add(day);
            ++measured;
            if (advance) {
                advance(measured, study.request.days.size());
            }
        });
    keeper.finish(measured > 0);
    const std::vector<series::DayRecord>& days = study.series.days;
    if (std::none_of(days.begin(), days.end(),
                     [](const series::DayRecord& day) { return day.broken.empty(); })) {
        throw DataError(fmt::format("none of the {} maps can be measured; the first: {}",
                                    days.size(), days.front().broken));
    }
    study.notes =
        series::quality_notes(study.series, study.request, request.jump_km2, inputs.left_out);
    for (const InputNote& note :
         study.request.counts ? study.request.counts->notes : std::vector<InputNote>()) {
        study.notes.insert(study.notes.begin(),
                           {days.front().entry.time.date, "counted", note.where, std::nullopt,
                            note.what + (note.remedy.empty() ? "" : "; " + note.remedy),
                            note.warning != InputWarning::none});
    }
    if (!inputs.undated.empty()) {
        study.notes.insert(study.notes.begin(), {days.front().entry.time.date, "undated", "",
                                                 std::nullopt, inputs.undated, true});
    }
    return study;
}

ShardResult measure_shard(const SeriesStudyRequest& request, const SeriesInputs& inputs,
                          const std::function<void(std::size_t, std::size_t)>& advance) {
    // What an earlier run of the shard has measured is taken up: it may have been killed.
    series::JournalKeeper keeper(request.journal, inputs.request, inputs.rules, true);
    ShardResult result{inputs.request.days.size(), 0, 0};
    const series::Series series =
        series::measure_series(inputs.request, keeper.earlier(), [&](const series::DayRecord& day) {
            keeper.add(day);
            ++result.measured;
            if (advance) {
                advance(result.measured, result.days);
            }
        });
    keeper.finish(result.measured > 0);
    for (const series::DayRecord& day : series.days) {
        result.broken += day.broken.empty() ? 0 : 1;
    }
    return result;
}

SeriesStudy compute_series(const SeriesStudyRequest& request, const Catalogue& catalogue) {
    return compute_series(request, read_series_inputs(request, catalogue));
}

} // namespace demarc
