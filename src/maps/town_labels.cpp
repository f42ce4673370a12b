// SPDX-License-Identifier: MIT
#include "maps/town_labels.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

namespace demarc {
namespace {

constexpr int large = 2; ///< up to this rank dots are kept free before any name is set
constexpr double site_radius = 5;

std::size_t rank_of(const City& city) {
    return static_cast<std::size_t>(std::clamp(city.rank, 1, 4) - 1);
}

// The places beside a dot, best first: right, left, above, below, the corners, then halves.
struct Beside {
    TextLine::Anchor anchor;
    double dx; ///< in radii and gaps
    double dy; ///< of the base line, in letter sizes
};
constexpr std::array places_beside{
    Beside{TextLine::Anchor::start, 1, 0.35},    Beside{TextLine::Anchor::end, -1, 0.35},
    Beside{TextLine::Anchor::middle, 0, -0.55},  Beside{TextLine::Anchor::middle, 0, 1.25},
    Beside{TextLine::Anchor::start, 0.8, -0.3},  Beside{TextLine::Anchor::start, 0.8, 1.0},
    Beside{TextLine::Anchor::end, -0.8, -0.3},   Beside{TextLine::Anchor::end, -0.8, 1.0},
    Beside{TextLine::Anchor::start, -0.5, -0.6}, Beside{TextLine::Anchor::start, -0.5, 1.35},
    Beside{TextLine::Anchor::end, 0.5, -0.6},    Beside{TextLine::Anchor::end, 0.5, 1.35}};

} // namespace

bool TownLabels::place_beside(SheetPoint at, double radius, const Paragraph& name,
                              const std::string& layer, double margin, double max_crossing) {
    const double size = style_.text(name.style).size;
    const double gap = radius + 3.5;
    // Worse than any place that is not; but a name also belongs on its place's side of the line.
    constexpr double across_the_line = 13;
    constexpr double other_side = 18;
    const bool russian_held = space_.in_russian_held(at);
    std::optional<TextBlock> best;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < places_beside.size(); ++i) {
        const Beside& place = places_beside[i];
        const TextBlock text =
            set_line(name, style_, {at.x + place.dx * gap, at.y + place.dy * size}, place.anchor);
        if (!space_.is_free(text.box, margin)) {
            continue;
        }
        const double crossing = space_.contact_within(text.box.grown(2));
        const SheetPoint middle = text.box.centre();
        double cost = static_cast<double>(i);
        cost += crossing > 0 ? across_the_line + crossing * 1.5 : 0;
        cost += space_.in_country(middle) && space_.in_russian_held(middle) != russian_held
                    ? other_side
                    : 0;
        if (cost < least && crossing <= max_crossing) {
            least = cost;
            best = text;
        }
    }
    if (best) {
        space_.keep(layer, *best);
    }
    return best.has_value();
}

void TownLabels::mark_sites() {
    for (const Site& site : map_.study.places.sites) {
        const std::vector<SiteOutcome>& outcomes = map_.scenario.outcomes.sites;
        const bool meant =
            std::any_of(outcomes.begin(), outcomes.end(),
                        [&](const SiteOutcome& outcome) { return outcome.site == site.id; });
        if (!meant || !site.position) {
            continue;
        }
        const SheetPoint at = frame_.to_sheet(*site.position);
        const SheetBox sign = box_around(at, site_radius);
        if (space_.bounds().encloses(sign)) {
            space_.mark({"site", at, site_radius});
            space_.take(sign);
            sites_.push_back(&site);
        }
    }
}

void TownLabels::name_sites() {
    for (const Site* site : sites_) {
        place_beside(frame_.to_sheet(*site->position), site_radius,
                     {map_.language.name(site->name_en, site->name_uk), "site"}, "site-labels", 1,
                     9);
    }
}

SheetBox TownLabels::dot_of(const City& city) const {
    constexpr std::array radii{3.2, 2.6, 2.1, 1.7};
    return box_around(frame_.to_sheet(city.position), radii[rank_of(city)]);
}

bool TownLabels::beside_missing(const City& city) const {
    constexpr double beside = 45;
    const SheetPoint at = frame_.to_sheet(city.position);
    return std::any_of(missing_.begin(), missing_.end(), [&](const City* other) {
        const SheetPoint there = frame_.to_sheet(other->position);
        return other->rank < city.rank && std::hypot(at.x - there.x, at.y - there.y) < beside;
    });
}

bool TownLabels::place_town(const City& city) {
    constexpr std::array margins{1.0, 2.0, 4.0, 6.0};
    const SheetBox dot = dot_of(city);
    const bool kept = space_.has_dot(dot);
    if (!kept && (city.rank <= large || !space_.is_free(dot, 1))) {
        return false;
    }
    const std::size_t rank = rank_of(city);
    const std::string kind = "city_" + std::to_string(rank + 1);
    if (!place_beside(dot.centre(), dot.width / 2,
                      {map_.language.name(city.name_en, city.name_uk), kind}, "city-labels",
                      margins[rank], city.rank <= large ? 9 : 0)) {
        return false;
    }
    space_.mark({kind, dot.centre(), dot.width / 2});
    if (!kept) {
        space_.keep_dot(dot);
    }
    return true;
}

void TownLabels::place(int first_rank, int last_rank) {
    std::vector<const City*> cities;
    for (const City& city : map_.study.places.cities) {
        if (first_rank <= city.rank && city.rank <= last_rank) {
            cities.push_back(&city);
        }
    }
    std::stable_sort(cities.begin(), cities.end(), [](const City* a, const City* b) {
        return a->rank != b->rank ? a->rank < b->rank : a->population > b->population;
    });
    for (const City* city : cities) {
        if (city->rank <= large && space_.is_free(dot_of(*city), 1)) {
            space_.keep_dot(dot_of(*city));
        }
    }
    if (first_rank == 1) {
        put_in_order(cities);
    }
    for (const City* city : cities) {
        if (!beside_missing(*city) && !place_town(*city) &&
            space_.bounds().encloses(dot_of(*city))) {
            missing_.push_back(city);
        }
    }
}

// Where a main town would find no room it goes before those that took it, if that gives more of
// them their names.
void TownLabels::put_in_order(std::vector<const City*>& cities) {
    const LabelSpace before = space_;
    std::vector<const City*> order = cities;
    std::size_t least = cities.size() + 1;
    constexpr int attempts = 4;
    for (int attempt = 0; attempt < attempts && least > 0; ++attempt) {
        std::vector<const City*> left_out;
        for (const City* city : order) {
            if (!place_town(*city) && space_.bounds().encloses(dot_of(*city))) {
                left_out.push_back(city);
            }
        }
        space_ = before;
        if (left_out.size() < least) {
            least = left_out.size();
            cities = order;
        }
        std::stable_partition(order.begin(), order.end(), [&](const City* city) {
            return std::find(left_out.begin(), left_out.end(), city) != left_out.end();
        });
    }
}

} // namespace demarc
