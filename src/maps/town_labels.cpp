// SPDX-License-Identifier: MIT
#include "maps/town_labels.hpp"

#include "maps/svg_document.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <set>
#include <string>
#include <utility>

namespace demarc {
namespace {

constexpr double site_radius = 5;

std::size_t rank_of(const City& city) {
    return static_cast<std::size_t>(std::clamp(city.rank, 1, 4) - 1);
}

/// A place beside a dot.
struct Beside {
    TextLine::Anchor anchor;
    double dx; ///< in radii and gaps
    double dy; ///< of the base line, in letter sizes
};
// Best first: right, left, above, below, the corners, then those that are shifted sideways.
constexpr std::array places_beside{
    Beside{TextLine::Anchor::start, 1, 0.35},    Beside{TextLine::Anchor::end, -1, 0.35},
    Beside{TextLine::Anchor::middle, 0, -0.55},  Beside{TextLine::Anchor::middle, 0, 1.25},
    Beside{TextLine::Anchor::start, 0.8, -0.3},  Beside{TextLine::Anchor::start, 0.8, 1.0},
    Beside{TextLine::Anchor::end, -0.8, -0.3},   Beside{TextLine::Anchor::end, -0.8, 1.0},
    Beside{TextLine::Anchor::start, -0.5, -0.6}, Beside{TextLine::Anchor::start, -0.5, 1.35},
    Beside{TextLine::Anchor::end, 0.5, -0.6},    Beside{TextLine::Anchor::end, 0.5, 1.35},
    Beside{TextLine::Anchor::start, 1, 0.0},     Beside{TextLine::Anchor::start, 1, 0.7},
    Beside{TextLine::Anchor::end, -1, 0.0},      Beside{TextLine::Anchor::end, -1, 0.7}};

// Beside a point with a sign, on one side of the line of contact.
class Surroundings {
public:
    Surroundings(const LabelSpace& space, const MapStyle& style, SheetPoint at, double radius)
        : space_(space), style_(style), at_(at), radius_(radius), side_(space.holder_at(at)) {}

    // The places for a name in one line or several.
    [[nodiscard]] std::vector<LabelPlace> places(const std::vector<std::string>& lines,
                                                 const std::string& text_style, double margin,
                                                 double extra) const {
        std::vector<LabelPlace> found;
        for (const double farther : {0.0, 4.5, 9.0}) {
            for (std::size_t i = 0; i < places_beside.size(); ++i) {
                LabelPlace place;
                place.text = set(lines, text_style, places_beside[i], radius_ + 3.5 + farther);
                place.margin = margin;
                if (!space_.is_free(place.text.box, 1) || !space_.on_side(side_, place.text.box)) {
                    continue;
                }
                place.cost = extra + static_cast<double>(i) * 0.8 + farther * 1.5;
                place.cost += cost_of_ground(place.text.box);
                found.push_back(std::move(place));
            }
        }
        return found;
    }

    // Places further off, with a line to the sign that stays in its oblast and on its side.
    [[nodiscard]] std::vector<LabelPlace> led_places(const Paragraph& name, double margin) const {
        constexpr double with_a_line = 24;
        std::vector<LabelPlace> found;
        for (const double away : {16.0, 28.0, 44.0}) {
            for (int step = 0; step < directions; ++step) {
                const double angle = step * 2 * std::numbers::pi / directions;
                const SheetPoint toward{std::cos(angle), std::sin(angle)};
                const SheetPoint end{at_.x + away * toward.x, at_.y + away * toward.y};
                LabelPlace place;
                place.text = at_end_of_line(name, end, toward);
                place.margin = margin;
                if (!space_.is_free(place.text.box, 1) || !space_.on_side(side_, place.text.box)) {
                    continue;
                }
                const SheetPoint start{at_.x + radius_ * toward.x, at_.y + radius_ * toward.y};
                if (!space_.is_free(start, end) || space_.leaves_oblast(start, end)) {
                    continue;
                }
                place.leader = {end, start};
                place.cost = with_a_line + away * 0.5 + cost_of_ground(place.text.box);
                found.push_back(std::move(place));
            }
        }
        return found;
    }

private:
    static constexpr int directions = 20;

    // A name across the border or over land that changes hands, where its place does not lie.
    [[nodiscard]] double cost_of_ground(const SheetBox& box) const {
        const double changing = space_.changing().share_of(box);
        constexpr double misleads = 22;
        double cost = space_.meets_border(box) ? 4 : 0;
        cost += changing * 5;
        cost += changing > 0 && !space_.changing().contains(at_) ? misleads * (0.3 + changing) : 0;
        return cost;
    }

    // With the middle of its near edge, or of its near side, at the end of a line.
    [[nodiscard]] TextBlock at_end_of_line(const Paragraph& name, SheetPoint end,
                                           SheetPoint toward) const {
        const double size = style_.text(name.style).size;
        constexpr double gap = 2;
        if (std::abs(toward.x) > 0.4) {
            return set_line(name, style_,
                            {end.x + (toward.x > 0 ? gap : -gap), end.y + 0.35 * size},
                            toward.x > 0 ? TextLine::Anchor::start : TextLine::Anchor::end);
        }
        const double y = toward.y > 0 ? end.y + gap + 0.85 * size : end.y - gap - 0.2 * size;
        return set_line(name, style_, {end.x, y}, TextLine::Anchor::middle);
    }

    [[nodiscard]] TextBlock set(const std::vector<std::string>& lines, const std::string& name,
                                const Beside& beside, double gap) const {
        const double size = style_.text(name).size;
        const double height = line_height(style_.text(name));
        // Further lines go away from the dot: up from one above, down from one below.
        const double up = beside.dy < 0      ? static_cast<double>(lines.size() - 1)
                          : beside.dy >= 1.0 ? 0
                                             : static_cast<double>(lines.size() - 1) / 2;
        TextBlock block;
        for (std::size_t k = 0; k < lines.size(); ++k) {
            const double y = at_.y + beside.dy * size + (static_cast<double>(k) - up) * height +
                             (beside.dy < 0      ? -1
                              : beside.dy >= 1.0 ? 1
                                                 : 0) *
                                 std::max(0.0, gap - radius_ - 3.5);
            TextBlock line =
                set_line({lines[k], name}, style_, {at_.x + beside.dx * gap, y}, beside.anchor);
            block.box = k == 0 ? line.box : united(block.box, line.box);
            block.lines.push_back(std::move(line.lines.front()));
        }
        return block;
    }

    const LabelSpace& space_;
    const MapStyle& style_;
    SheetPoint at_;
    double radius_;
    Holder side_;
};

constexpr double weight_of_wanted = 3000; ///< above all others

// What leaving a town out costs: by rank, more in land that changes hands and near the line.
double weight_of(const City& city, bool at_stake) {
    constexpr std::array by_rank{900.0, 85.0, 35.0, 18.0};
    constexpr std::array at_stake_by_rank{900.0, 170.0, 90.0, 60.0};
    const double people = std::log10(std::max(2000.0, static_cast<double>(city.population))) - 3;
    return at_stake ? at_stake_by_rank[rank_of(city)] * std::pow(people / 1.6, 1.5)
                    : by_rank[rank_of(city)] * (0.4 + 0.6 * people / 1.6);
}

// Small towns need a larger scale than that of the whole country on a page.
bool has_scale(const City& city, bool at_stake, const Frame& frame) {
    constexpr std::array from{0.0, 0.0, 2.2e-4, 1.5e-3};
    constexpr std::array at_stake_from{0.0, 0.0, 0.0, 9e-4};
    return frame.pixels_per_metre() >= (at_stake ? at_stake_from : from)[rank_of(city)];
}

// A long name in two lines of about the same length; one that is short, in one.
std::vector<std::string> halved(const std::string& name) {
    std::size_t best = std::string::npos;
    for (std::size_t at = name.find(' '); at != std::string::npos; at = name.find(' ', at + 1)) {
        const auto off = [&](std::size_t position) {
            return std::abs(static_cast<double>(position) - static_cast<double>(name.size()) / 2);
        };
        best = best == std::string::npos || off(at) < off(best) ? at : best;
    }
    if (best == std::string::npos) {
        return {name};
    }
    return {name.substr(0, best), name.substr(best + 1)};
}

// A town's name as an id; of two of one name the second has a number.
std::string unused_id(const City& city, std::set<std::string>& ids) {
    const std::string name = xml_name(city.name_en);
    std::string id = name;
    for (int number = 2; !ids.insert(id).second; ++number) {
        id = name + "-" + std::to_string(number);
    }
    return id;
}

} // namespace

bool refers_to(const Scenario& scenario, const Site& site) {
    const std::vector<SiteOutcome>& outcomes = scenario.outcomes.sites;
    return std::any_of(outcomes.begin(), outcomes.end(),
                       [&](const SiteOutcome& outcome) { return outcome.site == site.id; });
}

std::vector<const Site*> take_signs(LabelSpace& space, const std::vector<MapSubject>& maps,
                                    const Frame& frame) {
    std::vector<const Site*> sites;
    for (const Site& site : maps.front().study.places.sites) {
        const bool meant = std::any_of(maps.begin(), maps.end(), [&](const MapSubject& map) {
            return refers_to(map.scenario, site);
        });
        if (meant && site.position &&
            space.bounds().encloses(box_around(frame.to_sheet(*site.position), site_radius))) {
            space.take(box_around(frame.to_sheet(*site.position), site_radius));
            sites.push_back(&site);
        }
    }
    return sites;
}

std::vector<PlaceWish> site_wishes(const LabelSpace& space, const std::vector<const Site*>& sites,
                                   const Language& language, const Frame& frame,
                                   const MapStyle& style) {
    std::vector<PlaceWish> wishes;
    for (const Site* site : sites) {
        const SheetPoint at = frame.to_sheet(*site->position);
        const std::string& name = language.name(site->name_en, site->name_uk);
        constexpr double omission = 160;
        const Surroundings around(space, style, at, site_radius);
        const std::vector<std::string> lines = halved(name);
        const double as_long_line = lines.size() > 1 ? 12 : 0;
        PlaceWish wish{{omission, around.places({name}, "site", 3.5, as_long_line)},
                       {"site", at, site_radius},
                       true};
        if (lines.size() > 1) {
            for (LabelPlace& place : around.places(lines, "site", 3.5, 0)) {
                wish.wish.places.push_back(std::move(place));
            }
        }
        wishes.push_back(std::move(wish));
    }
    return wishes;
}

std::vector<PlaceWish> town_wishes(const LabelSpace& space, const MapSubject& map,
                                   const Frame& frame, const MapStyle& style,
                                   const std::vector<std::string>& wanted) {
    constexpr std::array radii{3.2, 2.6, 2.1, 1.7};
    constexpr std::array margins{2.0, 2.0, 2.5, 2.5};
    // Metres. A square is looked into instead of a circle of 15 km, of the same area.
    constexpr double near_the_line = 15'000 * 0.886;
    std::vector<PlaceWish> wishes;
    std::set<std::string> ids;
    for (const City& city : map.study.places.cities) {
        const std::size_t rank = rank_of(city);
        const SheetPoint at = frame.to_sheet(city.position);
        const SheetBox dot = box_around(at, radii[rank]);
        if (!space.is_free(dot, 1)) {
            continue;
        }
        const bool at_stake =
            space.changing().contains(at) ||
            space.meets_contact(box_around(at, near_the_line * frame.pixels_per_metre()));
        const bool is_wanted =
            std::find(wanted.begin(), wanted.end(), city.name_en) != wanted.end();
        if (!is_wanted && !has_scale(city, at_stake, frame)) {
            continue;
        }
        const std::string kind = "city_" + std::to_string(rank + 1);
        const Paragraph name{map.language.name(city.name_en, city.name_uk), kind};
        const Surroundings around(space, style, at, radii[rank]);
        PlaceWish wish{{is_wanted ? weight_of_wanted : weight_of(city, at_stake),
                        around.places({name.text}, kind, margins[rank], 0)},
                       {kind, at, radii[rank], unused_id(city, ids)},
                       false,
                       city.rank};
        constexpr double lines_from = 9e-4; // on smaller scales they are a tangle
        constexpr std::size_t few = 4;
        if (is_wanted || (at_stake && frame.pixels_per_metre() > lines_from) ||
            (city.rank == 1 && wish.wish.places.size() < few)) {
            for (LabelPlace& place : around.led_places(name, margins[rank])) {
                wish.wish.places.push_back(std::move(place));
            }
        }
        for (LabelPlace& place : wish.wish.places) {
            place.dot = dot;
        }
        wishes.push_back(std::move(wish));
    }
    return wishes;
}

} // namespace demarc
