// SPDX-License-Identifier: MIT
#include "maps/context.hpp"

#include "io/vector_file.hpp"
#include "maps/sheet_lines.hpp"
#include "support/error.hpp"

#include <string>

namespace demarc {

namespace {

template<typename Geometry>
void add(std::vector<Geometry>& to, const Feature& feature) {
    const auto* found = std::get_if<std::vector<Geometry>>(&feature.geometry);
    if (found == nullptr) {
        throw DataError(feature.where + ": not the kind of geometry its attribute 'kind' says");
    }
    to.insert(to.end(), found->begin(), found->end());
}

} // namespace

MapContext MapContext::read(const std::filesystem::path& file) {
    MapContext context;
    for (const Feature& feature : read_layer(file.string()).features) {
        const auto kind = feature.attributes.find("kind");
        const std::string word = kind == feature.attributes.end() ? "" : kind->second;
        if (word == "neighbour") {
            add(context.neighbours, feature);
        } else if (word == "border") {
            add(context.borders, feature);
        } else if (word == "lake") {
            add(context.lakes, feature);
        } else if (word == "river") {
            add(context.rivers, feature);
        } else {
            throw DataError(feature.where + ": its attribute 'kind' is not neighbour, border, lake "
                                            "or river");
        }
    }
    return context;
}

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
