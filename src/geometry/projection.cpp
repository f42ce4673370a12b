// SPDX-License-Identifier: MIT
#include "geometry/projection.hpp"

#include "support/error.hpp"

#include <fmt/format.h>
#include <proj.h>

#include <cmath>
#include <numbers>

namespace demarc {

struct Projection::Handle {
    PJ_CONTEXT* context = nullptr;
    PJ* transformation = nullptr;

    Handle() = default;
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() {
        proj_destroy(transformation);
        proj_context_destroy(context);
    }
};

namespace {

PJ_COORD transformed(PJ* transformation, PJ_DIRECTION direction, double first, double second) {
    return proj_trans(transformation, direction, proj_coord(first, second, 0, 0));
}

} // namespace

Projection::Projection(const std::string& definition) : handle_(std::make_shared<Handle>()) {
    handle_->context = proj_context_create();
    proj_log_level(handle_->context, PJ_LOG_NONE);
    // A bare projection takes radians and needs no grid or database: the same on every machine.
    handle_->transformation = proj_create(handle_->context, definition.c_str());
    if (handle_->transformation == nullptr) {
        throw GeometryError(fmt::format(
            "the projection '{}' cannot be made: {}", definition,
            proj_context_errno_string(handle_->context, proj_context_errno(handle_->context))));
    }
}

PlanePoint Projection::forward(LonLat position) const {
    constexpr double radians_per_degree = std::numbers::pi / 180;
    const PJ_COORD out =
        transformed(handle_->transformation, PJ_FWD, position.lon * radians_per_degree,
                    position.lat * radians_per_degree);
    if (!std::isfinite(out.xy.x) || !std::isfinite(out.xy.y)) {
        throw GeometryError(
            fmt::format("the position {}, {} cannot be projected", position.lon, position.lat));
    }
    return {out.xy.x, out.xy.y};
}

LonLat Projection::inverse(PlanePoint point) const {
    constexpr double degrees_per_radian = 180 / std::numbers::pi;
    const PJ_COORD out = transformed(handle_->transformation, PJ_INV, point.x, point.y);
    if (!std::isfinite(out.lp.lam) || !std::isfinite(out.lp.phi)) {
        throw GeometryError(
            fmt::format("the point {}, {} is outside the projection", point.x, point.y));
    }
    return {out.lp.lam * degrees_per_radian, out.lp.phi * degrees_per_radian};
}

std::vector<PlanePoint> Projection::forward(std::span<const LonLat> positions) const {
    std::vector<PlanePoint> points;
    points.reserve(positions.size());
    for (const LonLat position : positions) {
        points.push_back(forward(position));
    }
    return points;
}

} // namespace demarc
