// SPDX-License-Identifier: MIT
#include "tally/move_field.hpp"

#include <algorithm>
#include <array>
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

/// Samples whose sums are built side by side, in registers: GCC and Clang compute with pairs on
/// every processor that has them, and vectorise plain arrays here in a way that costs more.
using Pair = double __attribute__((vector_size(16)));
using Abreast = std::array<Pair, 4>;
constexpr std::size_t abreast = 2 * std::tuple_size_v<Abreast>;

void add_product(Abreast& sums, double factor, const Abreast& numbers) {
    for (std::size_t i = 0; i < sums.size(); ++i) {
        sums[i] += factor * numbers[i];
    }
}

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
    std::vector<double> moves(size_ * count);
    std::vector<Abreast> numbers(size_); // of the samples of one round, which stay in the cache
    for (std::size_t begin = 0; begin < count; begin += abreast) {
        const std::size_t width = std::min(abreast, count - begin);
        for (std::size_t sample = 0; sample < width; ++sample) {
            NormalNumbers normal(seed_, first + static_cast<std::uint32_t>(begin + sample));
            for (Abreast& number : numbers) {
                number[sample / 2][sample % 2] = normal.next();
            }
        }
        const auto put = [&](std::size_t place, const Abreast& sums) {
            double* const move = &moves[place * count + begin];
            for (std::size_t sample = 0; sample < width; ++sample) {
                move[sample] = sums[sample / 2][sample % 2];
            }
        };
        const double* row = factor_.data();
        std::size_t i = 0;
        for (; i + 1 < size_; i += 2) { // two rows at once: each number is loaded once for both
            const double* const next = row + i + 1;
            Abreast sums{};
            Abreast sums_of_next{};
            for (std::size_t j = 0; j <= i; ++j) {
                add_product(sums, row[j], numbers[j]);
                add_product(sums_of_next, next[j], numbers[j]);
            }
            add_product(sums_of_next, next[i + 1], numbers[i + 1]);
            put(i, sums);
            put(i + 1, sums_of_next);
            row = next + i + 2;
        }
        if (i < size_) {
            Abreast sums{};
            for (std::size_t j = 0; j <= i; ++j) {
                add_product(sums, row[j], numbers[j]);
            }
            put(i, sums);
        }
    }
    return moves;
}

} // namespace demarc
