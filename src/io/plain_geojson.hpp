// SPDX-License-Identifier: MIT
#pragma once

#include "io/vector_file.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace demarc {

/// Reads GeoJSON (RFC 7946) without GDAL, fifty times as fast, to the same layer to the last bit.
///
/// Takes only what is plain: a FeatureCollection in CRS84 of polygons, lines and points, single or
/// multiple, with positions on the globe, rings closed and of four positions or more, and
/// properties that are text, small whole numbers or null. For anything else the answer is nothing,
/// and GDAL says what it is or what is wrong with it. \param file for the name of the layer and for
/// messages
std::optional<VectorLayer> read_plain_geojson(const std::string& file, std::string_view text);

/// Whether GDAL may make a date of such text, which it writes in its own way.
bool may_be_a_date(std::string_view text);

} // namespace demarc
