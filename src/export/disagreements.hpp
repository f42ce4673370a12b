// SPDX-License-Identifier: MIT
#pragma once

#include "io/vector_writer.hpp"
#include "study/study.hpp"

#include <string>

namespace demarc {

/// Where the sources do not agree, piece by piece, each with what was made of it: strips that the
/// front line's publisher leaves free at the border and coast of the boundary set (`strip`), land
/// left out between two of its areas (`gap`), land drawn beyond the boundary set (`beyond`),
/// areas of different classes over one another (`overlap`), pieces too small to have a line of
/// contact (`speck`), and parts that were looked at and left as drawn (`kept`). Empty but for
/// overlaps and specks where reconciliation is off.
OutputLayer disagreements_layer(const Study& study);

std::string disagreements_geojson(const Study& study);

} // namespace demarc
