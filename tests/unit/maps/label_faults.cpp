// SPDX-License-Identifier: MIT
#include "unit/maps/label_faults.hpp"

#include "maps/label_space.hpp"
#include "maps/region_figures.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <set>

namespace demarc::testing {
namespace {

struct OblastLabel {
    std::string name;
    SheetBox box;
    std::vector<SheetLine> land;
};

std::vector<SheetLine> land_of(const std::vector<RegionIndex>& regions, const SheetLayout& layout,
                               const Partition& partition) {
    return outline(layout.map.arcs, [&](FaceIndex face) {
        return std::find(regions.begin(), regions.end(), partition.faces[face].region) !=
               regions.end();
    });
}

// The labels of oblasts as they are drawn: a name, and the figures below it.
std::vector<OblastLabel> oblast_labels(const DrawnSheet& drawn, const SheetLayout& layout,
                                       const MapSubject& map) {
    std::vector<OblastLabel> labels;
    const std::vector<RegionFigure> figures = region_figures(map);
    for (const DrawnText& text : drawn.texts) {
        if (text.layer != "oblast-labels") {
            continue;
        }
        const auto figure =
            std::find_if(figures.begin(), figures.end(), [&](const RegionFigure& candidate) {
                return candidate.name == text.text;
            });
        if (figure != figures.end()) {
            labels.push_back(
                {text.text, text.box, land_of(figure->regions, layout, map.study.partition)});
        } else if (!labels.empty()) {
            labels.back().box = united(labels.back().box, text.box);
        }
    }
    return labels;
}

// How many of four points around one are on the land. The middle of the ink is not quite that of
// the label, and outlines are thinned for placing.
int on_land(const std::vector<SheetLine>& land, SheetPoint at) {
    constexpr double off = 6;
    return static_cast<int>(enclose(land, {at.x - off, at.y})) +
           static_cast<int>(enclose(land, {at.x + off, at.y})) +
           static_cast<int>(enclose(land, {at.x, at.y - off})) +
           static_cast<int>(enclose(land, {at.x, at.y + off}));
}

bool close_to(const SheetBox& box, const std::vector<SheetLine>& lines) {
    return std::any_of(lines.begin(), lines.end(), [&](const SheetLine& line) {
        for (std::size_t i = 1; i < line.size(); ++i) {
            if (meets(line[i - 1], line[i], box)) {
                return true;
            }
        }
        return false;
    });
}

std::string oblast_faults(const DrawnSheet& drawn, const std::vector<SheetLine>& leaders,
                          const SheetLayout& layout, const MapSubject& map) {
    std::string found;
    const std::vector<SheetLine> country =
        outline(layout.map.arcs, [](FaceIndex /*any*/) { return true; });
    for (const OblastLabel& label : oblast_labels(drawn, layout, map)) {
        const SheetPoint centre = label.box.centre();
        if (on_land(label.land, centre) > 0) {
            continue;
        }
        found +=
            on_land(country, centre) < 4 ? "" : "stands on another oblast: " + label.name + "\n";
        const bool led = std::any_of(leaders.begin(), leaders.end(), [&](const SheetLine& leader) {
            return label.box.grown(8).contains(leader.front()) &&
                   enclose(label.land, leader.back());
        });
        found += led ? "" : "beside its land without a line to it: " + label.name + "\n";
    }
    return found;
}

std::string leader_faults(const DrawnSheet& drawn, const std::vector<SheetLine>& leaders) {
    std::string found;
    const std::set<std::string> names{"oblast-labels", "site-labels", "city-labels", "line-label",
                                      "neighbour-labels"};
    for (const SheetLine& leader : leaders) {
        for (const DrawnText& text : drawn.texts) {
            if (names.contains(text.layer) &&
                meets(leader.front(), leader.back(), text.box.grown(-3))) {
                found += "a leader crosses: " + text.text + "\n";
            }
        }
    }
    return found;
}

// Towns that no map of their part of the country may leave out.
std::set<std::string> main_towns(const MapSubject& map) {
    const std::set<std::string> named{"Kyiv",    "Kharkiv",      "Odesa", "Dnipro",
                                      "Donetsk", "Zaporizhzhia", "Lviv"};
    std::set<std::string> names;
    for (const City& city : map.study.places.cities) {
        if (named.contains(city.name_en)) {
            names.insert(map.language.name(city.name_en, city.name_uk));
        }
    }
    return names;
}

std::string contact_faults(const DrawnSheet& drawn, const std::string& svg,
                           const std::set<std::string>& mains) {
    const std::vector<SheetLine> contact = lines_in(svg, "line-of-contact");
    const std::vector<SheetLine> border = lines_in(svg, "country-border");
    std::string found;
    for (const DrawnText& text : drawn.texts) {
        if (text.layer == "line-label") {
            found +=
                close_to(text.box.grown(1), border) ? "on the border: " + text.text + "\n" : "";
            found += close_to(text.box.grown(1), contact) ? "on the line: " + text.text + "\n" : "";
            found +=
                close_to(text.box.grown(32), contact) ? "" : "off the line: " + text.text + "\n";
        }
        if (text.layer == "city-labels" && mains.contains(text.text) &&
            close_to(text.box, contact)) {
            found += "the line of contact crosses: " + text.text + "\n";
        }
    }
    return found;
}

// Main towns in the window without a name, and lesser ones that would be taken for them.
std::string town_faults(const DrawnSheet& drawn, const SheetLayout& layout, const MapSubject& map,
                        const std::set<std::string>& mains) {
    std::string found;
    const std::vector<Marker>& markers = layout.map.labelling.markers;
    for (const City& city : map.study.places.cities) {
        const SheetPoint at = layout.map.frame.to_sheet(city.position);
        const std::string& name = map.language.name(city.name_en, city.name_uk);
        const bool named =
            std::any_of(drawn.texts.begin(), drawn.texts.end(), [&](const DrawnText& text) {
                return text.layer == "city-labels" && text.text == name;
            });
        const bool hidden = layout.legend_on_map && layout.legend.box.grown(24).contains(at);
        if (city.rank != 1 || named || hidden || !layout.map.view.grown(-12).contains(at)) {
            continue;
        }
        constexpr double column = 520; // narrower sheets have no room for all beside the line
        if (layout.sheet.width < column) {
            continue;
        }
        found += mains.contains(name) ? "a main town has no name: " + name + "\n" : "";
        for (const Marker& marker : markers) {
            if (marker.kind != "site" && marker.kind != "city_1" &&
                std::hypot(marker.at.x - at.x, marker.at.y - at.y) < 45) {
                found += "a lesser town stands where " + name + " is missing\n";
            }
        }
    }
    return found;
}

// A place of the map with the name that is drawn for it.
struct Named {
    std::string layer;
    std::string name;
    LonLat position;
    std::optional<RegionIndex> region;
};

std::vector<Named> named_places(const MapSubject& map) {
    std::vector<Named> places;
    for (const City& city : map.study.places.cities) {
        places.push_back({"city-labels", map.language.name(city.name_en, city.name_uk),
                          city.position, city.region});
    }
    for (const Site& site : map.study.places.sites) {
        if (site.position) {
            places.push_back({"site-labels", map.language.name(site.name_en, site.name_uk),
                              *site.position, site.region});
        }
    }
    return places;
}

// Names of towns and sites that stand on the other side's land.
std::string side_faults(const DrawnSheet& drawn, const SheetLayout& layout, const MapSubject& map,
                        const FaceLocator& faces) {
    const std::vector<Named> places = named_places(map);
    const auto holder = [&](FaceIndex face) { return map.study.partition.faces[face].line_holder; };
    std::string found;
    for (const DrawnText& text : drawn.texts) {
        if (text.layer != "city-labels" && text.layer != "site-labels") {
            continue;
        }
        const auto place = std::find_if(places.begin(), places.end(), [&](const Named& candidate) {
            // The name of a site may be set in two lines.
            return candidate.layer == text.layer &&
                   (candidate.name == text.text ||
                    (text.layer == "site-labels" &&
                     candidate.name.find(text.text) != std::string::npos));
        });
        if (place == places.end()) {
            found += "of no known place: " + text.text + "\n";
            continue;
        }
        const auto at = faces.at(place->position);
        const Holder own = holder(at ? *at : faces.nearest(place->position, place->region).face);
        std::optional<LonLat> wrong;
        for (const double x : {0.0, 0.2, 0.4, 0.6, 0.8, 1.0}) {
            for (const double y : {0.0, 0.5, 1.0}) {
                const LonLat ground = layout.map.frame.to_ground(
                    {text.box.x + x * text.box.width, text.box.y + y * text.box.height});
                const auto below = faces.at(ground);
                if (below && own != Holder::unknown && holder(*below) != Holder::unknown &&
                    holder(*below) != own) {
                    wrong = ground;
                }
            }
        }
        found += wrong ? "on the other side of the line: " + text.text + " at " +
                             std::to_string(wrong->lon) + "," + std::to_string(wrong->lat) + "\n"
                       : "";
    }
    return found;
}

// Leaders that cross the line of contact or another oblast than that of their end.
std::string crossing_faults(const std::vector<SheetLine>& leaders, const std::string& svg,
                            const SheetLayout& layout, const MapSubject& map,
                            const FaceLocator& faces) {
    const auto region_at = [&](SheetPoint point) -> std::optional<RegionIndex> {
        const auto face = faces.at(layout.map.frame.to_ground(point));
        return face ? std::optional(map.study.partition.faces[*face].region) : std::nullopt;
    };
    const auto is_crimea = [&](RegionIndex region) {
        const std::string code = map.study.regions[region].code.text();
        return code == "UA-43" || code == "UA-40";
    };
    std::string found;
    const std::vector<SheetLine> contact = lines_in(svg, "line-of-contact");
    for (const SheetLine& leader : leaders) {
        for (const SheetLine& line : contact) {
            for (std::size_t i = 1; i < line.size(); ++i) {
                if (cross(line[i - 1], line[i], leader.front(), leader.back())) {
                    found += "a leader crosses the line of contact\n";
                }
            }
        }
        const auto own = region_at(leader.back());
        constexpr int parts = 24;
        for (int i = 0; i < parts && own; ++i) {
            const double share = static_cast<double>(i) / parts;
            const auto below =
                region_at({leader.front().x + share * (leader.back().x - leader.front().x),
                           leader.front().y + share * (leader.back().y - leader.front().y)});
            if (below && *below != *own && !(is_crimea(*below) && is_crimea(*own))) {
                found += "a leader crosses another oblast: from " +
                         map.study.regions[*own].code.text() + " into " +
                         map.study.regions[*below].code.text() + " at " + std::to_string(share) +
                         "\n";
                break;
            }
        }
    }
    return found;
}

} // namespace

std::string label_faults(const DrawnSheet& drawn, const std::string& svg, const SheetLayout& layout,
                         const MapSubject& map, const FaceLocator& faces) {
    const std::vector<SheetLine> leaders = lines_in(svg, "leaders");
    const std::set<std::string> mains = main_towns(map);
    return oblast_faults(drawn, leaders, layout, map) + leader_faults(drawn, leaders) +
           crossing_faults(leaders, svg, layout, map, faces) +
           side_faults(drawn, layout, map, faces) + contact_faults(drawn, svg, mains) +
           town_faults(drawn, layout, map, mains);
}

} // namespace demarc::testing
