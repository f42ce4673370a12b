// SPDX-License-Identifier: MIT
#include "maps/map_drawing.hpp"

#include "maps/sheet_lines.hpp"
#include "partition/lines_of_control.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace demarc {
namespace {

SheetLine corners(const SheetBox& box) {
    return {{box.x, box.y},
            {box.right(), box.y},
            {box.right(), box.bottom()},
            {box.x, box.bottom()},
            {box.x, box.y}};
}

SheetLine diamond(SheetPoint at, double radius) {
    return {{at.x, at.y - radius},
            {at.x + radius, at.y},
            {at.x, at.y + radius},
            {at.x - radius, at.y},
            {at.x, at.y - radius}};
}

void draw_hatch(SvgDocument& svg, const MapStyle& style, const std::string& name,
                const std::vector<SheetLine>& rings, const std::string& id) {
    const Hatch& hatch = style.area(name).hatch;
    if (hatch.kind == Hatch::Kind::none) {
        return;
    }
    const auto draw = [&](const std::string& css_class, const std::string& as) {
        if (hatch.kind == Hatch::Kind::dots) {
            svg.dots(css_class, hatch_dots(rings, hatch), as);
        } else {
            svg.lines(css_class,
                      hatch.kind == Hatch::Kind::lines ? hatch_lines(rings, hatch)
                                                       : hatch_crosses(rings, hatch),
                      as);
        }
    };
    if (hatch.casing_width > 0) {
        draw("casing-hatch-" + name, id.empty() ? "" : id + "-casing");
    }
    draw("hatch-" + name, id);
}

// Draws one map, layer by layer from the ground up.
class Drawing {
public:
    Drawing(SvgDocument& svg, const MapSubject& map, const MapWindow& window, const MapStyle& style,
            Ground ground)
        : svg_(svg), map_(map), language_(map.language), window_(window), style_(style),
          ground_(ground) {}

    void draw() {
        draw_ground();
        draw_land();
        draw_waters();
        draw_lines();
        draw_labels();
    }

private:
    void layer(const char* id, const char* key) { svg_.layer(id, language_.say(key), true); }

    void draw_ground() {
        if (ground_ == Ground::painted) {
            layer("seas", "layer_waters");
            svg_.box("fill-sea", window_.view);
        }
        if (!window_.context.neighbours.empty()) {
            layer("neighbours", "layer_neighbours");
            svg_.area("fill-neighbour", window_.context.neighbours);
            svg_.lines("line-border", window_.context.borders);
        }
    }

    void draw_waters() {
        if (!window_.context.lakes.empty()) {
            layer("lakes", "layer_lakes");
            svg_.area("fill-lake", window_.context.lakes);
        }
        if (!window_.context.rivers.empty()) {
            layer("rivers", "layer_rivers");
            svg_.lines("line-river", window_.context.rivers);
        }
        if (!window_.context.graticule.empty()) {
            layer("graticule", "layer_graticule");
            svg_.lines("line-graticule", window_.context.graticule);
        }
    }

    void draw_land() {
        if (is_by_district(map_.fill)) {
            draw_districts();
            return;
        }
        layer("land", map_.fill == FillBy::administration ? "layer_administration" : "layer_land");
        for (const LandShape& shape : window_.fills) {
            svg_.area("fill-" + shape.name, shape.rings, shape.name);
        }
        layer("hatches", "layer_hatches");
        for (const LandShape& shape : window_.fills) {
            draw_hatch(svg_, style_, shape.name, shape.rings, "pattern-" + shape.name);
        }
        for (const LandShape& shape : window_.hatches) {
            draw_hatch(svg_, style_, shape.name, shape.rings, "hatch-" + shape.name);
        }
    }

    void draw_districts() {
        layer("districts", "layer_districts");
        for (const DistrictOutline& district : window_.districts) {
            svg_.area("fill-" + district.fill + " district", district.rings, district.id);
            svg_.title(district.name);
        }
    }

    [[nodiscard]] const Face& face(FaceIndex index) const {
        return map_.study.partition.faces[index];
    }

    [[nodiscard]] std::vector<SheetLine> seen(const std::vector<SheetLine>& lines) const {
        return clipped_lines(lines, cut_box(window_.view));
    }

    void draw_lines() {
        layer("oblast-borders", "layer_regions");
        draw_oblasts();
        layer("country-border", "layer_country");
        const auto outer = [](const SheetArc& arc) { return !arc.left || !arc.right; };
        svg_.lines("line-country", seen(joined(window_.arcs, outer)));
        if (!window_.recognition.empty()) {
            layer("recognition", "layer_recognition");
        }
        for (const LandShape& shape : window_.recognition) {
            svg_.band("line-" + shape.name, shape.rings, shape.name);
        }
        const std::vector<SheetLine> contested = seen(
            joined(window_.arcs, [&](const SheetArc& arc) { return is_edge_of_contested(arc); }));
        if (!contested.empty()) {
            layer("edges-of-contested-land", "layer_contested");
            svg_.lines("line-contested", contested);
        }
        svg_.layer("line-of-contact", contact_label(map_), true);
        svg_.lines("casing-contact", window_.contact);
        svg_.lines("line-contact", window_.contact);
    }

    // Each oblast as a shape of its own; on a sheet of many maps, lines alone.
    void draw_oblasts() {
        if (svg_.in_panel()) {
            const auto between_regions = [&](const SheetArc& arc) {
                return arc.left && arc.right && face(*arc.left).region != face(*arc.right).region;
            };
            svg_.lines("line-region", seen(joined(window_.arcs, between_regions)));
            return;
        }
        const RegionTable& regions = map_.study.regions;
        std::vector<std::vector<SheetArc>> edges(regions.size());
        for (const SheetArc& arc : window_.arcs) {
            const auto left = region_at(arc.left);
            const auto right = region_at(arc.right);
            for (const auto& side : {left, right}) {
                if (side && left != right) {
                    edges[*side].push_back(arc);
                }
            }
        }
        for (RegionIndex region = 0; region < regions.size(); ++region) {
            const std::vector<SheetLine> rings = outline(
                edges[region], [&](FaceIndex index) { return face(index).region == region; });
            const std::vector<SheetLine> shown = clipped_rings(rings, cut_box(window_.view));
            if (!shown.empty()) {
                svg_.area("line-region", shown, regions[region].code.text());
                svg_.title(language_.name(regions[region].name_en, regions[region].name_uk));
            }
        }
    }

    [[nodiscard]] std::optional<RegionIndex>
    region_at(const std::optional<FaceIndex>& index) const {
        return index ? std::optional(face(*index).region) : std::nullopt;
    }

    [[nodiscard]] bool is_edge_of_contested(const SheetArc& arc) const {
        return parts_holders(map_.study.partition, arc.left, arc.right) &&
               !is_contact(map_.study.partition, arc.left, arc.right);
    }

    void draw_labels() {
        layer("site-signs", "layer_site_signs");
        for (const Marker& marker : window_.labelling.markers) {
            if (marker.kind == "site") {
                svg_.path("site", path_data({diamond(marker.at, marker.radius)}, true));
            }
        }
        draw_leaders();
        std::string open;
        for (const Label& label : window_.labelling.labels) {
            if (label.layer != open) {
                open = label.layer;
                std::string key = "layer_" + open;
                std::replace(key.begin(), key.end(), '-', '_');
                layer(open.c_str(), key.c_str());
            }
            draw_label(label);
        }
    }

    // A town's dot and its name are one group.
    void draw_label(const Label& label) {
        const std::vector<Marker>& markers = window_.labelling.markers;
        const auto dot = std::find_if(markers.begin(), markers.end(), [&](const Marker& marker) {
            return !label.id.empty() && marker.id == label.id;
        });
        if (dot == markers.end()) {
            svg_.text(label.text);
            return;
        }
        svg_.group("town-" + label.id);
        svg_.circle("dot", dot->at, dot->radius);
        svg_.text(label.text);
        svg_.end_group();
    }

    void draw_leaders() {
        std::vector<SheetLine> leaders;
        for (const Label& label : window_.labelling.labels) {
            if (!label.leader.empty()) {
                leaders.push_back(label.leader);
            }
        }
        if (!leaders.empty()) {
            layer("leaders", "layer_leaders");
            svg_.path("line-leader", path_data(leaders, false));
        }
    }

    SvgDocument& svg_;
    const MapSubject& map_;
    const Language& language_;
    const MapWindow& window_;
    const MapStyle& style_;
    Ground ground_;
};

} // namespace

void draw_map(SvgDocument& svg, const MapSubject& map, const MapWindow& window,
              const MapStyle& style, Ground ground) {
    Drawing(svg, map, window, style, ground).draw();
}

void draw_legend(SvgDocument& svg, const Language& language, const Legend& legend,
                 const MapStyle& style, bool on_map) {
    svg.layer("legend", language.say("layer_legend"));
    if (on_map) {
        svg.box("panel", legend.box.grown(10));
    }
    svg.text(legend.heading);
    for (const PlacedRow& placed : legend.rows) {
        const SheetPoint middle = placed.sample.centre();
        switch (placed.row.sample) {
        case LegendRow::Sample::area:
            if (!placed.row.fill.empty()) {
                svg.box("fill-" + placed.row.fill, placed.sample);
                draw_hatch(svg, style, placed.row.fill, {corners(placed.sample)}, {});
            }
            for (const std::string& hatch : placed.row.hatches) {
                draw_hatch(svg, style, hatch, {corners(placed.sample)}, {});
            }
            svg.box("swatch", placed.sample);
            break;
        case LegendRow::Sample::line:
            svg.path("line-" + placed.row.line,
                     path_data({{{placed.sample.x, middle.y}, {placed.sample.right(), middle.y}}},
                               false));
            break;
        case LegendRow::Sample::site:
            svg.path("site", path_data({diamond(middle, 5)}, true));
            break;
        }
        svg.text(placed.text);
    }
}

void draw_locator(SvgDocument& svg, const Language& language, const Locator& locator) {
    svg.layer("locator", language.say("layer_locator"));
    svg.box("panel", locator.box);
    svg.path("locator-land", path_data(locator.country, true));
    svg.box("locator-window", locator.shown);
    svg.box("swatch", locator.box);
}

void draw_scale(SvgDocument& svg, const Language& language, const ScaleBar& scale, bool on_land) {
    svg.layer("scale-bar", language.say("layer_scale"));
    if (on_land) {
        svg.box("panel", scale.box().grown(5));
    }
    SheetBox half = scale.bar;
    half.width /= 2;
    svg.box("scale-dark", half);
    half.x += half.width;
    svg.box("scale-light", half);
    for (const TextBlock& mark : scale.marks) {
        svg.text(mark);
    }
}

void draw_heading(SvgDocument& svg, const Language& language, const Header& header) {
    svg.layer("heading", language.say("layer_heading"));
    svg.text(header.kicker);
    svg.text(header.title);
    svg.text(header.subtitle);
}

void draw_caption(SvgDocument& svg, const Language& language, const SheetBox& sheet,
                  const std::vector<TextBlock>& caption, double rule) {
    svg.layer("caption", language.say("layer_caption"));
    svg.path("line-rule", path_data({{{0, rule}, {sheet.right(), rule}}}, false));
    for (const TextBlock& block : caption) {
        svg.text(block);
    }
}

} // namespace demarc
