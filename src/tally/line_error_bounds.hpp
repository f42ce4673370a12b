// SPDX-License-Identifier: MIT
#pragma once

#include "tally/line_error.hpp"

namespace demarc {

/// The least and the largest value that is taken.
struct Bounds {
    double least;
    double most;
    [[nodiscard]] bool hold(double value) const { return value >= least && value <= most; }
};

/// Of the fields of a LineError. Few samples give no percentiles; 0 samples are none.
namespace line_error_bounds {
inline constexpr Bounds km{0.1, 50};
inline constexpr Bounds samples{20, 100'000};
inline constexpr Bounds seed{0, 4e15};
inline constexpr Bounds correlation_km{1, 1e6};
} // namespace line_error_bounds

/// \throws UsageError naming the field, if one is out of its bounds
void check_bounds(const LineError& error);

} // namespace demarc
