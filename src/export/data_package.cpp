// SPDX-License-Identifier: MIT
#include "export/data_package.hpp"

#include "sources/control_snapshot.hpp"
#include "support/hash.hpp"
#include "support/version.hpp"
#include "words/labels.hpp"
#include "words/method_words.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

namespace demarc {

namespace {

using Json = nlohmann::ordered_json;

struct Format {
    std::string_view extension;
    std::string_view name;
    std::string_view media_type;
};

constexpr std::array formats{Format{".csv", "csv", "text/csv"},
                             Format{".json", "json", "application/json"},
                             Format{".jsonl", "jsonl", "application/jsonl"},
                             Format{".geojson", "geojson", "application/geo+json"},
                             Format{".topojson", "topojson", "application/json"},
                             Format{".gpkg", "gpkg", "application/geopackage+sqlite3"},
                             Format{".qgz", "qgz", "application/zip"},
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
           format.media_type.ends_with("jsonl") || format.media_type.ends_with("xml");
}

/// A resource's name: lower-case letters, digits, '-', '_', '.' and '/'.
std::string resource_name(std::string file) {
    std::transform(file.begin(), file.end(), file.begin(), [](char character) {
        const bool upper = character >= 'A' && character <= 'Z';
        return upper ? static_cast<char>(character - 'A' + 'a') : character;
    });
    return file;
}

Json schema_of(const PackagedFile& table) {
    Json fields = Json::array();
    for (const Column& column : table.columns) {
        Json field = {{"name", column.name}, {"type", column.type}};
        if (!column.unit.empty()) {
            field["unit"] = column.unit;
        }
        field["description"] = column.description;
        fields.push_back(std::move(field));
    }
    Json schema = {{"fields", std::move(fields)}};
    if (!table.key.empty()) {
        schema["primaryKey"] = table.key;
    }
    return schema;
}

Json resource_of(const PackagedFile& packaged, const OutputFolder& folder,
                 const std::string& file) {
    const std::filesystem::path path = folder.path(file);
    Json resource = {{"name", resource_name(file)}, {"path", file}, {"title", packaged.title}};
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
    if (!packaged.columns.empty()) {
        resource["type"] = "table";
        // Left to guess, readers take another sign where a column has the same long text in each
        // row.
        resource["dialect"] = Json::object({{"delimiter", ","}});
        resource["schema"] = schema_of(packaged);
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
                           {"matched_by", label_of(record.kind)}});
    }
    return matches;
}

} // namespace

std::string data_package(const PackageHead& head,
                         const std::function<PackagedFile(const std::string& path)>& describe,
                         const OutputFolder& folder) {
    Json resources = Json::array();
    for (const std::string& file : folder.files()) {
        if (file != package_name) {
            resources.push_back(resource_of(describe(file), folder, file));
        }
    }
    Json package = {{"$schema", "https://datapackage.org/profiles/2.0/datapackage.json"},
                    {"name", head.name},
                    {"title", head.title},
                    {"description", head.description}};
    // The profile wants at least one licence where the property is there at all.
    if (Json licences = licences_of(head.inputs); !licences.empty()) {
        package["licenses"] = std::move(licences);
    }
    if (!head.inputs.empty()) {
        package["sources"] = sources_of(head.inputs);
    }
    package["demarc"] = head.demarc;
    package["resources"] = std::move(resources);
    return package.dump(2) + "\n";
}

PackageHead package_head(const Study& study) {
    const Json moment =
        study.control.unix_seconds ? Json(iso_moment(study.control)) : Json(nullptr);
    return {.name = "ukraine-peace-plans-" + study.control.date.iso(),
            .title = "What territory of Ukraine ends up where under each peace plan",
            .description = fmt::format(
                "Who holds what on {} and what each plan makes of it, with areas, shares, "
                "checked claims and the land itself. All of it is internationally recognised "
                "as Ukraine; plans are proposals.",
                study.control.date.english()),
            .inputs = input_files(study),
            .demarc = {{"version", version},
                       {"command_line", study.command_line},
                       {"method", label_of(study.method)},
                       {"snapshot_date", study.control.date.iso()},
                       {"snapshot_time", moment},
                       {"warnings", warnings_json(input_notes(study))},
                       {"repairs_and_notes", notes_of(study)},
                       {"regions_matched", matches_of(study)}}};
}

nlohmann::ordered_json warnings_json(const std::vector<InputNote>& notes) {
    nlohmann::ordered_json warnings = nlohmann::ordered_json::array();
    for (const InputNote& warning : warnings_among(notes)) {
        warnings.push_back({{"kind", name_of(warning.warning)},
                            {"where", warning.where},
                            {"what", warning.what},
                            {"remedy", warning.remedy}});
    }
    return warnings;
}

} // namespace demarc
