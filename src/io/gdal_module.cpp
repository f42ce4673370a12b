// SPDX-License-Identifier: MIT
#include "io/gdal_module.hpp"

#include "io/bytes.hpp"
#include "io/plain_geojson.hpp"
#include "io/zip_archive.hpp"
#include "support/module.hpp"

#include <optional>
#include <set>
#include <utility>

namespace demarc {

namespace {

/// GeoJSON by its name, on disk or in a zip archive there.
bool is_plain_file(const std::string& file) {
    return (file.ends_with(".geojson") || file.ends_with(".json")) &&
           (!file.starts_with("/vsi") || place_in_zip(file)) && file_exists(file);
}

} // namespace

const GdalModule& gdal_module() {
    static const auto& functions = *static_cast<const GdalModule*>(module_table("gdal"));
    return functions;
}

std::optional<LayerSummary> plain_layer_of(const std::string& file) {
    if (!is_plain_file(file)) {
        return std::nullopt;
    }
    const std::optional<VectorLayer> plain = read_plain_geojson(file, read_bytes(file));
    if (!plain) {
        return std::nullopt;
    }
    std::set<std::string> attributes;
    for (const Feature& feature : plain->features) {
        for (const auto& [name, value] : feature.attributes) {
            attributes.insert(name);
        }
    }
    return LayerSummary{plain->name, {attributes.begin(), attributes.end()}};
}

VectorLayer read_layer(const std::string& file, const std::string& layer, const Opening& opening) {
    if (opening.under.empty() && opening.crs.empty() && is_plain_file(file)) {
        if (auto plain = read_plain_geojson(file, read_bytes(file));
            plain && (layer.empty() || layer == plain->name)) {
            return std::move(*plain);
        }
    }
    return gdal_module().read_layer(file, layer, opening);
}

std::vector<VectorLayer> read_layers(const std::string& file, const Opening& opening) {
    return gdal_module().read_layers(file, opening);
}

std::vector<LayerSummary> layers_of(const std::string& file, const Opening& opening) {
    return gdal_module().layers_of(file, opening);
}

VectorSurvey survey(const std::string& file, const Opening& opening) {
    return gdal_module().survey(file, opening);
}

void write_geopackage(const std::filesystem::path& file, const std::vector<OutputLayer>& layers,
                      const std::vector<LayerStyle>& styles, const std::vector<LayerView>& views) {
    gdal_module().write_geopackage(file, layers, styles, views);
}

void write_flatgeobuf(const std::filesystem::path& file, const OutputLayer& layer) {
    gdal_module().write_flatgeobuf(file, layer);
}

bool is_raster(const std::string& file) {
    return gdal_module().is_raster(file);
}

std::shared_ptr<RasterFile> open_raster(const std::string& file, const RasterOpening& opening) {
    return gdal_module().open_raster(file, opening);
}

void write_shapefile(const std::filesystem::path& file, const OutputLayer& layer) {
    gdal_module().write_shapefile(file, layer);
}

} // namespace demarc
