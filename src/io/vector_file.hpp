// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"

#include <map>
#include <string>
#include <variant>
#include <vector>

namespace demarc {

/// A record of a vector file: its attributes as text and its geometry in longitude, latitude
/// (WGS84), Z dropped, every ring closed, every number finite and on the globe.
struct Feature {
    long long id = 0;  ///< the library's feature id
    std::string where; ///< "file.geojson, layer areas, record 3": for messages
    std::map<std::string, std::string> attributes;
    std::variant<MultiPolygon, std::vector<LineString>, std::vector<LonLat>> geometry;
};

/// A layer with its records.
struct VectorLayer {
    std::string file;
    std::string name;
    std::vector<Feature> features;
};

/// Reads a layer (the only one, if `layer` is empty) of anything GDAL opens. Positions are brought
/// to WGS84 from the file's own CRS; a file that names none is refused unless its format implies
/// one.
/// \throws DataError naming file, layer, record, vertex and the library's reason for: no such
/// file or layer, several layers and none named, NaN or infinite numbers, positions off the globe,
/// unclosed or two-point rings, bad UTF-8, truncated documents, no geometry
VectorLayer read_layer(const std::string& file, const std::string& layer = {});

} // namespace demarc
