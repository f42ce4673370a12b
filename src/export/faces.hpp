// SPDX-License-Identifier: MIT
#pragma once

#include "io/vector_writer.hpp"
#include "study/study.hpp"

#include <string>
#include <vector>

namespace demarc {

/// Square metres: the smallest face is a sliver of a few of them.
inline constexpr int face_km2_decimals = 6;

/// What a plan makes of a face, as columns.
std::vector<FieldDefinition> outcome_fields();

/// The values of these columns, all of them null where the plan's text says nothing on territory.
void add_outcome(std::vector<FieldValue>& values, const Scenario& scenario, FaceIndex face);

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

/// faces.geojson: the layer of faces.
std::string faces_geojson(const Study& study);

} // namespace demarc
