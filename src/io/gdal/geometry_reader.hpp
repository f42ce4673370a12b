// SPDX-License-Identifier: MIT
#pragma once

#include "io/vector_file.hpp"

#include <string>
#include <variant>

class OGRCoordinateTransformation;
class OGRGeometry;

namespace demarc {

/// Turns the geometry of a record into positions on WGS84, checked one by one.
class GeometryReader {
public:
    /// `to_wgs84`: nothing where positions are in longitude, latitude (WGS84) already.
    /// `implied_crs`: whether the CRS comes from the format alone, for advice in messages.
    GeometryReader(OGRCoordinateTransformation* to_wgs84, bool implied_crs)
        : to_wgs84_(to_wgs84), implied_crs_(implied_crs) {}

    /// \throws DataError with `where`, ring, vertex and reason
    [[nodiscard]] decltype(Feature::geometry) read(const OGRGeometry& geometry,
                                                   const std::string& where) const;

private:
    OGRCoordinateTransformation* to_wgs84_;
    bool implied_crs_;
};

} // namespace demarc
