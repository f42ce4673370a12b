// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace demarc {

/// A record of a vector file: its attributes as text and its geometry in longitude, latitude
/// (WGS84), Z dropped, every ring closed, every number finite and on the globe.
struct Feature {
    long long id = 0;  ///< the library's feature id
    std::string where; ///< "file.geojson, layer areas, record 3": for messages; no folders
    std::map<std::string, std::string> attributes;
    std::variant<MultiPolygon, std::vector<LineString>, std::vector<LonLat>> geometry;
    bool is_collection = false; ///< a GeometryCollection: its polygons may lie over one another
    std::string left_out{};     ///< its parts that `geometry` has not: "1 line, 2 points"; or empty
};

/// A layer with its records.
struct VectorLayer {
    std::string file;
    std::string name;
    std::vector<std::string> parts; ///< the files it consists of: a Shapefile has several; none for
                                    ///< a database
    std::string content_sha256;     ///< of a database's records, in place of files; else empty
    std::vector<Feature> features;
    std::vector<std::string> without_geometry{}; ///< records without one or with an empty one,
                                                 ///< which are left out: "record 3"
    bool crs_was_given = false; ///< it names none, and positions are read as in Opening::crs
    std::vector<std::string> documents{}; ///< of a KMZ that are read as one, where GDAL would read
                                          ///< the first alone
    std::string
        incomplete{}; ///< how the file says that it has not all records; see Opening::is_page
    std::string found_under{}; ///< the key of a JSON document that its records were found under
                               ///< though nobody named it; see Opening::under
    std::string own_crs{};     ///< the CRS it names, where it is another than Opening::crs
};

/// What is to be known of a file besides what it says itself.
struct Opening {
    /// The key of a JSON document that the features are the value of ("value", "data.map"); empty:
    /// the document itself is a format that GDAL knows, or has them under a single key.
    std::string under{};
    /// "EPSG:6381": of a file that names no CRS. Empty: such a file is refused, unless its format
    /// implies one (GeoJSON: RFC 7946).
    std::string crs{};
    /// Others are read with it, and one of them may have the records that a file says are missing.
    bool is_page = false;
};

/// What to do about a file that says that it has not all records.
std::string remedy_of_incomplete();

/// Whether a CRS is named as an authority's code, "EPSG:6381".
bool is_crs_code(std::string_view text);

/// Reads a layer (the only one, if `layer` is empty; else see layers_fitting()) of a file in a
/// format that keeps all in its own files. Positions are brought to WGS84 from the file's own CRS,
/// or the one that is given. Positions that are in WGS84 already keep every bit.
///
/// A GeometryCollection gives its polygons or, where it has none, its lines or its points; what it
/// has besides is named.
/// Attributes that are null are absent. Record numbers in messages are the library's feature ids,
/// vertices and rings are counted from 1.
/// \throws DataError naming file, layer, record, vertex and the library's reason for: no such
/// file or layer, several layers and none named, NaN or infinite numbers, positions out of range,
/// unclosed or two-point rings, bad UTF-8, truncated documents, documents that say that they are a
/// part (unless Opening::is_page); the faults of records all at once
VectorLayer read_layer(const std::string& file, const std::string& layer = {},
                       const Opening& opening = {});

/// Every layer that has records, in the file's order. \throws DataError as read_layer() does
std::vector<VectorLayer> read_layers(const std::string& file, const Opening& opening = {});

/// What a vector file holds, before anything of it is read.
struct LayerSummary {
    std::string name;
    std::vector<std::string> attributes;
};

/// The layers of a file with their attributes. \throws DataError if it cannot be opened
std::vector<LayerSummary> layers_of(const std::string& file, const Opening& opening = {});

/// The layer of a GeoJSON file plain enough to be read without GDAL, with the attributes that have
/// a value in some record, sorted; std::nullopt for any other file. Ten times as fast as
/// layers_of().
std::optional<LayerSummary> plain_layer_of(const std::string& file);

/// Which layers of a file are meant: the one of exactly this name, else all whose name the regular
/// expression `wanted` fits, whatever the case of its letters.
std::vector<std::string> layers_fitting(const std::vector<std::string>& names,
                                        const std::string& wanted);

} // namespace demarc
