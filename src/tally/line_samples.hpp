// SPDX-License-Identifier: MIT
#pragma once

#include "tally/line_error.hpp"
#include "tally/move_field.hpp"

#include <span>
#include <vector>

namespace demarc {

/// Samples follow the edge of Russian-held land through bands of equal width, eight to either side,
/// out to twice the error (3.29 standard deviations: beyond lies a move in a thousand).
inline constexpr int levels_of_samples = 8;

/// The distance of the outer edge of a band: 1 to levels_of_samples.
inline double level_km(const LineError& error, int level) {
    return 2 * error.km * level / levels_of_samples;
}

/// The 5th, 50th and 95th percentile, interpolated between neighbours. \pre not empty
Percentiles percentiles_of(std::vector<double> values);

/// Fills in percentiles beside the ranges of the moved line. Nothing is cut again: a piece of a
/// band is Russian-held as far as the line has moved across it, and so is the best guess of what a
/// stock has on it. Bands of buffers stay in place.
/// \param stocks those of the scenarios, over the faces of `partition`
void add_percentiles(std::vector<Scenario>& scenarios, LineRange& held_by_russia,
                     const Partition& partition, std::span<const Stock> stocks,
                     const Method& method, const LineError& error, unsigned jobs);

} // namespace demarc
