// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"

#include <cstdint>
#include <memory>
#include <vector>

namespace demarc {

/// Finds which of many boxes hold a position or meet a box, in O(log n + found); made in O(n log
/// n).
class BoxIndex {
public:
    explicit BoxIndex(const std::vector<Box>& boxes);
    ~BoxIndex();
    BoxIndex(BoxIndex&&) noexcept;
    BoxIndex& operator=(BoxIndex&&) noexcept;

    /// The numbers of the boxes that hold the position, in ascending order.
    [[nodiscard]] std::vector<std::uint32_t> find(LonLat position) const;

    /// The numbers of the boxes that meet another, in ascending order.
    [[nodiscard]] std::vector<std::uint32_t> find(const Box& box) const;

private:
    struct Tree;
    std::unique_ptr<const Tree> tree_;
};

} // namespace demarc
