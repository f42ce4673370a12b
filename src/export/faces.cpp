// SPDX-License-Identifier: MIT
#include "export/faces.hpp"

#include "export/disagreements.hpp"
#include "export/format.hpp"
#include "export/layer_styles.hpp"
#include "export/places_table.hpp"
#include "partition/lines_of_control.hpp"
#include "support/text.hpp"
#include "words/labels.hpp"
#include "words/method_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace demarc {

namespace {

/// Square metres: the smallest face is a sliver of a few of them.
constexpr int face_km2_decimals = 6;

FieldValue text_or_null(std::string text) {
    return text.empty() ? FieldValue() : FieldValue(std::move(text));
}

/// What a plan makes of a face; all of them null where its text says nothing on territory.
constexpr std::array outcome_columns{"administration", "legal_status", "recognised_by",
                                     "overlay",        "change",       "certainty"};

void add_outcome_fields(std::vector<FieldDefinition>& fields, const Scenario& scenario) {
    for (const char* column : outcome_columns) {
        fields.push_back({column_name(scenario.plan.id) + "_" + column, FieldType::text});
    }
}

void add_outcome(std::vector<FieldValue>& values, const Outcome& outcome) {
    values.emplace_back(std::string(name_of(outcome.after)));
    values.emplace_back(std::string(name_of(outcome.legal)));
    values.push_back(text_or_null(join(outcome.recognised_by, "; ")));
    values.emplace_back(name_of(outcome.overlay));
    values.emplace_back(std::string(name_of(outcome.change)));
    values.emplace_back(std::string(name_of(outcome.certainty)));
}

std::string zone_ids(const Face& face, const Partition& partition) {
    std::vector<std::string> ids;
    for (const ZoneIndex zone : face.zones) {
        ids.push_back(partition.zones[zone].id);
    }
    return join(ids, ";");
}

OutputRecord face_record(const Study& study, FaceIndex index) {
    const Face& face = study.partition.faces[index];
    const Region& region = study.regions[face.region];
    OutputRecord record{face.polygon,
                        {static_cast<long long>(index + 1), region.code.text(), region.name_en,
                         region.name_uk, std::string(name_of(face.drawn)),
                         std::string(name_of(face.control)),
                         text_or_null(zone_ids(face, study.partition)),
                         rounded(face.area(study.method.area).km2(), face_km2_decimals)}};
    for (const Scenario& scenario : study.scenarios) {
        if (says_nothing_on_land(scenario.plan)) {
            record.values.resize(record.values.size() + outcome_columns.size()); // null
        } else {
            add_outcome(record.values, scenario.outcomes.faces[index]);
        }
    }
    return record;
}

const SiteOutcome* outcome_of(const Scenario& scenario, const Site& site) {
    const auto& sites = scenario.outcomes.sites;
    const auto found = std::find_if(sites.begin(), sites.end(), [&](const SiteOutcome& outcome) {
        return outcome.site == site.id;
    });
    return found == sites.end() ? nullptr : &*found;
}

} // namespace

OutputLayer faces_layer(const Study& study) {
    OutputLayer layer{.name = "faces",
                      .title = "Faces",
                      .description =
                          "Ukraine cut by all lines that matter, and what each plan does to every "
                          "piece. Control of " +
                          study.control.date.iso() + "; areas: " + label_of(study.method) + ".",
                      .geometry = LayerGeometry::polygon,
                      .fields = {{"face", FieldType::integer},
                                 {"region_code", FieldType::text},
                                 {"region_en", FieldType::text},
                                 {"region_uk", FieldType::text},
                                 {"control_drawn", FieldType::text},
                                 {"control", FieldType::text},
                                 {"zones", FieldType::text},
                                 {"area_km2", FieldType::real}},
                      .records = {}};
    for (const Scenario& scenario : study.scenarios) {
        add_outcome_fields(layer.fields, scenario);
    }
    for (FaceIndex i = 0; i < study.partition.faces.size(); ++i) {
        layer.records.push_back(face_record(study, i));
    }
    return layer;
}

OutputLayer line_of_contact_layer(const Study& study) {
    OutputLayer layer{.name = "line_of_contact",
                      .title = "Line of contact",
                      .description = "Where Ukrainian-held and Russian-held land meet, " +
                                     study.control.date.iso() + ".",
                      .geometry = LayerGeometry::line,
                      .fields = {{"date", FieldType::text}, {"publisher", FieldType::text}},
                      .records = {}};
    for (LineString& line : line_of_contact(study.partition)) {
        layer.records.push_back(
            {std::move(line), {study.control.date.iso(), text_or_null(study.control.publisher)}});
    }
    return layer;
}

OutputLayer regions_layer(const Study& study) {
    OutputLayer layer{.name = "regions",
                      .title = "Regions",
                      .description = "The 27 first-level units: " + study.boundaries.title + ".",
                      .geometry = LayerGeometry::multipolygon,
                      .fields = {{"region_code", FieldType::text},
                                 {"region_en", FieldType::text},
                                 {"region_uk", FieldType::text},
                                 {"katotth", FieldType::text},
                                 {"area_km2", FieldType::real},
                                 {"official_603628_km2", FieldType::real},
                                 {"official_603549_km2", FieldType::real}},
                      .records = {}};
    const Denominators areas(study.partition, study.regions, Denominator::polygon,
                             study.method.area);
    for (RegionIndex i = 0; i < study.regions.size() && i < study.boundaries.regions.size(); ++i) {
        const Region& region = study.regions[i];
        layer.records.push_back(
            {study.boundaries.regions[i],
             {region.code.text(), region.name_en, region.name_uk, text_or_null(region.katotth),
              rounded_km2(areas.of_region(i)), rounded_km2(region.official_603628),
              rounded_km2(region.official_603549)}});
    }
    return layer;
}

OutputLayer sites_layer(const Study& study) {
    OutputLayer layer{.name = "sites",
                      .title = "Sites",
                      .description = "Places that plans name; they carry no area.",
                      .geometry = LayerGeometry::point,
                      .fields = {{"site", FieldType::text},
                                 {"name_en", FieldType::text},
                                 {"name_uk", FieldType::text},
                                 {"region_code", FieldType::text}},
                      .records = {}};
    for (const Scenario& scenario : study.scenarios) {
        layer.fields.push_back({column_name(scenario.plan.id) + "_outcome", FieldType::text});
    }
    for (const Site& site : study.places.sites) {
        if (!site.position) {
            continue; // a river has no point to be drawn at
        }
        OutputRecord record{
            *site.position,
            {site.id, site.name_en, site.name_uk,
             site.region ? FieldValue(study.regions[*site.region].code.text()) : FieldValue()}};
        for (const Scenario& scenario : study.scenarios) {
            const SiteOutcome* outcome = outcome_of(scenario, site);
            record.values.push_back(outcome ? text_or_null(outcome->text) : FieldValue());
        }
        layer.records.push_back(std::move(record));
    }
    return layer;
}

OutputLayer zones_layer(const Study& study) {
    OutputLayer layer{.name = "zones",
                      .title = "Zones",
                      .description = "Areas that plans refer to. They may overlap.",
                      .geometry = LayerGeometry::multipolygon,
                      .fields = {{"zone", FieldType::text},
                                 {"name_en", FieldType::text},
                                 {"name_uk", FieldType::text},
                                 {"region_code", FieldType::text},
                                 {"note", FieldType::text},
                                 {"source", FieldType::text}},
                      .records = {}};
    for (const Zone& zone : study.partition.zones) {
        layer.records.push_back(
            {zone.polygons,
             {zone.id, text_or_null(zone.name_en), text_or_null(zone.name_uk),
              zone.region ? FieldValue(study.regions[*zone.region].code.text()) : FieldValue(),
              text_or_null(zone.note), text_or_null(zone.source)}});
    }
    return layer;
}

OutputLayer places_layer(const Study& study) {
    OutputLayer layer{.name = "places",
                      .title = "Places",
                      .description =
                          "Towns that a plan concerns or the line touches, each one point; the "
                          "rows of places.csv.",
                      .geometry = LayerGeometry::point,
                      .fields = {{"name_en", FieldType::text},
                                 {"name_uk", FieldType::text},
                                 {"region_code", FieldType::text},
                                 {"population", FieldType::integer},
                                 {"control", FieldType::text},
                                 {"distance_to_line_km", FieldType::real},
                                 {"touched_by_line", FieldType::text}},
                      .records = {}};
    for (const Scenario& scenario : study.scenarios) {
        layer.fields.push_back({column_name(scenario.plan.id) + "_change", FieldType::text});
    }
    for (const Town* town : concerned_towns(study)) {
        const NamedPlace& place = town->place;
        OutputRecord record{
            place.position,
            {place.name_en, text_or_null(place.name_uk), study.regions[place.region].code.text(),
             place.population ? FieldValue(static_cast<long long>(*place.population))
                              : FieldValue(),
             std::string(name_of(study.partition.faces[town->face].control)),
             town->to_line ? FieldValue(rounded(town->to_line->km(), 1)) : FieldValue(),
             std::string(town->touched_by_line() ? "yes" : "no")}};
        for (const Scenario& scenario : study.scenarios) {
            record.values.emplace_back(
                std::string(name_of(scenario.outcomes.faces[town->face].change)));
        }
        layer.records.push_back(std::move(record));
    }
    return layer;
}

void write_faces_geopackage(const Study& study, const LayerColours& colours,
                            const std::filesystem::path& file) {
    write_geopackage(file,
                     {faces_layer(study), line_of_contact_layer(study), regions_layer(study),
                      sites_layer(study), zones_layer(study), places_layer(study),
                      disagreements_layer(study)},
                     layer_styles(study, colours));
}

std::string faces_geojson(const Study& study) {
    return geojson_text(faces_layer(study));
}

namespace {

using Short = std::pair<std::string_view, std::string_view>;

constexpr std::array own_columns{Short{"face", "face"},           Short{"region_code", "reg_code"},
                                 Short{"region_en", "region_en"}, Short{"region_uk", "region_uk"},
                                 Short{"control_drawn", "drawn"}, Short{"control", "control"},
                                 Short{"zones", "zones"},         Short{"area_km2", "area_km2"}};
constexpr std::array plan_columns{Short{"administration", "admin"}, Short{"legal_status", "legal"},
                                  Short{"overlay", "overl"}, Short{"change", "change"},
                                  Short{"certainty", "certai"}};

/// Short names by long ones. A plan that is numbered above 99 has four characters of its own.
std::vector<std::pair<std::string, std::string>> short_names(const Study& study) {
    std::vector<std::pair<std::string, std::string>> names;
    for (const auto& [name, shorter] : own_columns) {
        names.emplace_back(name, shorter);
    }
    for (std::size_t i = 0; i < study.scenarios.size(); ++i) {
        for (const auto& [name, shorter] : plan_columns) {
            names.emplace_back(fmt::format("{}_{}", column_name(study.scenarios[i].plan.id), name),
                               fmt::format("p{:02}_{}", i + 1, shorter).substr(0, 10));
        }
    }
    return names;
}

std::optional<std::size_t> field_of(const OutputLayer& layer, std::string_view name) {
    for (std::size_t i = 0; i < layer.fields.size(); ++i) {
        if (layer.fields[i].name == name) {
            return i;
        }
    }
    return std::nullopt;
}

} // namespace

OutputLayer shapefile_layer(const Study& study) {
    const OutputLayer faces = faces_layer(study);
    OutputLayer layer{.name = faces.name,
                      .title = faces.title,
                      .description = faces.description,
                      .geometry = faces.geometry,
                      .fields = {},
                      .records = {}};
    for (const OutputRecord& record : faces.records) {
        layer.records.push_back({record.geometry, {}});
    }
    for (const auto& [name, shorter] : short_names(study)) {
        const auto column = field_of(faces, name);
        if (!column) {
            continue;
        }
        FieldDefinition field = faces.fields[*column];
        field.name = shorter;
        if (field.type == FieldType::real) {
            field.width = 18;
            field.decimals = 6;
        }
        layer.fields.push_back(field);
        for (std::size_t i = 0; i < faces.records.size(); ++i) {
            layer.records[i].values.push_back(faces.records[i].values[*column]);
        }
    }
    return layer;
}

std::string shapefile_columns_text(const Study& study) {
    std::string text =
        "The columns of faces.shp\n"
        "\n"
        "A Shapefile holds less than the other formats:\n"
        "* Names of columns have ten letters at most; below is what they stand for.\n"
        "* There is no NULL: a text that is not known is empty.\n"
        "* A text has 254 bytes at most, a file 255 columns: who recognises what is left out.\n"
        "* Text is UTF-8, as faces.cpg says; programs that pass over that file misread Ukrainian.\n"
        "* Coordinates are longitude and latitude on WGS 84, see faces.prj. Outer rings are "
        "clockwise.\n"
        "faces.gpkg has everything under its full name.\n";
    text += "\nPlans\n\n";
    for (std::size_t i = 0; i < study.scenarios.size(); ++i) {
        const Plan& plan = study.scenarios[i].plan;
        text += fmt::format("p{:02}  {}  {}\n", i + 1, plan.id, plan.title_en);
    }
    text += "\nColumns\n\n";
    for (const auto& [name, shorter] : short_names(study)) {
        text += fmt::format("{:<10}  {}\n", shorter, name);
    }
    return text;
}

} // namespace demarc
