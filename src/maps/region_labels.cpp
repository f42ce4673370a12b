// SPDX-License-Identifier: MIT
#include "maps/region_labels.hpp"

#include "maps/region_figures.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace demarc {
namespace {

constexpr double never = std::numeric_limits<double>::infinity();

// What the label of an oblast is placed by.
struct RegionGround {
    std::vector<Paragraph> lines; ///< what it says
    LandMask land;
    SheetBox bounds;               ///< of what is seen of it
    SheetLine inner{};             ///< points on the land, off its edge: where a leader may end
    std::vector<SheetBox> towns{}; ///< the larger ones with room for their names
};

SheetBox bounds_of(const std::vector<SheetLine>& rings) {
    SheetPoint low{never, never};
    SheetPoint high{-never, -never};
    for (const SheetLine& ring : rings) {
        for (const SheetPoint point : ring) {
            low = {std::min(low.x, point.x), std::min(low.y, point.y)};
            high = {std::max(high.x, point.x), std::max(high.y, point.y)};
        }
    }
    return {low.x, low.y, high.x - low.x, high.y - low.y};
}

SheetBox overlap(const SheetBox& a, const SheetBox& b) {
    const double x = std::max(a.x, b.x);
    const double y = std::max(a.y, b.y);
    return {x, y, std::min(a.right(), b.right()) - x, std::min(a.bottom(), b.bottom()) - y};
}

SheetLine points_inside(const RegionGround& region, const LabelSpace& space) {
    constexpr double from_edge = 4;
    constexpr double points_across = 70;
    const double step =
        std::max(3.0, std::max(region.bounds.width, region.bounds.height) / points_across);
    SheetLine points;
    SheetLine off_the_front; // where there are such
    for (double y = region.bounds.y; y <= region.bounds.bottom(); y += step) {
        for (double x = region.bounds.x; x <= region.bounds.right(); x += step) {
            if (region.land.contains({x, y}) && region.land.contains({x + from_edge, y}) &&
                region.land.contains({x - from_edge, y}) &&
                region.land.contains({x, y + from_edge}) &&
                region.land.contains({x, y - from_edge})) {
                points.push_back({x, y});
                if (space.contact_within(box_around({x, y}, 6)) == 0) {
                    off_the_front.push_back({x, y});
                }
            }
        }
    }
    return off_the_front.empty() ? points : off_the_front;
}

// Towns that get their names after the oblasts: a label that covers one leaves it out.
std::vector<SheetBox> later_towns(const MapSubject& map, const Frame& frame) {
    std::vector<SheetBox> towns;
    for (const City& city : map.study.places.cities) {
        if (city.rank == 2) {
            const SheetPoint at = frame.to_sheet(city.position);
            towns.push_back({at.x - 5, at.y - 9, 10, 18});
        }
    }
    return towns;
}

// A place for a label.
struct Candidate {
    SheetPoint centre;
    SheetBox box;
    SheetLine leader;
    double cost = 0;
};

bool exclude(const Candidate& a, const Candidate& b) {
    const auto runs_over = [](const SheetLine& leader, const SheetBox& box) {
        return !leader.empty() && meets(leader.front(), leader.back(), box.grown(2));
    };
    return a.box.grown(3).overlaps(b.box) || runs_over(a.leader, b.box) ||
           runs_over(b.leader, a.box) ||
           (!a.leader.empty() && !b.leader.empty() &&
            cross(a.leader.front(), a.leader.back(), b.leader.front(), b.leader.back()));
}

// The places for the label of one oblast.
class RegionPlaces {
public:
    RegionPlaces(const LabelSpace& space, const MapStyle& style, const RegionGround& region)
        : space_(space), style_(style), region_(region) {}

    // Those that cost less than `limit`, best first, none close to a better one.
    [[nodiscard]] std::vector<Candidate> better_than(double limit) const {
        constexpr double step = 5;
        constexpr double beside = 130; // as far as a leader reaches
        const SheetBox around = overlap(region_.bounds.grown(beside), space_.bounds());
        const SheetBox text = set_centred(region_.lines, style_, {0, 0}).box;
        std::vector<Candidate> all;
        for (double y = around.y; y <= around.bottom(); y += step) {
            for (double x = around.x; x <= around.right(); x += step) {
                Candidate place{
                    {x, y}, {text.x + x, text.y + y, text.width, text.height}, {}, never};
                place.cost = cost_at(place.box, limit);
                if (place.cost < limit && !space_.is_free(place.box, 3)) {
                    place.cost = never;
                }
                if (place.cost < limit && !stands_on_its_land(place.centre)) {
                    place.leader = leader_from(place.box);
                    place.cost = place.leader.empty() ? never : place.cost + cost_of(place.leader);
                }
                if (place.cost < limit) {
                    all.push_back(std::move(place));
                }
            }
        }
        return spread(std::move(all));
    }

private:
    static std::vector<Candidate> spread(std::vector<Candidate> all) {
        constexpr std::size_t enough = 150;
        constexpr double apart = 13;
        std::stable_sort(all.begin(), all.end(),
                         [](const Candidate& a, const Candidate& b) { return a.cost < b.cost; });
        std::vector<Candidate> kept;
        for (Candidate& place : all) {
            if (kept.size() == enough) {
                break;
            }
            const bool close = std::any_of(kept.begin(), kept.end(), [&](const Candidate& other) {
                const double x = place.centre.x - other.centre.x;
                const double y = place.centre.y - other.centre.y;
                return x * x + y * y < apart * apart;
            });
            if (!close) {
                kept.push_back(std::move(place));
            }
        }
        return kept;
    }

    // A leader is short and does not run over other oblasts or along the line of contact.
    [[nodiscard]] double cost_of(const SheetLine& leader) const {
        const SheetPoint from = leader.front();
        const SheetPoint to = leader.back();
        constexpr int parts = 8;
        double cost = std::hypot(to.x - from.x, to.y - from.y);
        for (int i = 0; i < parts; ++i) {
            const double share = static_cast<double>(i) / parts;
            const SheetPoint at{from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)};
            cost += space_.in_country(at) && !region_.land.contains(at) ? 12 : 0;
            cost += space_.contact_within(box_around(at, 4)) > 0 ? 12 : 0;
        }
        return cost;
    }

    // A spit of land below its middle is not enough.
    [[nodiscard]] bool stands_on_its_land(SheetPoint middle) const {
        constexpr double off = 8;
        int inside = 0;
        for (const SheetPoint by : {SheetPoint{0, 0}, {off, 0}, {-off, 0}, {0, off}, {0, -off}}) {
            inside += region_.land.contains({middle.x + by.x, middle.y + by.y}) ? 1 : 0;
        }
        return inside >= 3;
    }

    // How bad a place is; stops counting where it is worse than `limit`.
    [[nodiscard]] double cost_at(const SheetBox& box, double limit) const {
        // On the land of another oblast its figures would be taken for that oblast's.
        if (!region_.land.contains(box.centre()) && space_.in_country(box.centre())) {
            return never;
        }
        const SheetPoint centre = region_.bounds.centre();
        double cost = std::hypot(box.centre().x - centre.x, box.centre().y - centre.y) /
                      std::max(region_.bounds.width, region_.bounds.height) * 8;
        for (const SheetBox& town : region_.towns) {
            cost += box.grown(3).overlaps(town) ? 30 : 0;
        }
        for (const double x : {0.0, 1.0, 0.5, 0.25, 0.75}) {
            for (const double y : {0.0, 1.0, 0.5}) {
                if (cost >= limit) {
                    return cost;
                }
                const SheetPoint point{box.x + x * box.width, box.y + y * box.height};
                // Beside its own land a name stands better on the sea than on the next oblast.
                cost += region_.land.contains(point) ? 0 : space_.in_country(point) ? 11 : 8;
            }
        }
        return cost < limit ? cost + space_.contact_within(box.grown(2)) * 6 : cost;
    }

    // The shortest line to the land that can be seen and crosses nothing; empty: there is none.
    [[nodiscard]] SheetLine leader_from(const SheetBox& box) const {
        constexpr double shortest = 10; // to be seen
        const SheetBox edge = box.grown(2);
        SheetLine leader;
        double least = never;
        for (const SheetPoint to : region_.inner) {
            const SheetPoint from{std::clamp(to.x, edge.x, edge.right()),
                                  std::clamp(to.y, edge.y, edge.bottom())};
            // Most are farther than the best so far, beyond doubt; only near ties need the root.
            const double square =
                (to.x - from.x) * (to.x - from.x) + (to.y - from.y) * (to.y - from.y);
            constexpr double rounding = 1e-12;
            if (square > least * least * (1 + rounding) ||
                square < shortest * shortest * (1 - rounding)) {
                continue;
            }
            const double distance = std::hypot(to.x - from.x, to.y - from.y);
            if (distance >= shortest && distance < least && space_.is_free(from, to)) {
                least = distance;
                leader = {from, to};
            }
        }
        return leader;
    }

    const LabelSpace& space_;
    const MapStyle& style_;
    const RegionGround& region_;
};

// Chooses a place for each label so that none excludes another and the sum of their costs is the
// least (branch and bound).
class Choice {
public:
    explicit Choice(const std::vector<std::vector<Candidate>>& places)
        : places_(places), bound_(places.size() + 1, 0.0) {
        for (std::size_t i = places.size(); i > 0; --i) {
            bound_[i - 1] =
                bound_[i] + (places[i - 1].empty() ? without : places[i - 1].front().cost);
        }
        choose(0, 0);
    }
    // By label; null: it has no place.
    [[nodiscard]] const std::vector<const Candidate*>& best() const { return best_; }
    [[nodiscard]] bool complete() const { return least_ < without; }

private:
    static constexpr double without = 1e6;

    void choose(std::size_t label, double cost) {
        constexpr int max_steps = 200'000; // a good choice is found early
        if (cost + bound_[label] >= least_ || ++steps_ > max_steps) {
            return;
        }
        if (label == places_.size()) {
            least_ = cost;
            best_ = chosen_;
            return;
        }
        for (const Candidate& place : places_[label]) {
            const bool possible =
                std::none_of(chosen_.begin(), chosen_.end(), [&](const Candidate* other) {
                    return other != nullptr && exclude(place, *other);
                });
            if (possible) {
                chosen_.push_back(&place);
                choose(label + 1, cost + place.cost);
                chosen_.pop_back();
            }
        }
        chosen_.push_back(nullptr);
        choose(label + 1, cost + without);
        chosen_.pop_back();
    }

    const std::vector<std::vector<Candidate>>& places_;
    std::vector<double> bound_; ///< what this label and those after it cost at least
    std::vector<const Candidate*> chosen_;
    std::vector<const Candidate*> best_;
    double least_ = never;
    int steps_ = 0;
};

std::vector<RegionGround> grounds_of(const LabelSpace& space, const MapSubject& map,
                                     const Frame& frame, const std::vector<SheetArc>& arcs) {
    const std::vector<SheetBox> towns = later_towns(map, frame);
    std::vector<RegionGround> grounds;
    for (const RegionFigure& figure : region_figures(map)) {
        const std::vector<SheetLine> rings = outline(arcs, [&](FaceIndex face) {
            return std::find(figure.regions.begin(), figure.regions.end(),
                             map.study.partition.faces[face].region) != figure.regions.end();
        });
        if (rings.empty()) {
            continue;
        }
        const SheetBox seen = overlap(bounds_of(rings), space.bounds());
        if (!(seen.width > 0 && seen.height > 0)) {
            continue;
        }
        RegionGround region{{}, LandMask(rings, space.bounds().grown(10)), seen};
        region.inner = points_inside(region, space);
        region.towns = towns;
        region.lines = {{figure.name, "region_name"}};
        for (const std::string& line : figure.lines) {
            region.lines.push_back({line, "region_figure"});
        }
        grounds.push_back(std::move(region));
    }
    return grounds;
}

} // namespace

void place_region_labels(LabelSpace& space, const MapSubject& map, const Frame& frame,
                         const std::vector<SheetArc>& arcs, const MapStyle& style) {
    const std::vector<RegionGround> grounds = grounds_of(space, map, frame, arcs);
    // Most maps have room for good places, and looking at all others takes long.
    for (const double limit : {90.0, 450.0}) {
        std::vector<std::vector<Candidate>> places;
        for (const RegionGround& ground : grounds) {
            places.push_back(RegionPlaces(space, style, ground).better_than(limit));
        }
        const Choice choice(places);
        if (!choice.complete() && limit < 100) {
            continue;
        }
        for (std::size_t i = 0; i < grounds.size(); ++i) {
            if (const Candidate* place = choice.best()[i]) {
                space.keep("oblast-labels", set_centred(grounds[i].lines, style, place->centre),
                           place->leader);
            }
        }
        return;
    }
}

} // namespace demarc
