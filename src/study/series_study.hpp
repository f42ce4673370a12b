// SPDX-License-Identifier: MIT
#pragma once

#include "series/quality.hpp"
#include "series/series.hpp"
#include "study/catalogue.hpp"
#include "study/request.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace demarc {

/// One of so many parts of a series, each of days that follow one another.
struct Shard {
    std::size_t number = 1; ///< from 1
    std::size_t of = 1;
    friend bool operator==(const Shard&, const Shard&) = default;
};

/// Everything a series is computed from.
struct SeriesStudyRequest {
    Sources sources; ///< `control` is a pattern, a zip archive or a folder of the maps of many days
    Method method;   ///< `contested` is not used: every class has its own rows
    Selection plans; ///< whose balance is found for every day; not the reference scenario
    double jump_km2 = 50;         ///< a change from one map to the next above this is noted
    unsigned jobs = 0;            ///< threads; 0: one for each processor
    std::string journal{};        ///< file beside the output that keeps finished days; empty: none
    bool resume = false;          ///< take up what an earlier run left in the journal
    std::optional<Shard> shard{}; ///< these days alone; std::nullopt: all
    std::vector<std::string> merged{}; ///< journals of other runs, shards for instance, to take up
};

/// The boundary set, the days and the rules of reading; nothing is measured yet.
struct SeriesInputs {
    series::SeriesRequest request;
    std::vector<SnapshotEntry> left_out; ///< other maps of days that have several
    std::string undated;                 ///< of maps whose names give no day; empty: none
    std::string rules;                   ///< hashes of the files that say how maps are read
};

/// What comes out.
struct SeriesStudy {
    series::SeriesRequest request;
    series::Series series;
    std::vector<series::QualityNote> notes; ///< what a reader must know, by date
};

/// \throws UsageError, ConfigError, DataError as read_inputs()
SeriesInputs read_series_inputs(const SeriesStudyRequest& request, const Catalogue& catalogue);

/// Measures every day. A map that cannot be measured does not stop the others; see DayRecord.
/// \param advance called as days are finished, from one thread at a time
/// \throws DataError if no day can be measured
SeriesStudy
compute_series(const SeriesStudyRequest& request, SeriesInputs inputs,
               const std::function<void(std::size_t done, std::size_t of)>& advance = {});

/// Measures the days of a shard into the journal, as far as they are not there yet; a series that
/// merges the journals of all shards is the same as one that was measured at once.
/// \returns how many days the shard has, and how many of them were measured now
struct ShardResult {
    std::size_t days = 0;
    std::size_t measured = 0;
    std::size_t broken = 0; ///< maps that cannot be measured: the merging run says why
};
ShardResult
measure_shard(const SeriesStudyRequest& request, const SeriesInputs& inputs,
              const std::function<void(std::size_t done, std::size_t of)>& advance = {});

/// The same from reading on. O(n) in the vertices of all maps.
SeriesStudy compute_series(const SeriesStudyRequest& request, const Catalogue& catalogue);

} // namespace demarc
