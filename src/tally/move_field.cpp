// SPDX-License-Identifier: MIT
#include "tally/move_field.hpp"

#include <algorithm>
#include <cmath>
#include <random>

namespace demarc {

namespace {

/// A standard deviation that leaves nine moves in ten below the error (the 95th percentile of the
/// normal distribution is at 1.6449).
constexpr double error_per_deviation = 1.6449;

/// Standard normal numbers by Marsaglia's polar method: the standard library's own distribution
/// differs between implementations.
class NormalNumbers {
public:
    NormalNumbers(std::uint64_t seed, std::uint32_t number) {
        std::seed_seq sequence{static_cast<std::uint32_t>(seed),
                               static_cast<std::uint32_t>(seed >> 32U), number};
        engine_.seed(sequence);
    }

    double next() {
        if (has_spare_) {
            has_spare_ = false;
            return spare_;
        }
        double u = 0;
        double v = 0;
        double s = 0;
        do {
            u = uniform();
            v = uniform();
            s = u * u + v * v;
        } while (s >= 1 || s == 0);
        const double scale = std::sqrt(-2 * std::log(s) / s);
        spare_ = v * scale;
        has_spare_ = true;
        return u * scale;
    }

private:
    /// From -1 to 1, 53 bits.
    double uniform() { return static_cast<double>(engine_() >> 11U) * 0x1p-52 - 1; }

    std::mt19937_64 engine_;
    double spare_ = 0;
    bool has_spare_ = false;
};

} // namespace

MoveField::MoveField(const std::vector<std::array<double, 2>>& places, const LineError& error)
    : size_(places.size()), seed_(error.seed) {
    const double variance = std::pow(error.km / error_per_deviation, 2);
    factor_.resize(size_ * (size_ + 1) / 2);
    const auto row = [this](std::size_t i) {
        return factor_.begin() + static_cast<long>(i * (i + 1) / 2);
    };
    for (std::size_t i = 0; i < size_; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            const double distance =
                std::hypot(places[i][0] - places[j][0], places[i][1] - places[j][1]);
            double value = variance * std::exp(-distance / error.correlation_km);
            const auto row_i = row(i);
            const auto row_j = row(j);
            for (std::size_t k = 0; k < j; ++k) {
                value -= row_i[static_cast<long>(k)] * row_j[static_cast<long>(k)];
            }
            // Rounding leaves nothing of the variance of a place that follows from the others.
            row_i[static_cast<long>(j)] = i == j ? std::sqrt(std::max(value, 0.0))
                                                 : (row_j[static_cast<long>(j)] > 1e-9 * error.km
                                                        ? value / row_j[static_cast<long>(j)]
                                                        : 0.0);
        }
    }
}

std::vector<double> MoveField::samples(std::uint32_t first, std::size_t count) const {
    std::vector<double> independent(size_ * count);
    for (std::size_t sample = 0; sample < count; ++sample) {
        NormalNumbers normal(seed_, first + static_cast<std::uint32_t>(sample));
        for (std::size_t i = 0; i < size_; ++i) {
            independent[i * count + sample] = normal.next();
        }
    }
    std::vector<double> moves(size_ * count);
    std::size_t at = 0;
    for (std::size_t i = 0; i < size_; ++i) {
        double* const move = &moves[i * count];
        for (std::size_t j = 0; j <= i; ++j) {
            const double factor = factor_[at++];
            const double* const number = &independent[j * count];
            for (std::size_t sample = 0; sample < count; ++sample) {
                move[sample] += factor * number[sample];
            }
        }
    }
    return moves;
}

} // namespace demarc
