// SPDX-License-Identifier: MIT
#include "plans/border_pockets.hpp"

#include "support/disjoint_sets.hpp"

#include <utility>

namespace demarc {

std::vector<bool> border_pockets(const Partition& partition, const std::vector<bool>& area) {
    const std::size_t count = partition.faces.size();
    const auto russian = [&](FaceIndex i) { return is_russian(partition.faces[i].control); };
    const auto member = [&](const std::optional<FaceIndex>& i) {
        return i && area[*i] && russian(*i);
    };
    DisjointSets parts(count); // faces joined across arcs
    for (const Arc& arc : partition.arcs) {
        if (member(arc.left) && member(arc.right)) {
            parts.join(*arc.left, *arc.right);
        }
    }
    std::vector<bool> at_border(count, false);
    std::vector<bool> at_main_body(count, false);
    for (const Arc& arc : partition.arcs) {
        for (const auto& [here, there] :
             {std::pair(arc.left, arc.right), std::pair(arc.right, arc.left)}) {
            if (!member(here)) {
                continue;
            }
            if (!there) {
                at_border[parts.root(*here)] = true;
            } else if (!area[*there] && russian(*there)) {
                at_main_body[parts.root(*here)] = true;
            }
        }
    }
    std::vector<bool> pockets(count, false);
    for (FaceIndex i = 0; i < count; ++i) {
        pockets[i] = member(i) && at_border[parts.root(i)] && !at_main_body[parts.root(i)];
    }
    return pockets;
}

} // namespace demarc
