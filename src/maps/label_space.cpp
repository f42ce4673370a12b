// SPDX-License-Identifier: MIT
#include "maps/label_space.hpp"

#include "maps/land.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace demarc {
namespace {

// Points along a line close enough together that no name slips between them.
SheetLine points_along(const SheetLine& line) {
    constexpr double step = 1;
    SheetLine points;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double length = std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
        const int parts = std::max(1, static_cast<int>(length / step));
        for (int k = 0; k < parts; ++k) {
            const double share = static_cast<double>(k) / parts;
            points.push_back({line[i - 1].x + share * (line[i].x - line[i - 1].x),
                              line[i - 1].y + share * (line[i].y - line[i - 1].y)});
        }
    }
    return points;
}

SheetLine points_along_all(const std::vector<SheetLine>& lines) {
    SheetLine all;
    for (const SheetLine& line : lines) {
        const SheetLine points = points_along(line);
        all.insert(all.end(), points.begin(), points.end());
    }
    return all;
}

// Which side of the line from `a` to `b` a point is on.
double side(SheetPoint a, SheetPoint b, SheetPoint point) {
    return (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x);
}

// The square of the distance from a point to a stretch of line.
double square_to(SheetPoint point, SheetPoint a, SheetPoint b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length = dx * dx + dy * dy;
    const double along =
        length > 0 ? std::clamp(((point.x - a.x) * dx + (point.y - a.y) * dy) / length, 0.0, 1.0)
                   : 0.0;
    const double x = point.x - a.x - along * dx;
    const double y = point.y - a.y - along * dy;
    return x * x + y * y;
}

Holder other(Holder side) {
    return side == Holder::russia ? Holder::ukraine : Holder::russia;
}

std::vector<SheetLine> held_outline(const Partition& partition, const std::vector<SheetArc>& arcs,
                                    Holder side) {
    return outline(arcs, [&](FaceIndex face) { return partition.faces[face].line_holder == side; });
}

} // namespace

SheetBox united(const SheetBox& a, const SheetBox& b) {
    const double x = std::min(a.x, b.x);
    const double y = std::min(a.y, b.y);
    return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

SheetBox overlap(const SheetBox& a, const SheetBox& b) {
    const double x = std::max(a.x, b.x);
    const double y = std::max(a.y, b.y);
    return {x, y, std::min(a.right(), b.right()) - x, std::min(a.bottom(), b.bottom()) - y};
}

bool cross(SheetPoint a, SheetPoint b, SheetPoint c, SheetPoint d) {
    return side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0;
}

bool meets(SheetPoint from, SheetPoint to, const SheetBox& box) {
    if (box.contains(from) || box.contains(to)) {
        return true;
    }
    if (std::max(from.x, to.x) < box.x || std::min(from.x, to.x) > box.right() ||
        std::max(from.y, to.y) < box.y || std::min(from.y, to.y) > box.bottom()) {
        return false;
    }
    const SheetPoint low{box.x, box.y};
    const SheetPoint high{box.right(), box.bottom()};
    return cross(from, to, low, high) || cross(from, to, {low.x, high.y}, {high.x, low.y});
}

LabelSpace::LabelSpace(const Partition& partition, const std::vector<SheetArc>& arcs,
                       LabelGround ground, const std::function<bool(FaceIndex)>& changing)
    : LabelSpace(partition, arcs, std::move(ground), changing,
                 outline(arcs, [](FaceIndex /*any*/) { return true; })) {}

LabelSpace::LabelSpace(const Partition& partition, const std::vector<SheetArc>& arcs,
                       LabelGround ground, const std::function<bool(FaceIndex)>& changing,
                       const std::vector<SheetLine>& country)
    : partition_(partition), arcs_(arcs), ground_(std::move(ground)),
      country_(country, ground_.bounds.grown(10)),
      ukrainian_held_(held_outline(partition, arcs, Holder::ukraine), ground_.bounds.grown(10)),
      russian_held_(held_outline(partition, arcs, Holder::russia), ground_.bounds.grown(10)),
      changing_(outline(arcs, changing), ground_.bounds.grown(10)), contact_(SheetLine{}),
      ukrainian_edge_(points_along_all(held_outline(partition, arcs, Holder::ukraine))),
      russian_edge_(points_along_all(held_outline(partition, arcs, Holder::russia))),
      border_(points_along_all(country)),
      regions_(points_along_all(joined(arcs, [&](const SheetArc& arc) {
          return arc.left && arc.right &&
                 partition.faces[*arc.left].region != partition.faces[*arc.right].region;
      }))) {
    SheetLine all;
    for (const SheetLine& line : contact_lines(partition, arcs)) {
        SheetLine points = points_along(line);
        all.insert(all.end(), points.begin(), points.end());
        std::erase_if(points, [&](SheetPoint at) { return !ground_.bounds.contains(at); });
        if (points.size() > front_.size()) {
            front_ = std::move(points);
        }
    }
    contact_ = PointGrid(all);
}

bool LabelSpace::is_free(const SheetBox& box, double margin) const {
    const SheetBox wide = box.grown(margin);
    return ground_.bounds.encloses(box) &&
           std::none_of(ground_.taken.begin(), ground_.taken.end(),
                        [&](const SheetBox& other) { return wide.overlaps(other); });
}

bool LabelSpace::is_free(SheetPoint from, SheetPoint to) const {
    return ground_.bounds.contains(from) && ground_.bounds.contains(to) &&
           std::none_of(ground_.taken.begin(), ground_.taken.end(),
                        [&](const SheetBox& box) { return meets(from, to, box.grown(2)); });
}

bool LabelSpace::leaves_oblast(SheetPoint from, SheetPoint to) const {
    constexpr double off = 0.8; // points of lines are 1 apart
    const double length = std::hypot(to.x - from.x, to.y - from.y);
    const int parts = static_cast<int>(length) + 1;
    for (int i = 0; i <= parts; ++i) {
        const double share = static_cast<double>(i) / parts;
        const SheetBox at =
            box_around({from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)}, off);
        if (meets_contact(at) || regions_.any_in(at) || border_.any_in(at)) {
            return true;
        }
    }
    return false;
}

Holder LabelSpace::holder_at(SheetPoint point) const {
    constexpr double clear = 4; // off every edge there is no doubt
    const SheetBox around = box_around(point, clear);
    for (const Holder side : {Holder::ukraine, Holder::russia}) {
        if (held_by(side).contains(point) && !edge_of(side).any_in(around)) {
            return side;
        }
    }
    // The nearest arc bounds the face that the point is in; at a vertex of it the steeper side
    // decides.
    double least = std::numeric_limits<double>::infinity();
    double steepest = 0;
    std::optional<FaceIndex> face;
    for (const SheetArc& arc : arcs_) {
        for (std::size_t i = 1; i < arc.line.size(); ++i) {
            const SheetPoint a = arc.line[i - 1];
            const SheetPoint b = arc.line[i];
            const double square = square_to(point, a, b);
            constexpr double tie = 1e-9;
            if (square > least + tie) {
                continue;
            }
            const double beside =
                side(a, b, point) / std::max(1e-9, std::hypot(b.x - a.x, b.y - a.y));
            if (square < least - tie || std::abs(beside) > steepest) {
                least = square;
                steepest = std::abs(beside);
                // The sheet's y runs down: what is left on the ground is negative here.
                face = beside < 0 ? arc.left : arc.right;
                face = face ? face : beside < 0 ? arc.right : arc.left;
            }
        }
    }
    return face ? partition_.faces[*face].line_holder : Holder::unknown;
}

bool LabelSpace::on_side(Holder side, const SheetBox& box) const {
    constexpr double off = 1.5; // points of lines are 1 apart; the line and the halo have a width
    const SheetBox wide = box.grown(off);
    // Spits and islands are narrower than a cell of the mask: their edges are asked too.
    return !meets_contact(wide) &&
           (side == Holder::unknown ||
            (!held_by(other(side)).meets(wide) && !edge_of(other(side)).any_in(wide)));
}

} // namespace demarc
