// SPDX-License-Identifier: MIT
#include "geometry/geos.hpp"

#include "support/error.hpp"

#include <fmt/format.h>

namespace demarc::geos {

namespace {

void keep_message(const char* message, void* target) {
    *static_cast<std::string*>(target) = message;
}

// LonLat is two doubles in a row, which is what GEOS's buffer calls take.
static_assert(sizeof(LonLat) == 2 * sizeof(double));

GEOSCoordSequence* sequence_of(std::span<const LonLat> positions) {
    const auto count = static_cast<unsigned>(positions.size());
    GEOSCoordSequence* sequence = GEOSCoordSeq_copyFromBuffer_r(
        context().handle(), count > 0 ? &positions.front().lon : nullptr, count, 0, 0);
    if (sequence == nullptr) {
        context().fail("copying coordinates");
    }
    return sequence;
}

std::vector<LonLat> positions_of(const GEOSGeometry* line) {
    const GEOSContextHandle_t handle = context().handle();
    const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(handle, line);
    unsigned count = 0;
    if (sequence == nullptr || GEOSCoordSeq_getSize_r(handle, sequence, &count) == 0) {
        context().fail("reading coordinates");
    }
    std::vector<LonLat> positions(count);
    if (count > 0 &&
        GEOSCoordSeq_copyToBuffer_r(handle, sequence, &positions.front().lon, 0, 0) == 0) {
        context().fail("reading coordinates");
    }
    return positions;
}

Geometry ring_of(const Ring& ring) {
    return owned(GEOSGeom_createLinearRing_r(context().handle(), sequence_of(ring)),
                 "making a ring");
}

Geometry collection_of(int type, std::vector<Geometry> parts) {
    std::vector<GEOSGeometry*> released;
    released.reserve(parts.size());
    for (Geometry& part : parts) {
        released.push_back(part.release());
    }
    return owned(GEOSGeom_createCollection_r(context().handle(), type, released.data(),
                                             static_cast<unsigned>(released.size())),
                 "making a collection");
}

Polygon polygon_of(const GEOSGeometry* geometry) {
    const GEOSContextHandle_t handle = context().handle();
    Polygon polygon;
    polygon.exterior = positions_of(GEOSGetExteriorRing_r(handle, geometry));
    const int holes = GEOSGetNumInteriorRings_r(handle, geometry);
    for (int i = 0; i < holes; ++i) {
        polygon.holes.push_back(positions_of(GEOSGetInteriorRingN_r(handle, geometry, i)));
    }
    return polygon;
}

/// Calls `visit` for every part that is no collection itself.
template<typename Visit>
void for_each_part(const GEOSGeometry* geometry, const Visit& visit) {
    const GEOSContextHandle_t handle = context().handle();
    const int type = GEOSGeomTypeId_r(handle, geometry);
    if (type < GEOS_MULTIPOINT) {
        if (GEOSisEmpty_r(handle, geometry) == 0) {
            visit(geometry, type);
        }
        return;
    }
    const int parts = GEOSGetNumGeometries_r(handle, geometry);
    for (int i = 0; i < parts; ++i) {
        for_each_part(GEOSGetGeometryN_r(handle, geometry, i), visit);
    }
}

} // namespace

Context::Context() : handle_(GEOS_init_r()) {
    GEOSContext_setErrorMessageHandler_r(handle_, keep_message, &last_message_);
}

Context::~Context() {
    GEOS_finish_r(handle_);
}

void Context::fail(const std::string& action) const {
    throw GeometryError(fmt::format("{} failed: {}", action,
                                    last_message_.empty() ? "GEOS gave no reason" : last_message_));
}

Context& context() {
    thread_local Context own;
    return own;
}

void GeometryDeleter::operator()(GEOSGeometry* geometry) const {
    GEOSGeom_destroy_r(context().handle(), geometry);
}

void PreparedDeleter::operator()(const GEOSPreparedGeometry* prepared) const {
    GEOSPreparedGeom_destroy_r(context().handle(), prepared);
}

Geometry owned(GEOSGeometry* geometry, const std::string& action) {
    if (geometry == nullptr) {
        context().fail(action);
    }
    return Geometry(geometry);
}

Geometry from(const Polygon& polygon) {
    Geometry shell = ring_of(polygon.exterior);
    std::vector<Geometry> holes;
    holes.reserve(polygon.holes.size());
    for (const Ring& hole : polygon.holes) {
        holes.push_back(ring_of(hole));
    }
    std::vector<GEOSGeometry*> released;
    released.reserve(holes.size());
    for (Geometry& hole : holes) {
        released.push_back(hole.release());
    }
    return owned(GEOSGeom_createPolygon_r(context().handle(), shell.release(), released.data(),
                                          static_cast<unsigned>(released.size())),
                 "making a polygon");
}

Geometry from(const MultiPolygon& polygons) {
    std::vector<Geometry> parts;
    parts.reserve(polygons.size());
    for (const Polygon& polygon : polygons) {
        parts.push_back(from(polygon));
    }
    return collection_of(GEOS_MULTIPOLYGON, std::move(parts));
}

Geometry from(const std::vector<LineString>& lines) {
    std::vector<Geometry> parts;
    parts.reserve(lines.size());
    for (const LineString& line : lines) {
        parts.push_back(owned(GEOSGeom_createLineString_r(context().handle(), sequence_of(line)),
                              "making a line"));
    }
    return collection_of(GEOS_MULTILINESTRING, std::move(parts));
}

Geometry point(LonLat position) {
    return owned(GEOSGeom_createPointFromXY_r(context().handle(), position.lon, position.lat),
                 "making a point");
}

MultiPolygon polygons_of(const GEOSGeometry* geometry) {
    MultiPolygon polygons;
    for_each_part(geometry, [&polygons](const GEOSGeometry* part, int type) {
        if (type == GEOS_POLYGON) {
            polygons.push_back(polygon_of(part));
        }
    });
    return polygons;
}

std::vector<LineString> lines_of(const GEOSGeometry* geometry) {
    std::vector<LineString> lines;
    for_each_part(geometry, [&lines](const GEOSGeometry* part, int type) {
        if (type == GEOS_LINESTRING || type == GEOS_LINEARRING) {
            lines.push_back(positions_of(part));
        }
    });
    return lines;
}

std::string invalid_reason(const GEOSGeometry* geometry) {
    const GEOSContextHandle_t handle = context().handle();
    const char valid = GEOSisValid_r(handle, geometry);
    if (valid == 1) {
        return {};
    }
    const std::unique_ptr<char, void (*)(char*)> reason(
        GEOSisValidReason_r(handle, geometry),
        [](char* text) { GEOSFree_r(context().handle(), text); });
    if (!reason) {
        context().fail("checking validity");
    }
    return reason.get();
}

Geometry unary_union(const MultiPolygon& polygons) {
    const Geometry parts = from(polygons);
    return owned(GEOSUnaryUnion_r(context().handle(), parts.get()), "uniting polygons");
}

Geometry difference(const GEOSGeometry* a, const GEOSGeometry* b) {
    return owned(GEOSDifference_r(context().handle(), a, b), "subtracting polygons");
}

Geometry intersection(const GEOSGeometry* a, const GEOSGeometry* b) {
    return owned(GEOSIntersection_r(context().handle(), a, b), "intersecting polygons");
}

} // namespace demarc::geos
