// SPDX-License-Identifier: MIT
#pragma once

#include "series/day_files.hpp"
#include "series/day_map.hpp"
#include "series/series.hpp"

#include <optional>
#include <vector>

namespace demarc::series {

/// The land that Russia holds on the days of a series, as the maps draw it: polygons that may
/// overlap and reach beyond Ukraine, with borders that are not those of the boundary set. For
/// pictures; areas are measured elsewhere.
class HeldLand {
public:
    /// \param request outlives it
    explicit HeldLand(const SeriesRequest& request);

    /// Whether the maps are polygons: lists of settlements draw no land.
    [[nodiscard]] bool is_drawn() const { return request_.profile.form == ControlForm::polygons; }

    /// O(n) in the positions of a plain map. \throws DataError as read_control()
    MultiPolygon of(const SnapshotEntry& entry);

private:
    [[nodiscard]] std::vector<ControlArea> areas_of(const SnapshotEntry& entry) const;

    const SeriesRequest& request_;
    DayFiles files_;
    std::optional<DayMapReader> reader_; ///< of plain maps
    std::vector<ControlArea> islands_;   ///< held, and drawn by no day
    std::vector<char> buffer_;
    DayMap map_;
};

} // namespace demarc::series
