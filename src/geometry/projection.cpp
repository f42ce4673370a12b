// SPDX-License-Identifier: MIT
#include "geometry/projection.hpp"

#include "geometry/proj_module.hpp"
#include "support/module.hpp"

namespace demarc {

const ProjModule& proj_module() {
    static const auto& functions = *static_cast<const ProjModule*>(module_table("proj"));
    return functions;
}

Projection::Projection(const std::string& definition)
    : transformation_(proj_module().transformation(definition)) {}

PlanePoint Projection::forward(LonLat position) const {
    return transformation_->forward(position);
}

LonLat Projection::inverse(PlanePoint point) const {
    return transformation_->inverse(point);
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
