// SPDX-License-Identifier: MIT
#include "export/geopackage.hpp"

#include "export/disagreements.hpp"
#include "export/districts_table.hpp"
#include "export/faces.hpp"
#include "export/format.hpp"
#include "words/figures.hpp"
#include "words/labels.hpp"
#include "words/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace demarc {

OutputLayer face_outcomes_table(const Study& study) {
    OutputLayer table{
        .name = "face_outcomes",
        .title = "Outcomes of faces by plan",
        .description = "One row for each face and plan; `face` is the number of the "
                       "face. The layer faces_by_plan has them with their land.",
        .geometry = LayerGeometry::none,
        .fields = {{"face", FieldType::integer, "Face", "Number of the face."},
                   {"plan", FieldType::text, "Plan", "Id of the plan."},
                   {"plan_title", FieldType::text, "Title of the plan", ""},
                   {"region_code", FieldType::text, "Region code",
                    "ISO 3166-2 code of the region."},
                   {"area_km2", FieldType::real, "Area, km²", "Area by the method of the run."},
                   {"control", FieldType::text, "Control", "Who holds it now."}},
        .records = {}};
    for (FieldDefinition field : outcome_fields()) {
        field.title = as_heading(field.title);
        table.fields.push_back(std::move(field));
    }
    for (const Scenario& scenario : study.scenarios) {
        for (FaceIndex i = 0; !scenario.plan.reference && i < study.partition.faces.size(); ++i) {
            const Face& face = study.partition.faces[i];
            OutputRecord record{{},
                                {static_cast<long long>(i + 1), scenario.plan.id,
                                 scenario.plan.title_en, study.regions[face.region].code.text(),
                                 rounded(face.area(study.method.area).km2(), face_km2_decimals),
                                 std::string(name_of(face.control))}};
            add_outcome(record.values, scenario, i);
            table.records.push_back(std::move(record));
        }
    }
    return table;
}

namespace {

constexpr std::size_t russian_held_column = 5; ///< of district_fields()

std::vector<FieldDefinition> district_fields(const Study& study) {
    std::vector<FieldDefinition> fields{
        {"district_id", FieldType::text, "District code",
         "Its code in its file; its name where it has no code."},
        {"district", FieldType::text, "District", "Its name, as its file has it."},
        {"region_code", FieldType::text, "Region code", "ISO 3166-2 code of its region."},
        {"region_en", FieldType::text, "Region", "Name of its region."},
        {"area_km2", FieldType::real, "Area, km²", "By the method of the run."},
        {"russian_held_pct", FieldType::real, "Held by Russia, %",
         "Share of the district on the day of the line."}};
    std::set<std::string> names;
    for (const FieldDefinition& field : fields) {
        names.insert(field.name);
    }
    for (const Column& column : stock_columns(study, std::move(names))) {
        fields.push_back({column.name, FieldType::real, column.name, column.description});
    }
    for (const Scenario& scenario : study.scenarios) {
        if (!scenario.plan.reference) {
            fields.push_back(
                {column_name(scenario.plan.id) + "_russia_pct", FieldType::real,
                 scenario.plan.title_en,
                 "Share of the district that Russia would administer under the plan, %; NULL: the "
                 "text says nothing on territory."});
        }
    }
    return fields;
}

/// Per cent of each district in a class.
std::vector<double> shares_of(const DistrictTally& tally, std::size_t scenario, Layer layer,
                              const std::vector<std::string_view>& classes) {
    std::vector<double> shares(tally.districts.size());
    for (const DistrictRow& row : tally.rows[scenario]) {
        if (row.layer == layer &&
            std::find(classes.begin(), classes.end(), row.class_name) != classes.end()) {
            shares[row.district] += row.share_pct;
        }
    }
    return shares;
}

/// The land of each district of a tally as its publisher draws it; that of a region which stands
/// for districts that the file has not.
std::vector<MultiPolygon> outlines_of(const Study& study, const DistrictSet& drawn) {
    std::map<std::string, const District*> by_id;
    for (const District& district : drawn.districts) {
        by_id.emplace(district.id, &district);
    }
    std::vector<MultiPolygon> outlines;
    for (const TalliedDistrict& one : study.districts->districts) {
        const auto found = by_id.find(one.district.id);
        outlines.push_back(one.district.is_whole_region || found == by_id.end()
                               ? study.boundaries.regions[one.district.region]
                               : found->second->polygons);
    }
    return outlines;
}

} // namespace

OutputLayer districts_layer(const Study& study, const DistrictSet& drawn) {
    const DistrictTally& tally = *study.districts;
    OutputLayer layer{.name = "districts",
                      .title = as_heading(tally.level),
                      .description = tally.title +
                                     ", as drawn there; figures are of the land that counts as "
                                     "theirs, which adds up to the regions.",
                      .geometry = LayerGeometry::multipolygon,
                      .fields = district_fields(study),
                      .records = {}};
    std::vector<MultiPolygon> outlines = outlines_of(study, drawn);
    for (DistrictIndex i = 0; i < tally.districts.size(); ++i) {
        const auto& [district, area, stocks] = tally.districts[i];
        const Region& region = study.regions[district.region];
        layer.records.push_back({std::move(outlines[i]),
                                 {district.id, district.name, region.code.text(), region.name_en,
                                  rounded_km2(area), FieldValue()}});
        for (std::size_t k = 0; k < stocks.size(); ++k) {
            layer.records.back().values.emplace_back(study.stocks[k].people_of
                                                         ? rounded_people(stocks[k])
                                                         : rounded(stocks[k], amount_decimals));
        }
    }
    for (std::size_t k = 0; k < study.scenarios.size(); ++k) {
        const Scenario& scenario = study.scenarios[k];
        const bool present = scenario.plan.reference;
        const std::vector<double> shares =
            present ? shares_of(
                          tally, k, Layer::control,
                          {name_of(ControlClass::russian), name_of(ControlClass::russian_pre_2022)})
                    : shares_of(tally, k, Layer::administration, {name_of(Administration::russia)});
        for (DistrictIndex i = 0; i < shares.size(); ++i) {
            const FieldValue share = has_own_figures(scenario, Layer::administration)
                                         ? FieldValue(rounded_percent(shares[i]))
                                         : FieldValue();
            std::vector<FieldValue>& values = layer.records[i].values;
            if (present) {
                values[russian_held_column] = share;
            } else {
                values.push_back(share);
            }
        }
    }
    return layer;
}

std::vector<OutputLayer> geopackage_layers(const Study& study, const DistrictSet* drawn) {
    std::vector<OutputLayer> layers{faces_layer(study),         line_of_contact_layer(study),
                                    regions_layer(study),       sites_layer(study),
                                    zones_layer(study),         places_layer(study),
                                    disagreements_layer(study), face_outcomes_table(study)};
    if (study.districts && drawn != nullptr) {
        layers.push_back(districts_layer(study, *drawn));
    }
    return layers;
}

void write_faces_geopackage(const Study& study, const LayerColours& colours,
                            const std::filesystem::path& file, const DistrictSet* drawn) {
    const std::vector<OutputLayer> layers = geopackage_layers(study, drawn);
    write_geopackage(
        file, layers, layer_styles(study, colours, layers),
        {{"faces_by_plan", "Faces by plan", "Every face under every plan: set a filter on `plan`.",
          "face_outcomes", "face", "faces"}});
}

} // namespace demarc
