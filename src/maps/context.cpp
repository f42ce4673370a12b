// SPDX-License-Identifier: MIT
#include "maps/context.hpp"

#include "io/vector_file.hpp"
#include "maps/sheet_lines.hpp"
#include "support/error.hpp"

#include <string>

namespace demarc {

namespace {

template<typename Geometry>
const std::vector<Geometry>& geometry_of(const Feature& feature) {
    const auto* found = std::get_if<std::vector<Geometry>>(&feature.geometry);
    if (found == nullptr) {
        throw DataError(feature.where + ": not the kind of geometry its attribute 'kind' says");
    }
    return *found;
}

void add_areas(std::vector<PlaneLine>& to, const Feature& feature) {
    for_each_ring(geometry_of<Polygon>(feature), [&](const Ring& ring) { to.emplace_back(ring); });
}

void add_lines(std::vector<PlaneLine>& to, const Feature& feature) {
    for (const LineString& line : geometry_of<LineString>(feature)) {
        to.emplace_back(line);
    }
}

} // namespace

MapContext MapContext::read(const std::filesystem::path& file) {
    MapContext context;
    for (const Feature& feature : read_layer(file.string()).features) {
        const auto kind = feature.attributes.find("kind");
        const std::string word = kind == feature.attributes.end() ? "" : kind->second;
        if (word == "neighbour") {
            add_areas(context.neighbours, feature);
        } else if (word == "border") {
            add_lines(context.borders, feature);
        } else if (word == "lake") {
            add_areas(context.lakes, feature);
        } else if (word == "river") {
            add_lines(context.rivers, feature);
        } else {
            throw DataError(feature.where + ": its attribute 'kind' is not neighbour, border, lake "
                                            "or river");
        }
    }
    return context;
}

namespace {

constexpr double tolerance = 0.4;

std::vector<SheetLine> thinned(const std::vector<PlaneLine>& lines, const Frame& frame) {
    std::vector<SheetLine> drawn;
    drawn.reserve(lines.size());
    for (const PlaneLine& line : lines) {
        drawn.push_back(frame.to_sheet(line, tolerance));
    }
    return drawn;
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
    return {clipped_rings(thinned(context.neighbours, frame), box),
            clipped_lines(thinned(context.borders, frame), box),
            clipped_rings(thinned(context.lakes, frame), box),
            clipped_lines(thinned(context.rivers, frame), box),
            graticule ? graticule_lines(frame, box) : std::vector<SheetLine>{}};
}

} // namespace demarc
