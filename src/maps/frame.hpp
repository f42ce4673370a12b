// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"
#include "maps/map_sheet.hpp"
#include "maps/plane_arcs.hpp"
#include "maps/sheet.hpp"

#include <vector>

namespace demarc {

/// Where the projected land lies on the sheet: a Lambert azimuthal equal-area projection about the
/// middle of Ukraine, so that an area on the sheet is an area on the ground.
class Frame {
public:
    enum class Place {
        upper_right, ///< the country leaves the lower left of its rectangle empty: for the legend
        middle
    };

    /// The largest scale at which the land of the crop, or its window, fits into `area`.
    Frame(const PlaneArcs& land, const SheetBox& area, Place place = Place::upper_right,
          const MapCrop& crop = {});

    /// The same land fitted into another area.
    [[nodiscard]] Frame fitted(const SheetBox& area) const;

    /// A position of this sheet on the sheet of `other`, a frame of the same land.
    [[nodiscard]] SheetPoint to_other(SheetPoint point, const Frame& other) const {
        const double ratio = other.scale_ / scale_;
        return {other.land_.x + (point.x - land_.x) * ratio,
                other.land_.y + (point.y - land_.y) * ratio};
    }

    [[nodiscard]] SheetPoint to_sheet(LonLat position) const;
    /// Thinned: no point is further than `tolerance` pixels from what is left of the line.
    [[nodiscard]] SheetLine to_sheet(const PlaneLine& line, double tolerance) const;
    [[nodiscard]] LonLat to_ground(SheetPoint point) const;
    [[nodiscard]] const SheetBox& land() const { return land_; } ///< what the land takes up
    [[nodiscard]] double pixels_per_metre() const { return scale_; }

    /// Pixels to a kilometre on the ground at the middle of the map, for the scale bar.
    [[nodiscard]] double pixels_per_km_at_centre() const;

private:
    [[nodiscard]] SheetPoint placed(PlanePoint point) const {
        return {land_.x + (point.x - left_) * scale_, land_.y + (top_ - point.y) * scale_};
    }

    Place place_ = Place::upper_right;
    double scale_ = 1;
    double left_ = 0; ///< bounds of the land in the plane, in metres
    double top_ = 0;
    double right_ = 0;
    double bottom_ = 0;
    SheetBox land_;
};

} // namespace demarc
