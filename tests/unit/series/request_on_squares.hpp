// SPDX-License-Identifier: MIT
#pragma once

#include "series/series.hpp"
#include "unit/sources/sources_fixture.hpp"

#include <utility>
#include <vector>

namespace demarc::testing {

/// A series on the made-up country of squares.
inline series::SeriesRequest request_on_squares(const Profiles& profiles,
                                                const ControlProfile& profile,
                                                std::vector<SnapshotEntry> days, unsigned jobs) {
    return {.regions = shared_made_up_regions(),
            .profiles = profiles,
            .boundaries = squares(),
            .profile = profile,
            .days = std::move(days),
            .method = {},
            .plans = {},
            .zones = {},
            .jobs = jobs};
}

} // namespace demarc::testing
