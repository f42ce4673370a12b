// SPDX-License-Identifier: MIT
#include "partition/contact_line.hpp"

#include "geometry/area.hpp"
#include "geometry/geos.hpp"
#include "geometry/locator.hpp"
#include "geometry/noding.hpp"
#include "geometry/projection.hpp"
#include "support/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

namespace demarc {

namespace {

/// The exterior rings of all regions together.
std::vector<LineString> outer_rings(const BoundarySet& boundaries) {
    MultiPolygon all;
    for (const MultiPolygon& region : boundaries.regions) {
        all.insert(all.end(), region.begin(), region.end());
    }
    std::vector<LineString> rings;
    for (Polygon& part : geos::polygons_of(geos::unary_union(all).get())) {
        rings.push_back(std::move(part.exterior));
    }
    return rings;
}

MultiPolygon polygons_within(const std::vector<LineString>& rings) {
    MultiPolygon polygons;
    for (const LineString& ring : rings) {
        polygons.push_back({ring, {}});
    }
    return polygons;
}

Metres distance_to(const std::vector<LineString>& lines, LonLat position) {
    const Projection projection;
    const auto plane = [&projection](const LineString& line) {
        LineString out;
        for (const PlanePoint point : projection.forward(line)) {
            out.push_back({point.x, point.y});
        }
        return out;
    };
    std::vector<LineString> projected;
    for (const LineString& line : lines) {
        projected.push_back(plane(line));
    }
    const geos::Geometry border = geos::from(projected);
    const geos::Geometry point = geos::point(plane({position}).front());
    double distance = 0;
    if (GEOSDistanceIndexed_r(geos::context().handle(), border.get(), point.get(), &distance) !=
        1) {
        geos::context().fail("measuring the distance to the border");
    }
    return {distance};
}

std::string at(LonLat position) {
    return fmt::format("{:.5f} E {:.5f} N", position.lon, position.lat);
}

/// An end of a line that hangs loose inside Ukraine leaves the two sides joined.
void refuse_loose_ends(const std::vector<LineString>& noded, const std::vector<LineString>& dangles,
                       const std::vector<LineString>& border) {
    const PolygonLocator ukraine(polygons_within(border));
    std::map<LonLat, int> meeting;
    for (const LineString& line : noded) {
        ++meeting[line.front()];
        ++meeting[line.back()];
    }
    for (const LineString& line : dangles) {
        for (const LonLat end : {line.front(), line.back()}) {
            if (meeting[end] != 1 || !ukraine.contains(end)) {
                continue;
            }
            // The border itself, put on the grid, may fold into specks of lines without area.
            const Metres distance = distance_to(border, end);
            if (distance.value > 0.01) {
                throw GeometryError(fmt::format(
                    "the line of contact ends inside Ukraine at {}, {:.1f} km from the border or "
                    "coast of the boundary set; it must reach the border or go on beyond it: "
                    "extend the line there",
                    at(end), distance.km()));
            }
        }
    }
}

} // namespace

std::vector<ControlArea> close_line_of_contact(const BoundarySet& boundaries,
                                               const ControlSnapshot& control) {
    const std::vector<LineString> border = outer_rings(boundaries);
    std::vector<LineString> lines = border;
    lines.insert(lines.end(), control.lines.begin(), control.lines.end());
    const std::vector<LineString> noded = node(lines);
    const Polygonized cut = polygonize(noded);
    refuse_loose_ends(noded, cut.dangles, border);

    const PolygonLocator ukraine(polygons_within(border));
    std::vector<bool> used(control.marks.size(), false);
    std::map<ControlClass, ControlArea> areas;
    std::size_t parts = 0;
    for (const Polygon& part : cut.polygons) {
        if (!ukraine.contains(position_inside(part))) {
            continue;
        }
        ++parts;
        const PolygonLocator inside({part});
        std::optional<SideMark> first;
        for (std::size_t i = 0; i < control.marks.size(); ++i) {
            const SideMark& mark = control.marks[i];
            if (!inside.contains(mark.position)) {
                continue;
            }
            used[i] = true;
            if (first && first->control != mark.control) {
                throw GeometryError(fmt::format(
                    "the line of contact does not part {} ({}) from {} ({}): it must close "
                    "against the border of the boundary set at both ends",
                    at(first->position), name_of(first->control), at(mark.position),
                    name_of(mark.control)));
            }
            first = mark;
        }
        if (first && first->control != control.elsewhere) {
            ControlArea& area = areas[first->control];
            area.control = first->control;
            area.record = "line of contact, the side of " + at(first->position);
            area.polygons.push_back(part);
        }
    }
    for (std::size_t i = 0; i < used.size(); ++i) {
        if (!used[i]) {
            throw GeometryError(fmt::format("the mark of the {} side at {} is outside Ukraine as "
                                            "the boundary set draws it",
                                            name_of(control.marks[i].control),
                                            at(control.marks[i].position)));
        }
    }
    // The parts of the boundary set itself (islands) do not count as cut.
    if (parts <= border.size()) {
        throw GeometryError("the line of contact cuts nothing: it does not close against the "
                            "border of the boundary set; both of its ends must reach the border "
                            "or coast, or go on beyond it");
    }
    std::vector<ControlArea> result;
    for (auto& [control_class, area] : areas) {
        result.push_back(std::move(area));
    }
    return result;
}

} // namespace demarc
