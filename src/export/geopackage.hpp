// SPDX-License-Identifier: MIT
#pragma once

#include "export/layer_styles.hpp"
#include "io/vector_writer.hpp"
#include "sources/district_reader.hpp"
#include "study/study.hpp"

#include <filesystem>
#include <string_view>
#include <vector>

namespace demarc {

inline constexpr std::string_view geopackage_name = "faces.gpkg";

/// Faces by plans in long form: one record for each face and plan, without the present line.
OutputLayer face_outcomes_table(const Study& study);

/// The districts as their publisher draws them, with area, people and what else is counted, and the
/// share that Russia holds and would administer under each plan, as districts.csv has them.
/// \pre the study has districts, and they are those that were `drawn`
OutputLayer districts_layer(const Study& study, const DistrictSet& drawn);

/// All layers and tables of faces.gpkg; districts only if they are given.
std::vector<OutputLayer> geopackage_layers(const Study& study, const DistrictSet* drawn = nullptr);

/// faces.gpkg: these layers, the faces by plan with their land, and the styles.
/// \throws OutputError
void write_faces_geopackage(const Study& study, const LayerColours& colours,
                            const std::filesystem::path& file, const DistrictSet* drawn = nullptr);

} // namespace demarc
