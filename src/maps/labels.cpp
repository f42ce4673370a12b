// SPDX-License-Identifier: MIT
#include "maps/labels.hpp"

#include "maps/label_exchange.hpp"
#include "maps/label_space.hpp"
#include "maps/region_labels.hpp"
#include "maps/town_labels.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace demarc {
namespace {

// Four boxes of a size beside a point, left of it first.
std::array<SheetPoint, 4> centres_beside(SheetPoint point, const SheetBox& size, double gap) {
    return {{{point.x - gap - size.width / 2, point.y},
             {point.x, point.y - gap - size.height / 2},
             {point.x, point.y + gap + size.height / 2},
             {point.x + gap + size.width / 2, point.y}}};
}

// The best places, none close to a better one.
LabelWish spread(LabelWish wish) {
    constexpr std::size_t enough = 40;
    constexpr double apart = 12;
    std::stable_sort(wish.places.begin(), wish.places.end(),
                     [](const LabelPlace& a, const LabelPlace& b) { return a.cost < b.cost; });
    std::vector<LabelPlace> kept;
    for (LabelPlace& place : wish.places) {
        const SheetPoint at = place.text.box.centre();
        const bool close = std::any_of(kept.begin(), kept.end(), [&](const LabelPlace& other) {
            return box_around(other.text.box.centre(), apart).contains(at);
        });
        if (kept.size() < enough && !close) {
            kept.push_back(std::move(place));
        }
    }
    wish.places = std::move(kept);
    return wish;
}

// What the line of contact is and of which day, along it and off every other line.
LabelWish contact_date_wish(const LabelSpace& space, const MapSubject& map, const MapStyle& style) {
    const std::vector<Paragraph> lines{{map.language.say("contact"), "contact_date"},
                                       {map.language.date(map.study.control.date), "contact_date"}};
    const SheetBox size = set_centred(lines, style, {0, 0}).box;
    constexpr std::array gaps{9.0, 15.0, 22.0};
    constexpr double omission = 75;
    const SheetLine& front = space.front();
    const double middle = std::max(1.0, static_cast<double>(front.size()) / 2);
    LabelWish wish{omission};
    for (std::size_t i = 0; i < front.size(); i += 12) {
        const double aside = std::abs(static_cast<double>(i) - middle) / middle;
        for (const double gap : gaps) {
            const std::array centres = centres_beside(front[i], size, gap);
            for (std::size_t k = 0; k < centres.size(); ++k) {
                LabelPlace place;
                place.text = set_centred(lines, style, centres[k]);
                const SheetBox& box = place.text.box;
                if (!space.is_free(box, 5) || space.country().share_of(box) < 0.75 ||
                    space.meets_border(box.grown(4)) || space.meets_contact(box.grown(4))) {
                    continue;
                }
                place.margin = 5;
                place.cost = aside * 4 + static_cast<double>(k) * 1.5 + (gap - gaps[0]) * 0.2 +
                             space.changing().share_of(box) * 25;
                wish.places.push_back(std::move(place));
            }
        }
    }
    return spread(std::move(wish));
}

// What stands where, while names are put down.
struct Placed {
    std::vector<Label> labels;
    std::vector<Marker> markers;

    [[nodiscard]] std::vector<SheetBox> boxes() const {
        std::vector<SheetBox> boxes;
        for (const Label& label : labels) {
            boxes.push_back(label.text.box);
        }
        for (const Marker& marker : markers) {
            boxes.push_back(box_around(marker.at, marker.radius));
        }
        return boxes;
    }

    [[nodiscard]] bool crossed_by_leader(const SheetBox& box) const {
        return std::any_of(labels.begin(), labels.end(), [&](const Label& label) {
            return !label.leader.empty() && meets(label.leader.front(), label.leader.back(), box);
        });
    }
};

void place_neighbours(Placed& placed, const LabelSpace& space, const MapSubject& map,
                      const Frame& frame, const MapStyle& style) {
    for (const Neighbour& neighbour : style.neighbours) {
        const SheetPoint at = frame.to_sheet(neighbour.position);
        const TextBlock text = set_centred(
            {{map.language.name(neighbour.name_en, neighbour.name_uk), "neighbour"}}, style, at);
        const SheetBox wide = text.box.grown(4);
        const std::vector<SheetBox> taken = placed.boxes();
        if (space.is_free(text.box, 4) && !space.country().meets(wide) &&
            !placed.crossed_by_leader(wide) &&
            std::none_of(taken.begin(), taken.end(),
                         [&](const SheetBox& box) { return wide.overlaps(box); })) {
            placed.labels.push_back({"neighbour-labels", text, {}});
        }
    }
}

// Everything that competes for room, label by label.
struct Wishes {
    std::vector<PlaceWish> sites;
    std::vector<PlaceWish> towns;
    std::vector<RegionWish> regions;
    LabelWish contact_date;
};

// Beside a main town without a name a lesser one would be taken for it.
bool beside_missing(const PlaceWish& town, const std::vector<const PlaceWish*>& missing) {
    constexpr double beside = 45;
    return std::any_of(missing.begin(), missing.end(), [&](const PlaceWish* other) {
        return other->rank < town.rank && std::hypot(town.sign.at.x - other->sign.at.x,
                                                     town.sign.at.y - other->sign.at.y) < beside;
    });
}

Placed settled(const Wishes& wishes, std::vector<RegionFigure>& without_room) {
    std::vector<LabelWish> all;
    for (const std::vector<PlaceWish>* places : {&wishes.sites, &wishes.towns}) {
        for (const PlaceWish& place : *places) {
            all.push_back(place.wish);
        }
    }
    for (const RegionWish& region : wishes.regions) {
        all.push_back(region.wish);
    }
    all.push_back(wishes.contact_date);
    const std::vector<std::optional<std::size_t>> chosen = exchanged_places(all);
    Placed placed;
    std::size_t at = 0;
    const auto keep = [&](const char* layer) {
        if (chosen[at]) {
            const LabelPlace& place = all[at].places[*chosen[at]];
            placed.labels.push_back({layer, place.text, place.leader, {}});
        }
        return chosen[at++].has_value();
    };
    for (const PlaceWish& site : wishes.sites) {
        placed.markers.push_back(site.sign);
        keep("site-labels");
    }
    std::vector<const PlaceWish*> missing;
    for (std::size_t i = 0; i < wishes.towns.size(); ++i) {
        if (!chosen[at + i] && wishes.towns[i].rank == 1) {
            missing.push_back(&wishes.towns[i]);
        }
    }
    for (const PlaceWish& town : wishes.towns) {
        if (beside_missing(town, missing)) {
            ++at;
        } else if (keep("city-labels")) {
            placed.markers.push_back(town.sign);
            placed.labels.back().id = town.sign.id;
        }
    }
    for (const RegionWish& region : wishes.regions) {
        if (!keep("oblast-labels") && region.is_subject) {
            without_room.push_back(region.figure);
        }
    }
    keep("line-label");
    return placed;
}

void keep_free(LabelWish& wish, const LabelSpace& space) {
    std::erase_if(wish.places, [&](const LabelPlace& place) {
        return !space.is_free(place.text.box, 1) ||
               (place.dot.width > 0 && !space.is_free(place.dot, 1)) ||
               (!place.leader.empty() && !space.is_free(place.leader.front(), place.leader.back()));
    });
}

// The places that a strip leaves, for the labels that are not in it.
Wishes around_strip(Wishes wishes, const std::vector<RegionFigure>& strip,
                    const LabelSpace& space) {
    for (std::vector<PlaceWish>* places : {&wishes.sites, &wishes.towns}) {
        for (PlaceWish& place : *places) {
            keep_free(place.wish, space);
        }
    }
    std::erase_if(wishes.regions, [&](const RegionWish& region) {
        return std::any_of(strip.begin(), strip.end(), [&](const RegionFigure& figure) {
            return figure.name == region.figure.name;
        });
    });
    for (RegionWish& region : wishes.regions) {
        keep_free(region.wish, space);
    }
    keep_free(wishes.contact_date, space);
    return wishes;
}

// Without the sites that a map does not refer to.
Labelling on_map(const Placed& placed, const MapSubject& map, const Frame& frame,
                 const MapStyle& style) {
    Labelling labelling{placed.labels, placed.markers};
    for (const Site& site : map.study.places.sites) {
        if (!site.position || refers_to(map.scenario, site)) {
            continue;
        }
        const SheetPoint at = frame.to_sheet(*site.position);
        std::erase_if(labelling.markers, [&](const Marker& marker) {
            return marker.kind == "site" && marker.at.x == at.x && marker.at.y == at.y;
        });
        const std::string& name = map.language.name(site.name_en, site.name_uk);
        std::erase_if(labelling.labels, [&](const Label& label) {
            return label.layer == "site-labels" && name.starts_with(label.text.lines.front().text);
        });
    }
    put_figures(labelling, map, style);
    return labelling;
}

bool changes_hands(Change change) {
    const Effect effect = effect_of(change);
    return effect != Effect::none && effect != Effect::left_open;
}

} // namespace

std::vector<Labelling> place_labels(const std::vector<MapSubject>& maps, const Frame& frame,
                                    const std::vector<SheetArc>& arcs, const MapStyle& style,
                                    const LabelGround& ground) {
    const MapSubject& map = maps.front();
    LabelSpace space(map.study.partition, arcs, ground, [&](FaceIndex face) {
        return std::any_of(maps.begin(), maps.end(), [&](const MapSubject& one) {
            return changes_hands(one.scenario.outcomes.faces[face].change);
        });
    });
    const std::vector<const Site*> sites = take_signs(space, maps, frame);
    const Wishes wishes{site_wishes(space, sites, map.language, frame, style),
                        town_wishes(space, map, frame, style, ground.wanted),
                        region_wishes(space, maps, arcs, style),
                        contact_date_wish(space, map, style)};
    std::vector<RegionFigure> without_room;
    Placed placed = settled(wishes, without_room);
    // The strip first, then all else around it; that can take the room of a further label.
    std::size_t in_strip = 0;
    while (without_room.size() > in_strip) {
        in_strip = without_room.size();
        LabelSpace with_strip = space;
        const std::vector<Label> strip = region_strip(with_strip, without_room, style);
        if (strip.empty()) {
            break;
        }
        for (const Label& label : strip) {
            with_strip.take(label.text.box);
        }
        placed = settled(around_strip(wishes, without_room, with_strip), without_room);
        placed.labels.insert(placed.labels.end(), strip.begin(), strip.end());
    }
    place_neighbours(placed, space, map, frame, style);
    std::stable_sort(placed.labels.begin(), placed.labels.end(),
                     [](const Label& a, const Label& b) { return a.layer < b.layer; });
    std::vector<Labelling> all;
    for (const MapSubject& one : maps) {
        all.push_back(on_map(placed, one, frame, style));
    }
    return all;
}

void put_figures(Labelling& labelling, const MapSubject& map, const MapStyle& style) {
    for (const RegionFigure& figure : region_figures(map)) {
        for (Label& label : labelling.labels) {
            if (label.layer.starts_with("oblast-") &&
                label.text.lines.front().text == figure.name) {
                put_figures(label, figure, style);
            }
        }
    }
}

} // namespace demarc
