// SPDX-License-Identifier: MIT
#include "export/data_package.hpp"

#include "export/areas_table.hpp"
#include "export/claims_table.hpp"
#include "export/export.hpp"
#include "export/inputs.hpp"
#include "export/line_error_table.hpp"
#include "export/methods_table.hpp"
#include "export/places_table.hpp"
#include "export/slivers_table.hpp"
#include "export/wide_tables.hpp"
#include "sources/snapshot_moment.hpp"
#include "support/hash.hpp"
#include "support/version.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

namespace demarc {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view package_file = "datapackage.json";

struct Format {
    std::string_view extension;
    std::string_view name;
    std::string_view media_type;
};

constexpr std::array formats{Format{".csv", "csv", "text/csv"},
                             Format{".json", "json", "application/json"},
                             Format{".geojson", "geojson", "application/geo+json"},
                             Format{".topojson", "topojson", "application/json"},
                             Format{".gpkg", "gpkg", "application/geopackage+sqlite3"},
                             Format{".fgb", "fgb", "application/vnd.flatgeobuf"},
                             Format{".shp", "shp", "application/vnd.shp"},
                             Format{".shx", "shx", "application/vnd.shx"},
                             Format{".dbf", "dbf", "application/vnd.dbf"},
                             Format{".prj", "prj", "text/plain"},
                             Format{".cpg", "cpg", "text/plain"},
                             Format{".txt", "txt", "text/plain"},
                             Format{".svg", "svg", "image/svg+xml"},
                             Format{".png", "png", "image/png"},
                             Format{".pdf", "pdf", "application/pdf"},
                             Format{".html", "html", "text/html"},
                             Format{".md", "md", "text/markdown"}};

/// Whether bytes are letters, so that an encoding says something.
bool is_text(const Format& format) {
    return format.media_type.starts_with("text/") || format.media_type.ends_with("json") ||
           format.media_type.ends_with("xml");
}

/// A table of the folder: what it is and what its columns mean.
struct Table {
    std::string_view file;
    Columns columns;
    std::vector<std::string_view> key;
};

std::vector<Table> tables(const Study& study) {
    return {{"areas.csv", areas_columns(), {"scenario", "region_code", "layer", "class"}},
            {"line_error.csv", line_error_columns(), {"scenario", "region_code", "layer", "class"}},
            {"claims.csv", claims_columns(), {"id"}},
            {"methods.csv",
             methods_columns(),
             {"boundary_set", "coverage", "area_method", "denominator", "reconciled", "contested"}},
            {"places.csv", places_columns(), {"scenario", "place", "region_code", "lon", "lat"}},
            {"changes-wide.csv", changes_wide_columns(), {"scenario"}},
            {"changes-by-region-wide.csv",
             changes_by_region_wide_columns(),
             {"scenario", "region_code"}},
            {"russia-by-region-wide.csv", russia_by_region_wide_columns(study), {"region_code"}},
            {"slivers.csv", slivers_columns(), {"region_code"}}};
}

std::string title_of(const Study& study, const std::string& file) {
    static constexpr std::array titles{
        std::pair{"areas.csv", "Areas and shares by scenario, region, layer and class"},
        std::pair{"line_error.csv", "Every figure with the line of contact moved"},
        std::pair{"scenarios.json", "The same with rules, balances, certainty and sources"},
        std::pair{"claims.csv", "Published figures, checked"},
        std::pair{"methods.csv", "The share under Russian control under every method"},
        std::pair{"places.csv", "Towns with their outcome under every plan"},
        std::pair{"changes-wide.csv", "What each plan changes, one row for each plan"},
        std::pair{"changes-by-region-wide.csv", "The same, one row for each plan and region"},
        std::pair{"russia-by-region-wide.csv",
                  "Share of each region under Russian administration, a column for each plan"},
        std::pair{"faces.gpkg",
                  "Faces, regions, line of contact, sites, zones and places for a GIS"},
        std::pair{"slivers.csv", "What border reconciliation moved in each region"},
        std::pair{"faces.geojson", "Faces with the outcome of every plan"},
        std::pair{"faces.topojson", "Faces with shared arcs"},
        std::pair{"faces.fgb", "Faces with the outcome of every plan"},
        std::pair{"faces-shapefile/faces.shp", "Faces, columns with short names"},
        std::pair{"faces-shapefile/columns.txt", "What the short names of columns mean"},
        std::pair{"disagreements.geojson", "Gaps and overlaps between the sources"},
        std::pair{"report.md", "Report to read first"},
        std::pair{"report.html", "The same as one page with its pictures"}};
    for (const auto& [name, title] : titles) {
        if (file == name) {
            return title;
        }
    }
    const std::string stem = std::filesystem::path(file).stem().string();
    for (const Scenario& scenario : study.scenarios) {
        if (stem == scenario.plan.id) {
            return "Map: " + scenario.plan.title_en;
        }
    }
    return file;
}

/// A resource's name: lower-case letters, digits, '-', '_', '.' and '/'.
std::string resource_name(std::string file) {
    std::transform(file.begin(), file.end(), file.begin(), [](char character) {
        const bool upper = character >= 'A' && character <= 'Z';
        return upper ? static_cast<char>(character - 'A' + 'a') : character;
    });
    return file;
}

Json schema_of(const Table& table) {
    Json fields = Json::array();
    for (const Column& column : table.columns) {
        Json field = {{"name", column.name}, {"type", column.type}};
        if (!column.unit.empty()) {
            field["unit"] = column.unit;
        }
        field["description"] = column.description;
        fields.push_back(std::move(field));
    }
    return {{"fields", std::move(fields)}, {"primaryKey", table.key}};
}

Json resource_of(const Study& study, const OutputFolder& folder, const std::string& file) {
    const std::filesystem::path path = folder.path(file);
    Json resource = {
        {"name", resource_name(file)}, {"path", file}, {"title", title_of(study, file)}};
    const std::string extension = path.extension().string();
    const auto* const format =
        std::find_if(formats.begin(), formats.end(),
                     [&](const Format& candidate) { return candidate.extension == extension; });
    if (format != formats.end()) {
        resource["format"] = format->name;
        resource["mediatype"] = format->media_type;
        if (is_text(*format)) {
            resource["encoding"] = "utf-8";
        }
    }
    resource["bytes"] = std::filesystem::file_size(path);
    resource["hash"] = "sha256:" + sha256_of_file(path);
    for (const Table& table : tables(study)) {
        if (table.file == file) {
            resource["type"] = "table";
            resource["schema"] = schema_of(table);
        }
    }
    return resource;
}

/// A licence as a word: "CC BY 4.0" is "CC-BY-4.0".
std::string licence_name(std::string_view text) {
    std::string name;
    for (const char character : text) {
        const bool plain = (character >= 'a' && character <= 'z') ||
                           (character >= 'A' && character <= 'Z') ||
                           (character >= '0' && character <= '9') || character == '.';
        if (plain) {
            name += character;
        } else if (!name.empty() && name.back() != '-') {
            name += '-';
        }
    }
    while (name.ends_with('-')) {
        name.pop_back();
    }
    return name;
}

Json licences_of(const std::vector<InputFile>& inputs) {
    Json licences = Json::array();
    std::set<std::string> seen;
    for (const InputFile& input : inputs) {
        if (!input.licence.empty() && seen.insert(input.licence).second) {
            licences.push_back({{"name", licence_name(input.licence)}, {"title", input.licence}});
        }
    }
    return licences;
}

Json sources_of(const std::vector<InputFile>& inputs) {
    Json sources = Json::array();
    for (const InputFile& input : inputs) {
        Json source = {{"title", input.title.empty() ? input.name : input.title},
                       {"role", input.role},
                       {"file", input.name},
                       {"hash", "sha256:" + input.sha256}};
        for (const auto& [key, value] :
             {std::pair{"publisher", input.publisher}, std::pair{"licence", input.licence},
              std::pair{"attribution", input.attribution}, std::pair{"address", input.address}}) {
            if (!value.empty()) {
                source[key] = value;
            }
        }
        sources.push_back(std::move(source));
    }
    return sources;
}

Json notes_of(const Study& study) {
    Json notes = Json::array();
    for (const InputNote& note : input_notes(study)) {
        notes.push_back({{"where", note.where}, {"what", note.what}});
    }
    return notes;
}

/// By what each region was found in the boundary file.
Json matches_of(const Study& study) {
    Json matches = Json::array();
    for (const RegionRecord& record : study.boundaries.records) {
        matches.push_back({{"region_code", study.regions[record.region].code.text()},
                           {"attribute", record.attribute},
                           {"value", record.value},
                           {"matched_by", words_for(record.kind)}});
    }
    return matches;
}

} // namespace

std::string data_package(const Study& study, const OutputFolder& folder) {
    const std::vector<InputFile> inputs = input_files(study);
    Json resources = Json::array();
    for (const std::string& file : folder.files()) {
        if (file != package_file) {
            resources.push_back(resource_of(study, folder, file));
        }
    }
    Json package = {
        {"$schema", "https://datapackage.org/profiles/2.0/datapackage.json"},
        {"name", "ukraine-peace-plans-" + study.control.date.iso()},
        {"title", "What territory of Ukraine ends up where under each peace plan"},
        {"description",
         fmt::format("Who holds what on {} and what each plan makes of it, with areas, shares, "
                     "checked claims and the land itself. All of it is internationally recognised "
                     "as Ukraine; plans are proposals.",
                     study.control.date.english())}};
    // The profile wants at least one licence where the property is there at all.
    if (Json licences = licences_of(inputs); !licences.empty()) {
        package["licenses"] = std::move(licences);
    }
    if (!inputs.empty()) {
        package["sources"] = sources_of(inputs);
    }
    const Json regions = matches_of(study);
    package["demarc"] = {{"version", version},
                         {"command_line", study.command_line},
                         {"method", described(study.method)},
                         {"snapshot_date", study.control.date.iso()},
                         {"snapshot_time", study.control.unix_seconds
                                               ? Json(iso_moment(study.control))
                                               : Json(nullptr)},
                         {"warnings", warnings_json(input_notes(study))},
                         {"repairs_and_notes", notes_of(study)},
                         {"regions_matched", regions}};
    package["resources"] = std::move(resources);
    return package.dump(2) + "\n";
}

void write_data_package(const Study& study, const OutputFolder& folder) {
    folder.write(package_file, data_package(study, folder));
}

} // namespace demarc
