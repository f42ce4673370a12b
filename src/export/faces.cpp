// SPDX-License-Identifier: MIT
#include "export/faces.hpp"

#include "export/format.hpp"
#include "export/places_table.hpp"
#include "partition/lines_of_control.hpp"
#include "support/text.hpp"
#include "words/labels.hpp"
#include "words/method_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace demarc {

namespace {

FieldValue text_or_null(std::string text) {
    return text.empty() ? FieldValue() : FieldValue(std::move(text));
}

FieldDefinition text_field(std::string name, std::string title, std::string comment) {
    return {std::move(name), FieldType::text, std::move(title), std::move(comment)};
}

FieldDefinition region_code_field() {
    return text_field("region_code", "Region code", "ISO 3166-2 code of the region.");
}

/// "ukraine, russia, joint": the words a column may have.
template<typename Values>
std::string words_of(const Values& values) {
    std::vector<std::string> words;
    for (const auto value : values) {
        words.emplace_back(name_of(value));
    }
    return join(words, ", ");
}

std::string control_words() {
    return words_of(std::array{ControlClass::ukrainian, ControlClass::russian,
                               ControlClass::russian_pre_2022, ControlClass::contested});
}

void add_outcome_fields(std::vector<FieldDefinition>& fields, const Scenario& scenario) {
    for (FieldDefinition field : outcome_fields()) {
        field.name = column_name(scenario.plan.id) + "_" + field.name;
        field.title = scenario.plan.title_en + ": " + field.title;
        fields.push_back(std::move(field));
    }
}

} // namespace

std::vector<FieldDefinition> outcome_fields() {
    return {text_field("administration", "administration",
                       "Who administers it under the plan: " + words_of(all_administrations) +
                           ". NULL, as in all columns of the plan, where its text says nothing on "
                           "territory."),
            text_field("legal_status", "legal status",
                       "What it is in law under the plan: " + words_of(all_legal_statuses) +
                           ". Recognition moves no land."),
            text_field("recognised_by", "recognised by", "Who recognises it as Russian."),
            text_field("overlay", "overlay",
                       "What lies over it without changing who holds it, as a demilitarised zone; "
                       "none."),
            text_field("change", "change",
                       "What the plan changes against the line of the day: " +
                           words_of(all_changes) + "."),
            text_field("certainty", "certainty",
                       "How firmly the text supports it: " + words_of(all_certainties) + ".")};
}

void add_outcome(std::vector<FieldValue>& values, const Scenario& scenario, FaceIndex face) {
    if (says_nothing_on_land(scenario.plan)) {
        values.resize(values.size() + outcome_fields().size()); // null
        return;
    }
    const Outcome& outcome = scenario.outcomes.faces[face];
    values.emplace_back(std::string(name_of(outcome.after)));
    values.emplace_back(std::string(name_of(outcome.legal)));
    values.push_back(text_or_null(join(outcome.recognised_by, "; ")));
    values.emplace_back(name_of(outcome.overlay));
    values.emplace_back(std::string(name_of(outcome.change)));
    values.emplace_back(std::string(name_of(outcome.certainty)));
}

namespace {

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
        add_outcome(record.values, scenario, index);
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
    OutputLayer layer{
        .name = "faces",
        .title = "Faces",
        .description = "Ukraine cut by all lines that matter, and what each plan does to every "
                       "piece. Control of " +
                       study.control.date.iso() + "; areas: " + label_of(study.method) + ".",
        .geometry = LayerGeometry::polygon,
        .fields = {{"face", FieldType::integer, "Face", "Number of the face, from 1."},
                   region_code_field(),
                   text_field("region_en", "Region", "Name of the region."),
                   text_field("region_uk", "Region (Ukrainian)", "Name of the region."),
                   text_field("control_drawn", "Control as drawn",
                              "Who holds it as the publisher drew it: " + control_words() + "."),
                   text_field("control", "Control",
                              "The same with strips along borders reconciled: what the "
                              "figures count."),
                   text_field("zones", "Zones",
                              "Ids of the zones it lies in, with semicolons between; see "
                              "the layer zones."),
                   {"area_km2", FieldType::real, "Area, km²", "Area by the method of the run."}},
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
                      .fields = {text_field("date", "Date", "The day of the line."),
                                 text_field("publisher", "Publisher", "Who drew it.")},
                      .records = {}};
    for (LineString& line : line_of_contact(study.partition)) {
        layer.records.push_back(
            {std::move(line), {study.control.date.iso(), text_or_null(study.control.publisher)}});
    }
    return layer;
}

OutputLayer regions_layer(const Study& study) {
    OutputLayer layer{
        .name = "regions",
        .title = "Regions",
        .description = "The 27 first-level units: " + study.boundaries.title + ".",
        .geometry = LayerGeometry::multipolygon,
        .fields = {region_code_field(),
                   text_field("region_en", "Region", "Name of the region."),
                   text_field("region_uk", "Region (Ukrainian)", "Name of the region."),
                   text_field("katotth", "KATOTTH", "Code of the official codifier."),
                   {"area_km2", FieldType::real, "Area, km²",
                    "Area of the polygon by the method of the run."},
                   {"official_603628_km2", FieldType::real, "Official area (603,628), km²",
                    "Official area; those of all regions add up to 603,628 km²."},
                   {"official_603549_km2", FieldType::real, "Official area (603,549), km²",
                    "Official area; those of all regions add up to 603,549 km²."}},
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
                      .fields = {text_field("site", "Site", "Its id in plans."),
                                 text_field("name_en", "Name", "English name."),
                                 text_field("name_uk", "Name (Ukrainian)", "Ukrainian name."),
                                 region_code_field()},
                      .records = {}};
    for (const Scenario& scenario : study.scenarios) {
        layer.fields.push_back(text_field(column_name(scenario.plan.id) + "_outcome",
                                          scenario.plan.title_en,
                                          "What the plan says of the site; NULL: nothing."));
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
                      .fields = {text_field("zone", "Zone", "Its id in plans."),
                                 text_field("name_en", "Name", "English name."),
                                 text_field("name_uk", "Name (Ukrainian)", "Ukrainian name."),
                                 region_code_field(),
                                 text_field("note", "Note", "What it is drawn by."),
                                 text_field("source", "Source",
                                            "Where its outline is from; computed: a band around a "
                                            "line or the land held on another day.")},
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
    OutputLayer layer{
        .name = "places",
        .title = "Places",
        .description = "Towns that a plan concerns or the line touches, each one point; the "
                       "rows of places.csv.",
        .geometry = LayerGeometry::point,
        .fields = {text_field("name_en", "Name", "English name."),
                   text_field("name_uk", "Name (Ukrainian)", "Ukrainian name."),
                   region_code_field(),
                   {"population", FieldType::integer, "Residents before the full-scale war",
                    "Not who lives there today."},
                   text_field("control", "Control",
                              "Who holds its point: " + control_words() + "."),
                   {"distance_to_line_km", FieldType::real, "Distance to the line, km",
                    "From its point to the line of contact; NULL: there is none."},
                   text_field("touched_by_line", "Touched by the line",
                              "yes: parts of the town may be on the other side.")},
        .records = {}};
    for (const Scenario& scenario : study.scenarios) {
        layer.fields.push_back(
            text_field(column_name(scenario.plan.id) + "_change", scenario.plan.title_en,
                       "What the plan changes there: " + words_of(all_changes) + "."));
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

std::string faces_geojson(const Study& study) {
    return geojson_text(faces_layer(study));
}

} // namespace demarc
