// SPDX-License-Identifier: MIT
#include "maps/sheet_layout.hpp"

#include "maps/context.hpp"
#include "maps/sheet_lines.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace demarc {
namespace {

constexpr double margin = sheet_margin;
const std::vector<std::string> map_texts{"city_1",      "city_2",        "city_3", "city_4",
                                         "region_name", "region_figure", "site",   "contact_date",
                                         "neighbour",   "scale"};
constexpr double tolerance = line_tolerance;

} // namespace

Header set_header(const HeaderText& text, const MapStyle& style, double left, double width) {
    Header header;
    if (text.kicker.empty() && text.title.empty() && text.subtitle.empty()) {
        header.bottom = -10; // the map begins 10 below it
        return header;
    }
    header.kicker = set_block({{text.kicker, "kicker"}}, style, {left, 18}, width);
    header.title =
        set_evenly({text.title, "title"}, style, {left, header.kicker.box.bottom() + 1}, width);
    header.subtitle = set_block({{text.subtitle, "subtitle"}}, style,
                                {left, header.title.box.bottom() + 2}, width);
    header.bottom = header.subtitle.box.bottom();
    return header;
}

std::vector<TextBlock> set_caption(const CaptionText& text, const MapStyle& style, double left,
                                   double width, bool stacked) {
    // The line of contact has most to say for itself.
    constexpr std::array shares{0.31, 0.42, 0.27};
    constexpr double gap = 26;
    const double room = width - static_cast<double>(text.columns.size() - 1) * gap;
    std::vector<TextBlock> blocks;
    if (text.columns.empty()) {
        return blocks;
    }
    double bottom = 0;
    double x = left;
    for (const std::vector<Paragraph>& column : text.columns) {
        const double share = text.columns.size() == 1 ? 1 : shares[blocks.size()];
        const double wide = stacked ? width : room * share;
        const double top = stacked && !blocks.empty() ? bottom + 4 : 0;
        blocks.push_back(set_block(column, style, {stacked ? left : x, top}, wide));
        bottom = std::max(bottom, blocks.back().box.bottom());
        x += wide + gap;
    }
    blocks.push_back(set_block({{text.credits, "caption"}}, style, {left, bottom + 5}, width));
    return blocks;
}

double align_bottom(std::vector<TextBlock>& caption, double sheet_bottom) {
    if (caption.empty()) {
        return sheet_bottom;
    }
    const double by = sheet_bottom - 16 - caption.back().box.bottom();
    for (TextBlock& block : caption) {
        move(block, 0, by);
    }
    return caption.front().box.y - 8;
}

namespace {

// Land on the sheet with the legend that goes with it.
struct Fit {
    Frame frame;
    Legend legend;
};

// The largest map in `area` whose land keeps clear of the legend in the lower left corner.
// `arcs` are those of `full`, the frame that fills the area.
Fit fit_beside(const Legend& legend, const SheetBox& area, const Frame& full,
               const std::vector<SheetArc>& arcs) {
    Legend placed = moved(legend, area.x, area.bottom() - legend.box.height - 4);
    const SheetBox clear = placed.box.grown(16);
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
    // On a wide sheet the land need not stand at the edge: towards the middle as far as is clear.
    constexpr double step = 10;
    const double free_width = area.width - frame.land().width;
    for (double shift = step; shift <= free_width / 2; shift += step) {
        SheetBox shifted = room;
        shifted.width -= shift;
        const Frame nearer = full.fitted(shifted);
        if (nearer.pixels_per_metre() < frame.pixels_per_metre() * 0.999 || !is_clear(nearer)) {
            break;
        }
        frame = nearer;
    }
    return {frame, std::move(placed)};
}

// The window for the map, the land in it, and the legend beside or below.
struct Stage {
    SheetBox sheet;
    SheetBox view;
    Frame frame;
    std::vector<SheetArc> arcs;
    Legend legend;
    bool legend_on_map = false;
    std::vector<TextBlock> caption;
    double rule = 0;
    bool roomy = true; ///< the map has the room it should have
};

void refit(std::vector<SheetArc>& arcs, const Frame& from, const Frame& to) {
    for (SheetArc& arc : arcs) {
        for (SheetPoint& point : arc.line) {
            point = from.to_other(point, to);
        }
    }
}

// The whole country, the legend on the sea in its lower left corner.
Stage stage_with_corner(const PlaneArcs& land, const SheetWords& words, const MapStyle& style,
                        const SheetBox& sheet, double top) {
    const double inner = sheet.width - 2 * margin;
    std::vector<TextBlock> caption = set_caption(words.caption, style, margin, inner, false);
    const double rule = align_bottom(caption, sheet.bottom());
    const SheetBox view{0, top + 10, sheet.width, rule - top - 10};
    const SheetBox area{margin, view.y + 12, inner, view.height - 24};
    const Frame full(land, area);
    std::vector<SheetArc> arcs = sheet_arcs(land, full, tolerance);
    const std::vector<LegendRow> rows = words.legend;
    const std::string heading = words.legend_heading;
    Fit fit = fit_beside(set_legend(heading, rows, style, 290, 1), area, full, arcs);
    Fit two = fit_beside(set_legend(heading, rows, style, 470, 2), area, full, arcs);
    const auto fits = [&](const Fit& tried) { return tried.legend.box.y > view.y + 8; };
    if (fits(two) && (!fits(fit) || two.frame.pixels_per_metre() > fit.frame.pixels_per_metre())) {
        fit = std::move(two);
    }
    refit(arcs, full, fit.frame);
    const bool roomy = fit.frame.land().height > 0.5 * sheet.height && fits(fit);
    return {
        sheet, view, fit.frame, std::move(arcs), std::move(fit.legend), true, std::move(caption),
        rule,  roomy};
}

// A part of the country fills its window; the legend has a column of its own.
Stage stage_with_column(const PlaneArcs& land, const SheetWords& words, const MapCrop& crop,
                        const MapStyle& style, const SheetBox& sheet, double top) {
    const double inner = sheet.width - 2 * margin;
    std::vector<TextBlock> caption = set_caption(words.caption, style, margin, inner, false);
    const double rule = align_bottom(caption, sheet.bottom());
    const auto legend_of = [&](double width, int columns) {
        return moved(set_legend(words.legend_heading, words.legend, style, width, columns), margin,
                     top + 16);
    };
    const auto fits = [&](const Legend& tried) { return tried.box.bottom() < rule - 4; };
    Legend legend = legend_of(280, 1);
    for (const auto& [width, columns] : {std::pair{440.0, 2}, std::pair{560.0, 2}}) {
        if (fits(legend)) {
            break;
        }
        legend = legend_of(width, columns); // on a low sheet it is wide
    }
    const double left = words.legend.empty() ? 0 : legend.box.right() + 24;
    const SheetBox view{left, top + 10, sheet.width - left, rule - top - 10};
    const Frame frame(land, view.grown(-20), Frame::Place::middle, crop);
    const bool roomy = fits(legend);
    return {sheet,
            view,
            frame,
            sheet_arcs(land, frame, tolerance),
            std::move(legend),
            false,
            std::move(caption),
            rule,
            roomy};
}

// Map, legend and caption below each other; a sheet without a height gets the one it needs.
Stage stage_stacked(const PlaneArcs& land, const SheetWords& words, const MapCrop& crop,
                    const MapStyle& style, SheetBox sheet, double top) {
    const double side = margin * 0.6;
    const double inner = sheet.width - 2 * side;
    std::vector<TextBlock> caption = set_caption(words.caption, style, side, inner, true);
    const int columns = inner > 520 ? 2 : 1;
    Legend legend = set_legend(words.legend_heading, words.legend, style, inner, columns);
    const double below = (words.legend.empty() ? 0 : legend.box.height + 12 + 10) +
                         (caption.empty() ? 0 : 8 + caption.back().box.bottom() + 16);
    double height = sheet.width * (crop.shows_all() ? 0.92 : 0.95);
    const bool fixed_height = sheet.height > 0;
    if (fixed_height) {
        height = sheet.height - top - 10 - below;
    } else {
        sheet.height = top + 10 + height + below;
    }
    const bool roomy = height > sheet.width * 0.66;
    const SheetBox view{0, top + 10, sheet.width, std::max(height, sheet.width * 0.3)};
    legend = moved(std::move(legend), side, view.bottom() + 12);
    const double rule = align_bottom(caption, sheet.bottom());
    const double edge = crop.shows_all() ? 8 : 14;
    const Frame frame(land, view.grown(-edge), Frame::Place::middle, crop);
    return {sheet,
            view,
            frame,
            sheet_arcs(land, frame, tolerance),
            std::move(legend),
            false,
            std::move(caption),
            rule,
            roomy};
}

struct Attempt {
    Header header;
    Stage stage;
    double letters = 1;
    bool brief = false;
};

// \param letters size of letters against those of the style
Attempt attempt(const PlaneArcs& land, const SheetWords& words, const MapOptions& options,
                const MapStyle& base, double letters, bool brief) {
    const SheetPreset& preset = options.sheet;
    const MapStyle style = with_least_letters(base, preset.min_letter / letters);
    const MapCrop& crop = options.crop;
    const SheetBox sheet{0, 0, preset.width_px() / letters, preset.height_px() / letters};
    const double side = preset.stacked ? margin * 0.6 : margin;
    Header header = set_header(words.header, style, side, sheet.width - 2 * side);
    Stage stage = preset.stacked ? stage_stacked(land, words, crop, style, sheet, header.bottom)
                  : crop.shows_all()
                      ? stage_with_corner(land, words, style, sheet, header.bottom)
                      : stage_with_column(land, words, crop, style, sheet, header.bottom);
    return {std::move(header), std::move(stage), letters, brief};
}

// The largest letters, and the whole caption rather than the short one, that leave the map the
// room it should have.
Attempt best_attempt(const PlaneArcs& land, const SheetWords& words, const MapOptions& options,
                     const MapStyle& style) {
    SheetWords in_brief = words;
    in_brief.caption = words.brief;
    const double usual = options.sheet.letters;
    constexpr double smallest = 0.7;
    for (bool brief = options.has_brief_caption();; brief = true) {
        for (double letters = usual;; letters *= 0.95) {
            Attempt made = attempt(land, brief ? in_brief : words, options, style, letters, brief);
            if (made.stage.roomy || (brief && letters <= usual * smallest)) {
                return made;
            }
            if (letters <= usual * smallest) {
                break;
            }
        }
    }
}

} // namespace

MapWindow lay_out_window(const MapSubject& map, const MapOptions& options, const SheetBox& view,
                         const Frame& frame, std::vector<SheetArc> arcs) {
    MapWindow window{view, frame, std::move(arcs)};
    window.fills = fill_shapes(map.study, map.scenario, window.arcs, map.fill);
    window.hatches = hatch_shapes(map.study, map.scenario, window.arcs);
    if (options.shows(MapPart::recognition)) {
        window.recognition = recognition_shapes(map.study, map.scenario, window.arcs);
    }
    window.contact = contact_lines(map.study.partition, window.arcs);
    window.contact = clipped_lines(window.contact, view).empty()
                         ? std::vector<SheetLine>() // what only comes near is in no legend either
                         : clipped_lines(window.contact, cut_box(view));
    window.context = context_shapes(options.context, options.graticule, frame, view);
    for (std::vector<LandShape>* shapes : {&window.fills, &window.hatches, &window.recognition}) {
        std::erase_if(*shapes, [&](const LandShape& shape) {
            // A ring beside the window leaves lines without area along its edge.
            return !(std::abs(enclosed_area(clipped_rings(shape.rings, view))) > 1e-3);
        });
        for (LandShape& shape : *shapes) {
            shape.rings = clipped_rings(shape.rings, cut_box(view));
        }
    }
    return window;
}

namespace {

// Whether the class of a row of the legend is in the window.
bool is_seen(const LegendRow& row, const MapWindow& window) {
    const auto has = [](const std::vector<LandShape>& shapes, const std::string& name) {
        return std::any_of(shapes.begin(), shapes.end(),
                           [&](const LandShape& shape) { return shape.name == name; });
    };
    switch (row.sample) {
    case LegendRow::Sample::area:
        return has(window.fills, row.fill) &&
               (!row.part || has(window.hatches, row.hatches.back()));
    case LegendRow::Sample::line:
        return row.line == "contact" ? !window.contact.empty() : has(window.recognition, row.line);
    case LegendRow::Sample::site:
        break;
    }
    return std::any_of(window.labelling.markers.begin(), window.labelling.markers.end(),
                       [](const Marker& marker) { return marker.kind == "site"; });
}

} // namespace

std::shared_ptr<const PlaneArcs> land_of(const MapSubject& map, const MapOptions& options) {
    const bool is_shared = options.land && &options.land->partition() == &map.study.partition;
    return is_shared ? options.land : std::make_shared<const PlaneArcs>(map.study.partition);
}

SheetLayout lay_out(const Study& study, const Scenario& scenario, const MapOptions& options) {
    const MapSubject map{study, scenario, options.language, options.fill, options.crop};
    SheetWords words = words_of(map, options);
    SheetLayout layout = lay_out(map, options, words);
    if (options.crop.shows_all()) {
        return layout;
    }
    // What is seen depends on the room that the legend takes, and the legend on what is seen. They
    // agree after a round or two; where they do not, rows once seen keep their room.
    const std::vector<LegendRow> all = words.legend;
    std::vector<bool> used(all.size(), true);
    constexpr int rounds = 4;
    for (int round = 0; round < 2 * rounds; ++round) {
        std::vector<bool> seen(all.size());
        for (std::size_t i = 0; i < all.size(); ++i) {
            seen[i] = is_seen(all[i], layout.map) || (round >= rounds && used[i]);
        }
        if (seen == used) {
            break;
        }
        used = seen;
        words.legend.clear();
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (used[i]) {
                words.legend.push_back(all[i]);
            }
        }
        layout = lay_out(map, options, words);
    }
    std::erase_if(layout.legend.rows,
                  [&](const PlacedRow& placed) { return !is_seen(placed.row, layout.map); });
    return layout;
}

SheetLayout lay_out(const MapSubject& map, const MapOptions& options, const SheetWords& words) {
    MapStyle style =
        with_letters(options.style, {"kicker", "title", "subtitle"}, options.sheet.headline);
    Attempt made = best_attempt(*land_of(map, options), words, options, style);
    Stage& stage = made.stage;
    // A small map has smaller names.
    constexpr double usual_width = 640;
    constexpr double least = 0.78;
    style = with_letters(std::move(style), map_texts,
                         std::clamp(stage.view.width / usual_width, least, 1.0));
    style = with_least_letters(std::move(style), options.sheet.min_letter / made.letters);
    const SheetPoint corner{stage.view.right() - margin * 0.6, stage.view.bottom() - 12};
    ScaleBar scale = set_scale(stage.frame, map.language, style, corner, 130);
    if (options.sheet.stacked && options.crop.shows_all()) {
        // To the other corner: names of the south and east need the sea in this one.
        move_right(scale, stage.view.x + margin * 0.6 - scale.box().x);
    }
    SheetLayout layout{std::move(style),
                       stage.sheet,
                       lay_out_window(map, options, stage.view, stage.frame, std::move(stage.arcs)),
                       std::move(made.header),
                       std::move(stage.legend),
                       stage.legend_on_map,
                       std::move(stage.caption),
                       made.brief,
                       stage.rule,
                       std::move(scale)};
    LabelGround ground{layout.map.view.grown(-4), {}, options.labels};
    if (options.shows(MapPart::legend)) {
        ground.taken.push_back(layout.legend.box.grown(10));
    }
    if (options.shows(MapPart::scale)) {
        ground.taken.push_back(layout.scale.box().grown(6));
    }
    layout.map.labelling =
        place_labels({map}, layout.map.frame, layout.map.arcs, layout.style, ground).front();
    leave_out_names(layout.map.labelling, options);
    return layout;
}

} // namespace demarc
