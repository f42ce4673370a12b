// SPDX-License-Identifier: MIT
#include "tally/weighted_parts.hpp"

#include "geometry/area.hpp"
#include "support/error.hpp"
#include "tally/cell_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace demarc {

namespace {

bool is_counterclockwise(const Ring& ring) {
    double turn = 0;
    const LonLat origin = ring.front();
    for (std::size_t i = 1; i < ring.size(); ++i) {
        turn += (ring[i - 1].lon - origin.lon) * (ring[i].lat - origin.lat) -
                (ring[i].lon - origin.lon) * (ring[i - 1].lat - origin.lat);
    }
    return turn > 0;
}

void add_ring(CellLines& lines, const RasterFile& raster, const Ring& ring, bool is_hole) {
    const std::optional<CellLines::Area> inside{0};
    const bool inside_is_left = is_counterclockwise(ring) != is_hole;
    lines.add(line_in_cells(raster, ring), inside_is_left ? inside : std::nullopt,
              inside_is_left ? std::nullopt : inside);
}

/// \throws DataError where it can be no weight
double checked(const RasterFile& raster, double value, std::int64_t row, std::int64_t column) {
    if (value < 0 || std::isinf(value)) {
        throw DataError(fmt::format("{}: {:.9g} can be no weight; where it marks cells without a "
                                    "number, say so in the profile (nodata = {:.9g})",
                                    place_in_words(raster, row, column), value, value));
    }
    return std::isnan(value) ? 0 : value;
}

double sum_in(const RasterFile& raster, const MultiPolygon& polygons) {
    CellLines lines;
    for (const Polygon& polygon : polygons) {
        add_ring(lines, raster, polygon.exterior, false);
        for (const Ring& hole : polygon.holes) {
            add_ring(lines, raster, hole, true);
        }
    }
    if (lines.window(raster.columns(), raster.rows()).is_empty()) {
        return 0;
    }
    const CellRows rows(raster, std::move(lines));
    const std::int64_t first = rows.window().first_column;
    double sum = 0;
    rows.each([&](const CellRow& row) {
        for (const CellCoverage::Run& run : row.coverage.runs) {
            double share = 0;
            for (std::size_t part = run.first_part; part < run.end_part; ++part) {
                share += row.coverage.parts[part].share;
            }
            for (std::int64_t column = run.first_column; column < run.end_column; ++column) {
                sum += share * checked(raster, row.values[static_cast<std::size_t>(column - first)],
                                       row.number, column);
            }
        }
    });
    return sum;
}

} // namespace

PartsByFace weighted_parts(const RasterFile& weights, const PolygonsInFaces& faces,
                           const MultiPolygon& polygons) {
    const std::map<FaceIndex, MultiPolygon> pieces = faces.pieces(polygons);
    PartsByFace parts;
    if (pieces.size() == 1) {
        // Less is what rounding to the noding grid leaves.
        constexpr double all = 1 - 1e-9;
        const double whole = area_of(polygons).value;
        if (area_of(pieces.begin()->second).value >= all * whole) {
            parts.in[pieces.begin()->first] = 1;
            return parts;
        }
    }
    double inside = 0;
    for (const auto& [face, piece] : pieces) {
        const double weight = sum_in(weights, piece);
        parts.in[face] = weight;
        inside += weight;
    }
    parts.outside = std::max(0.0, sum_in(weights, polygons) - inside);
    return parts;
}

} // namespace demarc
