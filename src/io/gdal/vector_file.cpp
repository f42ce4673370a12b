// SPDX-License-Identifier: MIT
#include "io/vector_file.hpp"

#include "io/bytes.hpp"
#include "io/gdal/dataset.hpp"
#include "io/gdal/functions.hpp"
#include "io/gdal/gdal_session.hpp"
#include "io/gdal/geometry_reader.hpp"
#include "io/gdal/kml_attributes.hpp"
#include "io/gdal/opened_file.hpp"
#include "support/error.hpp"
#include "support/hash.hpp"
#include "support/record_faults.hpp"
#include "support/text.hpp"
#include "support/words.hpp"

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <memory>
#include <optional>
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
            throw DataError(fmt::format("{0}: has several layers and the profile names none: {1}; "
                                        "append the layer: {0}:PROFILE/{2}",
                                        without_secrets(file), join(names, ", "), names.front()));
        }
        return *dataset.GetLayer(0);
    }
    const std::vector<std::string> fitting = layers_fitting(names, name);
    if (fitting.size() > 1) {
        throw DataError(fmt::format("{0}: several layers fit '{1}': {2}; append the layer: "
                                    "{0}:PROFILE/{3}",
                                    without_secrets(file), name, join(fitting, ", "),
                                    fitting.front()));
    }
    for (OGRLayer* layer : dataset.GetLayers()) {
        if (!fitting.empty() && layer->GetName() == fitting.front()) {
            return *layer;
        }
    }
    throw DataError(fmt::format("{}: has no layer '{}'; its layers are {}", without_secrets(file),
                                name, join(names, ", ")));
}

/// The bytes that a database's records come down to, for a hash in place of a file's.
class ContentHash {
public:
    void add(OGRFeature& record, const Feature& feature) {
        for (const auto& [name, value] : feature.attributes) {
            text_ += name + '\x1f' + value + '\x1e';
        }
        const OGRGeometry& geometry = *record.GetGeometryRef();
        const std::size_t before = text_.size();
        text_.resize(before + geometry.WkbSize());
        geometry.exportToWkb(wkbNDR, reinterpret_cast<unsigned char*>(text_.data()) + before,
                             wkbVariantIso);
        rows_.push_back(std::move(text_));
        text_.clear();
    }

    /// Whatever the order in which the database gives them out.
    [[nodiscard]] std::string sha256_of_all() {
        std::sort(rows_.begin(), rows_.end());
        return sha256(join(rows_, "\n"));
    }

private:
    std::string text_;
    std::vector<std::string> rows_;
};

/// std::nullopt: its geometry is empty.
std::optional<Feature> read_record(OGRFeature& record, const GeometryReader& reader,
                                   const KmlAttributes& kml, const std::string& in_layer) {
    Feature feature;
    feature.id = record.GetFID();
    feature.where = fmt::format("{}, record {}", in_layer, feature.id);
    feature.attributes = attributes_of(record, feature.where);
    kml.add_to(record, feature.attributes);
    const OGRGeometry& geometry = *record.GetGeometryRef();
    ReadGeometry read = reader.read(geometry, feature.where);
    if (!read.geometry) {
        return std::nullopt;
    }
    feature.geometry = std::move(*read.geometry);
    feature.left_out = std::move(read.left_out);
    feature.is_collection = wkbFlatten(geometry.getGeometryType()) == wkbGeometryCollection;
    return feature;
}

VectorLayer read_records(GDALDataset& dataset, OGRLayer& source, const std::string& file,
                         const GdalMessages& messages, const GivenCrs& given) {
    const std::string driver = dataset.GetDriverName();
    VectorLayer result{file, source.GetName(), {}, {}, {}};
    const std::string in_layer =
        fmt::format("{}, layer {}", file_name_of(file), is_utf8(result.name) ? result.name : "1");
    const auto way = way_to_wgs84(source, in_layer, driver, given);
    result.crs_was_given = given.counts_for(source);
    result.own_crs = result.crs_was_given ? "" : own_crs_beside(source, given);
    const GeometryReader reader(way.get(), implies_wgs84(driver) && !result.crs_was_given);
    const KmlAttributes kml(dataset, source);
    const bool in_database = is_database(file);
    ContentHash content;
    RecordFaults faults;
    for (const OGRFeatureUniquePtr& record : source) {
        if (record->GetGeometryRef() == nullptr && messages.failed()) { // there is one, unreadable
            throw DataError(fmt::format("{}, record {}: its geometry cannot be read: {}", in_layer,
                                        record->GetFID(), messages.of_damaged_file()));
        }
        std::optional<Feature> feature;
        if (record->GetGeometryRef() != nullptr &&
            !faults.collect([&] { feature = read_record(*record, reader, kml, in_layer); })) {
            continue;
        }
        if (!feature) {
            result.without_geometry.push_back(fmt::format("record {}", record->GetFID()));
            continue;
        }
        result.features.push_back(std::move(*feature));
        if (in_database) {
            content.add(*record, result.features.back());
        }
    }
    faults.throw_if_any();
    if (messages.failed()) {
        throw DataError(fmt::format("{}: reading stopped after {}: {}", in_layer,
                                    counted(result.features.size(), "record", "records"),
                                    messages.of_damaged_file()));
    }
    if (in_database) {
        result.content_sha256 = content.sha256_of_all();
    }
    return result;
}

/// The files a layer consists of, of those a dataset does.
void note_parts(VectorLayer& layer, GDALDataset& dataset, const std::string& file,
                const OpenedFile& opened) {
    layer.documents = opened.documents();
    layer.incomplete = opened.incomplete();
    layer.found_under = opened.found_under();
    if (is_database(file)) {
        return;
    }
    if (!opened.is_in_memory()) {
        const CPLStringList parts(dataset.GetFileList());
        for (int i = 0; i < parts.size(); ++i) {
            layer.parts.emplace_back(parts[i]);
        }
    }
    if (layer.parts.empty()) {
        layer.parts.push_back(file);
    }
}

void refuse_incomplete(const OpenedFile& opened, const Opening& opening) {
    if (!opened.incomplete().empty() && !opening.is_page) {
        throw DataError(opened.incomplete() + ": " + remedy_of_incomplete());
    }
}

} // namespace

VectorLayer gdal::read_layer(const std::string& file, const std::string& layer,
                             const Opening& opening) {
    const OpenedFile opened(file, opening.under, KeySearch::only_key);
    refuse_incomplete(opened, opening);
    const GdalMessages messages;
    const GDALDatasetUniquePtr dataset = open_dataset(opened.name(), messages);
    OGRLayer& source = find_layer(*dataset, file, layer);
    VectorLayer result = read_records(*dataset, source, file, messages, opened.crs_for(opening));
    if (result.features.empty() && result.without_geometry.empty()) {
        throw DataError(
            fmt::format("{}, layer {}: has no records", file_name_of(file), result.name));
    }
    note_parts(result, *dataset, file, opened);
    return result;
}

std::vector<VectorLayer> gdal::read_layers(const std::string& file, const Opening& opening) {
    const OpenedFile opened(file, opening.under, KeySearch::only_key);
    refuse_incomplete(opened, opening);
    const GdalMessages messages;
    const GDALDatasetUniquePtr dataset = open_dataset(opened.name(), messages);
    std::vector<VectorLayer> layers;
    for (OGRLayer* source : dataset->GetLayers()) {
        if (source->GetFeatureCount() == 0) {
            continue;
        }
        layers.push_back(read_records(*dataset, *source, file, messages, opened.crs_for(opening)));
        note_parts(layers.back(), *dataset, file, opened);
    }
    if (layers.empty()) {
        throw DataError(fmt::format("{}: no layer of it has records", file_name_of(file)));
    }
    return layers;
}

std::vector<LayerSummary> gdal::layers_of(const std::string& file, const Opening& opening) {
    const OpenedFile opened(file, opening.under, KeySearch::only_key);
    const GdalMessages messages;
    const GDALDatasetUniquePtr dataset = open_dataset(opened.name(), messages);
    std::vector<LayerSummary> summaries;
    for (OGRLayer* layer : dataset->GetLayers()) {
        LayerSummary& summary = summaries.emplace_back(LayerSummary{layer->GetName(), {}});
        OGRFeatureDefn& definition = *layer->GetLayerDefn();
        for (int i = 0; i < definition.GetFieldCount(); ++i) {
            summary.attributes.emplace_back(definition.GetFieldDefn(i)->GetNameRef());
        }
        for (std::string& name : KmlAttributes(*dataset, *layer).names()) {
            summary.attributes.push_back(std::move(name));
        }
    }
    return summaries;
}

} // namespace demarc
