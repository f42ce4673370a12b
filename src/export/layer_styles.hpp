// SPDX-License-Identifier: MIT
#pragma once

#include "io/vector_writer.hpp"
#include "tally/study.hpp"

#include <vector>

namespace demarc {

/// How QGIS draws the layers of faces.gpkg: faces by control (the default) and, one style for each
/// plan, by what it changes; the line of contact and the regions as lines. QGIS reads them from the
/// table layer_styles without being asked.
std::vector<LayerStyle> layer_styles(const Study& study);

} // namespace demarc
