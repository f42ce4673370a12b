// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <vector>

namespace demarc {

/// Things numbered from 0 that are joined into sets, two at a time (union-find with path halving).
/// The least of a set stands for it, so that the order of joining does not matter. Amortised
/// logarithmic time for each call.
class DisjointSets {
public:
    explicit DisjointSets(std::size_t count) : parent_(count) {
        std::iota(parent_.begin(), parent_.end(), std::size_t{0});
    }

    /// The thing that stands for the set of `i`.
    std::size_t root(std::size_t i) {
        while (parent_[i] != i) {
            i = parent_[i] = parent_[parent_[i]];
        }
        return i;
    }

    void join(std::size_t a, std::size_t b) {
        const auto [low, high] = std::minmax({root(a), root(b)});
        parent_[high] = low;
    }

    /// Joins a set to another one, whose root goes on standing for both, be it the lesser or not.
    void absorb(std::size_t root_that_stays, std::size_t root_that_goes) {
        parent_[root_that_goes] = root_that_stays;
    }

private:
    std::vector<std::size_t> parent_;
};

} // namespace demarc
