// SPDX-License-Identifier: MIT
#include "io/gdal/functions.hpp"
#include "io/gdal/layer_writer.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <string>

namespace demarc {

namespace {

std::string time_of_writing() {
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}.000Z",
                       fmt::gmtime(static_cast<time_t>(second_of_writing())));
}

CPLStringList options_of(const OutputLayer& layer) {
    CPLStringList options;
    options.SetNameValue("FID", "fid");
    options.SetNameValue("GEOMETRY_NAME", "geom");
    options.SetNameValue("IDENTIFIER",
                         layer.title.empty() ? layer.name.c_str() : layer.title.c_str());
    options.SetNameValue("DESCRIPTION", layer.description.c_str());
    return options;
}

/// The table as QGIS makes it itself, so that it finds the styles and can change them.
OutputLayer table_of(const std::vector<LayerStyle>& styles) {
    OutputLayer table{"layer_styles", "layer_styles", "", LayerGeometry::none, {}, {}};
    for (const char* name :
         {"f_table_catalog", "f_table_schema", "f_table_name", "f_geometry_column", "styleName",
          "styleQML", "styleSLD", "useAsDefault", "description", "owner", "ui", "update_time"}) {
        table.fields.push_back({name, FieldType::text});
    }
    for (const LayerStyle& style : styles) {
        table.records.push_back(
            {{},
             {"", "", style.layer, "geom", style.name, style.qml, style.sld,
              style.is_default ? "1" : "0", style.description, "", "", time_of_writing()}});
    }
    return table;
}

} // namespace

void gdal::write_geopackage(const std::filesystem::path& file,
                            const std::vector<OutputLayer>& layers,
                            const std::vector<LayerStyle>& styles) {
    const GdalMessages messages;
    const ThreadSetting date("OGR_CURRENT_DATE", time_of_writing());
    const ThreadSetting no_waiting_for_the_disk("OGR_SQLITE_SYNCHRONOUS", "OFF");
    LayerWriter writer(file, "GPKG", messages);
    writer.begin();
    for (const OutputLayer& layer : layers) {
        writer.add(layer, options_of(layer));
    }
    if (!styles.empty()) {
        const OutputLayer table = table_of(styles);
        writer.add(table, options_of(table));
    }
    writer.commit();
    writer.finish();
}

} // namespace demarc
