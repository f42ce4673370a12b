// SPDX-License-Identifier: MIT
#include "io/gdal/layer_writer.hpp"

#include "support/error.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <string_view>
#include <utility>

namespace demarc {

namespace {

OGRwkbGeometryType type_of(LayerGeometry geometry) {
    switch (geometry) {
    case LayerGeometry::none:
        return wkbNone;
    case LayerGeometry::polygon:
        return wkbPolygon;
    case LayerGeometry::multipolygon:
        return wkbMultiPolygon;
    case LayerGeometry::line:
        return wkbLineString;
    case LayerGeometry::point:
        return wkbPoint;
    }
    return wkbNone;
}

OGRFieldType type_of(FieldType type) {
    switch (type) {
    case FieldType::text:
        return OFTString;
    case FieldType::real:
        return OFTReal;
    case FieldType::integer:
        return OFTInteger64;
    }
    return OFTString;
}

using GeometryPointer = std::unique_ptr<OGRGeometry>;

std::unique_ptr<OGRLinearRing> ring_of(const Ring& ring) {
    auto result = std::make_unique<OGRLinearRing>();
    result->setNumPoints(static_cast<int>(ring.size()), FALSE);
    for (std::size_t i = 0; i < ring.size(); ++i) {
        result->setPoint(static_cast<int>(i), ring[i].lon, ring[i].lat);
    }
    return result;
}

std::unique_ptr<OGRPolygon> polygon_of(const Polygon& polygon) {
    auto result = std::make_unique<OGRPolygon>();
    for_each_ring(polygon,
                  [&](const Ring& ring) { result->addRingDirectly(ring_of(ring).release()); });
    return result;
}

/// Makes the library's geometry of ours.
struct Convert {
    LayerGeometry layer;

    GeometryPointer operator()(std::monostate /*none*/) const { return nullptr; }
    GeometryPointer operator()(const Polygon& polygon) const {
        if (layer == LayerGeometry::multipolygon) {
            return (*this)(MultiPolygon{polygon});
        }
        return polygon_of(polygon);
    }
    GeometryPointer operator()(const MultiPolygon& polygons) const {
        auto result = std::make_unique<OGRMultiPolygon>();
        for (const Polygon& polygon : polygons) {
            result->addGeometryDirectly(polygon_of(polygon).release());
        }
        return result;
    }
    GeometryPointer operator()(const LineString& line) const {
        auto result = std::make_unique<OGRLineString>();
        for (const LonLat p : line) {
            result->addPoint(p.lon, p.lat);
        }
        return result;
    }
    GeometryPointer operator()(LonLat p) const { return std::make_unique<OGRPoint>(p.lon, p.lat); }
};

} // namespace

long long second_of_writing() {
    long long seconds = 0;
    if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH")) {
        const std::string_view text = epoch;
        std::from_chars(text.data(), text.data() + text.size(), seconds);
    }
    return seconds;
}

LayerWriter::LayerWriter(const std::filesystem::path& file, const char* driver,
                         const GdalMessages& messages)
    : file_(file.string()), messages_(messages) {
    GDALDriver* found = GetGDALDriverManager()->GetDriverByName(driver);
    if (found == nullptr) {
        throw OutputError(fmt::format("{}: this GDAL has no driver {}", file_, driver));
    }
    dataset_.reset(found->Create(file_.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    check(dataset_ != nullptr, "cannot be created");
    wgs84_.SetFromUserInput("EPSG:4326");
    wgs84_.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
}

LayerWriter::LayerWriter(const std::filesystem::path& file, const GdalMessages& messages)
    : file_(file.string()), messages_(messages),
      dataset_(GDALDataset::Open(file_.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE)) {
    check(dataset_ != nullptr, "cannot be opened again");
}

void LayerWriter::begin() {
    check(dataset_->StartTransaction() == OGRERR_NONE, "cannot be written");
}

void LayerWriter::commit() {
    check(dataset_->CommitTransaction() == OGRERR_NONE, "cannot be written");
}

void LayerWriter::execute(const std::string& sql) {
    dataset_->ReleaseResultSet(dataset_->ExecuteSQL(sql.c_str(), nullptr, nullptr));
    check(!messages_.failed(), "cannot be written");
}

void LayerWriter::add(const OutputLayer& layer, CPLStringList options) {
    OGRLayer* target =
        dataset_->CreateLayer(layer.name.c_str(), &wgs84_, type_of(layer.geometry), options.List());
    check(target != nullptr, fmt::format("layer {} cannot be made", layer.name));
    for (const FieldDefinition& field : layer.fields) {
        OGRFieldDefn definition(field.name.c_str(), type_of(field.type));
        definition.SetWidth(field.width);
        definition.SetPrecision(field.decimals);
        check(target->CreateField(&definition) == OGRERR_NONE,
              fmt::format("layer {}, field {} cannot be made", layer.name, field.name));
    }
    for (std::size_t i = 0; i < layer.records.size(); ++i) {
        add_record(*target, layer, i);
    }
}

void LayerWriter::finish() {
    dataset_.reset();
    if (messages_.failed()) {
        throw OutputError(fmt::format("{}: {}", file_, messages_.reason()));
    }
}

void LayerWriter::check(bool went_well, const std::string& what) const {
    if (!went_well) {
        throw OutputError(fmt::format("{}: {}: {}", file_, what, messages_.reason()));
    }
}

void LayerWriter::add_record(OGRLayer& target, const OutputLayer& layer, std::size_t number) {
    const OutputRecord& record = layer.records[number];
    check(record.values.size() == layer.fields.size(),
          fmt::format("layer {}, record {}: {} values for {} fields", layer.name, number,
                      record.values.size(), layer.fields.size()));
    const OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(target.GetLayerDefn()));
    for (std::size_t i = 0; i < record.values.size(); ++i) {
        set(*feature, static_cast<int>(i), record.values[i], layer, number);
    }
    if (GeometryPointer geometry = std::visit(Convert{layer.geometry}, record.geometry)) {
        feature->SetGeometryDirectly(geometry.release());
    }
    check(target.CreateFeature(feature.get()) == OGRERR_NONE,
          fmt::format("layer {}, record {} cannot be written", layer.name, number));
}

void LayerWriter::set(OGRFeature& feature, int index, const FieldValue& value,
                      const OutputLayer& layer, std::size_t number) const {
    const FieldDefinition& field = layer.fields[static_cast<std::size_t>(index)];
    if (std::holds_alternative<std::monostate>(value)) {
        feature.SetFieldNull(index);
    } else if (const auto* text = std::get_if<std::string>(&value);
               text != nullptr && field.type == FieldType::text) {
        feature.SetField(index, text->c_str());
    } else if (const auto* real = std::get_if<double>(&value);
               real != nullptr && field.type == FieldType::real && std::isfinite(*real)) {
        feature.SetField(index, *real);
    } else if (const auto* integer = std::get_if<long long>(&value);
               integer != nullptr && field.type == FieldType::integer) {
        feature.SetField(index, static_cast<GIntBig>(*integer));
    } else {
        throw OutputError(fmt::format("{}: layer {}, record {}: the value of '{}' is not of "
                                      "its type or not finite",
                                      file_, layer.name, number, field.name));
    }
}

} // namespace demarc
