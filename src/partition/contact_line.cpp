// SPDX-License-Identifier: MIT
#include "partition/contact_line.hpp"

#include "geometry/area.hpp"
#include "geometry/distance.hpp"
#include "geometry/geos.hpp"
#include "geometry/locator.hpp"
#include "geometry/noding.hpp"
#include "geometry/polygonize.hpp"
#include "geometry/position_inside.hpp"
#include "support/error.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
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

std::string at(LonLat position) {
    return fmt::format("{:.5f} E {:.5f} N", position.lon, position.lat);
}

std::string in_words(Metres distance) {
    return distance.value < 1000 ? fmt::format("{:.2f} m", distance.value)
                                 : fmt::format("{:.1f} km", distance.km());
}

/// How far it is from a loose end to what else there is of the line.
std::string next_piece(const std::vector<LineString>& lines, LonLat end) {
    std::vector<LineString> others;
    std::copy_if(
        lines.begin(), lines.end(), std::back_inserter(others), [end](const LineString& line) {
            constexpr double grid = 1e-8;
            return std::none_of(line.begin(), line.end(), [end](LonLat p) {
                return std::abs(p.lon - end.lon) < grid && std::abs(p.lat - end.lat) < grid;
            });
        });
    const std::optional<Metres> distance = LineDistance(others).distance(end);
    return distance ? fmt::format("{} from the next piece of the line and ", in_words(*distance))
                    : std::string();
}

struct LooseEnd {
    LonLat position;
    Metres to_border;
};

/// Ends of the line that hang loose inside Ukraine and leave the two sides joined.
std::vector<LooseEnd> loose_ends(const std::vector<LineString>& noded,
                                 const std::vector<LineString>& dangles,
                                 const std::vector<LineString>& border) {
    const PolygonLocator ukraine(polygons_within(border));
    const LineDistance to_border(border);
    std::map<LonLat, int> meeting;
    for (const LineString& line : noded) {
        ++meeting[line.front()];
        ++meeting[line.back()];
    }
    std::vector<LooseEnd> loose;
    for (const LineString& line : dangles) {
        for (const LonLat end : {line.front(), line.back()}) {
            if (meeting[end] != 1 || !ukraine.contains(end)) {
                continue;
            }
            // The border itself, put on the grid, may fold into specks of lines without area.
            const Metres distance = to_border.distance(end).value_or(Metres{});
            if (distance.value > 0.01) {
                loose.push_back({end, distance});
            }
        }
    }
    return loose;
}

void refuse_loose_ends(const std::vector<LooseEnd>& loose, const std::vector<LineString>& lines) {
    if (loose.empty()) {
        return;
    }
    constexpr std::size_t most_named = 4;
    std::vector<std::string> named;
    for (std::size_t i = 0; i < std::min(loose.size(), most_named); ++i) {
        named.push_back(fmt::format("at {}, {}{} from the border or coast of the boundary set",
                                    at(loose[i].position), next_piece(lines, loose[i].position),
                                    in_words(loose[i].to_border)));
    }
    throw GeometryError(fmt::format(
        "the line of contact ends inside Ukraine {}{}; it must reach the border or go on beyond "
        "it: extend the line there, or cut off what sticks out beyond another piece; `join_metres` "
        "closes wider gaps and cuts off longer ends",
        join(named, ", and "),
        loose.size() > most_named ? fmt::format(", and at {} more", loose.size() - most_named)
                                  : ""));
}

/// Gives the parts of Ukraine to the sides of the marks in them.
class Sides {
public:
    explicit Sides(const ControlSnapshot& control)
        : control_(control), used_(control.marks.size(), false) {}

    void add(const Polygon& part, bool made_by_line) {
        const std::optional<SideMark> mark = mark_in(part);
        if (!mark) {
            // What the line cut off and nobody marked: a piece of coast, or a side.
            constexpr SquareMetres piece_of_coast = SquareMetres::from_km2(500);
            if (made_by_line && area_of(part) > piece_of_coast) {
                unmarked_.push_back(part);
                leaves_land_ = true;
            }
        } else if (mark->control == control_.elsewhere) {
            leaves_land_ = true;
        } else {
            ControlArea& area = areas_[mark->control];
            area.control = mark->control;
            area.record = "line of contact, the side of " + at(mark->position);
            area.polygons.push_back(part);
        }
    }

    std::vector<ControlArea> finish() {
        refuse_marks_outside();
        if (areas_.empty()) {
            throw GeometryError(fmt::format("no mark says which side of the line of contact is not "
                                            "{}: add a point of the other side",
                                            name_of(control_.elsewhere)));
        }
        if (!leaves_land_) {
            throw GeometryError(fmt::format("marks give both sides of the line of contact to {}, "
                                            "and nothing is left of {}: take out those of the "
                                            "wrong side",
                                            name_of(areas_.begin()->first),
                                            name_of(control_.elsewhere)));
        }
        refuse_sides_without_mark();
        std::vector<ControlArea> result;
        for (auto& [control_class, area] : areas_) {
            result.push_back(std::move(area));
        }
        return result;
    }

private:
    std::optional<SideMark> mark_in(const Polygon& part) {
        const PolygonLocator inside({part});
        std::optional<SideMark> first;
        for (std::size_t i = 0; i < control_.marks.size(); ++i) {
            const SideMark& mark = control_.marks[i];
            if (!inside.contains(mark.position)) {
                continue;
            }
            used_[i] = true;
            if (first && first->control != mark.control) {
                throw GeometryError(fmt::format(
                    "the line of contact does not part {} ({}) from {} ({}): it must close "
                    "against the border of the boundary set at both ends",
                    at(first->position), name_of(first->control), at(mark.position),
                    name_of(mark.control)));
            }
            first = mark;
        }
        return first;
    }

    void refuse_marks_outside() const {
        for (std::size_t i = 0; i < used_.size(); ++i) {
            if (!used_[i]) {
                throw GeometryError(fmt::format(
                    "the mark of the {} side at {} is outside Ukraine as the boundary set draws it",
                    name_of(control_.marks[i].control), at(control_.marks[i].position)));
            }
        }
    }

    /// One part may go without a mark: the other side of the one that has it. Of two nobody knows.
    void refuse_sides_without_mark() {
        if (unmarked_.size() < 2) {
            return;
        }
        const auto smallest = std::min_element(
            unmarked_.begin(), unmarked_.end(),
            [](const Polygon& a, const Polygon& b) { return area_of(a) < area_of(b); });
        throw GeometryError(fmt::format(
            "the line of contact cuts Ukraine into {} parts that no mark tells the side of, one of "
            "{:.0f} km² around {}: add a point with its side to each",
            unmarked_.size(), area_of(*smallest).km2(), at(position_inside(*smallest))));
    }

    const ControlSnapshot& control_;
    std::vector<bool> used_;
    std::vector<Polygon> unmarked_;
    bool leaves_land_ = false; ///< whether any side is left to who holds what is elsewhere
    std::map<ControlClass, ControlArea> areas_;
};

/// Whether the part is a whole piece of the boundary set, an island that no line touches.
bool is_whole_piece(const Polygon& part, const std::vector<LineString>& border) {
    const LonLat inside = position_inside(part);
    return std::any_of(border.begin(), border.end(), [&](const LineString& ring) {
        constexpr double rounding = 1e-6;
        return PolygonLocator({Polygon{ring, {}}}).contains(inside) &&
               area_of(part) / area_of(ring) > 1 - rounding;
    });
}

} // namespace

std::vector<ControlArea> close_line_of_contact(const BoundarySet& boundaries,
                                               const ControlSnapshot& control) {
    const std::vector<LineString> border = outer_rings(boundaries);
    std::vector<LineString> lines = border;
    lines.insert(lines.end(), control.lines.begin(), control.lines.end());
    const std::vector<LineString> noded = node(lines);
    const Polygonized cut = polygonize(noded);
    refuse_loose_ends(loose_ends(noded, cut.dangles, border), control.lines);

    const PolygonLocator ukraine(polygons_within(border));
    Sides sides(control);
    std::size_t parts = 0;
    for (const Polygon& part : cut.polygons) {
        if (ukraine.contains(position_inside(part))) {
            ++parts;
            sides.add(part, !is_whole_piece(part, border));
        }
    }
    // The parts of the boundary set itself (islands) do not count as cut.
    if (parts <= border.size()) {
        throw GeometryError("the line of contact cuts nothing: it does not close against the "
                            "border of the boundary set; both of its ends must reach the border "
                            "or coast, or go on beyond it");
    }
    return sides.finish();
}

} // namespace demarc
