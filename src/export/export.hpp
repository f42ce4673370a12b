// SPDX-License-Identifier: MIT
#pragma once

#include "export/layer_styles.hpp"
#include "study/study.hpp"
#include "support/output_folder.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// Which files a run writes; all but Shapefile, PNG and PDF pictures by default. datapackage.json
/// is always written.
struct ExportChoice {
    bool csv = true;          ///< areas.csv, claims.csv, methods.csv, places.csv ... and wide ones
    bool json = true;         ///< scenarios.json
    bool gpkg = true;         ///< faces.gpkg
    bool geojson = true;      ///< faces.geojson
    bool topojson = true;     ///< faces.topojson
    bool fgb = true;          ///< faces.fgb: FlatGeobuf
    bool shp = false;         ///< faces-shapefile/
    bool svg = true;          ///< maps/<plan>.svg: written by maps/, linked from the report
    bool png = false;         ///< maps/<plan>.png
    bool pdf = false;         ///< maps/<plan>.pdf
    bool report = true;       ///< report.md
    bool html = true;         ///< report.html, with the maps inside: brings svg
    std::string map_suffix{}; ///< what file names of maps have after the plan: "_story_uk"

    friend bool operator==(const ExportChoice&, const ExportChoice&) = default;
};

/// "csv", "json", "gpkg", "geojson", "topojson", "fgb", "shp", "svg", "png", "pdf", "report",
/// "html": the names of the command line.
const std::vector<std::string>& export_format_names();

/// Reads "csv,report". \throws UsageError naming the word that is no format, and the nearest one
ExportChoice parse_export_choice(std::string_view text);

/// Writes every chosen file but the maps, report.html and datapackage.json.
/// \param colours of the GeoPackage's layers
/// \throws OutputError
void write_results(const Study& study, const ExportChoice& choice, const LayerColours& colours,
                   const OutputFolder& folder);

/// Writes report.html if it is chosen: the report with the maps that are in the folder by now.
/// \throws OutputError
void write_report_page(const Study& study, const ExportChoice& choice, const OutputFolder& folder);

/// Writes datapackage.json: every file that is in the folder by now, so it is called last.
/// \throws OutputError
void write_data_package(const Study& study, const OutputFolder& folder);

} // namespace demarc
