// SPDX-License-Identifier: MIT
#include "io/gdal/functions.hpp"
#include "io/gdal/layer_writer.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <set>
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

std::string literal(const std::string& text) {
    std::string quoted = "'";
    for (const char character : text) {
        quoted += character == '\'' ? "''" : std::string(1, character);
    }
    return quoted + "'";
}

std::string identifier(const std::string& name) {
    return "\"" + name + "\"";
}

/// The tables of the extension "schema" (GeoPackage 1.3, annex F.9), word by word.
void add_schema_extension(LayerWriter& writer) {
    writer.execute("CREATE TABLE gpkg_data_columns (table_name TEXT NOT NULL, column_name TEXT NOT "
                   "NULL, name TEXT, title TEXT, description TEXT, mime_type TEXT, constraint_name "
                   "TEXT, CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name), CONSTRAINT "
                   "gdc_tn UNIQUE (table_name, name))");
    writer.execute("CREATE TABLE gpkg_data_column_constraints (constraint_name TEXT NOT NULL, "
                   "constraint_type TEXT NOT NULL, value TEXT, min NUMERIC, min_is_inclusive "
                   "BOOLEAN, max NUMERIC, max_is_inclusive BOOLEAN, description TEXT, CONSTRAINT "
                   "gdcc_ntv UNIQUE (constraint_name, constraint_type, value))");
    writer.execute("CREATE TABLE IF NOT EXISTS gpkg_extensions (table_name TEXT, column_name TEXT, "
                   "extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL, "
                   "CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name))");
    for (const char* table : {"gpkg_data_columns", "gpkg_data_column_constraints"}) {
        writer.execute(
            fmt::format("INSERT INTO gpkg_extensions VALUES ('{}', NULL, 'gpkg_schema', "
                        "'http://www.geopackage.org/spec121/#extension_schema', 'read-write')",
                        table));
    }
}

/// Titles and comments of the columns of `table`. GDAL and QGIS take the alias from `name`, which
/// has to be unique in the table; other software shows `title`.
void add_columns(LayerWriter& writer, const std::string& table,
                 const std::vector<FieldDefinition>& fields) {
    std::set<std::string> taken;
    for (const FieldDefinition& field : fields) {
        if (field.title.empty() && field.comment.empty()) {
            continue;
        }
        std::string title = field.title.empty() ? field.name : field.title;
        if (!taken.insert(title).second) {
            title += " (" + field.name + ")";
            taken.insert(title);
        }
        writer.execute(fmt::format("INSERT INTO gpkg_data_columns (table_name, column_name, name, "
                                   "title, description) VALUES ({}, {}, {}, {}, {})",
                                   literal(table), literal(field.name), literal(title),
                                   literal(title), literal(field.comment)));
    }
}

const OutputLayer& layer_called(const std::vector<OutputLayer>& layers, const std::string& name) {
    const auto found = std::find_if(layers.begin(), layers.end(),
                                    [&](const OutputLayer& layer) { return layer.name == name; });
    return *found;
}

/// A view that GDAL and QGIS take for a layer: its first column is its key (OGC_FID), and it stands
/// in the tables of contents. \pre the view's layers are among `layers`
void add_view(LayerWriter& writer, const LayerView& view, const std::vector<OutputLayer>& layers) {
    std::string columns;
    for (const FieldDefinition& field : layer_called(layers, view.table).fields) {
        columns += fmt::format(", t.{0} AS {0}", identifier(field.name));
    }
    writer.execute(fmt::format(
        "CREATE VIEW {} AS SELECT t.fid AS OGC_FID{}, g.geom AS geom FROM {} t JOIN {} g ON "
        "g.fid = t.{}",
        identifier(view.name), columns, identifier(view.table), identifier(view.layer),
        identifier(view.key)));
    writer.execute(fmt::format(
        "INSERT INTO gpkg_contents (table_name, identifier, data_type, description, last_change, "
        "min_x, min_y, max_x, max_y, srs_id) SELECT {}, {}, 'features', {}, {}, min_x, min_y, "
        "max_x, max_y, srs_id FROM gpkg_contents WHERE table_name = {}",
        literal(view.name), literal(view.title), literal(view.description),
        literal(time_of_writing()), literal(view.layer)));
    writer.execute(fmt::format("INSERT INTO gpkg_geometry_columns SELECT {}, column_name, "
                               "geometry_type_name, srs_id, z, m FROM gpkg_geometry_columns WHERE "
                               "table_name = {}",
                               literal(view.name), literal(view.layer)));
    add_columns(writer, view.name, layer_called(layers, view.table).fields);
}

bool has_titles(const OutputLayer& layer) {
    return std::any_of(layer.fields.begin(), layer.fields.end(), [](const FieldDefinition& field) {
        return !field.title.empty() || !field.comment.empty();
    });
}

} // namespace

void gdal::write_geopackage(const std::filesystem::path& file,
                            const std::vector<OutputLayer>& layers,
                            const std::vector<LayerStyle>& styles,
                            const std::vector<LayerView>& views) {
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
    if (views.empty() && std::none_of(layers.begin(), layers.end(), has_titles)) {
        return;
    }
    // Once the layers are closed: GDAL writes their extents when they are.
    LayerWriter columns(file, messages);
    columns.begin();
    add_schema_extension(columns);
    for (const OutputLayer& layer : layers) {
        add_columns(columns, layer.name, layer.fields);
    }
    for (const LayerView& view : views) {
        add_view(columns, view, layers);
    }
    columns.commit();
    columns.finish();
}

} // namespace demarc
