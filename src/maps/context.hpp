// SPDX-License-Identifier: MIT
#pragma once

#include "maps/frame.hpp"
#include "maps/plane_line.hpp"
#include "maps/sheet.hpp"

#include <filesystem>
#include <vector>

namespace demarc {

/// What lies around Ukraine and through it, for orientation: geodata/context, public domain. No
/// figure is measured on it.
struct MapContext {
    std::vector<PlaneLine> neighbours; ///< land that is not Ukraine; what neither covers is sea
    std::vector<PlaneLine> borders;    ///< between neighbours
    std::vector<PlaneLine> lakes;
    std::vector<PlaneLine> rivers;

    /// Reads a GeoJSON file whose records have an attribute `kind`: neighbour, border, lake, river.
    /// \throws DataError
    static MapContext read(const std::filesystem::path& file);
};

/// Neighbours and waters in their place.
struct ContextShapes {
    std::vector<SheetLine> neighbours;
    std::vector<SheetLine> borders;
    std::vector<SheetLine> lakes;
    std::vector<SheetLine> rivers;
    std::vector<SheetLine> graticule;
};

/// Projects the context, thins it and cuts it off around `view`.
ContextShapes context_shapes(const MapContext& context, bool graticule, const Frame& frame,
                             const SheetBox& view);

} // namespace demarc
