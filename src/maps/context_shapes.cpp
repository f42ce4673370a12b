// SPDX-License-Identifier: MIT
#include "maps/context_shapes.hpp"

#include "maps/clipping.hpp"
#include "maps/thinning.hpp"

namespace demarc {
namespace {

constexpr double tolerance = 0.4;

std::vector<SheetLine> areas(const MultiPolygon& polygons, const Frame& frame,
                             const SheetBox& box) {
    std::vector<SheetLine> rings;
    for_each_ring(polygons, [&](const Ring& ring) {
        rings.push_back(thinned(frame.to_sheet(ring), tolerance));
    });
    return clipped_rings(rings, box);
}

std::vector<SheetLine> lines(const std::vector<LineString>& from, const Frame& frame,
                             const SheetBox& box) {
    std::vector<SheetLine> drawn;
    for (const LineString& line : from) {
        drawn.push_back(thinned(frame.to_sheet(line), tolerance));
    }
    return clipped_lines(drawn, box);
}

// Every second degree; drawn in steps of a quarter, since parallels are curved.
std::vector<SheetLine> graticule_lines(const Frame& frame, const SheetBox& box) {
    constexpr int west = 16;
    constexpr int east = 48;
    constexpr int south = 40;
    constexpr int north = 58;
    constexpr int parts = 4;
    std::vector<SheetLine> drawn;
    for (int lon = west; lon <= east; lon += 2) {
        SheetLine line;
        for (int step = south * parts; step <= north * parts; ++step) {
            line.push_back(frame.to_sheet(
                LonLat{static_cast<double>(lon), static_cast<double>(step) / parts}));
        }
        drawn.push_back(std::move(line));
    }
    for (int lat = south; lat <= north; lat += 2) {
        SheetLine line;
        for (int step = west * parts; step <= east * parts; ++step) {
            line.push_back(frame.to_sheet(
                LonLat{static_cast<double>(step) / parts, static_cast<double>(lat)}));
        }
        drawn.push_back(std::move(line));
    }
    return clipped_lines(drawn, box);
}

} // namespace

ContextShapes context_shapes(const MapContext& context, bool graticule, const Frame& frame,
                             const SheetBox& view) {
    const SheetBox box = cut_box(view);
    return {areas(context.neighbours, frame, box), lines(context.borders, frame, box),
            areas(context.lakes, frame, box), lines(context.rivers, frame, box),
            graticule ? graticule_lines(frame, box) : std::vector<SheetLine>{}};
}

} // namespace demarc
