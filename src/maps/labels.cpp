// SPDX-License-Identifier: MIT
#include "maps/labels.hpp"

#include "maps/font.hpp"
#include "maps/region_figures.hpp"
#include "maps/thinning.hpp"
#include "maps/wording.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

namespace demarc {
namespace {

constexpr double never = std::numeric_limits<double>::infinity();

// Outlines to place names by: they are asked for thousands of positions.
std::vector<SheetLine> coarse(std::vector<SheetLine> rings) {
    for (SheetLine& ring : rings) {
        ring = thinned(ring, 1.5);
    }
    return rings;
}

// What the label of an oblast is placed by.
struct RegionGround {
    std::vector<SheetLine> rings;
    SheetBox bounds;
    std::vector<SheetBox> towns; ///< the larger ones with room for their names
};

// Puts names down one after the other; remembers what is taken.
class Placer {
public:
    Placer(const Telling& map, const Frame& frame, const MapStyle& style,
           const std::vector<SheetArc>& arcs, LabelGround ground)
        : study_(map.study), language_(map.language), frame_(frame), style_(style), arcs_(arcs),
          ground_(std::move(ground)),
          country_(coarse(outline(arcs, [](FaceIndex /*any*/) { return true; }))) {
        for (const SheetLine& line :
             joined(arcs, [this](const SheetArc& arc) { return is_contact(arc); })) {
            remember_contact(line);
        }
    }

    void place_region(const RegionFigure& figure);
    void mark_sites(const Scenario& scenario);
    void name_sites();
    void place_cities(int first_rank, int last_rank);
    void place_contact_date();
    void place_neighbours();

    /// With the labels of a layer together.
    Labelling result() && {
        std::stable_sort(labelling_.labels.begin(), labelling_.labels.end(),
                         [](const Label& a, const Label& b) { return a.layer < b.layer; });
        return std::move(labelling_);
    }

private:
    [[nodiscard]] bool is_contact(const SheetArc& arc) const {
        return arc.left && arc.right &&
               meet_along_contact(study_.partition.faces[*arc.left].control,
                                  study_.partition.faces[*arc.right].control);
    }
    // Points along the line close enough together that no name slips between them.
    void remember_contact(const SheetLine& line) {
        constexpr double step = 4;
        const std::size_t begin = contact_.size();
        for (std::size_t i = 1; i < line.size(); ++i) {
            const double length = std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
            const int parts = std::max(1, static_cast<int>(length / step));
            for (int k = 0; k < parts; ++k) {
                const double share = static_cast<double>(k) / parts;
                contact_.push_back({line[i - 1].x + share * (line[i].x - line[i - 1].x),
                                    line[i - 1].y + share * (line[i].y - line[i - 1].y)});
            }
        }
        if (contact_.size() - begin > front_.size()) {
            front_.assign(contact_.begin() + static_cast<std::ptrdiff_t>(begin), contact_.end());
        }
    }
    [[nodiscard]] double contact_within(const SheetBox& box) const {
        return static_cast<double>(
            std::count_if(contact_.begin(), contact_.end(),
                          [&](SheetPoint point) { return box.contains(point); }));
    }
    [[nodiscard]] bool is_free(const SheetBox& box, double margin) const {
        const SheetBox wide = box.grown(margin);
        const SheetBox close = box.grown(1);
        const auto overlaps = [&](const SheetBox& other) { return wide.overlaps(other); };
        const auto covers = [&](const SheetBox& dot) { return close.overlaps(dot); };
        return ground_.bounds.encloses(box) && std::none_of(dots_.begin(), dots_.end(), covers) &&
               std::none_of(ground_.taken.begin(), ground_.taken.end(), overlaps) &&
               std::none_of(taken_.begin(), taken_.end(), overlaps);
    }
    void keep(const std::string& layer, const TextBlock& text, SheetLine leader = {}) {
        taken_.push_back(text.box);
        labelling_.labels.push_back({layer, text, std::move(leader)});
    }
    [[nodiscard]] bool touches_ukraine(const SheetBox& box) const {
        for (const double x : {0.0, 0.25, 0.5, 0.75, 1.0}) {
            for (const double y : {0.0, 1.0}) {
                if (enclose(country_, {box.x + x * box.width, box.y + y * box.height})) {
                    return true;
                }
            }
        }
        return false;
    }
    static std::size_t rank_of(const City& city) {
        return static_cast<std::size_t>(std::clamp(city.rank, 1, 4) - 1);
    }
    [[nodiscard]] SheetBox dot_of(const City& city) const {
        constexpr std::array radii{3.2, 2.6, 2.1, 1.7};
        const double radius = radii[rank_of(city)];
        const SheetPoint at = frame_.to_sheet(city.position);
        return {at.x - radius, at.y - radius, 2 * radius, 2 * radius};
    }
    /// Beside a dot, across at most `most_crossing` points (4 pixels apart) of the line of contact.
    bool place_beside(SheetPoint at, double radius, const Paragraph& name, const std::string& layer,
                      double margin, double most_crossing);
    [[nodiscard]] double cost_in_region(const SheetBox& box, const RegionGround& region,
                                        double limit) const;

    [[nodiscard]] const std::string& name_of_city(const City& city) const {
        return language_.name(city.name_en, city.name_uk);
    }

    const Study& study_;
    const Language& language_;
    const Frame& frame_;
    const MapStyle& style_;
    const std::vector<SheetArc>& arcs_;
    LabelGround ground_;
    std::vector<SheetBox> taken_;
    std::vector<SheetBox> dots_; ///< names come closer to them than to each other
    std::vector<SheetLine> country_;
    SheetLine contact_; ///< points along the whole line of contact
    SheetLine front_;   ///< those of its longest stretch
    std::vector<const Site*> sites_;
    Labelling labelling_;
};

SheetBox around(SheetPoint at, double radius) {
    return {at.x - radius, at.y - radius, 2 * radius, 2 * radius};
}

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

// The eight places beside a dot, best first: right, left, above, below, then the corners.
struct Beside {
    TextLine::Anchor anchor;
    double dx; ///< in radii and gaps
    double dy; ///< of the base line, in letter sizes
};
constexpr std::array places_beside{
    Beside{TextLine::Anchor::start, 1, 0.35},   Beside{TextLine::Anchor::end, -1, 0.35},
    Beside{TextLine::Anchor::middle, 0, -0.55}, Beside{TextLine::Anchor::middle, 0, 1.25},
    Beside{TextLine::Anchor::start, 0.8, -0.3}, Beside{TextLine::Anchor::start, 0.8, 1.0},
    Beside{TextLine::Anchor::end, -0.8, -0.3},  Beside{TextLine::Anchor::end, -0.8, 1.0}};

bool Placer::place_beside(SheetPoint at, double radius, const Paragraph& name,
                          const std::string& layer, double margin, double most_crossing) {
    const double size = style_.text(name.style).size;
    const double gap = radius + 3.5;
    std::optional<TextBlock> best;
    double least = never;
    for (std::size_t i = 0; i < places_beside.size(); ++i) {
        const Beside& place = places_beside[i];
        const TextBlock text =
            set_line(name, style_, {at.x + place.dx * gap, at.y + place.dy * size}, place.anchor);
        if (!is_free(text.box, margin)) {
            continue;
        }
        const double crossing = contact_within(text.box.grown(1));
        const double cost = static_cast<double>(i) + crossing * 1.5;
        if (cost < least && crossing <= most_crossing) {
            least = cost;
            best = text;
        }
    }
    if (best) {
        keep(layer, *best);
    }
    return best.has_value();
}

// How bad a place is for the label of an oblast; stops counting where it is worse than `limit`.
double Placer::cost_in_region(const SheetBox& box, const RegionGround& region, double limit) const {
    const SheetPoint centre = region.bounds.centre();
    double cost = std::hypot(box.centre().x - centre.x, box.centre().y - centre.y) /
                  std::max(region.bounds.width, region.bounds.height) * 8;
    for (const SheetBox& dot : region.towns) {
        cost += box.grown(3).overlaps(dot) ? 30 : 0;
    }
    for (const double x : {0.0, 1.0, 0.5, 0.25, 0.75}) {
        for (const double y : {0.0, 1.0, 0.5}) {
            if (cost >= limit) {
                return cost;
            }
            const SheetPoint point{box.x + x * box.width, box.y + y * box.height};
            // Beside its own land a name stands better on the sea than on the next oblast.
            cost += enclose(region.rings, point) ? 0 : enclose(country_, point) ? 11 : 8;
        }
    }
    return cost < limit ? cost + contact_within(box.grown(2)) * 3 : cost;
}

// A line to the nearest land of the region, where the name's middle does not stand on it.
SheetLine leader_to(const RegionGround& region, const SheetBox& box) {
    if (enclose(region.rings, box.centre())) {
        return {};
    }
    constexpr double step = 3;
    const auto nearest_on_box = [&](SheetPoint to) {
        return SheetPoint{std::clamp(to.x, box.x, box.right()),
                          std::clamp(to.y, box.y, box.bottom())};
    };
    SheetLine leader;
    double least = never;
    for (double y = region.bounds.y; y <= region.bounds.bottom(); y += step) {
        for (double x = region.bounds.x; x <= region.bounds.right(); x += step) {
            const SheetPoint to{x, y};
            const SheetPoint from = nearest_on_box(to);
            const double length = std::hypot(to.x - from.x, to.y - from.y);
            constexpr double inside = 4; // it ends on the land, not on its edge
            if (length < least && enclose(region.rings, to) &&
                enclose(region.rings, {x + inside, y}) && enclose(region.rings, {x - inside, y}) &&
                enclose(region.rings, {x, y + inside}) && enclose(region.rings, {x, y - inside})) {
                least = length;
                leader = {from, to};
            }
        }
    }
    return least > 2 && least < never ? leader : SheetLine{};
}

void Placer::place_region(const RegionFigure& figure) {
    RegionGround region;
    region.rings = coarse(outline(arcs_, [&](FaceIndex face) {
        return std::find(figure.regions.begin(), figure.regions.end(),
                         study_.partition.faces[face].region) != figure.regions.end();
    }));
    if (region.rings.empty()) {
        return;
    }
    region.bounds = bounds_of(region.rings);
    for (const City& city : study_.places.cities) {
        if (city.rank <= 2) {
            const TextStyle& style = style_.text("city_" + std::to_string(std::max(city.rank, 1)));
            const SheetPoint at = frame_.to_sheet(city.position);
            const double width = text_width(name_of_city(city), style);
            region.towns.push_back({at.x - 5, at.y - 9, 10, 18});
            if (city.rank == 1) {
                region.towns.push_back({at.x - 5, at.y - 9, width + 14, 18});
            }
        }
    }
    std::vector<Paragraph> lines{{figure.name, "region_name"}};
    for (const std::string& line : figure.lines) {
        lines.push_back({line, "region_figure"});
    }
    constexpr double step = 5;
    constexpr double beside = 70; // as far as a leader reaches
    std::optional<TextBlock> best;
    double least = never;
    const SheetBox around = region.bounds.grown(beside);
    const TextBlock text = set_centred(lines, style_, {0, 0});
    for (double y = around.y; y <= around.bottom(); y += step) {
        for (double x = around.x; x <= around.right(); x += step) {
            const SheetBox box{text.box.x + x, text.box.y + y, text.box.width, text.box.height};
            const double cost = is_free(box, 3) ? cost_in_region(box, region, least) : never;
            if (cost < least) {
                least = cost;
                best = set_centred(lines, style_, {x, y});
            }
        }
    }
    if (best) {
        keep("oblast-labels", *best, leader_to(region, best->box));
    }
}

constexpr double site_radius = 5;

// Signs go first: no name may cover one.
void Placer::mark_sites(const Scenario& scenario) {
    for (const Site& site : study_.places.sites) {
        const bool meant =
            std::any_of(scenario.outcomes.sites.begin(), scenario.outcomes.sites.end(),
                        [&](const SiteOutcome& outcome) { return outcome.site == site.id; });
        if (!meant || !site.position) {
            continue;
        }
        const SheetPoint at = frame_.to_sheet(*site.position);
        const SheetBox sign = around(at, site_radius);
        if (ground_.bounds.encloses(sign)) {
            labelling_.markers.push_back({"site", at, site_radius});
            taken_.push_back(sign);
            sites_.push_back(&site);
        }
    }
}

void Placer::name_sites() {
    for (const Site* site : sites_) {
        place_beside(frame_.to_sheet(*site->position), site_radius,
                     {language_.name(site->name_en, site->name_uk), "site"}, "site-labels", 1, 9);
    }
}

void Placer::place_cities(int first_rank, int last_rank) {
    std::vector<const City*> cities;
    for (const City& city : study_.places.cities) {
        if (first_rank <= city.rank && city.rank <= last_rank) {
            cities.push_back(&city);
        }
    }
    std::stable_sort(cities.begin(), cities.end(), [](const City* a, const City* b) {
        return a->rank != b->rank ? a->rank < b->rank : a->population > b->population;
    });
    // The larger towns' dots are kept free before any name is set.
    constexpr int larger = 2;
    for (const City* city : cities) {
        if (city->rank <= larger && is_free(dot_of(*city), 1)) {
            dots_.push_back(dot_of(*city));
        }
    }
    constexpr std::array margins{1.0, 2.0, 4.0, 6.0};
    for (const City* city : cities) {
        const SheetBox dot = dot_of(*city);
        const bool kept = std::any_of(dots_.begin(), dots_.end(), [&](const SheetBox& other) {
            return other.x == dot.x && other.y == dot.y;
        });
        if (!kept && (city->rank <= larger || !is_free(dot, 1))) {
            continue;
        }
        const std::size_t rank = rank_of(*city);
        const std::string kind = "city_" + std::to_string(rank + 1);
        if (place_beside(dot.centre(), dot.width / 2, {name_of_city(*city), kind}, "city-labels",
                         margins[rank], city->rank <= larger ? 9 : 0)) {
            labelling_.markers.push_back({kind, dot.centre(), dot.width / 2});
            if (!kept) {
                dots_.push_back(dot);
            }
        }
    }
}

void Placer::place_contact_date() {
    const std::vector<Paragraph> lines{{language_.say("contact"), "contact_date"},
                                       {language_.date(study_.control.date), "contact_date"}};
    std::optional<TextBlock> best;
    double least = never;
    for (std::size_t i = 0; i < front_.size(); i += 3) {
        const SheetPoint point = front_[i];
        for (const double dx : {-70.0, -62.0, 62.0, 70.0}) {
            for (const double dy : {-24.0, 0.0, 24.0}) {
                const TextBlock text = set_centred(lines, style_, {point.x + dx, point.y + dy});
                if (!is_free(text.box, 5)) {
                    continue;
                }
                const double cost = contact_within(text.box.grown(2)) * 10 + std::abs(dx) +
                                    std::abs(dy) / 2 + (dx > 0 ? 45 : 0);
                if (cost < least) {
                    least = cost;
                    best = text;
                }
            }
        }
    }
    constexpr double too_bad = 125;
    if (best && least < too_bad) {
        keep("line-label", *best);
    }
}

void Placer::place_neighbours() {
    for (const Neighbour& neighbour : style_.neighbours) {
        const SheetPoint at = frame_.to_sheet(neighbour.position);
        const TextBlock text = set_centred(
            {{language_.name(neighbour.name_en, neighbour.name_uk), "neighbour"}}, style_, at);
        if (is_free(text.box, 4) && !touches_ukraine(text.box.grown(3))) {
            keep("neighbour-labels", text);
        }
    }
}

} // namespace

Labelling place_labels(const Telling& map, const Frame& frame, const std::vector<SheetArc>& arcs,
                       const MapStyle& style, const LabelGround& ground) {
    Placer placer(map, frame, style, arcs, ground);
    placer.mark_sites(map.scenario);
    for (const RegionFigure& figure : region_figures(map)) {
        placer.place_region(figure);
    }
    placer.name_sites();
    placer.place_cities(1, 2);
    placer.place_contact_date();
    placer.place_neighbours();
    // Small towns need a larger scale than that of the whole country on a page.
    constexpr double large_scale = 1.5e-3;
    placer.place_cities(3, frame.pixels_per_metre() < large_scale ? 3 : 4);
    return std::move(placer).result();
}

} // namespace demarc
