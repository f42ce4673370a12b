// SPDX-License-Identifier: MIT
#include "geometry/linework.hpp"

#include "geometry/edge_cells.hpp"
#include "support/error.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
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

/// Positive where a, b, p turn left.
double turn(LonLat a, LonLat b, LonLat p) {
    return (b.lon - a.lon) * (p.lat - a.lat) - (b.lat - a.lat) * (p.lon - a.lon);
}

double squared_distance(LonLat p, const GridEdge& edge) {
    const LonLat along{edge.b.lon - edge.a.lon, edge.b.lat - edge.a.lat};
    const LonLat by{p.lon - edge.a.lon, p.lat - edge.a.lat};
    const double share = std::clamp((along.lon * by.lon + along.lat * by.lat) /
                                        (along.lon * along.lon + along.lat * along.lat),
                                    0.0, 1.0);
    const LonLat off{by.lon - share * along.lon, by.lat - share * along.lat};
    return off.lon * off.lon + off.lat * off.lat;
}

/// Beyond rounding errors, which a margin is far above.
bool cross(const GridEdge& e, const GridEdge& f) {
    return (turn(e.a, e.b, f.a) > 0) != (turn(e.a, e.b, f.b) > 0) &&
           (turn(f.a, f.b, e.a) > 0) != (turn(f.a, f.b, e.b) > 0);
}

/// The same of edges that share no end.
bool cross_inside(const GridEdge& e, const GridEdge& f) {
    return e.a != f.a && e.a != f.b && e.b != f.a && e.b != f.b && cross(e, f);
}

/// Two different edges, as in Linework::meeting().
bool meet(const GridEdge& e, const GridEdge& f, double margin) {
    const auto is_end = [](LonLat p, const GridEdge& of) { return p == of.a || p == of.b; };
    bool share = false;
    for (const auto& [one, other] : {std::pair{&e, &f}, std::pair{&f, &e}}) {
        for (const LonLat end : {one->a, one->b}) {
            if (is_end(end, *other)) {
                share = true;
            } else if (squared_distance(end, *other) <= margin * margin) {
                return true;
            }
        }
    }
    return !share && cross(e, f);
}

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

template<typename Value>
void sort_and_keep_one_of_each(std::vector<Value>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

} // namespace

Linework::Linework(const std::vector<LineString>& lines) {
    for (const LineString& line : lines) {
        positions_.insert(positions_.end(), line.begin(), line.end());
    }
    sort_and_keep_one_of_each(positions_);
    const auto number_of = [this](LonLat position) {
        const auto found = std::lower_bound(positions_.begin(), positions_.end(), position);
        return static_cast<std::uint32_t>(found - positions_.begin());
    };
    for (const LineString& line : lines) {
        for (std::size_t i = 1, last = number_of(line.front()); i < line.size(); ++i) {
            const std::uint32_t next = number_of(line[i]);
            if (next != last) {
                const auto lesser = std::min(static_cast<std::uint32_t>(last), next);
                edges_.push_back({lesser, std::max(static_cast<std::uint32_t>(last), next)});
            }
            last = next;
        }
    }
    sort_and_keep_one_of_each(edges_);
}

std::vector<bool> Linework::meeting(double margin) const {
    std::vector<bool> flags(edges_.size(), false);
    std::vector<GridEdge> edges;
    edges.reserve(edges_.size());
    for (const auto& [a, b] : edges_) {
        edges.push_back({positions_[a], positions_[b]});
    }
    std::size_t crossings = 0;
    const bool too_many =
        !edges.empty() &&
        EdgeCells(edges, margin).any_near_pair([&](std::uint32_t i, std::uint32_t k) {
            if (!(flags[i] && flags[k]) && meet(edges[i], edges[k], margin)) {
                flags[i] = flags[k] = true;
            }
            return cross_inside(edges[i], edges[k]) && ++crossings > max_crossings;
        });
    if (too_many) {
        throw GeometryError(fmt::format(
            "the outlines of all areas together cross at more than {} places, as of one area drawn "
            "many times with small shifts, and more than can be cut in reasonable time; dissolve "
            "the areas that lie over one another, or simplify their outlines",
            grouped(static_cast<double>(max_crossings))));
    }
    return flags;
}

std::vector<LineString> Linework::chains(const std::vector<bool>& flags, bool flag) const {
    std::vector<Edge> chosen;
    for (std::size_t i = 0; i < edges_.size(); ++i) {
        if (flags[i] == flag) {
            chosen.push_back(edges_[i]);
        }
    }
    return ChainWalk(positions_, chosen).run();
}

std::vector<LineString> Linework::chains() const {
    return ChainWalk(positions_, edges_).run();
}

} // namespace demarc
