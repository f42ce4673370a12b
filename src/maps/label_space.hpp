// SPDX-License-Identifier: MIT
#pragma once

#include "maps/labels.hpp"
#include "maps/land_mask.hpp"
#include "maps/point_grid.hpp"

#include <string>
#include <vector>

namespace demarc {

/// A square around a point.
inline SheetBox box_around(SheetPoint at, double radius) {
    return {at.x - radius, at.y - radius, 2 * radius, 2 * radius};
}

/// Whether two straight lines cross or touch.
bool cross(SheetPoint a, SheetPoint b, SheetPoint c, SheetPoint d);

/// Whether a straight line meets a box.
bool meets(SheetPoint from, SheetPoint to, const SheetBox& box);

/// What names are put down on: the land with the lines they keep off, and what is taken already.
class LabelSpace {
public:
    LabelSpace(const Partition& partition, const std::vector<SheetArc>& arcs, LabelGround ground);

    [[nodiscard]] const SheetBox& bounds() const { return ground_.bounds; }
    /// Whether a name may stand there, with `margin` to others; dots may come closer.
    [[nodiscard]] bool is_free(const SheetBox& box, double margin) const;
    /// Whether a leader may run there: across no name, dot or other leader.
    [[nodiscard]] bool is_free(SheetPoint from, SheetPoint to) const;

    [[nodiscard]] bool in_country(SheetPoint point) const { return country_.contains(point); }
    [[nodiscard]] bool touches_country(const SheetBox& box) const;
    /// Whether a box is on the land of Ukraine.
    [[nodiscard]] bool encloses(const SheetBox& box) const;

    /// Whether a point is on land that Russia holds today.
    [[nodiscard]] bool in_russian_held(SheetPoint point) const {
        return russian_held_.contains(point);
    }

    /// Points (4 pixels apart) of the line of contact in a box: 0 where it does not cross it.
    [[nodiscard]] double contact_within(const SheetBox& box) const;
    /// Whether the border or coast of Ukraine runs through a box.
    [[nodiscard]] bool meets_border(const SheetBox& box) const;
    /// Points along the longest stretch of the line of contact.
    [[nodiscard]] const SheetLine& front() const { return front_; }

    void keep(const std::string& layer, const TextBlock& text, SheetLine leader = {});
    void keep_dot(const SheetBox& dot) { dots_.push_back(dot); }
    [[nodiscard]] bool has_dot(const SheetBox& dot) const;
    void mark(const Marker& marker) { labelling_.markers.push_back(marker); }
    void take(const SheetBox& box) { taken_.push_back(box); }

    /// With the labels of a layer together.
    Labelling result() &&;

private:
    LabelSpace(const Partition& partition, const std::vector<SheetArc>& arcs, LabelGround ground,
               const std::vector<SheetLine>& country);

    LabelGround ground_;
    std::vector<SheetBox> taken_;
    std::vector<SheetBox> dots_; ///< names come closer to them than to each other
    LandMask country_;
    LandMask russian_held_;
    SheetLine front_;   ///< points along the longest stretch of the line of contact
    PointGrid contact_; ///< points along all of it
    PointGrid border_;  ///< points along the border and coast of Ukraine
    Labelling labelling_;
};

} // namespace demarc
