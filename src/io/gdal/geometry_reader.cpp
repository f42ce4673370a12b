// SPDX-License-Identifier: MIT
#include "io/gdal/geometry_reader.hpp"

#include "geometry/coordinates.hpp"
#include "io/gdal/gdal_session.hpp"
#include "support/error.hpp"
#include "support/text.hpp"
#include "support/words.hpp"

#include <fmt/format.h>
#include <ogr_geometry.h>
#include <ogr_spatialref.h>

#include <cmath>
#include <memory>
#include <utility>

namespace demarc {

namespace {

/// One pass over one geometry; remembers where it is for messages.
class Pass {
public:
    Pass(OGRCoordinateTransformation* to_wgs84, bool implied_crs, const std::string& where)
        : to_wgs84_(to_wgs84), implied_crs_(implied_crs), where_(where) {}

    void visit(const OGRGeometry& geometry) {
        const bool is_point = wkbFlatten(geometry.getGeometryType()) == wkbPoint;
        // The library takes a point with a number that is none for an empty one.
        if (is_point && !is_finite(*geometry.toPoint())) {
            const OGRPoint& p = *geometry.toPoint();
            refuse("point", 0, {p.getX(), p.getY()}, "is not a finite number, or left empty");
        }
        if (geometry.IsEmpty()) {
            return;
        }
        switch (wkbFlatten(geometry.getGeometryType())) {
        case wkbPolygon:
            polygons.push_back(polygon(*geometry.toPolygon()));
            break;
        case wkbLineString:
            lines.push_back(line(*geometry.toLineString()));
            break;
        case wkbPoint: {
            const OGRPoint& p = *geometry.toPoint();
            LineString single{{p.getX(), p.getY()}};
            bring_to_wgs84(single, "point");
            points.push_back(single.front());
            break;
        }
        case wkbMultiPolygon:
        case wkbMultiLineString:
        case wkbMultiPoint:
        case wkbGeometryCollection:
            for (const OGRGeometry* member : *geometry.toGeometryCollection()) {
                visit(*member);
            }
            break;
        default:
            visit_curved(geometry);
        }
    }

    MultiPolygon polygons;
    std::vector<LineString> lines;
    std::vector<LonLat> points;

private:
    void visit_curved(const OGRGeometry& geometry) {
        const std::unique_ptr<OGRGeometry> straight(geometry.getLinearGeometry());
        if (!straight || !geometry.hasCurveGeometry()) {
            throw DataError(fmt::format("{}: holds a {}; polygons, lines and points can be read",
                                        where_, geometry.getGeometryName()));
        }
        visit(*straight);
    }

    Polygon polygon(const OGRPolygon& source) {
        ++polygon_number_;
        ring_number_ = 0;
        Polygon result;
        for (const OGRLinearRing* ring : source) {
            if (result.exterior.empty()) {
                result.exterior = closed_ring(*ring);
            } else {
                result.holes.push_back(closed_ring(*ring));
            }
        }
        return result;
    }

    Ring closed_ring(const OGRLinearRing& source) {
        ++ring_number_;
        const std::string name = fmt::format("polygon {}, ring {}", polygon_number_, ring_number_);
        Ring ring = positions(source);
        if (ring.empty()) {
            throw DataError(fmt::format("{}, {}: has no positions", where_, name));
        }
        check_finite(ring, name);
        if (ring.front() != ring.back()) {
            throw DataError(fmt::format(
                "{}, {}: is not closed: it begins at {} {} and ends at vertex {}, {} {}; the last "
                "position must repeat the first",
                where_, name, ring.front().lon, ring.front().lat, ring.size(), ring.back().lon,
                ring.back().lat));
        }
        if (ring.size() < 4) {
            throw DataError(fmt::format("{}, {}: has {} and encloses nothing; a ring has at "
                                        "least 4, the last repeating the first",
                                        where_, name,
                                        counted(ring.size(), "position", "positions")));
        }
        bring_to_wgs84(ring, name);
        return ring;
    }

    LineString line(const OGRLineString& source) {
        const std::string name = fmt::format("line {}", ++line_number_);
        LineString result = positions(source);
        if (result.size() < 2) {
            throw DataError(
                fmt::format("{}, {}: has a single position; a line has at least 2", where_, name));
        }
        bring_to_wgs84(result, name);
        return result;
    }

    static bool is_finite(const OGRPoint& p) {
        return std::isfinite(p.getX()) && std::isfinite(p.getY());
    }

    static std::vector<LonLat> positions(const OGRSimpleCurve& source) {
        const int count = source.getNumPoints();
        std::vector<LonLat> result(static_cast<std::size_t>(count));
        static_assert(sizeof(LonLat) == 2 * sizeof(double));
        for (int i = 0; i < count; ++i) {
            result[static_cast<std::size_t>(i)] = {source.getX(i), source.getY(i)};
        }
        return result;
    }

    void check_finite(const std::vector<LonLat>& positions, const std::string& name) const {
        for (std::size_t i = 0; i < positions.size(); ++i) {
            if (!std::isfinite(positions[i].lon) || !std::isfinite(positions[i].lat)) {
                refuse(name, i, positions[i], "is not a finite number");
            }
        }
    }

    void bring_to_wgs84(std::vector<LonLat>& positions, const std::string& name) const {
        check_finite(positions, name);
        if (to_wgs84_ != nullptr) {
            transform(positions, name);
        }
        for (std::size_t i = 0; i < positions.size(); ++i) {
            const LonLat p = positions[i];
            if (const auto fault = out_of_range(p)) {
                refuse_range(name, i, p, *fault);
            }
        }
    }

    void transform(std::vector<LonLat>& positions, const std::string& name) const {
        const GdalMessages messages;
        for (std::size_t i = 0; i < positions.size(); ++i) {
            LonLat& p = positions[i];
            double x = p.lon;
            double y = p.lat;
            int done = 0;
            to_wgs84_->Transform(1, &x, &y, nullptr, nullptr, &done);
            if (done == 0 || !std::isfinite(x) || !std::isfinite(y)) {
                refuse(name, i, p,
                       fmt::format("cannot be brought from the file's CRS to WGS84: {}",
                                   messages.reason("it is outside what the CRS covers")));
            }
            p = {x, y};
        }
    }

    [[noreturn]] void refuse_range(const std::string& name, std::size_t vertex, LonLat p,
                                   const std::string& fault) const {
        constexpr double clearly_not_degrees = 1000;
        if (std::abs(p.lon) < clearly_not_degrees && std::abs(p.lat) < clearly_not_degrees) {
            throw DataError(fmt::format("{}, {}, vertex {}: {}", where_, name, vertex + 1, fault));
        }
        refuse(name, vertex, p,
               fmt::format("looks like metres of a projected CRS{}",
                           implied_crs_
                               ? ", but the file names no such one and its format then means "
                                 "longitude and latitude (WGS84); state it, e.g. `crs` EPSG:3857"
                               : ", but the file says longitude and latitude; correct its CRS"));
    }

    [[noreturn]] void refuse(const std::string& name, std::size_t vertex, LonLat p,
                             const std::string& reason) const {
        throw DataError(fmt::format("{}, {}, vertex {}: position {} {} {}", where_, name,
                                    vertex + 1, p.lon, p.lat, reason));
    }

    OGRCoordinateTransformation* to_wgs84_;
    bool implied_crs_;
    const std::string& where_;
    std::size_t polygon_number_ = 0;
    std::size_t ring_number_ = 0;
    std::size_t line_number_ = 0;
};

/// "1 line, 2 points"; empty: none.
std::string lines_and_points(std::size_t lines, std::size_t points) {
    std::vector<std::string> parts;
    if (lines > 0) {
        parts.push_back(counted(lines, "line", "lines"));
    }
    if (points > 0) {
        parts.push_back(counted(points, "point", "points"));
    }
    return join(parts, ", ");
}

} // namespace

ReadGeometry GeometryReader::read(const OGRGeometry& geometry, const std::string& where) const {
    Pass pass(to_wgs84_, implied_crs_, where);
    pass.visit(geometry);
    if (!pass.polygons.empty()) {
        return {std::move(pass.polygons), lines_and_points(pass.lines.size(), pass.points.size())};
    }
    if (!pass.lines.empty()) {
        return {std::move(pass.lines), lines_and_points(0, pass.points.size())};
    }
    if (pass.points.empty()) {
        return {};
    }
    return {std::move(pass.points), {}};
}

} // namespace demarc
