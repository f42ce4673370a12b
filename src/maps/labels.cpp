// SPDX-License-Identifier: MIT
#include "maps/labels.hpp"

#include "maps/label_space.hpp"
#include "maps/region_labels.hpp"
#include "maps/town_labels.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <optional>

namespace demarc {
namespace {

// Four boxes of a size beside a point, left of it first.
std::array<SheetPoint, 4> centres_beside(SheetPoint point, const SheetBox& size, double gap) {
    return {{{point.x - gap - size.width / 2, point.y},
             {point.x, point.y - gap - size.height / 2},
             {point.x, point.y + gap + size.height / 2},
             {point.x + gap + size.width / 2, point.y}}};
}

// What the line of contact is and of which day, along it and off every other line; not at all
// where there is no room.
void place_contact_date(LabelSpace& space, const MapSubject& map, const MapStyle& style) {
    const std::vector<Paragraph> lines{{map.language.say("contact"), "contact_date"},
                                       {map.language.date(map.study.control.date), "contact_date"}};
    const SheetBox size = set_centred(lines, style, {0, 0}).box;
    constexpr std::array gaps{9.0, 15.0, 22.0};
    const SheetLine& front = space.front();
    const double middle = static_cast<double>(front.size()) / 2;
    std::optional<TextBlock> best;
    double least = std::numeric_limits<double>::infinity();
    const auto is_good = [&](const SheetBox& box) {
        return space.is_free(box, 5) && space.encloses(box) && !space.meets_border(box.grown(4)) &&
               space.contact_within(box.grown(4)) == 0;
    };
    for (std::size_t i = 0; i < front.size(); i += 2) {
        const double aside = std::abs(static_cast<double>(i) - middle) / middle;
        for (const double gap : gaps) {
            const std::array centres = centres_beside(front[i], size, gap);
            for (std::size_t k = 0; k < centres.size(); ++k) {
                const double cost = aside + static_cast<double>(k) * 0.4 + (gap - gaps[0]) * 0.05;
                const TextBlock text = set_centred(lines, style, centres[k]);
                if (cost < least && is_good(text.box)) {
                    least = cost;
                    best = text;
                }
            }
        }
    }
    if (best) {
        space.keep("line-label", *best);
    }
}

void place_neighbours(LabelSpace& space, const MapSubject& map, const Frame& frame,
                      const MapStyle& style) {
    for (const Neighbour& neighbour : style.neighbours) {
        const SheetPoint at = frame.to_sheet(neighbour.position);
        const TextBlock text = set_centred(
            {{map.language.name(neighbour.name_en, neighbour.name_uk), "neighbour"}}, style, at);
        if (space.is_free(text.box, 4) && !space.touches_country(text.box.grown(3))) {
            space.keep("neighbour-labels", text);
        }
    }
}

} // namespace

Labelling place_labels(const MapSubject& map, const Frame& frame, const std::vector<SheetArc>& arcs,
                       const MapStyle& style, const LabelGround& ground) {
    LabelSpace space(map.study.partition, arcs, ground);
    TownLabels towns(space, map, frame, style);
    towns.mark_sites();
    towns.place(1, 1);
    place_region_labels(space, map, frame, arcs, style);
    towns.name_sites();
    towns.place(2, 2);
    place_contact_date(space, map, style);
    place_neighbours(space, map, frame, style);
    // Small towns need a larger scale than that of the whole country on a page.
    constexpr double large_scale = 1.5e-3;
    towns.place(3, frame.pixels_per_metre() < large_scale ? 3 : 4);
    return std::move(space).result();
}

} // namespace demarc
