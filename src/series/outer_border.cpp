// SPDX-License-Identifier: MIT
#include "series/outer_border.hpp"

#include "geometry/wgs84.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

namespace demarc::series {

StepLengths step_lengths(GridPoint position) {
    const wgs84::DegreeLengths degree = wgs84::degree_lengths(to_degrees(position).lat);
    return {degree.east / grid_steps_per_degree, degree.north / grid_steps_per_degree};
}

double outline_length(std::span<const GridPoint> points) {
    double length = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const GridPoint a = points[i];
        const GridPoint b = points[i + 1 == points.size() ? 0 : i + 1];
        const StepLengths step = step_lengths({a.x, (a.y + b.y) / 2});
        length += std::hypot(static_cast<double>(b.x - a.x) * step.x,
                             static_cast<double>(b.y - a.y) * step.y);
    }
    return length;
}

OuterBorder::OuterBorder(const PreparedRegions& regions)
    : regions_(regions), positions_(regions.segments().size()), before_arc_(regions.arcs().size()) {
    constexpr std::uint32_t none = ~std::uint32_t{0};
    std::vector<std::uint32_t> from_node(regions.nodes(), none);
    const auto& arcs = regions.arcs();
    for (std::uint32_t i = 0; i < arcs.size(); ++i) {
        if (arcs[i].right == regions.outside()) {
            is_plain_ = is_plain_ && from_node[arcs[i].start] == none;
            from_node[arcs[i].start] = i;
        }
    }
    std::vector<bool> taken(arcs.size(), false);
    for (std::uint32_t i = 0; i < arcs.size() && is_plain_; ++i) {
        if (arcs[i].right != regions.outside() || taken[i]) {
            continue;
        }
        Loop loop;
        std::uint32_t at = i;
        while (at != none && !taken[at]) {
            taken[at] = true;
            before_arc_[at] = loop.area;
            loop.area += arcs[at].area;
            for (std::uint32_t k = arcs[at].first; k < arcs[at].first + arcs[at].count; ++k) {
                positions_[k] = {static_cast<std::uint32_t>(loops_.size()),
                                 static_cast<std::uint32_t>(loop.segments.size())};
                loop.segments.push_back(k);
            }
            at = from_node[arcs[at].end];
        }
        is_plain_ = at == i && loop.area > 0;
        loops_.push_back(std::move(loop));
    }
}

std::vector<GridPoint> OuterBorder::points_of_loop(std::uint32_t loop) const {
    std::vector<GridPoint> points;
    for (const std::uint32_t segment : loops_[loop].segments) {
        points.push_back(regions_.segments()[segment].from);
    }
    return points;
}

double OuterBorder::distance_to(GridPoint position, double enough, double most) const {
    const StepLengths per_step = step_lengths(position);
    const auto steps_x = static_cast<std::int64_t>(most / per_step.x);
    const auto steps_y = static_cast<std::int64_t>(most / per_step.y);
    double least = std::numeric_limits<double>::infinity();
    const auto look_at = [&](std::uint32_t i) {
        const Segment& segment = regions_.segments()[i];
        if (regions_.arcs()[segment.arc].right != regions_.outside() || least < enough * enough) {
            return;
        }
        const double ax = static_cast<double>(segment.from.x - position.x) * per_step.x;
        const double ay = static_cast<double>(segment.from.y - position.y) * per_step.y;
        const double dx = static_cast<double>(segment.to.x - segment.from.x) * per_step.x;
        const double dy = static_cast<double>(segment.to.y - segment.from.y) * per_step.y;
        const double along = std::clamp(-(ax * dx + ay * dy) / (dx * dx + dy * dy), 0.0, 1.0);
        const double x = ax + along * dx;
        const double y = ay + along * dy;
        least = std::min(least, x * x + y * y);
    };
    // Most vertices of a strip are close to the border: the cell they are in comes first.
    regions_.grid().for_each_in(GridBox::of(position, position), look_at);
    if (least >= enough * enough) {
        regions_.grid().for_each_in({position.x - steps_x, position.y - steps_y,
                                     position.x + steps_x, position.y + steps_y},
                                    look_at);
    }
    return std::sqrt(least);
}

} // namespace demarc::series
