// SPDX-License-Identifier: MIT
#include "geometry/coordinates.hpp"
#include "io/bytes.hpp"
#include "io/gdal/dataset.hpp"
#include "io/gdal/functions.hpp"
#include "io/gdal/gdal_session.hpp"
#include "io/gdal/geometry_reader.hpp"
#include "io/gdal/kml_attributes.hpp"
#include "io/gdal/opened_file.hpp"
#include "support/error.hpp"
#include "support/text.hpp"

#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <cmath>
#include <optional>

namespace demarc {

namespace {

/// Text that is UTF-8, whatever the file has: a byte that is not becomes U+FFFD.
std::string as_utf8(const char* text) {
    const std::string raw(text);
    if (is_utf8(raw)) {
        return raw;
    }
    std::string clean;
    for (const char c : raw) {
        if (static_cast<unsigned char>(c) < 0x80) {
            clean += c;
        } else {
            clean += "\xEF\xBF\xBD";
        }
    }
    return clean;
}

/// Looks at every position of a geometry where it is in the file, before any CRS is applied.
class PositionCheck {
public:
    PositionCheck(SurveyedLayer& layer, SurveyedRecord& record) : layer_(layer), record_(record) {}

    void visit(const OGRGeometry& geometry) {
        switch (wkbFlatten(geometry.getGeometryType())) {
        case wkbPoint:
            look_at(geometry.toPoint()->getX(), geometry.toPoint()->getY(),
                    fmt::format("point {}", ++points_));
            break;
        case wkbLineString:
            look_at(*geometry.toLineString(), fmt::format("line {}", ++lines_));
            break;
        case wkbPolygon: {
            ++polygons_;
            int ring_number = 0;
            for (const OGRLinearRing* ring : *geometry.toPolygon()) {
                look_at(*ring, fmt::format("polygon {}, ring {}", polygons_, ++ring_number));
            }
            break;
        }
        case wkbMultiPolygon:
        case wkbMultiLineString:
        case wkbMultiPoint:
        case wkbGeometryCollection:
            for (const OGRGeometry* member : *geometry.toGeometryCollection()) {
                visit(*member);
            }
            break;
        default: // curves and surfaces: the reader says what it makes of them
            break;
        }
    }

private:
    void look_at(const OGRSimpleCurve& curve, const std::string& name) {
        for (int i = 0; i < curve.getNumPoints(); ++i) {
            look_at(curve.getX(i), curve.getY(i), fmt::format("{}, vertex {}", name, i + 1));
        }
    }

    void look_at(double x, double y, std::string place) {
        ++layer_.positions;
        if (!std::isfinite(x) || !std::isfinite(y)) {
            record_.bad_positions.push_back({std::move(place), x, y, "not a finite number"});
            return;
        }
        layer_.extent.add({x, y});
        if (const auto fault = out_of_range({x, y}); layer_.in_degrees && fault) {
            record_.bad_positions.push_back({std::move(place), x, y, *fault});
        }
    }

    SurveyedLayer& layer_;
    SurveyedRecord& record_;
    int polygons_ = 0;
    int lines_ = 0;
    int points_ = 0;
};

std::string name_of_crs(const OGRSpatialReference* crs) {
    if (crs == nullptr || crs->IsEmpty() != 0) {
        return {};
    }
    const char* authority = crs->GetAuthorityName(nullptr);
    const char* code = crs->GetAuthorityCode(nullptr);
    const char* name = crs->GetName();
    return (name == nullptr ? std::string("without a name") : as_utf8(name)) +
           (authority != nullptr && code != nullptr ? fmt::format(" ({}:{})", authority, code)
                                                    : std::string());
}

std::map<std::string, std::string> attributes_as_found(const OGRFeature& record) {
    std::map<std::string, std::string> attributes;
    for (int i = 0; i < record.GetFieldCount(); ++i) {
        if (record.IsFieldSetAndNotNull(i) != 0) {
            attributes.emplace(as_utf8(record.GetFieldDefnRef(i)->GetNameRef()),
                               as_utf8(value_of(record, i).c_str()));
        }
    }
    return attributes;
}

/// What the strict reader says of a record, in the place of throwing it.
/// \param place file and layer, which the remedy of a fault depends on
void read_strictly(OGRFeature& source, const GeometryReader* reader, const std::string& place,
                   SurveyedRecord& record) {
    try {
        attributes_of(source, place);
        const OGRGeometry* geometry = source.GetGeometryRef();
        if (geometry == nullptr) {
            record.fault = "has no geometry";
        } else if (reader != nullptr) {
            record.geometry = reader->read(*geometry, {}).geometry;
            record.fault = record.geometry ? "" : "has an empty geometry";
        }
    } catch (const Error& error) {
        record.fault = error.what();
        // Messages begin with the place, which is named elsewhere here.
        record.fault.erase(0, record.fault.starts_with(place) ? place.size() : 0);
        record.fault.erase(0, record.fault.find_first_not_of(":, "));
    }
}

SurveyedRecord survey_record(OGRFeature& source, const GeometryReader* reader,
                             const std::string& place, const KmlAttributes& kml,
                             SurveyedLayer& layer) {
    SurveyedRecord record;
    record.id = source.GetFID();
    record.attributes = attributes_as_found(source);
    kml.add_to(source, record.attributes);
    record.geometry_type = "none";
    if (const OGRGeometry* geometry = source.GetGeometryRef()) {
        record.geometry_type = OGRGeometryTypeToName(wkbFlatten(geometry->getGeometryType()));
        PositionCheck(layer, record).visit(*geometry);
    }
    read_strictly(source, reader, place, record);
    return record;
}

SurveyedLayer survey_layer(GDALDataset& dataset, OGRLayer& source, const std::string& file,
                           const GivenCrs& given) {
    const std::string driver = dataset.GetDriverName();
    SurveyedLayer layer;
    layer.name = as_utf8(source.GetName());
    OGRFeatureDefn& definition = *source.GetLayerDefn();
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
        layer.attributes.push_back(as_utf8(definition.GetFieldDefn(i)->GetNameRef()));
    }
    const KmlAttributes kml(dataset, source);
    for (std::string& name : kml.names()) {
        layer.attributes.push_back(std::move(name));
    }
    const OGRSpatialReference* crs = source.GetSpatialRef();
    const bool is_given = given.counts_for(source);
    const bool implied = crs == nullptr && !is_given && implies_wgs84(driver);
    layer.crs = is_given  ? given.code + ", as given, since the file names none"
                : implied ? "WGS 84, as the format has it where none is named"
                          : name_of_crs(crs);
    layer.in_degrees = implied || (!is_given && crs != nullptr && crs->IsGeographic() != 0);
    std::unique_ptr<OGRCoordinateTransformation> way;
    try {
        way = way_to_wgs84(source, {}, driver, given);
    } catch (const Error& error) {
        layer.crs_fault = error.what();
        layer.crs_fault.erase(0, layer.crs_fault.find_first_not_of(":, "));
    }
    layer.crs_was_given = is_given;
    if (is_given) {
        layer.in_degrees = !way && layer.crs_fault.empty();
    }
    const GeometryReader reader(way.get(), implied);
    const std::string place = fmt::format("{}, layer {}", file, layer.name);
    const GdalMessages messages;
    for (const OGRFeatureUniquePtr& record : source) {
        layer.records.push_back(
            survey_record(*record, layer.crs_fault.empty() ? &reader : nullptr, place, kml, layer));
    }
    if (messages.failed()) {
        layer.broken_off = messages.reason();
    }
    return layer;
}

} // namespace

VectorSurvey gdal::survey(const std::string& file, const Opening& opening) {
    const GdalMessages messages;
    VectorSurvey result;
    std::optional<OpenedFile> opened;
    try {
        opened.emplace(file, opening.under);
        if (!opened->incomplete().empty()) {
            result.fault = opened->incomplete() + ": " + remedy_of_incomplete();
        }
        open_dataset(opened->name(), messages);
    } catch (const Error& error) {
        result.fault = error.what();
    }
    if (!opened) {
        return result;
    }
    // What opens with an error may still show something.
    const GDALDatasetUniquePtr dataset = open_as_file(opened->name());
    if (!dataset) {
        return result;
    }
    result.driver = dataset->GetDriverName();
    for (OGRLayer* layer : dataset->GetLayers()) {
        result.layers.push_back(
            survey_layer(*dataset, *layer, file_name_of(file), opened->crs_for(opening)));
        if (messages.reason("").starts_with("PROJ: ")) {
            // The format goes on with a CRS of its own choice.
            result.layers.back().crs_fault = "names one that nobody knows: " + messages.reason();
            result.layers.back().crs.clear();
        }
    }
    return result;
}

} // namespace demarc
