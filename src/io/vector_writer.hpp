// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

namespace demarc {

enum class FieldType { text, real, integer };

/// A column of a layer.
struct FieldDefinition {
    std::string name;
    FieldType type = FieldType::text;
    std::string title{};   ///< for people: the alias of a GeoPackage's column
    std::string comment{}; ///< what it says, in which unit or classes: GeoPackage only
    int width = 0;         ///< letters or digits, for formats of fixed columns; 0: no limit
    int decimals = 0;      ///< of a number in such a format
};

/// The value of a column: nothing is null. Its type is the column's.
using FieldValue = std::variant<std::monostate, std::string, double, long long>;

/// Longitude, latitude (WGS84). Nothing: a table without geometry.
using OutputGeometry = std::variant<std::monostate, Polygon, MultiPolygon, LineString, LonLat>;

struct OutputRecord {
    OutputGeometry geometry;
    std::vector<FieldValue> values; ///< one for each field of the layer
};

/// What all geometries of a layer are.
enum class LayerGeometry { none, polygon, multipolygon, line, point };

/// A layer to be written. In a layer of multipolygons single polygons are taken as such.
struct OutputLayer {
    std::string name;        ///< table name of a GeoPackage: letters, digits and underscores
    std::string title;       ///< for people
    std::string description; ///< GeoPackage only
    LayerGeometry geometry = LayerGeometry::polygon;
    std::vector<FieldDefinition> fields;
    std::vector<OutputRecord> records;
};

/// The records of a table, each with the geometry of a record of a layer: a layer of a GeoPackage
/// that takes no room. Its fields are those of the table.
struct LayerView {
    std::string name;
    std::string title;
    std::string description;
    std::string table; ///< an OutputLayer without geometry
    std::string key;   ///< its column with the number of a record of `layer`, from 1
    std::string layer; ///< an OutputLayer with geometry
};

/// How QGIS draws a layer: a row of the table layer_styles that it reads by itself.
struct LayerStyle {
    std::string layer; ///< name of an OutputLayer
    std::string name;
    std::string qml;
    std::string sld; ///< may be empty
    bool is_default = false;
    std::string description;
};

/// Writes a new GeoPackage, with titles and comments of columns as its extension "schema" has them.
/// Same layers, same bytes: its dates are SOURCE_DATE_EPOCH, or 1970-01-01 where that is not set.
/// \throws OutputError with the library's reason, also if a value is not of its field's type
void write_geopackage(const std::filesystem::path& file, const std::vector<OutputLayer>& layers,
                      const std::vector<LayerStyle>& styles = {},
                      const std::vector<LayerView>& views = {});

/// Writes a new FlatGeobuf file with its spatial index. Same layer, same bytes.
/// \throws OutputError as write_geopackage()
void write_flatgeobuf(const std::filesystem::path& file, const OutputLayer& layer);

/// Writes a new Shapefile, `file` being its .shp: .dbf, .shx, .prj and .cpg (UTF-8) stand beside
/// it. Names of columns have 10 letters at most; NULL becomes an empty text. Same layer, same
/// bytes, with the date of write_geopackage(). \throws OutputError as write_geopackage(), and for
/// names, texts or columns that are too many
void write_shapefile(const std::filesystem::path& file, const OutputLayer& layer);

/// The layer as GeoJSON (RFC 7946): exterior rings counterclockwise, 9 decimals (0.1 mm) with
/// trailing zeros dropped, one record a line, numbers in their shortest form.
/// \throws OutputError if a value is not of its field's type or not finite
std::string geojson_text(const OutputLayer& layer);

} // namespace demarc
