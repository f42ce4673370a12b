// SPDX-License-Identifier: MIT
#include "partition/nearest_edge.hpp"

#include <algorithm>
#include <tuple>

namespace demarc {

namespace {

bool less(PlanePoint a, PlanePoint b) {
    return std::tie(a.x, a.y) < std::tie(b.x, b.y);
}

NearestPlace nearest_on(const PlaneEdge& edge, PlanePoint from) {
    const PlanePoint along{edge.to.x - edge.from.x, edge.to.y - edge.from.y};
    const PlanePoint by{from.x - edge.from.x, from.y - edge.from.y};
    const double dot = along.x * by.x + along.y * by.y;
    const double length = along.x * along.x + along.y * along.y;
    PlanePoint place = edge.from;
    if (dot >= length && length > 0) {
        place = edge.to;
    } else if (dot > 0) {
        const double share = dot / length;
        place = {edge.from.x + share * along.x, edge.from.y + share * along.y};
    }
    const PlanePoint gap{from.x - place.x, from.y - place.y};
    return {place, gap.x * gap.x + gap.y * gap.y};
}

double outside(double value, double least, double most) {
    return std::max({least - value, value - most, 0.0});
}

} // namespace

PlaneEdge plane_edge(PlanePoint a, PlanePoint b) {
    return less(b, a) ? PlaneEdge{b, a} : PlaneEdge{a, b};
}

double squared_distance(const PlaneEdge& edge, PlanePoint from) {
    return nearest_on(edge, from).squared;
}

NearestPlace nearest_place(std::span<const PlaneEdge> edges, PlanePoint from) {
    NearestPlace best = nearest_on(edges.front(), from);
    for (const PlaneEdge& edge : edges.subspan(1)) {
        const NearestPlace one = nearest_on(edge, from);
        if (one.squared < best.squared ||
            (one.squared == best.squared && less(one.place, best.place))) {
            best = one;
        }
    }
    return best;
}

double EdgeRun::squared_distance(PlanePoint from) const {
    const double x = outside(from.x, least.x, most.x);
    const double y = outside(from.y, least.y, most.y);
    return x * x + y * y;
}

std::vector<EdgeRun> runs_of(const std::vector<PlaneEdge>& edges, double extent) {
    constexpr std::uint32_t most_edges = 16;
    std::vector<EdgeRun> runs;
    for (std::uint32_t i = 0; i < edges.size(); ++i) {
        const auto [from, to] = edges[i];
        const EdgeRun alone{i, 1, {from.x, std::min(from.y, to.y)}, {to.x, std::max(from.y, to.y)}};
        if (!runs.empty() && runs.back().count < most_edges) {
            const EdgeRun& last = runs.back();
            const EdgeRun both{
                last.first,
                last.count + 1,
                {std::min(last.least.x, alone.least.x), std::min(last.least.y, alone.least.y)},
                {std::max(last.most.x, alone.most.x), std::max(last.most.y, alone.most.y)}};
            if (std::max(both.most.x - both.least.x, both.most.y - both.least.y) <= extent) {
                runs.back() = both;
                continue;
            }
        }
        runs.push_back(alone);
    }
    return runs;
}

} // namespace demarc
