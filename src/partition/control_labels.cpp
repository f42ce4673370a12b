// SPDX-License-Identifier: MIT
#include "partition/control_labels.hpp"

#include "geometry/area.hpp"
#include "geometry/locator.hpp"
#include "geometry/position_inside.hpp"
#include "partition/conservation.hpp"
#include "support/error.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace demarc {

namespace {

/// One polygon of a control area, with the area of the tiles found inside it.
struct ControlPolygon {
    std::size_t area = 0; ///< index into the control areas
    const Polygon* polygon = nullptr;
    SquareMetres tiles;
};

std::string exactly_at(LonLat position) {
    return fmt::format("{:.6f} E {:.6f} N", position.lon, position.lat);
}

/// A position beside the middle of the longest edge, if the tile is broad enough there.
std::optional<LonLat> position_by_longest_edge(const Polygon& polygon) {
    constexpr double beside = 1e-6; // a decimetre
    constexpr double min_clearance = 1e-8;
    const Ring& ring = polygon.exterior;
    std::size_t longest = 1;
    const auto length = [&ring](std::size_t i) {
        return std::hypot(ring[i].lon - ring[i - 1].lon, ring[i].lat - ring[i - 1].lat);
    };
    for (std::size_t i = 2; i < ring.size(); ++i) {
        longest = length(i) > length(longest) ? i : longest;
    }
    const LonLat a = ring[longest - 1];
    const LonLat b = ring[longest];
    const double scale = beside / length(longest);
    // The polygon is left of its exterior.
    const LonLat position{(a.lon + b.lon) / 2 - (b.lat - a.lat) * scale,
                          (a.lat + b.lat) / 2 + (b.lon - a.lon) * scale};
    return PolygonLocator({polygon}).contains(position) &&
                   clearance(polygon, position) >= min_clearance
               ? std::optional(position)
               : std::nullopt;
}

class ControlLabels {
public:
    ControlLabels(const std::vector<ControlArea>& areas, ControlClass elsewhere)
        : areas_(areas), elsewhere_(elsewhere), locator_(polygons_of(areas)) {
        for (std::size_t i = 0; i < areas.size(); ++i) {
            for (const Polygon& polygon : areas[i].polygons) {
                parts_.push_back({i, &polygon, {}});
            }
        }
    }

    void label(Tile& tile) {
        tile.drawn = elsewhere_;
        for (const std::size_t i : locator_.all(tile.inside)) {
            ControlPolygon& part = parts_[i];
            part.tiles += tile.area;
            const ControlClass control = areas_[part.area].control;
            tile.covered_by.add(control);
            if (!tile.control_area) {
                tile.drawn = control;
                tile.control_area = part.area;
            } else if (!tile.control_beneath && control != tile.drawn) {
                tile.control_beneath = part.area;
            }
        }
    }

    void check_by_point(const Tile& tile) const {
        const std::optional<LonLat> position = position_by_longest_edge(tile.polygon);
        if (!position) {
            return;
        }
        const std::optional<std::size_t> first = locator_.first(*position);
        const std::optional<std::size_t> decides =
            first ? std::optional(parts_[*first].area) : std::nullopt;
        if (decides != tile.control_area) {
            throw GeometryError(fmt::format(
                "a piece of land of {} km² has another class at {} than at {}: {} there, {} here; "
                "please report this with the input files",
                fixed(tile.area.km2(), 6), exactly_at(tile.inside), exactly_at(*position),
                record_of(tile.control_area), record_of(decides)));
        }
    }

    void check_by_area() const {
        constexpr double relative_bound = 1e-9;
        for (const ControlPolygon& part : parts_) {
            const SquareMetres whole = area_of(*part.polygon);
            const double off = std::abs((part.tiles - whole).value);
            if (off <= relative_bound * whole.value) {
                continue;
            }
            const double allowed =
                relative_bound * whole.value + 2 * rounding_allowance({*part.polygon}).value;
            if (off > allowed) {
                throw GeometryError(fmt::format(
                    "the pieces of land inside a polygon around {} ({}) add up to {} km², not to "
                    "the {} km² of the polygon (difference {:.3f} m², allowed {:.3f} m²): land has "
                    "a class that no polygon gives it; please report this with the input files",
                    exactly_at(position_inside(*part.polygon)), record_of(part.area),
                    fixed(part.tiles.km2(), 6), fixed(whole.km2(), 6), off, allowed));
            }
        }
    }

private:
    static std::vector<const Polygon*> polygons_of(const std::vector<ControlArea>& areas) {
        std::vector<const Polygon*> polygons;
        for (const ControlArea& area : areas) {
            for (const Polygon& polygon : area.polygons) {
                polygons.push_back(&polygon);
            }
        }
        return polygons;
    }

    [[nodiscard]] std::string record_of(std::optional<std::size_t> area) const {
        if (!area) {
            return "covered by no record";
        }
        const std::string_view name = name_of(areas_[*area].control);
        return areas_[*area].record.empty() ? std::string(name)
                                            : fmt::format("{}, {}", areas_[*area].record, name);
    }

    const std::vector<ControlArea>& areas_;
    ControlClass elsewhere_;
    PolygonLocator locator_; ///< of the parts, in their order
    std::vector<ControlPolygon> parts_;
};

} // namespace

void label_control(Mosaic& mosaic, const std::vector<ControlArea>& areas, ControlClass elsewhere) {
    ControlLabels labels(areas, elsewhere);
    for (Tile& tile : mosaic.tiles) {
        labels.label(tile);
        if (!tile.region && is_russian(tile.drawn)) {
            mosaic.statistics.control_outside_ukraine += tile.area;
        }
    }
    for (const Tile& tile : mosaic.tiles) {
        labels.check_by_point(tile);
    }
    labels.check_by_area();
}

} // namespace demarc
