// SPDX-License-Identifier: MIT
#pragma once

#include "series/map_meter.hpp"
#include "series/series.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace demarc::series {

/// On the fast way, what demarc run warns of on the way of the partition, in the same order: rules
/// without their attribute, the date, a day that the file tells otherwise, land held since before
/// 2022 that is not shown, land outside the boundary set or under that of another holder, regions
/// held by more than all. Costs some
/// thousandths of what the areas do.
class DayWarnings {
public:
    /// \param denominators what shares are taken of, by RegionIndex
    DayWarnings(const SeriesRequest& request, std::vector<SquareMetres> denominators);

    /// \param text the file, for a profile whose records tell the day \param attributes that its
    /// records have
    [[nodiscard]] std::vector<InputNote> of(const SnapshotEntry& entry, std::string_view text,
                                            const std::set<std::string>& attributes,
                                            const MapAreas& areas) const;

    /// Whether there is nothing to be said of a map on one of two days and not on the other, unless
    /// its records tell the day.
    [[nodiscard]] bool say_the_same(const Date& one, const Date& other) const;

private:
    [[nodiscard]] std::optional<Date> latest_day_in(std::string_view text) const;
    [[nodiscard]] std::optional<InputNote> of_shares(const MapAreas& areas) const;
    [[nodiscard]] std::vector<InputNote> of_overlaps(const MapAreas& areas,
                                                     const std::string& file) const;

    const SeriesRequest& request_;
    std::vector<SquareMetres> denominators_;
    Date today_;
    std::vector<bool> in_region_; ///< by towns_held_before_2022(): whether its region holds it here
};

} // namespace demarc::series
