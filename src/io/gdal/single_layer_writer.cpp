// SPDX-License-Identifier: MIT
#include "io/gdal/functions.hpp"
#include "io/gdal/layer_writer.hpp"
#include "support/error.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace demarc {

namespace {

constexpr std::size_t max_shapefile_fields = 255;
constexpr std::size_t longest_shapefile_name = 10;

void check_shapefile_fields(const std::filesystem::path& file, const OutputLayer& layer) {
    if (layer.fields.size() > max_shapefile_fields) {
        throw OutputError(fmt::format("{}: {} columns, and a Shapefile has room for {}: choose "
                                      "fewer plans, or another format",
                                      file.string(), layer.fields.size(), max_shapefile_fields));
    }
    for (const FieldDefinition& field : layer.fields) {
        if (field.name.size() > longest_shapefile_name) {
            throw OutputError(fmt::format("{}: the name of column '{}' has more than {} letters",
                                          file.string(), field.name, longest_shapefile_name));
        }
    }
}

/// dBASE has no NULL and gives every text of a column the same room: 254 bytes at most.
OutputLayer as_dbase(const std::filesystem::path& file, OutputLayer layer) {
    constexpr std::size_t longest_text = 254;
    for (std::size_t column = 0; column < layer.fields.size(); ++column) {
        FieldDefinition& field = layer.fields[column];
        if (field.type != FieldType::text) {
            continue;
        }
        std::size_t width = 1;
        for (OutputRecord& record : layer.records) {
            FieldValue& value = record.values.at(column);
            if (std::holds_alternative<std::monostate>(value)) {
                value = std::string();
            }
            if (const auto* text = std::get_if<std::string>(&value)) {
                width = std::max(width, text->size());
            }
        }
        if (width > longest_text) {
            throw OutputError(fmt::format("{}: a text of column '{}' has {} bytes, and a Shapefile "
                                          "has room for {}",
                                          file.string(), field.name, width, longest_text));
        }
        field.width = static_cast<int>(width);
    }
    return layer;
}

} // namespace

void gdal::write_flatgeobuf(const std::filesystem::path& file, const OutputLayer& layer) {
    const GdalMessages messages;
    CPLStringList options;
    options.SetNameValue("SPATIAL_INDEX", "YES");
    LayerWriter writer(file, "FlatGeobuf", messages);
    writer.add(layer, options);
    writer.finish();
}

void gdal::write_shapefile(const std::filesystem::path& file, const OutputLayer& layer) {
    check_shapefile_fields(file, layer);
    const GdalMessages messages;
    const std::string day =
        fmt::format("{:%Y-%m-%d}", fmt::gmtime(static_cast<time_t>(second_of_writing())));
    CPLStringList options;
    options.SetNameValue("ENCODING", "UTF-8");
    options.SetNameValue("DBF_DATE_LAST_UPDATE", day.c_str());
    LayerWriter writer(file, "ESRI Shapefile", messages);
    writer.add(as_dbase(file, layer), options);
    writer.finish();
}

} // namespace demarc
