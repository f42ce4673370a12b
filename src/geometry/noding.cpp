// SPDX-License-Identifier: MIT
#include "geometry/noding.hpp"

#include "geometry/geos.hpp"
#include "geometry/validity.hpp"
#include "support/error.hpp"

#include <algorithm>
#include <cmath>

namespace demarc {

void put_in_standard_order(LineString& line) {
    if (line.front() == line.back()) {
        line.pop_back();
        std::rotate(line.begin(), std::min_element(line.begin(), line.end()), line.end());
        line.push_back(line.front());
        if (line[line.size() - 2] < line[1]) {
            std::reverse(line.begin(), line.end());
        }
    } else if (line.back() < line.front()) {
        std::reverse(line.begin(), line.end());
    }
}

namespace {

/// Lines that two publishers, or two regions, share come with different last digits. Left as they
/// are, the noder would find crossings all along them, and each would bend them by up to half a
/// step.
std::vector<LineString> rounded(std::vector<LineString> lines, double grid_degrees) {
    const double steps = std::round(1 / grid_degrees);
    for (LineString& line : lines) {
        for (LonLat& p : line) {
            p = {std::round(p.lon * steps) / steps, std::round(p.lat * steps) / steps};
        }
    }
    return lines;
}

} // namespace

std::vector<LineString> node(const std::vector<LineString>& lines, double grid_degrees) {
    if (too_crowded(lines)) {
        throw GeometryError("of all lines together " + crowding_in_words() +
                            "; leave them out of the files");
    }
    const geos::Geometry all = geos::from(rounded(lines, grid_degrees));
    const geos::Geometry noded =
        geos::owned(GEOSUnaryUnionPrec_r(geos::context().handle(), all.get(), grid_degrees),
                    "noding the linework");
    // Rings keep their start vertex as an end of a stretch; merging makes the result the same
    // whichever vertex a ring starts at.
    const geos::Geometry merged = geos::owned(
        GEOSLineMerge_r(geos::context().handle(), noded.get()), "merging the noded linework");
    std::vector<LineString> stretches = geos::lines_of(merged.get());
    for (LineString& line : stretches) {
        put_in_standard_order(line);
    }
    std::sort(stretches.begin(), stretches.end());
    return stretches;
}

Polygonized polygonize(const std::vector<LineString>& noded) {
    const geos::Geometry lines = geos::from(noded);
    GEOSGeometry* cuts = nullptr;
    GEOSGeometry* dangles = nullptr;
    GEOSGeometry* invalid = nullptr;
    const geos::Geometry polygons = geos::owned(
        GEOSPolygonize_full_r(geos::context().handle(), lines.get(), &cuts, &dangles, &invalid),
        "polygonizing the linework");
    const geos::Geometry own_cuts(cuts);
    const geos::Geometry own_dangles(dangles);
    const geos::Geometry own_invalid(invalid);
    Polygonized result{geos::polygons_of(polygons.get()), geos::lines_of(own_dangles.get())};
    // A line that joins two faces without bounding either is as loose as a dangle.
    for (LineString& line : geos::lines_of(own_cuts.get())) {
        result.dangles.push_back(std::move(line));
    }
    return result;
}

} // namespace demarc
