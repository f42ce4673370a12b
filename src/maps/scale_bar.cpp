// SPDX-License-Identifier: MIT
#include "maps/scale_bar.hpp"

#include "maps/texts.hpp"

#include <algorithm>

namespace demarc {

ScaleBar set_scale(const Frame& frame, const Language& language, const MapStyle& style,
                   SheetPoint lower_right, double room) {
    constexpr double km_in_mile = 1.609344;
    const double per_unit =
        frame.pixels_per_km_at_centre() * (language.units() == MapUnits::mi ? km_in_mile : 1);
    ScaleBar scale;
    scale.length = 5;
    for (const double length : {10.0, 20.0, 50.0, 100.0, 200.0, 500.0}) {
        if (length * per_unit <= room) {
            scale.length = length;
        }
    }
    const auto mark = [&](double share) {
        const double length = share * scale.length;
        const int decimals = scale.length < 10 && share == 0.5 ? 1 : 0;
        return share == 1.0 ? language.length(length, decimals) : language.number(length, decimals);
    };
    const double width = scale.length * per_unit;
    const double overhang = text_width(mark(1), style.text("scale")) / 2;
    scale.bar = {lower_right.x - overhang - width, lower_right.y - 4, width, 4};
    const bool room_for_half =
        width / 2 > 1.3 * overhang + text_width(mark(0.5), style.text("scale"));
    for (const double share : {0.0, 0.5, 1.0}) {
        if (share == 0.5 && !room_for_half) {
            continue;
        }
        scale.marks.push_back(set_line({mark(share), "scale"}, style,
                                       {scale.bar.x + share * width, scale.bar.y - 5},
                                       TextLine::Anchor::middle));
    }
    return scale;
}

SheetBox ScaleBar::box() const {
    SheetBox box = bar;
    for (const TextBlock& mark : marks) {
        const double right = std::max(box.right(), mark.box.right());
        const double bottom = std::max(box.bottom(), mark.box.bottom());
        box.x = std::min(box.x, mark.box.x);
        box.y = std::min(box.y, mark.box.y);
        box.width = right - box.x;
        box.height = bottom - box.y;
    }
    return box;
}

} // namespace demarc
