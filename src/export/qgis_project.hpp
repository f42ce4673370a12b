// SPDX-License-Identifier: MIT
#pragma once

#include "export/layer_styles.hpp"
#include "study/study.hpp"

#include <string>

namespace demarc {

/// faces.qgz: a project of QGIS 3.22 and later over the GeoPackage beside it. The present line is
/// shown; the plans stand in groups by what they come to, each a layer of faces, to be ticked; over
/// them line of contact, places, regions and zones. The layout "A4" has map, title, legend, scale
/// bar and sources. Coordinates of the map are those of EqualAreaPlane. Same study, same bytes.
std::string qgis_project(const Study& study, const LayerColours& colours);

} // namespace demarc
