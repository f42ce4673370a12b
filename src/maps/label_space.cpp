// SPDX-License-Identifier: MIT
#include "maps/label_space.hpp"

#include "maps/land.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace demarc {
namespace {

// Points along a line close enough together that no name slips between them.
SheetLine points_along(const SheetLine& line) {
    constexpr double step = 4;
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

constexpr std::array samples_across{0.0, 0.25, 0.5, 0.75, 1.0};

} // namespace

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
                       LabelGround ground)
    : LabelSpace(partition, arcs, std::move(ground),
                 outline(arcs, [](FaceIndex /*any*/) { return true; })) {}

LabelSpace::LabelSpace(const Partition& partition, const std::vector<SheetArc>& arcs,
                       LabelGround ground, const std::vector<SheetLine>& country)
    : ground_(std::move(ground)), country_(country, ground_.bounds.grown(10)),
      russian_held_(
          outline(arcs, [&](FaceIndex face) { return is_russian(partition.faces[face].control); }),
          ground_.bounds.grown(10)),
      contact_(SheetLine{}), border_(points_along_all(country)) {
    SheetLine all;
    for (const SheetLine& line : contact_lines(partition, arcs)) {
        const SheetLine points = points_along(line);
        all.insert(all.end(), points.begin(), points.end());
        if (points.size() > front_.size()) {
            front_ = points;
        }
    }
    contact_ = PointGrid(all);
}

bool LabelSpace::is_free(const SheetBox& box, double margin) const {
    const SheetBox wide = box.grown(margin);
    const SheetBox close = box.grown(1);
    const auto overlaps = [&](const SheetBox& other) { return wide.overlaps(other); };
    const auto covers = [&](const SheetBox& dot) { return close.overlaps(dot); };
    return ground_.bounds.encloses(box) && std::none_of(dots_.begin(), dots_.end(), covers) &&
           std::none_of(ground_.taken.begin(), ground_.taken.end(), overlaps) &&
           std::none_of(taken_.begin(), taken_.end(), overlaps) &&
           std::none_of(labelling_.labels.begin(), labelling_.labels.end(),
                        [&](const Label& label) {
                            return !label.leader.empty() &&
                                   meets(label.leader.front(), label.leader.back(), close);
                        });
}

bool LabelSpace::is_free(SheetPoint from, SheetPoint to) const {
    const auto crossed = [&](const SheetBox& box) { return meets(from, to, box.grown(2)); };
    return ground_.bounds.contains(from) && ground_.bounds.contains(to) &&
           std::none_of(ground_.taken.begin(), ground_.taken.end(), crossed) &&
           std::none_of(taken_.begin(), taken_.end(), crossed) &&
           std::none_of(dots_.begin(), dots_.end(), crossed) &&
           std::none_of(labelling_.labels.begin(), labelling_.labels.end(),
                        [&](const Label& label) {
                            return !label.leader.empty() &&
                                   cross(from, to, label.leader.front(), label.leader.back());
                        });
}

bool LabelSpace::touches_country(const SheetBox& box) const {
    return std::any_of(samples_across.begin(), samples_across.end(), [&](double x) {
        return in_country({box.x + x * box.width, box.y}) ||
               in_country({box.x + x * box.width, box.bottom()});
    });
}

bool LabelSpace::encloses(const SheetBox& box) const {
    return std::all_of(samples_across.begin(), samples_across.end(), [&](double x) {
        return in_country({box.x + x * box.width, box.y}) &&
               in_country({box.x + x * box.width, box.bottom()});
    });
}

double LabelSpace::contact_within(const SheetBox& box) const {
    return static_cast<double>(contact_.count_in(box));
}

bool LabelSpace::meets_border(const SheetBox& box) const {
    return border_.any_in(box);
}

bool LabelSpace::has_dot(const SheetBox& dot) const {
    return std::any_of(dots_.begin(), dots_.end(),
                       [&](const SheetBox& other) { return other.x == dot.x && other.y == dot.y; });
}

void LabelSpace::keep(const std::string& layer, const TextBlock& text, SheetLine leader) {
    taken_.push_back(text.box);
    labelling_.labels.push_back({layer, text, std::move(leader)});
}

Labelling LabelSpace::result() && {
    std::stable_sort(labelling_.labels.begin(), labelling_.labels.end(),
                     [](const Label& a, const Label& b) { return a.layer < b.layer; });
    return std::move(labelling_);
}

} // namespace demarc
