// SPDX-License-Identifier: MIT
#include "geometry/proj_module.hpp"
#include "support/error.hpp"

#include <fmt/format.h>
#include <geodesic.h>
#include <proj.h>

#include <cmath>
#include <numbers>

namespace demarc::proj {

namespace {

class Transformation : public PlaneTransformation {
public:
    explicit Transformation(const std::string& definition)
        : context_(quiet_context()),
          // A bare projection takes radians and needs no grid or database: the same everywhere.
          transformation_(proj_create(context_, definition.c_str())) {
        if (transformation_ == nullptr) {
            const std::string reason =
                proj_context_errno_string(context_, proj_context_errno(context_));
            proj_context_destroy(context_);
            throw GeometryError(
                fmt::format("the projection '{}' cannot be made: {}", definition, reason));
        }
    }
    Transformation(const Transformation&) = delete;
    Transformation& operator=(const Transformation&) = delete;
    ~Transformation() override {
        proj_destroy(transformation_);
        proj_context_destroy(context_);
    }

    PlanePoint forward(LonLat position) const override {
        constexpr double radians_per_degree = std::numbers::pi / 180;
        const PJ_COORD out = transformed(transformation_, PJ_FWD, position.lon * radians_per_degree,
                                         position.lat * radians_per_degree);
        if (!std::isfinite(out.xy.x) || !std::isfinite(out.xy.y)) {
            throw GeometryError(
                fmt::format("the position {}, {} cannot be projected", position.lon, position.lat));
        }
        return {out.xy.x, out.xy.y};
    }

    LonLat inverse(PlanePoint point) const override {
        constexpr double degrees_per_radian = 180 / std::numbers::pi;
        const PJ_COORD out = transformed(transformation_, PJ_INV, point.x, point.y);
        if (!std::isfinite(out.lp.lam) || !std::isfinite(out.lp.phi)) {
            throw GeometryError(
                fmt::format("the point {}, {} is outside the projection", point.x, point.y));
        }
        return {out.lp.lam * degrees_per_radian, out.lp.phi * degrees_per_radian};
    }

private:
    static PJ_CONTEXT* quiet_context() {
        PJ_CONTEXT* const context = proj_context_create();
        proj_log_level(context, PJ_LOG_NONE);
        return context;
    }
    static PJ_COORD transformed(PJ* transformation, PJ_DIRECTION direction, double first,
                                double second) {
        return proj_trans(transformation, direction, proj_coord(first, second, 0, 0));
    }

    PJ_CONTEXT* context_ = nullptr;
    PJ* transformation_ = nullptr;
};

std::shared_ptr<const PlaneTransformation> transformation(const std::string& definition) {
    return std::make_shared<Transformation>(definition);
}

const geod_geodesic& wgs84() {
    constexpr double equatorial_radius = 6378137.0;
    constexpr double flattening = 1 / 298.257223563;
    static const geod_geodesic ellipsoid = [] {
        geod_geodesic made;
        geod_init(&made, equatorial_radius, flattening);
        return made;
    }();
    return ellipsoid;
}

double geodesic_ring_area(const Ring& ring) {
    geod_polygon polygon;
    geod_polygon_init(&polygon, 0);
    for (std::size_t i = 1; i < ring.size(); ++i) {
        geod_polygon_addpoint(&wgs84(), &polygon, ring[i].lat, ring[i].lon);
    }
    double area = 0;
    geod_polygon_compute(&wgs84(), &polygon, 0, 1, &area, nullptr);
    return std::abs(area);
}

double geodesic_area_under_edge(LonLat a, LonLat b) {
    double area = 0;
    geod_geninverse(&wgs84(), a.lat, a.lon, b.lat, b.lon, nullptr, nullptr, nullptr, nullptr,
                    nullptr, nullptr, &area);
    return area;
}

double geodesic_length(const LineString& line) {
    double total = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        double length = 0;
        geod_inverse(&wgs84(), line[i - 1].lat, line[i - 1].lon, line[i].lat, line[i].lon, &length,
                     nullptr, nullptr);
        total += length;
    }
    return total;
}

std::string version() {
    return proj_info().version;
}

} // namespace

} // namespace demarc::proj

extern "C" const void* demarc_module_table() {
    using namespace demarc;
    static constexpr ProjModule functions{proj::transformation, proj::geodesic_ring_area,
                                          proj::geodesic_area_under_edge, proj::geodesic_length,
                                          proj::version};
    return &functions;
}
