// SPDX-License-Identifier: MIT
#include "maps/district_outlines.hpp"

#include "maps/sheet_layout.hpp"
#include "maps/sheet_lines.hpp"
#include "maps/svg_document.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace demarc {
namespace {

/// The district that a piece of land is drawn with: the one with most of it.
DistrictIndex main_district(const std::vector<DistrictShare>& shares) {
    return std::max_element(
               shares.begin(), shares.end(),
               [](const DistrictShare& a, const DistrictShare& b) { return a.share < b.share; })
        ->district;
}

/// For each district the arcs that have it on one side only.
std::vector<std::vector<SheetArc>> edges_of(const DistrictCut& cut, std::vector<SheetArc> arcs) {
    std::vector<std::vector<SheetArc>> edges(cut.districts.size());
    const auto district_at = [&](const std::optional<FaceIndex>& piece) {
        return piece ? std::optional(main_district(cut.shares[*piece])) : std::nullopt;
    };
    for (SheetArc& arc : arcs) {
        arc.left = district_at(arc.left);
        arc.right = district_at(arc.right);
        if (arc.left == arc.right) {
            continue;
        }
        for (const std::optional<FaceIndex>& side : {arc.left, arc.right}) {
            if (side) {
                edges[*side].push_back(arc);
            }
        }
    }
    return edges;
}

} // namespace

std::vector<DistrictOutline> district_outlines(const MapSubject& map, const Frame& frame,
                                               const SheetBox& view) {
    const DistrictCut& cut = map.districts->shapes.cut;
    const std::vector<DistrictShade> shades = district_shades(map);
    const std::vector<std::vector<SheetArc>> edges =
        edges_of(cut, sheet_arcs(map.districts->arcs, frame, line_tolerance));
    std::vector<DistrictOutline> outlines;
    for (DistrictIndex i = 0; i < cut.districts.size(); ++i) {
        std::vector<SheetLine> rings =
            outline(edges[i], [&](FaceIndex district) { return district == i; });
        if (!(std::abs(enclosed_area(clipped_rings(rings, view))) > 1e-3)) {
            continue;
        }
        outlines.push_back({xml_name(cut.districts[i].id), cut.districts[i].name,
                            shade_name(shades[i], map.fill), clipped_rings(rings, cut_box(view))});
    }
    return outlines;
}

std::vector<LandShape> shade_shapes(const std::vector<DistrictOutline>& districts) {
    std::vector<LandShape> shapes;
    for (const std::string& fill : all_fills(FillBy::held)) {
        LandShape shape{fill, {}, {}};
        for (const DistrictOutline& district : districts) {
            if (district.fill == fill) {
                shape.rings.insert(shape.rings.end(), district.rings.begin(), district.rings.end());
            }
        }
        if (!shape.rings.empty()) {
            shapes.push_back(std::move(shape));
        }
    }
    return shapes;
}

} // namespace demarc
