// SPDX-License-Identifier: MIT
#include "geometry/edge_meetings.hpp"

#include "geometry/grid_point.hpp"
#include "geometry/validity.hpp"
#include "support/disjoint_sets.hpp"
#include "support/error.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace demarc {

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

bool is_end(LonLat p, const GridEdge& of) {
    return p == of.a || p == of.b;
}

/// Whether an end of one, other than a common one, comes within the margin of the other.
bool touch(const GridEdge& e, const GridEdge& f, double margin) {
    for (const auto& [one, other] : {std::pair{&e, &f}, std::pair{&f, &e}}) {
        for (const LonLat end : {one->a, one->b}) {
            if (!is_end(end, *other) && squared_distance(end, *other) <= margin * margin) {
                return true;
            }
        }
    }
    return false;
}

/// The point on e where f crosses it, about.
LonLat place_of(const GridEdge& e, const GridEdge& f) {
    const double before = turn(f.a, f.b, e.a);
    const double share = before / (before - turn(f.a, f.b, e.b));
    return {e.a.lon + share * (e.b.lon - e.a.lon), e.a.lat + share * (e.b.lat - e.a.lat)};
}

/// Finds how edges meet, and what is connected by that.
class MeetingFinder {
public:
    MeetingFinder(const std::vector<GridEdge>& edges, double margin)
        : edges_(edges), margin_(margin), connected_(edges.size()), is_tangled_(edges.size()) {
        result_.edges.assign(edges.size(), EdgeMeets::none);
    }

    EdgeMeetings run() {
        look_at_pairs();
        std::sort(result_.crossings.begin(), result_.crossings.end());
        result_.crossings.erase(std::unique(result_.crossings.begin(), result_.crossings.end()),
                                result_.crossings.end());
        tangle_where_three_meet();
        spread_tangles();
        return std::move(result_);
    }

private:
    void look_at_pairs() {
        std::size_t pairs = 0;
        std::size_t crossings = 0;
        const bool too_many =
            !edges_.empty() &&
            EdgeCells(edges_, margin_).any_near_pair([&](std::uint32_t i, std::uint32_t k) {
                if (++pairs > max_crowding) {
                    throw GeometryError("of all lines together " + crowding_in_words() +
                                        "; leave them out of the files");
                }
                const GridEdge& e = edges_[i];
                const GridEdge& f = edges_[k];
                const bool do_cross = !is_end(e.a, f) && !is_end(e.b, f) && cross(e, f);
                if (touch(e, f, margin_)) {
                    note(i, k, EdgeMeets::tangle);
                } else if (do_cross) {
                    note(i, k, EdgeMeets::crossing);
                    result_.crossings.push_back({std::min(i, k), std::max(i, k)});
                }
                return do_cross && ++crossings > max_crossings;
            });
        if (too_many) {
            throw GeometryError(fmt::format(
                "the outlines of all areas together cross at more than {} places, as of one area "
                "drawn many times with small shifts, and more than can be cut in reasonable time; "
                "dissolve the areas that lie over one another, or simplify their outlines",
                grouped(static_cast<double>(max_crossings))));
        }
    }

    void note(std::uint32_t i, std::uint32_t k, EdgeMeets how) {
        connected_.join(i, k);
        for (const std::uint32_t edge : {i, k}) {
            result_.edges[edge] = std::max(result_.edges[edge], how);
            is_tangled_[edge] = is_tangled_[edge] || how == EdgeMeets::tangle;
        }
    }

    /// An edge that passes near the place where two others cross meets one of them.
    void tangle_where_three_meet() {
        std::vector<std::vector<std::uint32_t>> crossed(edges_.size());
        for (const auto& [i, k] : result_.crossings) {
            crossed[i].push_back(k);
            crossed[k].push_back(i);
        }
        for (const auto& [i, k] : result_.crossings) {
            if (is_tangled_[i]) {
                continue;
            }
            const LonLat place = place_of(edges_[i], edges_[k]);
            is_tangled_[i] = comes_near(place, crossed[i], k) || comes_near(place, crossed[k], i);
        }
    }

    [[nodiscard]] bool comes_near(LonLat place, const std::vector<std::uint32_t>& edges,
                                  std::uint32_t but) const {
        return std::any_of(edges.begin(), edges.end(), [&](std::uint32_t edge) {
            return edge != but && squared_distance(place, edges_[edge]) <= margin_ * margin_;
        });
    }

    void spread_tangles() {
        std::vector<bool> of_root(edges_.size());
        for (std::size_t i = 0; i < edges_.size(); ++i) {
            if (is_tangled_[i]) {
                of_root[connected_.root(i)] = true;
            }
        }
        for (std::size_t i = 0; i < edges_.size(); ++i) {
            if (result_.edges[i] == EdgeMeets::crossing && of_root[connected_.root(i)]) {
                result_.edges[i] = EdgeMeets::tangle;
            }
        }
    }

    const std::vector<GridEdge>& edges_;
    double margin_;
    EdgeMeetings result_;
    DisjointSets connected_;
    std::vector<bool> is_tangled_;
};

/// Positions in whole steps of a grid, on which products are exact.
class Grid {
public:
    explicit Grid(double degrees) : steps_(std::round(1 / degrees)) {}

    [[nodiscard]] GridPoint point(LonLat p) const {
        return {std::llround(p.lon * steps_), std::llround(p.lat * steps_)};
    }
    [[nodiscard]] LonLat degrees(GridPoint p) const {
        return {static_cast<double>(p.x) / steps_, static_cast<double>(p.y) / steps_};
    }

private:
    double steps_;
};

/// The nearest whole number to a quotient.
std::int64_t rounded_quotient(WideInteger number, WideInteger by) {
    if (by < 0) {
        number = -number;
        by = -by;
    }
    const WideInteger doubled = 2 * number + by;
    const WideInteger quotient = doubled / (2 * by);
    return static_cast<std::int64_t>(doubled < 0 && quotient * 2 * by != doubled ? quotient - 1
                                                                                 : quotient);
}

/// Where a-b and c-d cross, to the nearest step. \pre they do
GridPoint crossing_of(GridPoint a, GridPoint b, GridPoint c, GridPoint d) {
    const WideInteger before = turn(c, d, a);
    const WideInteger whole = before - turn(c, d, b);
    return {a.x + rounded_quotient(before * (b.x - a.x), whole),
            a.y + rounded_quotient(before * (b.y - a.y), whole)};
}

} // namespace

EdgeMeetings meetings_of(const std::vector<GridEdge>& edges, double margin) {
    return MeetingFinder(edges, margin).run();
}

std::vector<LineString> cut_at_crossings(const std::vector<GridEdge>& edges,
                                         const EdgeMeetings& meetings, double grid_degrees) {
    const Grid grid(grid_degrees);
    struct Cut {
        std::uint32_t edge = 0;
        std::int64_t on = 0; ///< how far on along the edge, in steps each way
        GridPoint place;
    };
    std::vector<Cut> cuts;
    for (const auto& [i, k] : meetings.crossings) {
        if (meetings.edges[i] != EdgeMeets::crossing) {
            continue;
        }
        const GridPoint place = crossing_of(grid.point(edges[i].a), grid.point(edges[i].b),
                                            grid.point(edges[k].a), grid.point(edges[k].b));
        for (const std::uint32_t edge : {i, k}) {
            const GridPoint start = grid.point(edges[edge].a);
            cuts.push_back(
                {edge, std::abs(place.x - start.x) + std::abs(place.y - start.y), place});
        }
    }
    std::sort(cuts.begin(), cuts.end(), [](const Cut& a, const Cut& b) {
        return std::pair(a.edge, a.on) < std::pair(b.edge, b.on);
    });
    std::vector<LineString> lines;
    for (auto cut = cuts.begin(); cut != cuts.end();) {
        const std::uint32_t edge = cut->edge;
        LineString line{edges[edge].a};
        for (; cut != cuts.end() && cut->edge == edge; ++cut) {
            line.push_back(grid.degrees(cut->place));
        }
        line.push_back(edges[edge].b);
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace demarc
