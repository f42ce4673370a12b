// SPDX-License-Identifier: MIT
#include "maps/map.hpp"

#include "maps/hatching.hpp"
#include "maps/sheet_layout.hpp"
#include "maps/style_sheet.hpp"
#include "maps/svg_document.hpp"
#include "maps/wording.hpp"
#include "support/error.hpp"

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
        : study_(study), scenario_(scenario), style_(options.style),
          layout_(lay_out(study, scenario, options)),
          svg_(options.width, options.height, layout_.sheet) {}

    std::string draw() {
        svg_.describe(scenario_.plan.title_en,
                      subtitle(study_, scenario_) +
                          " All of it is internationally recognised as Ukraine.");
        svg_.style_sheet(css_of(style_));
        svg_.layer("sheet", "Sheet");
        svg_.box("sheet", layout_.sheet);
        draw_land();
        draw_lines();
        draw_labels();
        draw_legend();
        draw_scale();
        draw_words();
        return svg_.bytes();
    }

private:
    void draw_hatch(const std::string& name, const std::vector<SheetLine>& rings,
                    const std::string& id) {
        const Hatch& hatch = style_.area(name).hatch;
        if (hatch.kind == Hatch::Kind::lines) {
            svg_.path("hatch-" + name, path_data(hatch_lines(rings, hatch), false), id);
        } else if (hatch.kind == Hatch::Kind::dots) {
            svg_.path("hatch-" + name, dot_data(hatch_dots(rings, hatch)), id);
        }
    }

    void draw_land() {
        svg_.layer("land", "Land by what the plan changes");
        for (const LandShape& shape : layout_.fills) {
            svg_.path("fill-" + shape.name, path_data(shape.rings, true), shape.name);
        }
        svg_.layer("hatches", "Hatches");
        for (const LandShape& shape : layout_.hatches) {
            draw_hatch(shape.name, shape.rings, "hatch-" + shape.name);
        }
    }

    [[nodiscard]] const Face& face(FaceIndex index) const { return study_.partition.faces[index]; }

    void draw_lines() {
        svg_.layer("oblast-borders", "Oblast borders");
        const auto between_regions = [&](const SheetArc& arc) {
            return arc.left && arc.right && face(*arc.left).region != face(*arc.right).region;
        };
        svg_.path("line-region", path_data(joined(layout_.arcs, between_regions), false));
        svg_.layer("country-border", "Border and coast of Ukraine");
        const auto outer = [](const SheetArc& arc) { return !arc.left || !arc.right; };
        svg_.path("line-country", path_data(joined(layout_.arcs, outer), false));
        if (!layout_.recognition.empty()) {
            svg_.layer("recognition", "Recognition the plan asks for");
        }
        for (const LandShape& shape : layout_.recognition) {
            svg_.band("line-" + shape.name, path_data(shape.rings, true), shape.name);
        }
        svg_.layer("line-of-contact", contact_label(study_));
        const std::string contact = path_data(
            joined(layout_.arcs, [&](const SheetArc& arc) { return is_contact(arc); }), false);
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
        svg_.layer("town-dots", "Dots of towns");
        for (const Marker& marker : layout_.labelling.markers) {
            if (marker.kind != "site") {
                svg_.circle("dot", marker.at, marker.radius);
            }
        }
        svg_.layer("site-signs", "Signs of sites");
        for (const Marker& marker : layout_.labelling.markers) {
            if (marker.kind == "site") {
                svg_.path("site", path_data({diamond(marker.at, marker.radius)}, true));
            }
        }
        std::string open;
        for (const Label& label : layout_.labelling.labels) {
            if (label.layer != open) {
                open = label.layer;
                svg_.layer(open, open);
            }
            svg_.text(label.text);
        }
    }

    void draw_legend() {
        const Legend& legend = layout_.legend;
        svg_.layer("legend", "Legend");
        svg_.text(legend.heading);
        for (const PlacedRow& placed : legend.rows) {
            const SheetPoint middle = placed.sample.centre();
            switch (placed.row.sample) {
            case LegendRow::Sample::area:
                svg_.box("fill-" + placed.row.fill, placed.sample);
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
        svg_.layer("scale-bar", "Scale bar");
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
        svg_.layer("heading", "Title");
        svg_.text(layout_.kicker);
        svg_.text(layout_.title);
        svg_.text(layout_.subtitle);
        svg_.layer("caption", "Caption");
        const SheetBox& sheet = layout_.sheet;
        svg_.path("line-rule", path_data({{{30, layout_.caption_rule},
                                           {sheet.right() - 30, layout_.caption_rule}}},
                                         false));
        for (const TextBlock& block : layout_.caption) {
            svg_.text(block);
        }
    }

    const Study& study_;
    const Scenario& scenario_;
    const MapStyle& style_;
    SheetLayout layout_;
    SvgDocument svg_;
};

} // namespace

std::string scenario_map_svg(const Study& study, const Scenario& scenario,
                             const MapOptions& options) {
    if (options.width < 300 || options.height < 300) {
        throw UsageError("a map needs at least 300 x 300 pixels");
    }
    if (options.style.id.empty()) {
        throw ConfigError("a map needs a style: read one of geodata/styles");
    }
    return Drawing(study, scenario, options).draw();
}

} // namespace demarc
