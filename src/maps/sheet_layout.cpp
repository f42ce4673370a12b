// SPDX-License-Identifier: MIT
#include "maps/sheet_layout.hpp"

#include "maps/font.hpp"
#include "maps/wording.hpp"
#include "support/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace demarc {
namespace {

constexpr double margin = 30;
constexpr double column_gap = 26;

// The line of contact has most to say for itself.
constexpr std::array caption_shares{0.31, 0.42, 0.27};

// The caption's columns and credits, standing on the lower margin.
std::vector<TextBlock> set_caption(const Study& study, const Scenario& scenario,
                                   const MapStyle& style, const SheetBox& sheet) {
    const std::vector<std::vector<Paragraph>> columns = caption_columns(study, scenario);
    const double inner = sheet.width - 2 * margin;
    const double room = inner - static_cast<double>(columns.size() - 1) * column_gap;
    std::vector<TextBlock> blocks;
    double height = 0;
    double left = margin;
    for (const std::vector<Paragraph>& column : columns) {
        const double width = room * caption_shares[blocks.size()];
        blocks.push_back(set_block(column, style, {left, 0}, width));
        height = std::max(height, blocks.back().box.height);
        left += width + column_gap;
    }
    blocks.push_back(set_block({{credits(study), "caption"}}, style, {margin, height + 5}, inner));
    height = blocks.back().box.bottom();
    const double top = sheet.bottom() - 16 - height;
    for (TextBlock& block : blocks) {
        block.box.y += top;
        for (TextLine& line : block.lines) {
            line.at.y += top;
        }
    }
    return blocks;
}

// Land on the sheet with the legend that goes with it.
struct Fit {
    Frame frame;
    Legend legend;
};

// The largest map in `area` whose land keeps clear of the legend in the lower left corner.
// `arcs` are those of `full`, the frame that fills the area.
Fit fit_beside(const Legend& legend, const SheetBox& area, const Frame& full,
               const std::vector<SheetArc>& arcs) {
    Legend placed = moved(legend, area.x, area.bottom() - legend.box.height);
    const SheetBox clear = placed.box.grown(9);
    const auto is_clear = [&](const Frame& frame) {
        return std::none_of(arcs.begin(), arcs.end(), [&](const SheetArc& arc) {
            return std::any_of(arc.line.begin(), arc.line.end(), [&](SheetPoint point) {
                return clear.contains(full.to_other(point, frame));
            });
        });
    };
    SheetBox room = area;
    Frame frame = full;
    constexpr double smallest = 0.5;
    while (!is_clear(frame) && room.height > area.height * smallest) {
        room.height -= area.height * 0.02;
        frame = full.fitted(room);
    }
    return {frame, std::move(placed)};
}

// Tries the legend in one column and in two and takes what leaves more room for the map.
Fit best_fit(const std::string& heading, const std::vector<LegendRow>& rows, const MapStyle& style,
             const SheetBox& area, const Frame& full, const std::vector<SheetArc>& arcs) {
    const Fit one = fit_beside(set_legend(heading, rows, style, 290, 1), area, full, arcs);
    const Fit two = fit_beside(set_legend(heading, rows, style, 470, 2), area, full, arcs);
    return two.frame.pixels_per_metre() > one.frame.pixels_per_metre() ? two : one;
}

// The longest round length that takes up no more than `room` pixels.
ScaleBar set_scale(const Frame& frame, const MapStyle& style, SheetPoint lower_right, double room) {
    const double per_km = frame.pixels_per_km_at_centre();
    ScaleBar scale;
    scale.kilometres = 10;
    for (const double length : {20.0, 50.0, 100.0, 200.0, 500.0}) {
        if (length * per_km <= room) {
            scale.kilometres = length;
        }
    }
    const double width = scale.kilometres * per_km;
    const std::string unit = "\u00a0km";
    const double overhang = text_width(fixed(scale.kilometres, 0) + unit, style.text("scale")) / 2;
    scale.bar = {lower_right.x - overhang - width, lower_right.y - 4, width, 4};
    for (const double share : {0.0, 0.5, 1.0}) {
        scale.marks.push_back(set_line(
            {fixed(share * scale.kilometres, 0) + (share == 1.0 ? unit : ""), "scale"}, style,
            {scale.bar.x + share * width, scale.bar.y - 5}, TextLine::Anchor::middle));
    }
    return scale;
}

SheetBox box_of(const ScaleBar& scale) {
    SheetBox box = scale.bar;
    for (const TextBlock& mark : scale.marks) {
        const double right = std::max(box.right(), mark.box.right());
        const double bottom = std::max(box.bottom(), mark.box.bottom());
        box.x = std::min(box.x, mark.box.x);
        box.y = std::min(box.y, mark.box.y);
        box.width = right - box.x;
        box.height = bottom - box.y;
    }
    return box;
}

} // namespace

SheetLayout lay_out(const Study& study, const Scenario& scenario, const MapOptions& options) {
    const MapStyle& style = options.style;
    // Letters keep their proportion to the sheet: a larger picture is the same sheet, enlarged.
    const double enlargement = std::min(options.width / 1200.0, options.height / 900.0);
    const SheetBox sheet{0, 0, options.width / enlargement, options.height / enlargement};
    const double inner = sheet.width - 2 * margin;

    TextBlock above = set_block({{kicker(study, scenario), "kicker"}}, style, {margin, 18}, inner);
    TextBlock title = set_block({{scenario.plan.title_en, "title"}}, style,
                                {margin, above.box.bottom() + 1}, inner);
    TextBlock below = set_block({{subtitle(study, scenario), "subtitle"}}, style,
                                {margin, title.box.bottom() + 2}, inner);
    std::vector<TextBlock> caption = set_caption(study, scenario, style, sheet);
    const double rule = caption.front().box.y - 8;
    const double top = below.box.bottom() + 10;
    const SheetBox area{margin, top, inner, rule - 10 - top};

    constexpr double tolerance = 0.25;
    const Frame full(study.partition, area);
    std::vector<SheetArc> arcs = sheet_arcs(study.partition, full, tolerance);
    Fit fit =
        best_fit(legend_heading(scenario), legend_rows(study, scenario), style, area, full, arcs);
    for (SheetArc& arc : arcs) {
        for (SheetPoint& point : arc.line) {
            point = full.to_other(point, fit.frame);
        }
    }
    ScaleBar scale = set_scale(fit.frame, style, {area.right(), area.bottom() - 2}, 130);
    SheetLayout layout{sheet,
                       fit.frame,
                       std::move(arcs),
                       {},
                       {},
                       {},
                       std::move(above),
                       std::move(title),
                       std::move(below),
                       std::move(fit.legend),
                       std::move(caption),
                       rule,
                       std::move(scale),
                       {}};
    layout.fills = fill_shapes(study, scenario, layout.arcs);
    layout.hatches = hatch_shapes(study, scenario, layout.arcs);
    layout.recognition = recognition_shapes(study, scenario, layout.arcs);
    const LabelGround ground{area, {layout.legend.box.grown(6), box_of(layout.scale).grown(4)}};
    layout.labelling = place_labels(study, scenario, layout.frame, layout.arcs, style, ground);
    return layout;
}

} // namespace demarc
