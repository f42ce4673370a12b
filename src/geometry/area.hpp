// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"
#include "support/units.hpp"

#include <array>
#include <optional>
#include <string_view>

namespace demarc {

/// How the area of a polygon on the WGS84 ellipsoid is computed.
enum class AreaMethod {
    authalic, ///< edges straight in longitude and latitude (RFC 7946), exact; adds up exactly
    geodesic, ///< edges are geodesics (Karney 2013, PROJ's geod_polygonarea)
    planar    ///< vertices projected to Lambert azimuthal equal-area at 48.5 N 31.5 E, plane
              ///< edges: a cross-check
};

inline constexpr std::array all_area_methods{AreaMethod::authalic, AreaMethod::geodesic,
                                             AreaMethod::planar};

/// "authalic", "geodesic", "planar": the names of the command line and of methods.csv.
std::string_view name_of(AreaMethod method);
std::optional<AreaMethod> area_method_named(std::string_view name);

/// The signed area under the edge from `a` to `b`, down to the equator, in m²: positive for an
/// edge that runs east on the northern hemisphere.
///
/// Δλ times the mean of Q(φ) over the edge, where
/// Q(φ) = a²(1−e²)/2 · [sin φ/(1−e² sin² φ) + atanh(e sin φ)/e] (Snyder 1987, eq. 3-12) is
/// developed as Σ c_k sin((2k+1)φ). Cutting an edge anywhere leaves the sum unchanged.
/// \pre degrees
double authalic_area_under_edge(LonLat a, LonLat b);

/// The same for the geodesic from `a` to `b` (Karney 2013, S12; PROJ's geod_geninverse): the terms
/// that geod_polygonarea adds up. Cutting an edge elsewhere than on the geodesic changes the sum.
double geodesic_area_under_edge(LonLat a, LonLat b);

/// The area a ring encloses, whatever its direction. Linear in the vertices, like all that follow.
/// \pre closed ring in degrees
SquareMetres area_of(const Ring& ring, AreaMethod method = AreaMethod::authalic);

/// Exterior minus holes.
SquareMetres area_of(const Polygon& polygon, AreaMethod method = AreaMethod::authalic);
SquareMetres area_of(const MultiPolygon& polygons, AreaMethod method = AreaMethod::authalic);

/// The length of a line, edges taken as geodesics.
Metres geodesic_length(const LineString& line);

/// The length of all rings, edges taken as geodesics.
Metres geodesic_perimeter(const Polygon& polygon);

} // namespace demarc
