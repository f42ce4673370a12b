// SPDX-License-Identifier: MIT
#include "maps/region_labels.hpp"

#include "support/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

namespace demarc {
namespace {

constexpr double name_margin = 3; ///< to other names

std::vector<Paragraph> lines_of(const RegionFigure& figure) {
    std::vector<Paragraph> lines{{figure.name, "region_name"}};
    for (const std::string& line : figure.lines) {
        lines.push_back({line, "region_figure"});
    }
    return lines;
}

SheetBox bounds_of(const std::vector<SheetLine>& rings) {
    std::optional<SheetBox> all;
    for (const SheetLine& ring : rings) {
        for (const SheetPoint point : ring) {
            const SheetBox box{point.x, point.y, 0, 0};
            all = all ? united(*all, box) : box;
        }
    }
    return all.value_or(SheetBox{});
}

// The land of an oblast on the sheet.
struct RegionGround {
    LandMask land;
    SheetBox seen; ///< bounds of what is in the window
};

// Points on the land where a leader may end: off its edges and off the line of contact.
SheetLine leader_ends(const RegionGround& region, const LabelSpace& space) {
    constexpr double from_edge = 6;
    constexpr double points_across = 14;
    const double step =
        std::max(4.0, std::max(region.seen.width, region.seen.height) / points_across);
    SheetLine points;
    for (double y = region.seen.y; y <= region.seen.bottom(); y += step) {
        for (double x = region.seen.x; x <= region.seen.right(); x += step) {
            if (region.land.share_of(box_around({x, y}, from_edge)) > 0.95 * 0.75 &&
                region.land.contains({x, y}) && !space.meets_contact(box_around({x, y}, 7))) {
                points.push_back({x, y});
            }
        }
    }
    return points;
}

class RegionPlaces {
public:
    RegionPlaces(const LabelSpace& space, const MapStyle& style, const RegionFigure& figure,
                 const RegionGround& region)
        : space_(space), style_(style), lines_(lines_of(figure)), region_(region),
          size_(set_centred(lines_, style, {0, 0}).box), ends_(leader_ends(region, space)) {}

    [[nodiscard]] std::vector<LabelPlace> all() const {
        std::vector<LabelPlace> places = on_land();
        for (LabelPlace& place : beside()) {
            places.push_back(std::move(place));
        }
        return places;
    }

private:
    static constexpr double longest = 130; ///< of a leader

    struct Spot {
        SheetPoint centre;
        double cost = 0;
    };

    [[nodiscard]] SheetBox box_at(SheetPoint centre) const {
        return {size_.x + centre.x, size_.y + centre.y, size_.width, size_.height};
    }

    [[nodiscard]] LabelPlace place_at(const Spot& spot) const {
        LabelPlace place;
        place.text = set_centred(lines_, style_, spot.centre);
        place.margin = name_margin;
        place.cost = spot.cost;
        return place;
    }

    template<typename Visit>
    static void for_each_point(const SheetBox& box, double step, const Visit& visit) {
        for (double y = box.y; y <= box.bottom(); y += step) {
            for (double x = box.x; x <= box.right(); x += step) {
                visit(SheetPoint{x, y});
            }
        }
    }

    // The best spots, none close to a better one.
    static std::vector<Spot> spread(std::vector<Spot> spots, std::size_t enough, double apart) {
        std::stable_sort(spots.begin(), spots.end(),
                         [](const Spot& a, const Spot& b) { return a.cost < b.cost; });
        std::vector<Spot> kept;
        for (const Spot& spot : spots) {
            if (kept.size() == enough) {
                break;
            }
            const bool close = std::any_of(kept.begin(), kept.end(), [&](const Spot& other) {
                return std::abs(spot.centre.x - other.centre.x) < apart &&
                       std::abs(spot.centre.y - other.centre.y) < apart * 0.7;
            });
            if (!close) {
                kept.push_back(spot);
            }
        }
        return kept;
    }

    [[nodiscard]] std::vector<LabelPlace> on_land() const {
        std::vector<Spot> spots;
        const SheetPoint middle = region_.seen.centre();
        const double across = std::max(region_.seen.width, region_.seen.height);
        for_each_point(region_.seen, 5, [&](SheetPoint at) {
            const SheetBox box = box_at(at);
            if (!region_.land.contains(at) || !space_.is_free(box, name_margin)) {
                return;
            }
            const double own = region_.land.share_of(box);
            const double other = std::max(0.0, space_.country().share_of(box) - own);
            constexpr double max_other = 0.25; // more would be taken for the neighbour's figures
            if (other > max_other || own < 0.45) {
                return;
            }
            const auto crossed = static_cast<double>(space_.contact_within(box.grown(2)));
            spots.push_back(
                {at, std::hypot(at.x - middle.x, at.y - middle.y) / across * 12 + other * 200 +
                         (1 - own - other) * 80 + (1 - region_.land.share_of(box.grown(5))) * 25 +
                         (crossed > 0 ? 8 + crossed : 0) + space_.changing().share_of(box) * 12});
        });
        std::vector<LabelPlace> places;
        for (const Spot& spot : spread(std::move(spots), 30, std::max(9.0, across / 14))) {
            places.push_back(place_at(spot));
        }
        return places;
    }

    // Off Ukraine, within reach of a leader.
    [[nodiscard]] std::vector<LabelPlace> beside() const {
        constexpr double off_its_land = 90;
        const SheetBox around = overlap(region_.seen.grown(longest), space_.bounds());
        std::vector<Spot> spots;
        for_each_point(around, 12, [&](SheetPoint at) {
            const SheetBox box = box_at(at);
            if (space_.country().meets(box.grown(1)) || !space_.is_free(box, name_margin)) {
                return;
            }
            const SheetLine leader = leader_from(box);
            if (!leader.empty()) {
                spots.push_back({at, off_its_land + 0.6 * std::hypot(leader[1].x - leader[0].x,
                                                                     leader[1].y - leader[0].y)});
            }
        });
        std::vector<LabelPlace> places;
        for (const Spot& spot : spread(std::move(spots), 20, 16)) {
            places.push_back(place_at(spot));
            places.back().leader = leader_from(places.back().text.box);
        }
        return places;
    }

    // The shortest line to the land that can be seen and crosses nothing; empty: there is none.
    [[nodiscard]] SheetLine leader_from(const SheetBox& box) const {
        constexpr double shortest = 14; // to be seen
        const SheetBox edge = box.grown(2);
        double tried = shortest * shortest;
        constexpr int max_tries = 4; // further ones are longer
        for (int i = 0; i < max_tries; ++i) {
            SheetPoint start;
            std::optional<SheetPoint> end;
            double least = longest * longest;
            for (const SheetPoint to : ends_) {
                const SheetPoint from{std::clamp(to.x, edge.x, edge.right()),
                                      std::clamp(to.y, edge.y, edge.bottom())};
                const double square =
                    (to.x - from.x) * (to.x - from.x) + (to.y - from.y) * (to.y - from.y);
                if (square > tried && square < least) {
                    least = square;
                    start = from;
                    end = to;
                }
            }
            if (!end) {
                return {};
            }
            if (may_lead(start, *end, std::sqrt(least))) {
                return {start, *end};
            }
            tried = least;
        }
        return {};
    }

    // Over no other oblast, off the line of contact, off what is taken.
    [[nodiscard]] bool may_lead(SheetPoint from, SheetPoint to, double length) const {
        const int parts = static_cast<int>(length) + 1;
        const auto is_clear = [&](const auto& clear_at) {
            for (int i = 0; i <= parts; ++i) {
                const double share = static_cast<double>(i) / parts;
                if (!clear_at(SheetPoint{from.x + share * (to.x - from.x),
                                         from.y + share * (to.y - from.y)})) {
                    return false;
                }
            }
            return true;
        };
        // What is asked first takes least and excludes most.
        return is_clear([this](SheetPoint at) {
                   return !space_.country().contains(at) || region_.land.contains(at);
               }) &&
               space_.is_free(from, to) && is_clear([this](SheetPoint at) {
                   // A tip of land that the rows of the masks pass by counts, too.
                   const SheetBox around = box_around(at, 2.5);
                   return !space_.meets_contact(box_around(at, 4)) &&
                          !space_.meets_region_border(around) &&
                          space_.country().share_of(around) - region_.land.share_of(around) < 0.05;
               });
    }

    const LabelSpace& space_;
    const MapStyle& style_;
    std::vector<Paragraph> lines_;
    const RegionGround& region_;
    SheetBox size_;
    SheetLine ends_;
};

double width_of(const RegionFigure& figure, const MapStyle& style) {
    return set_centred(lines_of(figure), style, {0, 0}).box.width;
}

// Of each oblast the figures of the map that has most to say of it.
std::vector<RegionFigure> longest_figures(const std::vector<MapSubject>& maps,
                                          const MapStyle& style) {
    std::vector<RegionFigure> figures = region_figures(maps.front());
    for (std::size_t k = 1; k < maps.size(); ++k) {
        const std::vector<RegionFigure> others = region_figures(maps[k]);
        for (std::size_t i = 0; i < figures.size() && i < others.size(); ++i) {
            if (others[i].lines.size() > figures[i].lines.size() ||
                (others[i].lines.size() == figures[i].lines.size() &&
                 width_of(others[i], style) > width_of(figures[i], style))) {
                figures[i] = others[i];
            }
        }
    }
    return figures;
}

bool is_in(RegionIndex region, const std::vector<RegionIndex>& regions) {
    return std::find(regions.begin(), regions.end(), region) != regions.end();
}

// The name with the figures behind it.
TextBlock in_one_line(const RegionFigure& figure, const MapStyle& style, double y) {
    TextBlock text = set_block({{figure.name, "region_name"}}, style, {0, y}, 1e6);
    constexpr double gap = 6;
    const Paragraph figures{join(figure.lines, " · "), "region_figure"};
    const TextBlock after = set_line(
        figures, style, {text.box.right() + gap, text.lines.front().at.y}, TextLine::Anchor::start);
    text.lines.push_back(after.lines.front());
    text.box.width = after.box.right();
    return text;
}

// Off Ukraine: near an edge of the window in the south and east, where these oblasts are, or below
// the line before.
std::optional<SheetPoint> spot_in_strip(const LabelSpace& space, const SheetBox& line,
                                        const SheetBox* before) {
    std::optional<SheetPoint> best;
    double least = std::numeric_limits<double>::infinity();
    const SheetBox& bounds = space.bounds();
    constexpr double inset = 8;
    const double step = before != nullptr ? 2 : 4;
    for (double y = bounds.y + inset; y + line.height <= bounds.bottom() - inset; y += step) {
        for (double x = bounds.x + inset; x + line.width <= bounds.right() - inset; x += step) {
            const SheetBox box{x, y, line.width, line.height};
            const double to_edge = std::min({x - bounds.x, bounds.right() - box.right(),
                                             y - bounds.y, bounds.bottom() - box.bottom()});
            const double cost = before != nullptr
                                    ? std::abs(x - before->x) + std::abs(y - before->bottom() - 2)
                                    : to_edge - 0.02 * x - 0.03 * y;
            if (cost < least && !space.country().meets(box.grown(4)) &&
                space.is_free(box, before != nullptr ? 1 : 4)) {
                least = cost;
                best = {x, y};
            }
        }
    }
    return best;
}

} // namespace

std::vector<RegionWish> region_wishes(const LabelSpace& space, const std::vector<MapSubject>& maps,
                                      const std::vector<SheetArc>& arcs, const MapStyle& style) {
    const MapSubject& map = maps.front();
    std::vector<RegionWish> wishes;
    for (RegionFigure& figure : longest_figures(maps, style)) {
        const std::vector<SheetLine> rings = outline(arcs, [&](FaceIndex face) {
            return is_in(map.study.partition.faces[face].region, figure.regions);
        });
        const SheetBox seen = overlap(bounds_of(rings), space.bounds());
        if (rings.empty() || !(seen.width > 0 && seen.height > 0)) {
            continue;
        }
        const RegionGround ground{LandMask(rings, space.bounds().grown(10)), seen};
        constexpr double omission = 330;
        RegionWish wish{{omission, RegionPlaces(space, style, figure, ground).all()}, figure};
        wish.is_subject = map.part.whole() ||
                          std::any_of(figure.regions.begin(), figure.regions.end(),
                                      [&](RegionIndex i) { return is_in(i, map.part.regions); });
        wishes.push_back(std::move(wish));
    }
    return wishes;
}

std::vector<Label> region_strip(LabelSpace space, const std::vector<RegionFigure>& figures,
                                const MapStyle& style) {
    std::vector<Label> strip;
    for (const RegionFigure& figure : figures) {
        TextBlock text = in_one_line(figure, style, 0);
        const std::optional<SheetPoint> at =
            spot_in_strip(space, text.box, strip.empty() ? nullptr : &strip.back().text.box);
        if (!at) {
            return {};
        }
        move(text, at->x, at->y);
        space.take(text.box);
        strip.push_back({"oblast-strip", std::move(text), {}});
    }
    return strip;
}

void put_figures(Label& label, const RegionFigure& figure, const MapStyle& style) {
    if (label.layer == "oblast-strip") {
        label.text.lines.back().text = join(figure.lines, " · ");
        return;
    }
    label.text = set_centred(lines_of(figure), style, label.text.box.centre());
}

} // namespace demarc
