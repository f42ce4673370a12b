// SPDX-License-Identifier: MIT
#pragma once

#include "io/vector_file.hpp"

#include <optional>
#include <string>

class OGRCoordinateTransformation;
class OGRGeometry;

namespace demarc {

/// What a record's geometry came to.
struct ReadGeometry {
    std::optional<decltype(Feature::geometry)> geometry; ///< std::nullopt: it is empty
    std::string left_out; ///< parts of a collection that are of another kind: "1 line, 2 points"
};

/// Turns the geometry of a record into positions on WGS84, checked one by one.
class GeometryReader {
public:
    /// `to_wgs84`: nothing where positions are in longitude, latitude (WGS84) already.
    /// `implied_crs`: whether the CRS comes from the format alone, for advice in messages.
    GeometryReader(OGRCoordinateTransformation* to_wgs84, bool implied_crs)
        : to_wgs84_(to_wgs84), implied_crs_(implied_crs) {}

    /// \throws DataError with `where`, ring, vertex and reason
    [[nodiscard]] ReadGeometry read(const OGRGeometry& geometry, const std::string& where) const;

private:
    OGRCoordinateTransformation* to_wgs84_;
    bool implied_crs_;
};

} // namespace demarc
