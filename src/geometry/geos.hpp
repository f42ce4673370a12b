// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"

#include <geos_c.h>

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace demarc::geos {

/// The GEOS context of this thread; its error text becomes the message of a GeometryError.
class Context {
public:
    Context();
    ~Context();
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;

    [[nodiscard]] GEOSContextHandle_t handle() const { return handle_; }

    /// Throws what GEOS said last. \throws GeometryError always
    [[noreturn]] void fail(const std::string& action) const;

private:
    GEOSContextHandle_t handle_;
    std::string last_message_;
};

Context& context();

struct GeometryDeleter {
    void operator()(GEOSGeometry* geometry) const;
};
struct PreparedDeleter {
    void operator()(const GEOSPreparedGeometry* prepared) const;
};

/// Owned from birth. Belongs to the thread that made it.
using Geometry = std::unique_ptr<GEOSGeometry, GeometryDeleter>;
using Prepared = std::unique_ptr<const GEOSPreparedGeometry, PreparedDeleter>;

/// Takes what a GEOS call returned. \throws GeometryError with GEOS's reason if that is null
Geometry owned(GEOSGeometry* geometry, const std::string& action);

Geometry from(const Polygon& polygon);
Geometry from(const MultiPolygon& polygons);
/// A MULTILINESTRING of all lines.
Geometry from(const std::vector<LineString>& lines);
Geometry point(LonLat position);

/// All polygons of a geometry, collections opened, empty ones and lines left out.
MultiPolygon polygons_of(const GEOSGeometry* geometry);
/// All lines of a geometry, collections opened.
std::vector<LineString> lines_of(const GEOSGeometry* geometry);

/// Where and why a geometry is invalid by the OGC rules; empty if it is valid.
std::string invalid_reason(const GEOSGeometry* geometry);

Geometry unary_union(const MultiPolygon& polygons);
Geometry difference(const GEOSGeometry* a, const GEOSGeometry* b);
Geometry intersection(const GEOSGeometry* a, const GEOSGeometry* b);

} // namespace demarc::geos
