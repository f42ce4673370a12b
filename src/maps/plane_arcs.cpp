// SPDX-License-Identifier: MIT
#include "maps/plane_arcs.hpp"

#include <map>

namespace demarc {

PlaneArcs::PlaneArcs(const Partition& partition) : partition_(&partition) {
    std::map<LonLat, std::size_t> junctions;
    const auto junction = [&](LonLat position) {
        return junctions.emplace(position, junctions.size()).first->second;
    };
    arcs_.reserve(partition.arcs.size());
    for (const Arc& arc : partition.arcs) {
        const std::size_t from = junction(arc.line.front());
        const std::size_t to = junction(arc.line.back());
        arcs_.push_back({PlaneLine(arc.line), from, to, arc.left, arc.right});
    }
}

} // namespace demarc
