// SPDX-License-Identifier: MIT
#include "io/vector_file.hpp"

#include "io/bytes.hpp"
#include "io/gdal_session.hpp"
#include "io/geometry_reader.hpp"
#include "support/error.hpp"
#include "support/text.hpp"

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <array>
#include <memory>
#include <string_view>
#include <utility>

namespace demarc {

namespace {

GDALDatasetUniquePtr open(const std::string& file, const GdalMessages& messages) {
    GDALDatasetUniquePtr dataset(
        GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR));
    if (!dataset) {
        VSIStatBufL status;
        const bool is_file = VSIStatL(file.c_str(), &status) == 0 && VSI_ISREG(status.st_mode) != 0;
        throw DataError(
            fmt::format("{}: cannot be opened: {}", file,
                        is_file && status.st_size == 0 ? "the file is empty" : messages.reason()));
    }
    // A file that opens with an error is not what it says: a CRS that nobody knows, for instance.
    if (messages.failed()) {
        throw DataError(fmt::format("{}: is defective: {}", file, messages.reason()));
    }
    if (dataset->GetLayerCount() == 0) {
        throw DataError(fmt::format("{}: has no layers", file));
    }
    return dataset;
}

std::vector<std::string> layer_names(GDALDataset& dataset) {
    std::vector<std::string> names;
    for (OGRLayer* layer : dataset.GetLayers()) {
        names.emplace_back(layer->GetName());
    }
    return names;
}

OGRLayer& find_layer(GDALDataset& dataset, const std::string& file, const std::string& name) {
    const std::vector<std::string> names = layer_names(dataset);
    if (name.empty()) {
        if (names.size() > 1) {
            throw DataError(fmt::format("{}: has several layers and the profile names none: {}",
                                        file, join(names, ", ")));
        }
        return *dataset.GetLayer(0);
    }
    for (OGRLayer* layer : dataset.GetLayers()) {
        if (layer->GetName() == name) {
            return *layer;
        }
    }
    throw DataError(
        fmt::format("{}: has no layer '{}'; its layers are {}", file, name, join(names, ", ")));
}

/// How positions of a layer become WGS84: nothing to do, or a transformation.
std::unique_ptr<OGRCoordinateTransformation> way_to_wgs84(OGRLayer& layer, const std::string& where,
                                                          const std::string& driver) {
    const OGRSpatialReference* own = layer.GetSpatialRef();
    if (own == nullptr) {
        throw DataError(fmt::format(
            "{}: names no coordinate reference system, and what it is in cannot be guessed; {}",
            where,
            driver == "ESRI Shapefile"
                ? "put the .prj file that belongs to it beside it, or convert it with ogr2ogr "
                  "-a_srs EPSG:NNNN"
                : "state it, e.g. with ogr2ogr -a_srs EPSG:NNNN"));
    }
    OGRSpatialReference from(*own);
    OGRSpatialReference wgs84;
    wgs84.SetFromUserInput("EPSG:4326");
    from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    static constexpr std::array<const char*, 3> options{
        "CRITERION=EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS",
        "IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES", nullptr};
    if (from.IsGeographic() != 0 && from.IsSame(&wgs84, options.data()) != 0) {
        return nullptr;
    }
    const GdalMessages messages;
    OGRCoordinateTransformationOptions how;
    how.SetBallparkAllowed(false); // better no answer than one that ignores the datum
    std::unique_ptr<OGRCoordinateTransformation> way(
        OGRCreateCoordinateTransformation(&from, &wgs84, how));
    if (!way) {
        throw DataError(fmt::format("{}: its coordinate reference system '{}' cannot be brought "
                                    "to WGS84: {}",
                                    where, own->GetName(), messages.reason()));
    }
    return way;
}

std::map<std::string, std::string> attributes_of(OGRFeature& record, const std::string& where) {
    std::map<std::string, std::string> attributes;
    for (int i = 0; i < record.GetFieldCount(); ++i) {
        if (record.IsFieldSetAndNotNull(i) == 0) {
            continue;
        }
        const std::string name = record.GetFieldDefnRef(i)->GetNameRef();
        std::string value = record.GetFieldAsString(i);
        if (!is_utf8(name) || !is_utf8(value)) {
            throw DataError(fmt::format("{}, attribute {}: its text is not UTF-8; save the file "
                                        "in that encoding",
                                        where, is_utf8(name) ? name : fmt::format("{}", i + 1)));
        }
        attributes.emplace(name, std::move(value));
    }
    return attributes;
}

/// Formats whose CRS is longitude, latitude (WGS84) unless they say otherwise.
bool implies_wgs84(const std::string& driver) {
    return driver == "GeoJSON" || driver == "GeoJSONSeq" || driver == "TopoJSON";
}

} // namespace

VectorLayer read_layer(const std::string& file, const std::string& layer) {
    const GdalMessages messages;
    const GDALDatasetUniquePtr dataset = open(file, messages);
    OGRLayer& source = find_layer(*dataset, file, layer);
    const std::string driver = dataset->GetDriverName();
    VectorLayer result{file, source.GetName(), {}, {}};
    const std::string in_layer =
        fmt::format("{}, layer {}", file_name_of(file), is_utf8(result.name) ? result.name : "1");
    const auto way = way_to_wgs84(source, in_layer, driver);
    const GeometryReader reader(way.get(), implies_wgs84(driver));
    for (const OGRFeatureUniquePtr& record : source) {
        Feature feature;
        feature.id = record->GetFID();
        feature.where = fmt::format("{}, record {}", in_layer, feature.id);
        const OGRGeometry* geometry = record->GetGeometryRef();
        if (geometry == nullptr) {
            throw DataError(fmt::format("{}: has no geometry{}", feature.where,
                                        messages.failed() ? ": " + messages.reason() : ""));
        }
        feature.attributes = attributes_of(*record, feature.where);
        feature.geometry = reader.read(*geometry, feature.where);
        result.features.push_back(std::move(feature));
    }
    if (messages.failed()) {
        throw DataError(fmt::format("{}: reading stopped after {} records: {}", in_layer,
                                    result.features.size(), messages.reason()));
    }
    if (result.features.empty()) {
        throw DataError(fmt::format("{}: has no records", in_layer));
    }
    const CPLStringList parts(dataset->GetFileList());
    for (int i = 0; i < parts.size(); ++i) {
        result.parts.emplace_back(parts[i]);
    }
    if (result.parts.empty()) {
        result.parts.push_back(file);
    }
    return result;
}

std::vector<LayerSummary> layers_of(const std::string& file) {
    const GdalMessages messages;
    const GDALDatasetUniquePtr dataset = open(file, messages);
    std::vector<LayerSummary> summaries;
    for (OGRLayer* layer : dataset->GetLayers()) {
        LayerSummary& summary = summaries.emplace_back(LayerSummary{layer->GetName(), {}});
        OGRFeatureDefn& definition = *layer->GetLayerDefn();
        for (int i = 0; i < definition.GetFieldCount(); ++i) {
            summary.attributes.emplace_back(definition.GetFieldDefn(i)->GetNameRef());
        }
    }
    return summaries;
}

} // namespace demarc
