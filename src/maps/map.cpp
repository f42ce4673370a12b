// SPDX-License-Identifier: MIT
#include "maps/map.hpp"

#include "maps/clipping.hpp"
#include "maps/hatching.hpp"
#include "maps/sheet_layout.hpp"
#include "maps/style_sheet.hpp"
#include "maps/svg_document.hpp"
#include "maps/wording.hpp"
#include "support/error.hpp"

#include <algorithm>

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

// Draws one map, layer by layer from the ground up.
class Drawing {
public:
    Drawing(const Study& study, const Scenario& scenario, const MapOptions& options)
        : study_(study), language_(options.language), map_{study, scenario, options.language},
          layout_(lay_out(study, scenario, options)), style_(layout_.style),
          svg_(options.sheet, layout_.sheet, options.language.id()) {}

    std::string draw() {
        svg_.describe(title(map_), subtitle(map_) + " " + language_.say("internationally"));
        svg_.style_sheet(css_of(style_));
        svg_.window(layout_.view);
        layer("sheet", "layer_sheet", false);
        svg_.box("sheet", layout_.sheet);
        draw_ground();
        draw_land();
        draw_waters();
        draw_lines();
        draw_labels();
        draw_legend();
        draw_scale();
        draw_words();
        return svg_.bytes();
    }

private:
    void layer(const char* id, const char* key, bool on_map = true) {
        svg_.layer(id, language_.say(key), on_map);
    }

    void draw_ground() {
        layer("seas", "layer_waters");
        svg_.box("fill-sea", layout_.view);
        if (!layout_.context.neighbours.empty()) {
            layer("neighbours", "layer_neighbours");
            svg_.path("fill-neighbour", path_data(layout_.context.neighbours, true));
            svg_.path("line-border", path_data(layout_.context.borders, false));
        }
    }

    void draw_waters() {
        if (!layout_.context.lakes.empty()) {
            layer("lakes", "layer_lakes");
            svg_.path("fill-lake", path_data(layout_.context.lakes, true));
        }
        if (!layout_.context.rivers.empty()) {
            layer("rivers", "layer_rivers");
            svg_.path("line-river", path_data(layout_.context.rivers, false));
        }
        if (!layout_.context.graticule.empty()) {
            layer("graticule", "layer_graticule");
            svg_.path("line-graticule", path_data(layout_.context.graticule, false));
        }
    }

    void draw_hatch(const std::string& name, const std::vector<SheetLine>& rings,
                    const std::string& id) {
        const Hatch& hatch = style_.area(name).hatch;
        if (hatch.kind == Hatch::Kind::lines) {
            svg_.lines("hatch-" + name, hatch_lines(rings, hatch), id);
        } else if (hatch.kind == Hatch::Kind::dots) {
            svg_.path("hatch-" + name, dot_data(hatch_dots(rings, hatch)), id);
        }
    }

    void draw_land() {
        layer("land", "layer_land");
        for (const LandShape& shape : layout_.fills) {
            svg_.path("fill-" + shape.name, path_data(shape.rings, true), shape.name);
        }
        layer("hatches", "layer_hatches");
        for (const LandShape& shape : layout_.fills) {
            draw_hatch(shape.name, shape.rings, "pattern-" + shape.name);
        }
        for (const LandShape& shape : layout_.hatches) {
            draw_hatch(shape.name, shape.rings, "hatch-" + shape.name);
        }
    }

    [[nodiscard]] const Face& face(FaceIndex index) const { return study_.partition.faces[index]; }

    [[nodiscard]] std::vector<SheetLine> seen(const std::vector<SheetLine>& lines) const {
        return clipped_lines(lines, cut_box(layout_.view));
    }

    void draw_lines() {
        layer("oblast-borders", "layer_regions");
        const auto between_regions = [&](const SheetArc& arc) {
            return arc.left && arc.right && face(*arc.left).region != face(*arc.right).region;
        };
        svg_.path("line-region", path_data(seen(joined(layout_.arcs, between_regions)), false));
        layer("country-border", "layer_country");
        const auto outer = [](const SheetArc& arc) { return !arc.left || !arc.right; };
        svg_.path("line-country", path_data(seen(joined(layout_.arcs, outer)), false));
        if (!layout_.recognition.empty()) {
            layer("recognition", "layer_recognition");
        }
        for (const LandShape& shape : layout_.recognition) {
            svg_.band("line-" + shape.name, path_data(shape.rings, true), shape.name);
        }
        svg_.layer("line-of-contact", contact_label(map_), true);
        const std::string contact = path_data(
            seen(joined(layout_.arcs, [&](const SheetArc& arc) { return is_contact(arc); })),
            false);
        svg_.path("casing-contact", contact);
        svg_.path("line-contact", contact);
    }

    [[nodiscard]] bool is_contact(const SheetArc& arc) const {
        if (!arc.left || !arc.right) {
            return false;
        }
        return is_russian(face(*arc.left).control) != is_russian(face(*arc.right).control);
    }

    void draw_labels() {
        layer("town-dots", "layer_town_dots");
        for (const Marker& marker : layout_.labelling.markers) {
            if (marker.kind != "site") {
                svg_.circle("dot", marker.at, marker.radius);
            }
        }
        layer("site-signs", "layer_site_signs");
        for (const Marker& marker : layout_.labelling.markers) {
            if (marker.kind == "site") {
                svg_.path("site", path_data({diamond(marker.at, marker.radius)}, true));
            }
        }
        draw_leaders();
        std::string open;
        for (const Label& label : layout_.labelling.labels) {
            if (label.layer != open) {
                open = label.layer;
                std::string key = "layer_" + open;
                std::replace(key.begin(), key.end(), '-', '_');
                layer(open.c_str(), key.c_str());
            }
            svg_.text(label.text);
        }
    }

    void draw_leaders() {
        std::vector<SheetLine> leaders;
        for (const Label& label : layout_.labelling.labels) {
            if (!label.leader.empty()) {
                leaders.push_back(label.leader);
            }
        }
        if (!leaders.empty()) {
            layer("leaders", "layer_leaders");
            svg_.path("line-leader", path_data(leaders, false));
        }
    }

    void draw_legend() {
        const Legend& legend = layout_.legend;
        layer("legend", "layer_legend", false);
        if (layout_.legend_on_map) {
            svg_.box("panel", legend.box.grown(10));
        }
        svg_.text(legend.heading);
        for (const PlacedRow& placed : legend.rows) {
            const SheetPoint middle = placed.sample.centre();
            switch (placed.row.sample) {
            case LegendRow::Sample::area:
                svg_.box("fill-" + placed.row.fill, placed.sample);
                draw_hatch(placed.row.fill, {corners(placed.sample)}, {});
                for (const std::string& hatch : placed.row.hatches) {
                    draw_hatch(hatch, {corners(placed.sample)}, {});
                }
                svg_.box("swatch", placed.sample);
                break;
            case LegendRow::Sample::line:
                svg_.path(
                    "line-" + placed.row.line,
                    path_data({{{placed.sample.x, middle.y}, {placed.sample.right(), middle.y}}},
                              false));
                break;
            case LegendRow::Sample::site:
                svg_.path("site", path_data({diamond(middle, 5)}, true));
                break;
            }
            svg_.text(placed.text);
        }
    }

    void draw_scale() {
        layer("scale-bar", "layer_scale", false);
        SheetBox half = layout_.scale.bar;
        half.width /= 2;
        svg_.box("scale-dark", half);
        half.x += half.width;
        svg_.box("scale-light", half);
        for (const TextBlock& mark : layout_.scale.marks) {
            svg_.text(mark);
        }
    }

    void draw_words() {
        layer("heading", "layer_heading", false);
        svg_.text(layout_.kicker);
        svg_.text(layout_.title);
        svg_.text(layout_.subtitle);
        layer("caption", "layer_caption", false);
        const SheetBox& sheet = layout_.sheet;
        svg_.path(
            "line-rule",
            path_data({{{0, layout_.caption_rule}, {sheet.right(), layout_.caption_rule}}}, false));
        for (const TextBlock& block : layout_.caption) {
            svg_.text(block);
        }
    }

    const Study& study_;
    const Language& language_;
    Telling map_;
    SheetLayout layout_;
    const MapStyle& style_;
    SvgDocument svg_;
};

} // namespace

std::string scenario_map_svg(const Study& study, const Scenario& scenario,
                             const MapOptions& options) {
    if (options.style.id.empty() || options.language.id().empty()) {
        throw ConfigError("a map needs a style and a language: read those in geodata");
    }
    return Drawing(study, scenario, options).draw();
}

} // namespace demarc
