// SPDX-License-Identifier: MIT
#include "partition/contact_line.hpp"

#include "geometry/area.hpp"
#include "geometry/geos.hpp"
#include "geometry/locator.hpp"
#include "geometry/noding.hpp"
#include "geometry/polygonize.hpp"
#include "geometry/position_inside.hpp"
#include "partition/loose_ends.hpp"
#include "support/error.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

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

/// A part of Ukraine as the line cuts it.
struct Part {
    Polygon polygon;
    bool made_by_line = false; ///< not an island that no line touches
    SquareMetres area;
    std::optional<SideMark> mark;
};

/// What runs between the parts.
class PartBorders {
public:
    PartBorders(const std::vector<LineString>& noded, const std::vector<Part>& parts)
        : enclosed_(parts.size(), true), beside_(parts.size()) {
        std::map<std::pair<LonLat, LonLat>, std::size_t> first_edges;
        for (std::size_t i = 0; i < noded.size(); ++i) {
            first_edges[edge(noded[i][0], noded[i][1])] = i;
        }
        std::vector<std::vector<std::size_t>> sides(noded.size());
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const auto look_along = [&](const Ring& ring) {
                for (std::size_t k = 1; k < ring.size(); ++k) {
                    const auto found = first_edges.find(edge(ring[k - 1], ring[k]));
                    if (found != first_edges.end()) {
                        sides[found->second].push_back(i);
                    }
                }
            };
            look_along(parts[i].polygon.exterior);
            std::for_each(parts[i].polygon.holes.begin(), parts[i].polygon.holes.end(), look_along);
        }
        for (std::size_t i = 0; i < noded.size(); ++i) {
            if (sides[i].size() == 1) { // the border: nothing of Ukraine beyond it
                enclosed_[sides[i][0]] = false;
                continue;
            }
            connected_[root_of(noded[i].front())] = root_of(noded[i].back());
            if (sides[i].size() == 2) {
                beside_[sides[i][0]].push_back({noded[i].front(), sides[i][1]});
                beside_[sides[i][1]].push_back({noded[i].front(), sides[i][0]});
            }
        }
    }

    /// Whether the line goes all around the part, and nothing of it is border or coast.
    [[nodiscard]] bool encloses(std::size_t part) const { return enclosed_[part]; }

    /// The lines that run, somewhere, between parts of two sides.
    std::set<LonLat> dividing_lines(const std::vector<std::optional<ControlClass>>& side_of) {
        std::set<LonLat> dividing;
        for (std::size_t i = 0; i < beside_.size(); ++i) {
            for (const auto& [place, other] : beside_[i]) {
                if (side_of[i] && side_of[other] && *side_of[i] != *side_of[other]) {
                    dividing.insert(root_of(place));
                }
            }
        }
        return dividing;
    }

    /// Whether one of these bounds the part.
    bool is_bounded_by(std::size_t part, const std::set<LonLat>& dividing) {
        return std::any_of(beside_[part].begin(), beside_[part].end(), [&](const auto& stretch) {
            return dividing.contains(root_of(stretch.first));
        });
    }

private:
    static std::pair<LonLat, LonLat> edge(LonLat a, LonLat b) { return std::minmax({a, b}); }

    /// One place for all of a line, whatever pieces it was drawn in.
    LonLat root_of(LonLat place) {
        while (true) {
            LonLat& next = connected_.try_emplace(place, place).first->second;
            if (next == place) {
                return place;
            }
            next = connected_.try_emplace(next, next).first->second;
            place = next;
        }
    }

    std::vector<bool> enclosed_;
    /// By part: where stretches of line beside it begin, and the part beyond each.
    std::vector<std::vector<std::pair<LonLat, std::size_t>>> beside_;
    std::map<LonLat, LonLat> connected_;
};

/// What is smaller is no side, but left where a line runs along a border or crosses itself.
constexpr SquareMetres least_side = SquareMetres::from_km2(5);

/// Gives the parts of Ukraine to the sides of the marks in them.
class Sides {
public:
    Sides(const ControlSnapshot& control, std::vector<Part> parts, PartBorders borders)
        : control_(control), parts_(std::move(parts)), borders_(std::move(borders)),
          used_(control.marks.size(), false) {
        for (Part& part : parts_) {
            part.mark = mark_in(part.polygon);
        }
        sort_unmarked();
    }

    [[nodiscard]] std::vector<ControlArea> areas() const {
        refuse_marks_outside();
        std::map<ControlClass, ControlArea> areas;
        for (const Part& part : parts_) {
            if (part.mark && part.mark->control != control_.elsewhere) {
                ControlArea& area = areas[part.mark->control];
                area.control = part.mark->control;
                area.record = "line of contact, the side of " + at(part.mark->position);
                area.polygons.push_back(part.polygon);
            }
        }
        if (areas.empty()) {
            throw GeometryError(fmt::format("no mark says which side of the line of contact is not "
                                            "{}: add a point of the other side",
                                            name_of(control_.elsewhere)));
        }
        if (!rest_ && !marks_elsewhere()) {
            throw GeometryError(fmt::format("marks give both sides of the line of contact to {}, "
                                            "and nothing is left of {}: take out those of the "
                                            "wrong side",
                                            name_of(areas.begin()->first),
                                            name_of(control_.elsewhere)));
        }
        refuse_sides_without_mark();
        std::vector<ControlArea> result;
        for (auto& [control_class, area] : areas) {
            result.push_back(std::move(area));
        }
        return result;
    }

    /// The pieces of coast, the largest first.
    [[nodiscard]] std::vector<UnmarkedPart> pieces_of_coast() const {
        std::vector<UnmarkedPart> pieces;
        for (const std::size_t i : coast_) {
            pieces.push_back({position_inside(parts_[i].polygon), parts_[i].area});
        }
        return pieces;
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

    [[nodiscard]] bool marks_elsewhere() const {
        return std::any_of(parts_.begin(), parts_.end(), [&](const Part& part) {
            return part.mark && part.mark->control == control_.elsewhere;
        });
    }

    /// The largest part without a mark is the other side, where no mark is of that. Of the others,
    /// a side is what the line encloses, what a line of its own cuts off, and what is large; what
    /// the line between the sides cuts off where it crosses an estuary or a spit is a piece of
    /// coast. At 1:10,000,000 such a line leaves 386 km² of the mouth of the Dnipro.
    void sort_unmarked() {
        constexpr SquareMetres largest_coast = SquareMetres::from_km2(500);
        std::vector<std::size_t> unmarked;
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            if (!parts_[i].mark && parts_[i].made_by_line) {
                unmarked.push_back(i);
            }
        }
        std::stable_sort(unmarked.begin(), unmarked.end(), [&](std::size_t a, std::size_t b) {
            return parts_[b].area < parts_[a].area;
        });
        if (!unmarked.empty() && !marks_elsewhere() &&
            largest_coast < parts_[unmarked.front()].area) {
            rest_ = unmarked.front();
            unmarked.erase(unmarked.begin());
        }
        std::vector<std::optional<ControlClass>> side_of;
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            side_of.push_back(rest_ == i       ? std::optional(control_.elsewhere)
                              : parts_[i].mark ? std::optional(parts_[i].mark->control)
                                               : std::nullopt);
        }
        const std::set<LonLat> dividing = borders_.dividing_lines(side_of);
        for (const std::size_t i : unmarked) {
            const bool is_side = largest_coast < parts_[i].area ||
                                 (least_side < parts_[i].area &&
                                  (borders_.encloses(i) || !borders_.is_bounded_by(i, dividing)));
            (is_side ? unknown_ : coast_).push_back(i);
        }
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

    void refuse_sides_without_mark() const {
        if (unknown_.empty()) {
            return;
        }
        const Part& smallest = parts_[unknown_.back()];
        const std::size_t count = unknown_.size() + (rest_ ? 1 : 0);
        const std::string place = fmt::format("{:.0f} km² around {}", smallest.area.km2(),
                                              at(position_inside(smallest.polygon)));
        throw GeometryError(
            count == 1
                ? fmt::format("the line of contact cuts off a part of Ukraine that no mark tells "
                              "the side of, {}: add a point with its side",
                              place)
                : fmt::format("the line of contact cuts Ukraine into {} parts that no mark tells "
                              "the side of, one of {}: add a point with its side to each",
                              count, place));
    }

    const ControlSnapshot& control_;
    std::vector<Part> parts_;
    PartBorders borders_;
    std::vector<bool> used_;
    std::optional<std::size_t> rest_;  ///< the part without a mark that is the other side
    std::vector<std::size_t> unknown_; ///< further sides without a mark, the largest first
    std::vector<std::size_t> coast_;   ///< pieces of coast, the largest first
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

Sides sides_of(const BoundarySet& boundaries, const ControlSnapshot& control) {
    const std::vector<LineString> border = outer_rings(boundaries);
    std::vector<LineString> lines = border;
    lines.insert(lines.end(), control.lines.begin(), control.lines.end());
    const std::vector<LineString> noded = node(lines);
    const Polygonized cut = polygonize(noded);
    const PolygonLocator ukraine(polygons_within(border));
    refuse_loose_ends(noded, cut.dangles, border, ukraine, control.lines);

    std::vector<Part> parts;
    for (const Polygon& part : cut.polygons) {
        if (ukraine.contains(position_inside(part))) {
            parts.push_back({part, !is_whole_piece(part, border), area_of(part), std::nullopt});
        }
    }
    // The parts of the boundary set itself (islands) do not count as cut.
    if (parts.size() <= border.size()) {
        throw GeometryError("the line of contact cuts nothing: it does not close against the "
                            "border of the boundary set; both of its ends must reach the border "
                            "or coast, or go on beyond it");
    }
    PartBorders borders(noded, parts);
    return {control, std::move(parts), std::move(borders)};
}

} // namespace

ClosedLine close_line_of_contact(const BoundarySet& boundaries, const ControlSnapshot& control) {
    const Sides sides = sides_of(boundaries, control);
    return {sides.areas(), sides.pieces_of_coast()};
}

} // namespace demarc
