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

/// How QGIS draws a layer.
struct QgisStyle {
    std::string layer; ///< name of an OutputLayer or LayerView
    std::string title; ///< for people: what QGIS lists
    std::string renderer;
    std::string labels{};       ///< empty: none
    const Scenario* scenario{}; ///< the plan it shows
};

/// The styles of the layers of faces.gpkg: the first of a layer is its default. Faces by control
/// and, one style for each plan, by what it changes; towns by their people; lines, areas and sites.
std::vector<QgisStyle> qgis_styles(const Study& study, const LayerColours& colours);

/// The titles of a layer's fields as QGIS writes them.
std::string qgis_aliases(const OutputLayer& layer);

/// The same as rows of the table layer_styles, which QGIS reads without being asked. The default
/// of a layer has the aliases of its fields as well.
std::vector<LayerStyle> layer_styles(const Study& study, const LayerColours& colours,
                                     const std::vector<OutputLayer>& layers = {});

} // namespace demarc
