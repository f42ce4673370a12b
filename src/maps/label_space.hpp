// SPDX-License-Identifier: MIT
#pragma once

#include "maps/labels.hpp"
#include "maps/land_mask.hpp"
#include "maps/point_grid.hpp"

#include <cstddef>
#include <functional>
#include <vector>

namespace demarc {

/// A square around a point.
inline SheetBox box_around(SheetPoint at, double radius) {
    return {at.x - radius, at.y - radius, 2 * radius, 2 * radius};
}

/// The smallest box around two.
SheetBox united(const SheetBox& a, const SheetBox& b);

/// What two boxes have in common; a width or height that is not positive: nothing.
SheetBox overlap(const SheetBox& a, const SheetBox& b);

/// Whether two straight lines cross or touch.
bool cross(SheetPoint a, SheetPoint b, SheetPoint c, SheetPoint d);

/// Whether a straight line meets a box.
bool meets(SheetPoint from, SheetPoint to, const SheetBox& box);

/// What names are put down on: the land with the lines they keep off, and what is taken before any
/// name is placed.
class LabelSpace {
public:
    /// \param changing whose land changes hands
    LabelSpace(const Partition& partition, const std::vector<SheetArc>& arcs, LabelGround ground,
               const std::function<bool(FaceIndex)>& changing);

    [[nodiscard]] const SheetBox& bounds() const { return ground_.bounds; }
    void take(const SheetBox& box) { ground_.taken.push_back(box); }
    /// Whether a box is in the window and off what is taken.
    [[nodiscard]] bool is_free(const SheetBox& box, double margin) const;
    /// The same for a straight line, which keeps off them too.
    [[nodiscard]] bool is_free(SheetPoint from, SheetPoint to) const;

    [[nodiscard]] const LandMask& country() const { return country_; }
    [[nodiscard]] const LandMask& changing() const { return changing_; }
    /// The land that a side holds today. \pre ukraine or russia
    [[nodiscard]] const LandMask& held_by(Holder side) const {
        return side == Holder::russia ? russian_held_ : ukrainian_held_;
    }
    /// Who holds the land at a point, or the nearest land where a coast is drawn coarsely.
    [[nodiscard]] Holder holder_at(SheetPoint point) const;
    /// Whether a name of a place that `side` holds may stand in a box: the line of contact does not
    /// run through it, and none of it is on the other side's land.
    [[nodiscard]] bool on_side(Holder side, const SheetBox& box) const;

    /// Points (a pixel apart) of the line of contact in a box: 0 where it does not cross it.
    [[nodiscard]] std::size_t contact_within(const SheetBox& box) const {
        return contact_.count_in(box);
    }
    [[nodiscard]] bool meets_contact(const SheetBox& box) const { return contact_.any_in(box); }
    /// Whether the border or coast of Ukraine runs through a box.
    [[nodiscard]] bool meets_border(const SheetBox& box) const { return border_.any_in(box); }
    [[nodiscard]] bool meets_region_border(const SheetBox& box) const {
        return regions_.any_in(box);
    }
    /// Whether a straight line crosses the line of contact or the border of an oblast.
    [[nodiscard]] bool leaves_oblast(SheetPoint from, SheetPoint to) const;
    /// Points along the longest stretch of the line of contact in the window.
    [[nodiscard]] const SheetLine& front() const { return front_; }

private:
    LabelSpace(const Partition& partition, const std::vector<SheetArc>& arcs, LabelGround ground,
               const std::function<bool(FaceIndex)>& changing,
               const std::vector<SheetLine>& country);

    [[nodiscard]] const PointGrid& edge_of(Holder side) const {
        return side == Holder::russia ? russian_edge_ : ukrainian_edge_;
    }

    const Partition& partition_;
    const std::vector<SheetArc>& arcs_;
    LabelGround ground_;
    LandMask country_;
    LandMask ukrainian_held_;
    LandMask russian_held_;
    LandMask changing_;
    SheetLine front_;
    PointGrid contact_; ///< points along the line of contact
    PointGrid ukrainian_edge_;
    PointGrid russian_edge_;
    PointGrid border_;  ///< points along the border and coast of Ukraine
    PointGrid regions_; ///< points along the borders between oblasts
};

} // namespace demarc
