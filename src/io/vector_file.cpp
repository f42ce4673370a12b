// SPDX-License-Identifier: MIT
#include "io/vector_file.hpp"

#include "io/bytes.hpp"
#include "io/dataset.hpp"
#include "io/gdal_session.hpp"
#include "io/geometry_reader.hpp"
#include "support/error.hpp"
#include "support/text.hpp"

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <memory>
#include <utility>

namespace demarc {

namespace {

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

} // namespace

VectorLayer read_layer(const std::string& file, const std::string& layer) {
    const GdalMessages messages;
    const GDALDatasetUniquePtr dataset = open_dataset(file, messages);
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
    const GDALDatasetUniquePtr dataset = open_dataset(file, messages);
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
