// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

namespace demarc {

/// Things put together by a key, the keys in the order in which they were first added: for lists
/// that readers see. Linear in the keys for each thing.
template<typename Key, typename Thing>
class Groups {
public:
    using Group = std::pair<Key, std::vector<Thing>>;

    void add(Key key, Thing thing) {
        auto found = std::find_if(groups_.begin(), groups_.end(),
                                  [&](const Group& group) { return group.first == key; });
        if (found == groups_.end()) {
            found = groups_.insert(found, {std::move(key), {}});
        }
        found->second.push_back(std::move(thing));
    }

    [[nodiscard]] auto begin() const { return groups_.begin(); }
    [[nodiscard]] auto end() const { return groups_.end(); }

private:
    std::vector<Group> groups_;
};

} // namespace demarc
