// SPDX-License-Identifier: MIT
#include "page/wasm/plain_files.hpp"

#include "io/bytes.hpp"
#include "io/json_document.hpp"
#include "io/plain_geojson.hpp"
#include "support/error.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <variant>

// In a namespace of their own: they bear the names of the functions that ask for them.
namespace demarc::plain {

namespace {

/// Why a file is not read, and the way round.
std::string refusal(const std::string& file) {
    const std::string way = "on mapshaper.org (drop the file there, export as GeoJSON) or with "
                            "'ogr2ogr -t_srs EPSG:4326 map.geojson FILE'";
    if (!is_json_name(file)) {
        return fmt::format(
            "{}: in the page a map is GeoJSON (.geojson), TopoJSON or a table of settlements "
            "(.csv), each also in a zip archive; convert it {}",
            file, way);
    }
    return fmt::format(
        "{}: is no GeoJSON that the page reads: a FeatureCollection in longitude and "
        "latitude whose rings are closed and whose properties are text or whole "
        "numbers; convert it {}, or use the installed program, which tells what is "
        "wrong with it",
        file, way);
}

VectorLayer read_plain(const std::string& file) {
    if (is_json_name(file)) {
        if (auto layer = read_plain_geojson(file, demarc::read_bytes(file))) {
            return std::move(*layer);
        }
    }
    throw DataError(refusal(file));
}

VectorLayer read_layer(const std::string& file, const std::string& layer, const Opening& opening) {
    if (!opening.under.empty()) {
        throw DataError(refusal(file));
    }
    VectorLayer read = read_plain(file);
    if (!layer.empty() && layer != read.name) {
        throw DataError(fmt::format("{}: has no layer '{}', only '{}'", file, layer, read.name));
    }
    return read;
}

std::vector<VectorLayer> read_layers(const std::string& file, const Opening& opening) {
    std::vector<VectorLayer> layers;
    layers.push_back(plain::read_layer(file, {}, opening));
    return layers;
}

std::vector<LayerSummary> layers_of(const std::string& file, const Opening& /*opening*/) {
    if (const std::optional<LayerSummary> plain = plain_layer_of(file)) {
        return {*plain};
    }
    throw DataError(refusal(file));
}

/// Adds the positions of a geometry to what is known of its layer.
class Extent {
public:
    explicit Extent(SurveyedLayer& layer) : layer_(layer) {}

    void operator()(const MultiPolygon& polygons) {
        for (const Polygon& polygon : polygons) {
            add(polygon.exterior);
            std::for_each(polygon.holes.begin(), polygon.holes.end(),
                          [this](const Ring& hole) { add(hole); });
        }
    }
    void operator()(const std::vector<LineString>& lines) {
        std::for_each(lines.begin(), lines.end(), [this](const LineString& line) { add(line); });
    }
    void operator()(const std::vector<LonLat>& points) { add(points); }

private:
    void add(const std::vector<LonLat>& positions) {
        layer_.positions += positions.size();
        for (const LonLat& position : positions) {
            layer_.extent.add(position);
        }
    }

    SurveyedLayer& layer_;
};

/// As GDAL has it: "Multi Polygon".
std::string in_words(const std::string& type) {
    constexpr std::string_view multi = "Multi";
    if (type.starts_with(multi)) {
        return "Multi " + type.substr(multi.size());
    }
    return type == "LineString" ? "Line String" : type;
}

VectorSurvey survey(const std::string& file, const Opening& opening) {
    VectorSurvey result;
    try {
        VectorLayer read = plain::read_layer(file, {}, opening);
        SurveyedLayer& layer = result.layers.emplace_back();
        layer.name = read.name;
        layer.crs = "WGS 84 (EPSG:4326)";
        layer.in_degrees = true;
        // What the reader has no use for: the kinds of geometries, and the order of attributes.
        const auto document = nlohmann::ordered_json::parse(demarc::read_bytes(file));
        const auto& records = document.at("features");
        for (std::size_t i = 0; i < read.features.size(); ++i) {
            for (const auto& [name, value] : records.at(i).at("properties").items()) {
                if (std::find(layer.attributes.begin(), layer.attributes.end(), name) ==
                    layer.attributes.end()) {
                    layer.attributes.push_back(name);
                }
            }
            Feature& feature = read.features[i];
            std::visit(Extent(layer), feature.geometry);
            SurveyedRecord record;
            record.id = feature.id;
            record.geometry_type =
                in_words(records.at(i).at("geometry").at("type").get<std::string>());
            record.attributes = std::move(feature.attributes);
            record.geometry = std::move(feature.geometry);
            layer.records.push_back(std::move(record));
        }
        result.driver = "GeoJSON";
    } catch (const Error& error) {
        result.layers.clear();
        result.fault = error.what();
    }
    return result;
}

[[noreturn]] void refuse_format(const char* format) {
    throw OutputError(
        fmt::format("the page writes no {}: choose geojson or topojson, which map programs "
                    "open as well and convert",
                    format));
}

std::shared_ptr<RasterFile> open_raster(const std::string& file, const RasterOpening& /*opening*/) {
    throw DataError(fmt::format("{}: the page reads no rasters; use the installed program", file));
}

std::string read_bytes(const std::string& file) {
    throw DataError(fmt::format(
        "{}: cannot be opened; is the name right, and the archive a whole zip file?", file));
}

bool is_not(const std::string& /*file*/) {
    return false;
}

} // namespace

} // namespace demarc::plain

namespace demarc {

const GdalModule& plain_files() {

    static constexpr GdalModule functions{
        .read_layer = plain::read_layer,
        .read_layers = plain::read_layers,
        .layers_of = plain::layers_of,
        .survey = plain::survey,
        .write_geopackage =
            [](const std::filesystem::path&, const std::vector<OutputLayer>&,
               const std::vector<LayerStyle>&,
               const std::vector<LayerView>&) { plain::refuse_format("GeoPackage"); },
        .write_flatgeobuf = [](const std::filesystem::path&,
                               const OutputLayer&) { plain::refuse_format("FlatGeobuf"); },
        .write_shapefile = [](const std::filesystem::path&,
                              const OutputLayer&) { plain::refuse_format("Shapefile"); },
        .is_raster = plain::is_not,
        .open_raster = plain::open_raster,
        .read_bytes = plain::read_bytes,
        .exists = plain::is_not,
        .is_folder = plain::is_not,
        .names_in = [](const std::string&, bool) { return std::vector<std::string>{}; },
        .keep = [](const std::string&, const std::string&) {},
        .version = [] { return std::string("not in the page"); },
    };
    return functions;
}

} // namespace demarc
