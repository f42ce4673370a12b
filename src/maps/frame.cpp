// SPDX-License-Identifier: MIT
#include "maps/frame.hpp"

#include "geometry/equal_area_plane.hpp"
#include "geometry/wgs84.hpp"
#include "support/error.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>

namespace demarc {

Frame::Frame(const PlaneArcs& land, const SheetBox& area, Place place, const MapCrop& crop)
    : place_(place) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    left_ = bottom_ = infinity;
    right_ = top_ = -infinity;
    const auto shown = [&](const std::optional<FaceIndex>& face) {
        return face && crop.contains(land.partition().faces[*face].region);
    };
    const auto include = [&](PlanePoint point) {
        left_ = std::min(left_, point.x);
        right_ = std::max(right_, point.x);
        bottom_ = std::min(bottom_, point.y);
        top_ = std::max(top_, point.y);
    };
    for (const PlaneArc& arc : land.all()) {
        if (crop.window || shown(arc.left) == shown(arc.right)) {
            continue;
        }
        for (const PlanePoint point : arc.line.points()) {
            include(point);
        }
    }
    if (crop.window) {
        const auto& [low, high] = *crop.window;
        for (const double share : {0.0, 0.5, 1.0}) { // parallels are curved
            const double lon = low.lon + share * (high.lon - low.lon);
            include(EqualAreaPlane::forward(LonLat{lon, low.lat}));
            include(EqualAreaPlane::forward(LonLat{lon, high.lat}));
        }
    }
    if (!(right_ > left_ && top_ > bottom_)) {
        throw GeometryError("there is no land to draw a map of");
    }
    *this = fitted(area);
}

Frame Frame::fitted(const SheetBox& area) const {
    Frame frame = *this;
    frame.scale_ = std::min(area.width / (right_ - left_), area.height / (top_ - bottom_));
    const double width = (right_ - left_) * frame.scale_;
    const double height = (top_ - bottom_) * frame.scale_;
    frame.land_ =
        place_ == Place::upper_right
            ? SheetBox{area.right() - width, area.y, width, height}
            : SheetBox{area.centre().x - width / 2, area.centre().y - height / 2, width, height};
    return frame;
}

SheetPoint Frame::to_sheet(LonLat position) const {
    return placed(EqualAreaPlane::forward(position));
}

SheetLine Frame::to_sheet(const PlaneLine& line, double tolerance) const {
    SheetLine drawn;
    for (const PlanePoint point : line.thinned(tolerance / scale_)) {
        drawn.push_back(placed(point));
    }
    return drawn;
}

LonLat Frame::to_ground(SheetPoint point) const {
    return EqualAreaPlane::inverse(
        {left_ + (point.x - land_.x) / scale_, top_ - (point.y - land_.y) / scale_});
}

double Frame::pixels_per_km_at_centre() const {
    const LonLat at = to_ground(land_.centre());
    const double kilometres_per_degree = wgs84::degree_lengths(at.lat).east / 1000;
    constexpr double step = 0.05;
    const SheetPoint west = to_sheet({at.lon - step, at.lat});
    const SheetPoint east = to_sheet({at.lon + step, at.lat});
    return std::hypot(east.x - west.x, east.y - west.y) / (2 * step * kilometres_per_degree);
}

} // namespace demarc
