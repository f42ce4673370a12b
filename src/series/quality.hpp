// SPDX-License-Identifier: MIT
#pragma once

#include "series/series.hpp"
#include "support/table.hpp"

#include <string>

namespace demarc::series {

/// From which change of the area between outline and border, from one map to the next, the
/// publisher is taken to have redrawn the outline.
inline constexpr double redrawn_border_km2 = 1;

/// One thing a reader should know of a series before quoting it.
struct QualityNote {
    Date date;
    std::string kind; ///< missing_day, repeated_map, several_maps, denominator, other_layers, jump,
                      ///< border_redrawn, slow_path, no_plan_result, broken, undated, and the names
                      ///< of InputWarning
    std::string file; ///< without folders; empty for a missing day
    std::optional<double> km2;
    std::string note;
    bool warns = false; ///< the map looks wrong, see InputNote
};

/// What happened to the series, in order of date. Nothing is smoothed away.
/// \param jump_km2 a change of Russian-held land from one map to the next above this is a jump
/// \param left_out other snapshots of days that have several
std::vector<QualityNote> quality_notes(const Series& series, const SeriesRequest& request,
                                       double jump_km2, const std::vector<SnapshotEntry>& left_out);

std::string quality_csv(const std::vector<QualityNote>& notes);

Columns quality_columns();

} // namespace demarc::series
