// SPDX-License-Identifier: MIT
#pragma once

#include "sources/map_files.hpp"
#include "sources/profile.hpp"
#include "sources/source_spec.hpp"
#include "support/date.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace demarc {

/// When a snapshot was taken, as its name says it.
struct SnapshotTime {
    Date date;                             ///< the UTC day
    std::optional<long long> unix_seconds; ///< where the name gives the time of day as well
    friend auto operator<=>(const SnapshotTime&, const SnapshotTime&) = default;
};

/// The time in a file's name by the profile's date rule; std::nullopt if the name has none.
/// \throws DataError if the name gives a day that is none of the calendar
std::optional<SnapshotTime> time_in_name(const std::string& name, const ControlProfile& profile);

/// The same for many names, by a pattern that is compiled once.
std::function<std::optional<SnapshotTime>(const std::string& name)>
times_in_names(const ControlProfile& profile);

/// What a profile looks for in names: its expression, or in words where it takes any form of a day.
std::string words_of_date_pattern(const ControlProfile& profile);

/// One snapshot of many.
struct SnapshotEntry {
    SnapshotTime time;
    std::string file;                  ///< as read_control opens it: "/vsizip/x.zip/a.geojson"
    std::vector<std::string> layers{}; ///< where a snapshot consists of several files: all of
                                       ///< them, `file` as well
    friend auto operator<=>(const SnapshotEntry&, const SnapshotEntry&) = default;
};

/// The snapshots in a folder, a zip archive (with or without /vsizip/ before it), a pattern with
/// `*` and `?`, or a single file: every file whose name the profile's file pattern and date rule
/// fit, earliest first. Several of one day stay. Empty if no name fits. A name that tells a day of
/// no calendar is left out where others tell one. \throws DataError if there is no such thing, and
/// for such a name alone
std::vector<SnapshotEntry> list_snapshots(const std::string& source, const ControlProfile& profile);

/// What is to be said of maps in a source that list_snapshots() leaves out, since their names give
/// no day: which they are, what the profile looks for, and the one that comes nearest to fitting.
/// Empty if there are none. \param dated what it lists
std::string words_of_undated(const std::string& source, const ControlProfile& profile,
                             const std::vector<SnapshotEntry>& dated);

/// The same for a profile whose rules ask for names of files: those of one day are one snapshot,
/// and files whose names have no date belong to every day, as in layer_files_of(). Earliest first,
/// one of a day. Empty if no name has a date.
std::vector<SnapshotEntry> list_layer_sets(const std::string& source,
                                           const ControlProfile& profile);

/// The last snapshot of a day. \throws UsageError with the days there are before and after it
const SnapshotEntry& snapshot_of(const std::vector<SnapshotEntry>& snapshots, const Date& date,
                                 const std::string& source);

/// The files in a folder, an archive or a pattern that make one map, each a layer of it, for a
/// profile whose rules ask for names of files: those of `date`, where their names have dates, with
/// those whose names have none. \throws UsageError if the names give several days and `date` none
std::vector<std::string> layer_files_of(const std::string& source, const ControlProfile& profile,
                                        const std::optional<Date>& date);

/// The profile of a collection: the one asked for, else the only one whose file pattern fits the
/// name of a file in it; std::nullopt if none or several do.
const ControlProfile* collection_profile_of(const SourceSpec& spec, const Profiles& profiles);

/// The one table in a folder or an archive that holds no other map: a zipped CSV file. std::nullopt
/// where there is none.
/// \throws UsageError if there are several
std::optional<std::string> only_table_in(const std::string& source);

} // namespace demarc
