// SPDX-License-Identifier: MIT
#pragma once

#include "series/day_rings.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace demarc::series {

/// A feature of a day's map: its rings, and its properties as the text has them.
struct DayFeature {
    std::size_t first_ring = 0;
    std::size_t end_ring = 0;    ///< the same as the first: a point or a line
    std::string_view properties; ///< an object, or empty
    bool is_collection = false;  ///< each of its polygons is one of its own
    bool has_text_for_id = false;
};

/// How many bytes after the text may be looked at: texts are read in words of eight.
inline constexpr std::size_t text_padding = 16;

/// Reads a GeoJSON document into `rings` (reused from day to day), by far faster than GDAL: numbers
/// go straight to the grid.
///
/// Takes only what is plain: a FeatureCollection, a Feature or a geometry, or a document that has
/// one of these under a single key; polygons and multipolygons and collections of them, with
/// heights or without, with longitudes and latitudes on the globe; rings closed and of four
/// positions or more; no CRS or CRS84. For anything else the answer is no, and the readers of
/// src/io say what it is, or what is wrong with it. \param text with text_padding readable bytes
/// after it
bool read_day_text(std::string_view text, DayRings& rings);

/// The same of the value of a key ("value", "data.map"; empty: of the whole document), feature by
/// feature; a document without features is one without properties.
/// \param polygons_alone whether points and lines are passed over, which else are not plain
bool read_day_features(std::string_view text, std::string_view under, bool polygons_alone,
                       DayRings& rings, std::vector<DayFeature>& features);

} // namespace demarc::series
