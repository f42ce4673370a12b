// SPDX-License-Identifier: MIT
#include "export/output_files.hpp"

#include "export/area_tables.hpp"
#include "export/claims.hpp"
#include "export/counts_table.hpp"
#include "export/data_package.hpp"
#include "export/disagreements.hpp"
#include "export/districts_table.hpp"
#include "export/faces.hpp"
#include "export/geopackage.hpp"
#include "export/method_tables.hpp"
#include "export/people_table.hpp"
#include "export/places_table.hpp"
#include "export/qgis_project.hpp"
#include "export/report.hpp"
#include "export/report_page.hpp"
#include "export/scenarios_json.hpp"
#include "export/shapefile.hpp"
#include "export/topojson.hpp"

#include <utility>

namespace demarc {

namespace {

using Write = std::function<void(const RunResults&, const OutputFolder&, const std::string&)>;
using ColumnsOf = std::function<Columns(const RunResults&)>;

/// Writers for what is made of the study alone.
Write csv(Table (*table)(const Study&)) {
    return [table](const RunResults& results, const OutputFolder& folder, const std::string& name) {
        folder.write(name, csv_text(table(results.study)));
    };
}

Write text(std::string (*made)(const Study&)) {
    return [made](const RunResults& results, const OutputFolder& folder, const std::string& name) {
        folder.write(name, made(results.study));
    };
}

template<typename Function>
ColumnsOf fixed_columns(Function* columns) {
    return [columns](const RunResults& /*any*/) { return Columns(columns()); };
}

constexpr std::string_view maps_folder = "maps/";

std::vector<RunFile> all_run_files() {
    const std::vector<std::string_view> scenario_key{"scenario", "region_code", "layer", "class"};
    return {
        {.name = "areas.csv",
         .format = "csv",
         .title = "Areas and shares by scenario, region, layer and class",
         .content = FileContent::figures,
         .write = csv(areas_table),
         .columns = fixed_columns(areas_columns),
         .key = scenario_key},
        {.name = "claims.csv",
         .format = "csv",
         .title = "Published figures, checked",
         .content = FileContent::figures,
         .write = csv(claims_table),
         .columns = fixed_columns(claims_columns),
         .key = {"id"}},
        {.name = "methods.csv",
         .format = "csv",
         .title = "The share under Russian control under every method",
         .content = FileContent::figures,
         .write = csv(methods_table),
         .columns = fixed_columns(methods_columns),
         .key = {"boundary_set", "coverage", "area_method", "denominator", "reconciled",
                 "contested"}},
        {.name = "line_error.csv",
         .format = "csv",
         .title = "Every figure with the line of contact moved",
         .content = FileContent::figures,
         .write = csv(line_error_table),
         .columns = fixed_columns(line_error_columns),
         .key = scenario_key,
         .occurs = [](const RunOutline& run) { return run.moves_line; }},
        {.name = "places.csv",
         .format = "csv",
         .title = "Towns with their outcome under every plan",
         .content = FileContent::figures,
         .write = csv(places_table),
         .columns = fixed_columns(places_columns),
         .key = {"scenario", "place", "region_code", "lon", "lat"}},
        {.name = "people.csv",
         .format = "csv",
         .title = "People by source, scenario, region, layer and class",
         .content = FileContent::figures,
         .write = text(people_csv),
         .columns = fixed_columns(people_columns),
         .key = {"scenario", "source", "region_code", "layer", "class"}},
        {.name = "counts.csv",
         .format = "csv",
         .title = "What stands on the land by scenario, region, layer and class",
         .content = FileContent::figures,
         .write = text(counts_csv),
         .columns = fixed_columns(counts_columns),
         .key = {"scenario", "source", "region_code", "layer", "class"}},
        {.name = "districts.csv",
         .format = "csv",
         .title = "Areas and shares by scenario, district, layer and class",
         .content = FileContent::figures,
         .write = text(districts_csv),
         .columns = [](const RunResults& results) { return districts_columns(results.study); },
         .key = {"scenario", "region_code", "district_id", "layer", "class"},
         .occurs = [](const RunOutline& run) { return run.has_districts; }},
        {.name = "districts-fit.csv",
         .format = "csv",
         .title = "How the districts of each region go with its outline",
         .write = csv(districts_fit_table),
         .columns = fixed_columns(districts_fit_columns),
         .key = {"region_code"},
         .occurs = [](const RunOutline& run) { return run.has_districts; }},
        {.name = "changes-wide.csv",
         .format = "csv",
         .title = "What each plan changes, one row for each plan",
         .content = FileContent::chart_figures,
         .write = csv(changes_wide_table),
         .columns = [](const RunResults& results) { return changes_wide_columns(results.study); },
         .key = {"scenario"}},
        {.name = "changes-by-region-wide.csv",
         .format = "csv",
         .title = "The same, one row for each plan and region",
         .content = FileContent::chart_figures,
         .write = csv(changes_by_region_wide_table),
         .columns =
             [](const RunResults& results) {
                 return changes_by_region_wide_columns(results.study);
             },
         .key = {"scenario", "region_code"}},
        {.name = "russia-by-region-wide.csv",
         .format = "csv",
         .title = "Share of each region under Russian administration, a column for each plan",
         .content = FileContent::chart_figures,
         .write = csv(russia_by_region_wide_table),
         .columns =
             [](const RunResults& results) { return russia_by_region_wide_columns(results.study); },
         .key = {"region_code"}},
        {.name = "slivers.csv",
         .format = "csv",
         .title = "What border reconciliation moved in each region",
         .write = csv(slivers_table),
         .columns = fixed_columns(slivers_columns),
         .key = {"region_code"},
         .occurs = [](const RunOutline& run) { return has_slivers_table(run.form, run.method); }},
        {.name = "scenarios.json",
         .format = "json",
         .title = "The same with rules, balances, certainty and sources",
         .content = FileContent::scenarios,
         .write = text(scenarios_json)},
        {.name = geopackage_name,
         .format = "gpkg",
         .title = "Faces, regions, line of contact, sites, zones and places for a GIS",
         .content = FileContent::land,
         .write =
             [](const RunResults& results, const OutputFolder& folder, const std::string& name) {
                 write_faces_geopackage(results.study, results.colours, folder.path(name),
                                        results.districts);
             }},
        {.name = "faces.qgz",
         .format = "gpkg",
         .title = "The same as a project of QGIS, with a layout to print",
         .content = FileContent::land,
         .write =
             [](const RunResults& results, const OutputFolder& folder, const std::string& name) {
                 folder.write(name, qgis_project(results.study, results.colours));
             }},
        {.name = "faces.geojson",
         .format = "geojson",
         .title = "Faces with the outcome of every plan",
         .content = FileContent::land,
         .write = text(faces_geojson)},
        {.name = "disagreements.geojson",
         .format = "geojson",
         .title = "Gaps and overlaps between the sources",
         .write = text(disagreements_geojson)},
        {.name = "faces.topojson",
         .format = "topojson",
         .title = "Faces with shared arcs",
         .content = FileContent::land,
         .write = text(faces_topojson)},
        {.name = "faces-web.topojson",
         .format = "topojson",
         .title = "The same in a size for web pages, arcs still shared",
         .content = FileContent::land,
         .write = text(faces_web_topojson)},
        {.name = "faces.fgb",
         .format = "fgb",
         .title = "Faces with the outcome of every plan",
         .content = FileContent::land,
         .write =
             [](const RunResults& results, const OutputFolder& folder, const std::string& name) {
                 write_flatgeobuf(folder.path(name), faces_layer(results.study));
             }},
        {.name = "faces-shapefile/columns.txt",
         .format = "shp",
         .title = "What the short names of columns mean",
         .write = text(shapefile_columns_text)},
        {.name = "faces-shapefile/faces.shp",
         .format = "shp",
         .title = "Faces, columns with short names",
         .content = FileContent::land,
         .write =
             [](const RunResults& results, const OutputFolder& folder, const std::string& name) {
                 write_shapefile(folder.path(name), shapefile_layer(results.study));
             }},
        {.name = "report.md",
         .format = "report",
         .title = "Report to read first",
         .write =
             [](const RunResults& results, const OutputFolder& folder, const std::string& name) {
                 folder.write(name, report(results.study, results.choice));
             }},
        {.name = "maps/PLAN.svg",
         .format = "svg",
         .title = "A map of each plan",
         .content = FileContent::maps},
        {.name = "maps/PLAN.png", .format = "png", .title = "A map of each plan"},
        {.name = "maps/PLAN.pdf", .format = "pdf", .title = "A map of each plan"},
        {.name = report_page_name,
         .format = "html",
         .title = "The same as one page with its pictures"},
        {.name = "index.html",
         .format = "page",
         .title = "Every plan on a map to switch, search and embed"}};
}

/// "maps/PLAN_story_uk.png" is the map of PLAN.
std::string title_of_map(const Study& study, const std::string& path) {
    const std::string_view stem = std::string_view(path).substr(maps_folder.size());
    for (const Scenario& scenario : study.scenarios) {
        const std::string& id = scenario.plan.id;
        if (stem.starts_with(id) && stem.substr(id.size()).find_first_of("._") == 0) {
            return "Map: " + scenario.plan.title_en;
        }
    }
    return path;
}

} // namespace

RunOutline outline_of(const Study& study) {
    return {study.control.form, study.method, study.line_error.has_value(),
            study.districts.has_value()};
}

FormatNames default_formats(const OutputFormats& formats) {
    FormatNames names;
    for (const OutputFormat& format : formats) {
        if (format.by_default) {
            names.emplace(format.name);
        }
    }
    return names;
}

ExportChoice::ExportChoice() : formats(default_formats(run_formats())) {}

const OutputFormats& run_formats() {
    static const OutputFormats formats{
        {"csv", "tables", true},
        {"json", "scenarios", true},
        {"gpkg", "faces for a map program", true},
        {"geojson", "faces for a map program", true},
        {"topojson", "faces for a map program", true},
        {"fgb", "faces for a map program", true},
        {"shp", "the same as a Shapefile, whose columns have short names", false},
        {"svg", "maps", true},
        {"png", "the same maps", false},
        {"pdf", "the same maps", false},
        {"report", "report.md, to read first", true},
        {"html", "the same as one page with the maps in it: brings svg", true, "svg"},
        {"page", "index.html, a page with a map of all plans, to read or to embed", true}};
    return formats;
}

const std::vector<RunFile>& run_files() {
    static const std::vector<RunFile> files = all_run_files();
    return files;
}

void write_results(const RunResults& results, const OutputFolder& folder) {
    const RunOutline outline = outline_of(results.study);
    for (const RunFile& file : run_files()) {
        if (file.write && file.is_wanted(results.choice.formats, outline)) {
            file.write(results, folder, std::string(file.name));
        }
    }
}

void write_data_package(const RunResults& results, const OutputFolder& folder) {
    const auto describe = [&results](const std::string& path) {
        return path.starts_with(maps_folder)
                   ? PackagedFile{title_of_map(results.study, path), {}, {}}
                   : packaged_file(run_files(), results, path);
    };
    folder.write(package_name, data_package(package_head(results.study), describe, folder));
}

} // namespace demarc
