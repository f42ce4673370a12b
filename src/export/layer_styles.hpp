// SPDX-License-Identifier: MIT
#pragma once

#include "io/vector_writer.hpp"
#include "study/study.hpp"

#include <map>
#include <string>
#include <vector>

namespace demarc {

/// Colours ("#rrggbb") by kind and name in the style file, as colours_of() gives them: "area
/// kept_by_russia", "line contact", "symbol site". No colour is written in the code.
using LayerColours = std::map<std::string, std::string>;

/// How QGIS draws the layers of faces.gpkg: faces by control (the default) and, one style for each
/// plan, by what it changes; the line of contact and the regions as lines. QGIS reads them from the
/// table layer_styles without being asked.
std::vector<LayerStyle> layer_styles(const Study& study, const LayerColours& colours);

} // namespace demarc
