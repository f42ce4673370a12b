// SPDX-License-Identifier: MIT
#include "export/export.hpp"

#include "export/areas_table.hpp"
#include "export/claims_table.hpp"
#include "export/disagreements.hpp"
#include "export/faces.hpp"
#include "export/line_error_table.hpp"
#include "export/methods_table.hpp"
#include "export/places_table.hpp"
#include "export/report.hpp"
#include "export/report_page.hpp"
#include "export/scenarios_json.hpp"
#include "export/shapefile.hpp"
#include "export/slivers_table.hpp"
#include "export/topojson.hpp"
#include "export/wide_tables.hpp"
#include "support/error.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace demarc {

namespace {

using Member = bool ExportChoice::*;

constexpr std::array<std::pair<std::string_view, Member>, 12> formats{
    {{"csv", &ExportChoice::csv},
     {"json", &ExportChoice::json},
     {"gpkg", &ExportChoice::gpkg},
     {"geojson", &ExportChoice::geojson},
     {"topojson", &ExportChoice::topojson},
     {"fgb", &ExportChoice::fgb},
     {"shp", &ExportChoice::shp},
     {"svg", &ExportChoice::svg},
     {"png", &ExportChoice::png},
     {"pdf", &ExportChoice::pdf},
     {"report", &ExportChoice::report},
     {"html", &ExportChoice::html}}};

} // namespace

const std::vector<std::string>& export_format_names() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const auto& [name, member] : formats) {
            all.emplace_back(name);
        }
        return all;
    }();
    return names;
}

ExportChoice parse_export_choice(std::string_view text) {
    ExportChoice choice;
    for (const auto& [name, member] : formats) {
        choice.*member = false;
    }
    for (const std::string& part : split(text, ',')) {
        const std::string_view word = trimmed(part);
        bool known = false;
        for (const auto& [name, member] : formats) {
            if (word == name) {
                choice.*member = true;
                known = true;
            }
        }
        if (!known) {
            const std::string nearest = nearest_word(word, export_format_names());
            throw UsageError(fmt::format("'{}' is no output format{}; the formats are {}", word,
                                         nearest.empty() ? "" : " (did you mean " + nearest + "?)",
                                         join(export_format_names(), ", ")));
        }
    }
    choice.svg = choice.svg || choice.html;
    return choice;
}

void write_results(const Study& study, const ExportChoice& choice, const LayerColours& colours,
                   const OutputFolder& folder) {
    if (choice.csv) {
        folder.write("areas.csv", areas_table(study));
        folder.write("claims.csv", claims_table(study));
        folder.write("methods.csv", methods_table(study));
        if (study.line_error) {
            folder.write("line_error.csv", line_error_table(study));
        }
        folder.write("places.csv", places_table(study));
        folder.write("changes-wide.csv", changes_wide_table(study));
        folder.write("changes-by-region-wide.csv", changes_by_region_wide_table(study));
        folder.write("russia-by-region-wide.csv", russia_by_region_wide_table(study));
        if (has_slivers_table(study.control.form, study.method)) {
            folder.write("slivers.csv", slivers_table(study));
        }
    }
    if (choice.json) {
        folder.write("scenarios.json", scenarios_json(study));
    }
    if (choice.gpkg) {
        write_faces_geopackage(study, colours, folder.path("faces.gpkg"));
    }
    if (choice.geojson) {
        folder.write("faces.geojson", faces_geojson(study));
        folder.write("disagreements.geojson", disagreements_geojson(study));
    }
    if (choice.topojson) {
        folder.write("faces.topojson", faces_topojson(study));
    }
    if (choice.fgb) {
        write_flatgeobuf(folder.path("faces.fgb"), faces_layer(study));
    }
    if (choice.shp) {
        write_faces_shapefile(study, folder);
    }
    if (choice.report) {
        folder.write("report.md", report(study, choice));
    }
}

void write_report_page(const Study& study, const ExportChoice& choice, const OutputFolder& folder) {
    if (choice.html) {
        write_report_page(report(study, choice), folder);
    }
}

} // namespace demarc
