// SPDX-License-Identifier: MIT
#include "plans/border_pockets.hpp"

#include <numeric>
#include <utility>

namespace demarc {

namespace {

/// Faces joined across arcs (union-find); the least face of a part stands for it.
class Parts {
public:
    explicit Parts(std::size_t count) : parent_(count) {
        std::iota(parent_.begin(), parent_.end(), std::size_t{0});
    }
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

private:
    std::vector<std::size_t> parent_;
};

} // namespace

std::vector<bool> border_pockets(const Partition& partition, const std::vector<bool>& area) {
    const std::size_t count = partition.faces.size();
    const auto russian = [&](FaceIndex i) { return is_russian(partition.faces[i].control); };
    const auto member = [&](const std::optional<FaceIndex>& i) {
        return i && area[*i] && russian(*i);
    };
    Parts parts(count);
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
