// SPDX-License-Identifier: MIT
#include "sources/snapshot_list.hpp"

#include "io/bytes.hpp"
#include "sources/any_day.hpp"
#include "sources/date_pattern.hpp"
#include "sources/source_spec.hpp"
#include "support/error.hpp"
#include "support/pattern.hpp"
#include "support/text.hpp"
#include "support/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <iterator>
#include <map>
#include <string_view>

namespace demarc {

namespace {

/// The date rule of a profile, its pattern compiled once for many names.
class DateRule {
public:
    explicit DateRule(const ControlProfile& profile) {
        if (profile.date_pattern.empty()) {
            return;
        }
        if (profile.date_pattern == any_day) {
            any_ = true;
        } else if (profile.date_form == DateForm::unix_time) {
            seconds_.emplace(profile.date_pattern);
        } else {
            day_.emplace(profile.date_pattern);
        }
    }

    [[nodiscard]] std::optional<SnapshotTime> time_in(const std::string& name) const {
        if (seconds_) {
            const std::optional<Pattern::Match> match = seconds_->find(name);
            return match ? std::optional(from_seconds(match->groups.at(0), name)) : std::nullopt;
        }
        const std::optional<Date> day = any_   ? day_in_any_form(name)
                                        : day_ ? day_->day_in(name)
                                               : std::nullopt;
        return day ? std::optional(SnapshotTime{*day, std::nullopt}) : std::nullopt;
    }

private:
    static SnapshotTime from_seconds(const std::string& digits, const std::string& name) {
        long long seconds = 0;
        const auto [end, failure] =
            std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
        if (failure != std::errc{} || end != digits.data() + digits.size()) {
            throw DataError(fmt::format("{}: its name gives the time '{}', which is no number of "
                                        "seconds",
                                        name, digits));
        }
        return {Date::from_unix_seconds(seconds), seconds};
    }

    std::optional<Pattern> seconds_;
    std::optional<DatePattern> day_;
    bool any_ = false;
};

} // namespace

std::string words_of_date_pattern(const ControlProfile& profile) {
    return profile.date_pattern == any_day
               ? "a day that can be read in one way only (2025-11-24, 20251124, 24.11.2025, 24 Nov "
                 "2025)"
               : profile.date_pattern;
}

std::function<std::optional<SnapshotTime>(const std::string& name)>
times_in_names(const ControlProfile& profile) {
    return [rule = DateRule(profile)](const std::string& name) { return rule.time_in(name); };
}

std::optional<SnapshotTime> time_in_name(const std::string& name, const ControlProfile& profile) {
    return DateRule(profile).time_in(name);
}

std::vector<SnapshotEntry> list_snapshots(const std::string& source,
                                          const ControlProfile& profile) {
    const DateRule rule(profile);
    const Pattern own_files(profile.source.file_pattern);
    std::vector<SnapshotEntry> snapshots;
    std::optional<DataError> no_day; // of many names one that is wrong loses its own day alone
    for (std::string& file : map_files_in(source)) {
        const std::string name = file_name_of(file);
        if (!profile.source.file_pattern.empty() && !own_files.fits(name)) {
            continue;
        }
        try {
            if (const std::optional<SnapshotTime> time = rule.time_in(name)) {
                snapshots.push_back({*time, std::move(file)});
            }
        } catch (const DataError& error) {
            no_day = error;
        }
    }
    if (snapshots.empty() && no_day) {
        throw DataError(*no_day);
    }
    std::sort(snapshots.begin(), snapshots.end());
    return snapshots;
}

namespace {

/// Of names that fit none, the one that is nearest to one that fits and of the same kind:
/// "a.geojson, beside b.geojson".
std::string nearest_miss(const std::vector<std::string>& misses,
                         const std::vector<std::string>& fitting) {
    std::size_t least = std::string::npos;
    std::string nearest;
    for (const std::string& miss : misses) {
        for (const std::string& fit : fitting) {
            const std::size_t distance = edit_distance(miss, fit);
            if (distance < least &&
                std::filesystem::path(miss).extension() == std::filesystem::path(fit).extension()) {
                least = distance;
                nearest = fmt::format("; nearest to fitting is {}, beside {}", miss, fit);
            }
        }
    }
    return nearest;
}

} // namespace

std::string words_of_undated(const std::string& source, const ControlProfile& profile,
                             const std::vector<SnapshotEntry>& dated) {
    constexpr std::size_t most_compared = 20; // names, of either kind
    std::vector<std::string> fitting;
    for (const SnapshotEntry& entry : dated) {
        fitting.push_back(file_name_of(entry.file));
    }
    std::vector<std::string> names;
    for (const std::string& file : map_files_in(source)) {
        if (is_table(file) == (profile.form == ControlForm::settlements)) {
            names.push_back(file_name_of(file));
        }
    }
    std::vector<std::string> misses;
    std::sort(fitting.begin(), fitting.end());
    std::copy_if(names.begin(), names.end(), std::back_inserter(misses),
                 [&](const std::string& name) {
                     return !std::binary_search(fitting.begin(), fitting.end(), name);
                 });
    if (misses.empty()) {
        return {};
    }
    const auto few = [most_compared](std::vector<std::string> some) {
        some.resize(std::min(some.size(), most_compared));
        return some;
    };
    const std::string& pattern = profile.source.file_pattern;
    return fmt::format("no day is found in {}: {}; the profile '{}' looks for {}{}{}",
                       counted(misses.size(), "name of a file", "names of files"),
                       first_of_many(misses), profile.source.id, words_of_date_pattern(profile),
                       pattern.empty() ? "" : " in names that fit " + pattern,
                       nearest_miss(few(misses), few(fitting)));
}

std::vector<SnapshotEntry> list_layer_sets(const std::string& source,
                                           const ControlProfile& profile) {
    const DateRule rule(profile);
    std::map<Date, SnapshotEntry> days;
    std::vector<std::string> undated;
    for (std::string& file : map_files_in(source)) {
        const std::string name = file_name_of(file);
        const std::optional<SnapshotTime> time = rule.time_in(name);
        if (!time) {
            undated.push_back(std::move(file));
            continue;
        }
        SnapshotEntry& day = days.try_emplace(time->date, SnapshotEntry{*time, file}).first->second;
        day.layers.push_back(std::move(file));
    }
    std::vector<SnapshotEntry> snapshots;
    for (auto& [date, day] : days) {
        day.layers.insert(day.layers.end(), undated.begin(), undated.end());
        snapshots.push_back(std::move(day));
    }
    return snapshots;
}

std::vector<std::string> layer_files_of(const std::string& source, const ControlProfile& profile,
                                        const std::optional<Date>& date) {
    std::vector<std::string> files;
    std::optional<Date> day = date;
    for (std::string& file : map_files_in(source)) {
        const std::string name = file_name_of(file);
        const std::optional<SnapshotTime> time = time_in_name(name, profile);
        if (time && day && time->date != *day) {
            if (date) {
                continue;
            }
            throw UsageError(fmt::format("{}: holds layers of {} and {}; say of which day with "
                                         "`date` YYYY-MM-DD",
                                         source, day->iso(), time->date.iso()));
        }
        day = time ? std::optional(time->date) : day;
        files.push_back(std::move(file));
    }
    if (files.empty()) {
        throw UsageError(fmt::format("{}: holds no layers{}", source,
                                     date ? " of " + date->iso() : std::string()));
    }
    return files;
}

const SnapshotEntry& snapshot_of(const std::vector<SnapshotEntry>& snapshots, const Date& date,
                                 const std::string& source) {
    const auto after = std::upper_bound(
        snapshots.begin(), snapshots.end(), date,
        [](const Date& wanted, const SnapshotEntry& entry) { return wanted < entry.time.date; });
    if (after != snapshots.begin() && std::prev(after)->time.date == date) {
        return *std::prev(after);
    }
    std::string near;
    if (after != snapshots.begin()) {
        near += fmt::format("; the one before is of {}", std::prev(after)->time.date.iso());
    }
    if (after != snapshots.end()) {
        near +=
            fmt::format("{} the one after of {}", near.empty() ? ";" : ",", after->time.date.iso());
    }
    throw UsageError(fmt::format("{}: has no snapshot of {}{}", source, date.iso(), near));
}

const ControlProfile* collection_profile_of(const SourceSpec& spec, const Profiles& profiles) {
    if (!spec.profile.empty()) {
        return &control_profile_of(spec, profiles);
    }
    const std::vector<std::string> files = files_in(spec.file);
    const ControlProfile* found = nullptr;
    for (const auto& [id, profile] : profiles.control) {
        const Pattern pattern(profile.source.file_pattern);
        const bool fits = !profile.source.file_pattern.empty() &&
                          std::any_of(files.begin(), files.end(), [&](const std::string& file) {
                              return pattern.fits(file_name_of(file));
                          });
        if (fits && found != nullptr) {
            return nullptr;
        }
        found = fits ? &profile : found;
    }
    return found;
}

std::optional<std::string> only_table_in(const std::string& source) {
    const std::vector<std::string> files = map_files_in(source);
    if (files.empty() || !std::all_of(files.begin(), files.end(), is_table)) {
        return std::nullopt;
    }
    if (files.size() > 1) {
        throw UsageError(fmt::format("{}: holds {} tables; name the one that is meant: {}", source,
                                     files.size(), first_of_many(files)));
    }
    return files.front();
}

} // namespace demarc
