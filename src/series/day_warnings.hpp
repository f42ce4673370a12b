// SPDX-License-Identifier: MIT
#pragma once

#include "series/map_meter.hpp"
#include "series/series.hpp"

#include <string_view>
#include <vector>

namespace demarc::series {

/// On the fast way, what demarc run warns of on the way of the partition: the date, land outside
/// the boundary set, land held since before 2022 that is not shown, a day that the file tells
/// otherwise. Costs some thousandths of what the areas do.
class DayWarnings {
public:
    explicit DayWarnings(const SeriesRequest& request);

    /// \param text the file, for a profile whose records tell the day
    [[nodiscard]] std::vector<InputNote> of(const SnapshotEntry& entry, std::string_view text,
                                            const MapAreas& areas) const;

private:
    [[nodiscard]] std::optional<Date> latest_day_in(std::string_view text) const;

    const SeriesRequest& request_;
    Date today_;
    std::vector<bool> in_region_; ///< by towns_held_before_2022(): whether its region holds it here
};

} // namespace demarc::series
