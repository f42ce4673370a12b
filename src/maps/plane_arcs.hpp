// SPDX-License-Identifier: MIT
#pragma once

#include "maps/plane_line.hpp"
#include "partition/partition.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace demarc {

/// An arc of a partition in the plane of maps.
struct PlaneArc {
    PlaneLine line;
    std::size_t from = 0; ///< junction it starts at, numbered over all arcs
    std::size_t to = 0;
    std::optional<FaceIndex> left; ///< std::nullopt: outside Ukraine
    std::optional<FaceIndex> right;
};

/// All arcs of a partition, for any number of maps of it. The partition outlives it.
class PlaneArcs {
public:
    explicit PlaneArcs(const Partition& partition);

    [[nodiscard]] const Partition& partition() const { return *partition_; }
    [[nodiscard]] const std::vector<PlaneArc>& all() const { return arcs_; }

private:
    const Partition* partition_;
    std::vector<PlaneArc> arcs_;
};

} // namespace demarc
