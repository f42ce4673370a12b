// SPDX-License-Identifier: MIT
#include "export/shapefile.hpp"

#include "export/faces.hpp"
#include "export/format.hpp"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace demarc {

namespace {

using Short = std::pair<std::string_view, std::string_view>;

constexpr std::array own_columns{Short{"face", "face"},           Short{"region_code", "reg_code"},
                                 Short{"region_en", "region_en"}, Short{"region_uk", "region_uk"},
                                 Short{"control_drawn", "drawn"}, Short{"control", "control"},
                                 Short{"zones", "zones"},         Short{"area_km2", "area_km2"}};
constexpr std::array plan_short_names{Short{"administration", "admin"},
                                      Short{"legal_status", "legal"}, Short{"overlay", "overl"},
                                      Short{"change", "change"}, Short{"certainty", "certai"}};

/// Short names by long ones. A plan that is numbered above 99 has four characters of its own.
std::vector<std::pair<std::string, std::string>> short_names(const Study& study) {
    std::vector<std::pair<std::string, std::string>> names;
    for (const auto& [name, shorter] : own_columns) {
        names.emplace_back(name, shorter);
    }
    for (std::size_t i = 0; i < study.scenarios.size(); ++i) {
        for (const auto& [name, shorter] : plan_short_names) {
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
