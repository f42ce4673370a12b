// SPDX-License-Identifier: MIT
#pragma once

#include "tally/line_error.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace demarc {

/// Moves of the line at some places, drawn from a Gaussian field with mean 0, standard deviation
/// km / 1.645 and correlation exp(-distance / correlation_km). Sample `i` depends on the seed and
/// on `i` alone; std::mt19937_64 and std::seed_seq are the same everywhere. Made in O(n³) for n
/// places, a sample in O(n²).
class MoveField {
public:
    /// `places` in kilometres in a plane.
    MoveField(const std::vector<std::array<double, 2>>& places, const LineError& error);

    /// Moves in kilometres, place by place, each in `count` samples; positive: away from
    /// Russian-held land. Many at once are several times as fast.
    [[nodiscard]] std::vector<double> samples(std::uint32_t first, std::size_t count) const;

private:
    std::vector<double> factor_; ///< lower triangle of the Cholesky factor, row by row
    std::size_t size_ = 0;
    std::uint64_t seed_ = 0;
};

} // namespace demarc
