// SPDX-License-Identifier: MIT
#include "geometry/linework.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <limits>
#include <utility>

namespace demarc {

double length_in_degrees(const LineString& line) {
    double length = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        length += std::hypot(line[i].lon - line[i - 1].lon, line[i].lat - line[i - 1].lat);
    }
    return length;
}

namespace {

/// Walks along edges from position to position.
class ChainWalk {
public:
    ChainWalk(const std::vector<LonLat>& positions,
              const std::vector<std::array<std::uint32_t, 2>>& edges)
        : positions_(positions), edges_(edges), starts_(positions.size() + 1, 0),
          done_(edges.size(), false) {
        for (const auto& [a, b] : edges) {
            ++starts_[a + 1];
            ++starts_[b + 1];
        }
        for (std::size_t i = 1; i < starts_.size(); ++i) {
            starts_[i] += starts_[i - 1];
        }
        at_.resize(starts_.back());
        std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
        for (std::uint32_t i = 0; i < edges.size(); ++i) {
            for (const std::uint32_t end : edges[i]) {
                at_[next[end]++] = i;
            }
        }
    }

    std::vector<LineString> run() {
        std::vector<LineString> chains;
        for (std::uint32_t position = 0; position < positions_.size(); ++position) {
            if (degree(position) != 2) {
                for (std::uint32_t k = starts_[position]; k < starts_[position + 1]; ++k) {
                    add(chains, at_[k], position);
                }
            }
        }
        for (std::uint32_t i = 0; i < edges_.size(); ++i) {
            add(chains, i, edges_[i][0]); // what is left goes round in rings
        }
        return chains;
    }

private:
    [[nodiscard]] std::uint32_t degree(std::uint32_t position) const {
        return starts_[position + 1] - starts_[position];
    }

    void add(std::vector<LineString>& chains, std::uint32_t edge, std::uint32_t from) {
        if (done_[edge]) {
            return;
        }
        LineString chain{positions_[from]};
        for (std::uint32_t at = from;;) {
            done_[edge] = true;
            at = edges_[edge][0] == at ? edges_[edge][1] : edges_[edge][0];
            chain.push_back(positions_[at]);
            if (at == from || degree(at) != 2) {
                break;
            }
            const std::uint32_t first = starts_[at];
            edge = at_[first] == edge ? at_[first + 1] : at_[first];
        }
        chain.shrink_to_fit();
        chains.push_back(std::move(chain));
    }

    const std::vector<LonLat>& positions_;
    const std::vector<std::array<std::uint32_t, 2>>& edges_;
    std::vector<std::uint32_t> starts_; ///< into at_, by position
    std::vector<std::uint32_t> at_;     ///< the edges at each position
    std::vector<bool> done_;
};

/// Sorts values whose keys run evenly from 0 to `keys`: into buckets by key, then each bucket.
/// \param key_of as ascending as the order of `less`
/// \complexity O(n) where few values share a key, else O(n log n)
template<typename Value, typename Key, typename Less>
std::vector<Value> sorted_by_key(const std::vector<Value>& values, std::size_t keys,
                                 const Key& key_of, const Less& less) {
    std::vector<std::uint32_t> ends(keys + 1, 0); // first where a bucket begins, then where it ends
    for (const Value& value : values) {
        ++ends[key_of(value) + 1];
    }
    for (std::size_t key = 1; key < ends.size(); ++key) {
        ends[key] += ends[key - 1];
    }
    std::vector<Value> sorted(values.size());
    for (const Value& value : values) {
        sorted[ends[key_of(value)]++] = value;
    }
    auto begin = sorted.begin();
    for (std::size_t key = 0; key < keys; ++key) {
        const auto end = sorted.begin() + ends[key];
        if (end - begin > 1) {
            std::sort(begin, end, less);
        }
        begin = end;
    }
    return sorted;
}

/// A position and which one of all it is in the lines.
struct Place {
    LonLat at;
    std::uint32_t number = 0;
};

std::vector<Place> sorted_places(const std::vector<LineString>& lines) {
    std::vector<Place> places;
    double west = std::numeric_limits<double>::infinity();
    double east = -west;
    for (const LineString& line : lines) {
        for (const LonLat at : line) {
            places.push_back({at, static_cast<std::uint32_t>(places.size())});
            west = std::min(west, at.lon);
            east = std::max(east, at.lon);
        }
    }
    const std::size_t keys = places.size() + 1;
    const double per_degree = static_cast<double>(places.size()) / std::max(east - west, 1e-9);
    const auto key_of = [&](const Place& place) {
        return std::min(static_cast<std::size_t>((place.at.lon - west) * per_degree), keys - 1);
    };
    return sorted_by_key(places, keys, key_of, [](const Place& a, const Place& b) {
        return a.at.lon < b.at.lon || (a.at.lon == b.at.lon && a.at.lat < b.at.lat);
    });
}

} // namespace

Linework::Linework(const std::vector<LineString>& lines) {
    const std::vector<Place> places = sorted_places(lines);
    std::vector<std::uint32_t> index_of(places.size()); // into positions_, by number
    for (const Place& place : places) {
        if (positions_.empty() || positions_.back() != place.at) {
            positions_.push_back(place.at);
        }
        index_of[place.number] = static_cast<std::uint32_t>(positions_.size() - 1);
    }
    std::size_t number = 0;
    for (const LineString& line : lines) {
        for (std::size_t i = 1; i < line.size(); ++i) {
            const std::uint32_t last = index_of[number + i - 1];
            const std::uint32_t next = index_of[number + i];
            if (next != last) {
                edges_.push_back({std::min(last, next), std::max(last, next)});
            }
        }
        number += line.size();
    }
    edges_ = sorted_by_key(
        edges_, positions_.size(), [](const Edge& edge) { return edge[0]; }, std::less<>());
    edges_.erase(std::unique(edges_.begin(), edges_.end()), edges_.end());
}

std::vector<GridEdge> Linework::edges() const {
    std::vector<GridEdge> edges;
    edges.reserve(edges_.size());
    for (const auto& [a, b] : edges_) {
        edges.push_back({positions_[a], positions_[b]});
    }
    return edges;
}

std::vector<LineString> Linework::chains(const std::vector<EdgeMeets>& meets,
                                         EdgeMeets wanted) const {
    std::vector<Edge> chosen;
    for (std::size_t i = 0; i < edges_.size(); ++i) {
        if (meets[i] == wanted) {
            chosen.push_back(edges_[i]);
        }
    }
    return ChainWalk(positions_, chosen).run();
}

std::vector<LineString> Linework::chains() const {
    return ChainWalk(positions_, edges_).run();
}

} // namespace demarc
