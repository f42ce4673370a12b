// SPDX-License-Identifier: MIT
#pragma once

#include "tally/tally.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace demarc {

/// How well a line of contact is known, and how its error is followed into the figures.
///
/// The line that moves is the edge of Russian-held land inside Ukraine; coasts and borders stay.
/// Moved by the whole error, all land within `km` of that edge changes sides at once: the low and
/// the high figure. In samples the edge moves by a Gaussian field with a standard deviation of
/// km / 1.645, so that at any one place nine moves in ten are smaller than `km`; moves at two
/// places d apart correlate by exp(-d / correlation_km). Errors that are independent along the line
/// cancel out in sums: percentiles of a total lie inside the low and the high figure, and meet them
/// as the correlation length grows without bound.
struct LineError {
    double km = 0;
    unsigned samples = 0; ///< 0: no percentiles
    std::uint64_t seed = 1;
    double correlation_km = 20;
    friend bool operator==(const LineError&, const LineError&) = default;
};

/// The bands a partition has to be cut by before its line can be moved: around the edge of
/// Russian-held land, and, since buffers move with the line, around the line of contact.
std::vector<Distance> bands_of(const LineError& error, const std::vector<Plan>& plans);

/// The partition with the edge of Russian-held land moved by `km`: outwards, or inwards if
/// negative. What it uncovers is Ukrainian; bands around the line of contact move along. \pre
/// `partition` was cut by bands_of()
Partition with_moved_line(const Partition& partition, double km);

/// Fills in the line errors of scenarios, and gives that of the land that Russia holds.
/// `partition` is cut by bands_of() and is otherwise that of the scenarios. Ranges are about the
/// plans' own readings. Contested land that is `split` counts as separate. What the scenarios count
/// beside land gets the line moved by the whole error into its range.
/// \param stocks those of the scenarios, over the faces of `partition`
LineRange add_line_error(std::vector<Scenario>& scenarios, const Partition& partition,
                         std::span<const Stock> stocks, const RegionTable& regions,
                         const Method& method, const LineError& error, unsigned jobs);

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
