// SPDX-License-Identifier: MIT
#pragma once

#include "export/layer_styles.hpp"
#include "io/vector_writer.hpp"
#include "study/study.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace demarc {

/// The partition: one record for each face with its region, control class as drawn and as
/// reconciled, zones, area, and for each scenario the columns <plan>_administration,
/// _legal_status, _recognised_by, _overlay, _change and _certainty (dashes of the plan's id as
/// underscores).
OutputLayer faces_layer(const Study& study);

/// The stretches of line where Ukrainian-held and Russian-held land meet.
OutputLayer line_of_contact_layer(const Study& study);

/// The boundary set's own polygons with both official areas.
OutputLayer regions_layer(const Study& study);

/// Named places, with what each scenario says of them.
OutputLayer sites_layer(const Study& study);

/// The areas that plans refer to, whole, also where they reach beyond the faces they cut.
OutputLayer zones_layer(const Study& study);

/// The towns of places.csv, with the change under each scenario.
OutputLayer places_layer(const Study& study);

/// faces.gpkg: the layers above and disagreements_layer(). \throws OutputError
void write_faces_geopackage(const Study& study, const LayerColours& colours,
                            const std::filesystem::path& file);

/// faces.geojson: the layer of faces.
std::string faces_geojson(const Study& study);

/// The layer of faces with names of ten letters: the plans are numbered, `p02_change` is the change
/// under the second. Who recognises what is left out, for it is text of any length.
OutputLayer shapefile_layer(const Study& study);

/// What the short names mean and what a Shapefile cannot hold, in plain text.
std::string shapefile_columns_text(const Study& study);

} // namespace demarc
