// SPDX-License-Identifier: MIT
#include "maps/panel_layout.hpp"

#include "maps/map_drawing.hpp"
#include "maps/style.hpp"
#include "support/error.hpp"
#include "support/text.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <optional>
#include <string_view>
#include <utility>

namespace demarc {
namespace {

constexpr double gap = 14; ///< between panels

// A map with the words above it.
struct PlacedPanel {
    TextBlock words;
    SheetBox view;
};

struct Grid {
    int columns = 1;
    double width = 0;          ///< of a panel
    std::vector<double> words; ///< height of those above the maps, row by row
    double height = 0;         ///< of each map
};

struct PanelLayout {
    SheetBox sheet;
    Header header;
    std::vector<PlacedPanel> panels;
    Legend legend;
    std::vector<TextBlock> caption;
    double rule = 0;
    bool roomy = true;
};

TextBlock words_of(const Panel& panel, const MapStyle& style, SheetPoint at, double width,
                   bool large) {
    std::vector<Paragraph> paragraphs;
    if (!panel.group.empty()) {
        paragraphs.push_back({panel.group, "caption"});
    }
    paragraphs.push_back({panel.heading, large ? "legend_heading" : "caption_bold"});
    for (const std::string_view line : split(panel.figure, '\n')) {
        paragraphs.push_back({std::string(line), large ? "legend" : "caption"});
    }
    return set_block(paragraphs, style, at, width);
}

int rows_of(std::size_t panels, int columns) {
    return (static_cast<int>(panels) + columns - 1) / columns;
}

// The columns with which the maps become largest. \param height 0: as high as they need to be
Grid best_grid(const PanelSheet& sheet, const MapStyle& style, double width, double height,
               double aspect) {
    const bool large = sheet.panels.size() <= 4;
    const int most = static_cast<int>(sheet.panels.size());
    Grid best;
    double largest = -1e9;
    for (int columns = 1; columns <= most; ++columns) {
        Grid grid;
        grid.columns = columns;
        grid.width = (width - (columns - 1) * gap) / columns;
        const int rows = rows_of(sheet.panels.size(), columns);
        grid.words.resize(static_cast<std::size_t>(rows));
        bool fits = columns == 1;
        double widest = 0;
        for (std::size_t i = 0; i < sheet.panels.size(); ++i) {
            const SheetBox box = words_of(sheet.panels[i], style, {0, 0}, grid.width, large).box;
            double& words = grid.words[i / static_cast<std::size_t>(columns)];
            words = std::max(words, box.height + 3);
            widest = std::max(widest, box.right());
        }
        fits = fits || widest <= grid.width; // no word may be longer than its map is wide
        const double taken = std::accumulate(grid.words.begin(), grid.words.end(), 0.0);
        grid.height = height > 0 ? (height - (rows - 1) * gap - taken) / rows : grid.width / aspect;
        // Where the sheet may be as high as it needs to be: one column, three for many maps.
        const int wanted = most > 4 ? 3 : 1;
        const double size = height > 0
                                ? std::min(grid.width, grid.height * aspect)
                                : static_cast<double>(columns <= wanted ? columns : -columns);
        if (size > largest && fits) {
            largest = size;
            best = grid;
        }
    }
    best.height = std::max(best.height, 20.0);
    return best;
}

void place(PanelLayout& layout, const PanelSheet& sheet, const MapStyle& style, const Grid& grid,
           SheetPoint at) {
    const bool large = sheet.panels.size() <= 4;
    const auto columns = static_cast<std::size_t>(grid.columns);
    double y = at.y;
    for (std::size_t i = 0; i < sheet.panels.size(); ++i) {
        const double words = grid.words[i / columns];
        const double x = at.x + static_cast<double>(i % columns) * (grid.width + gap);
        layout.panels.push_back({words_of(sheet.panels[i], style, {x, y}, grid.width, large),
                                 {x, y + words, grid.width, grid.height}});
        if (i % columns == columns - 1) {
            y += words + grid.height + gap;
        }
    }
}

PanelLayout attempt(const PanelSheet& sheet, const MapOptions& options, const MapStyle& style,
                    double letters, double aspect) {
    const SheetPreset& preset = options.sheet;
    PanelLayout layout;
    layout.sheet = {0, 0, preset.width_px() / letters, preset.height_px() / letters};
    const double side = preset.stacked ? sheet_margin * 0.6 : sheet_margin;
    const double inner = layout.sheet.width - 2 * side;
    layout.header = set_header(sheet.header, style, side, inner);
    layout.caption = set_caption(sheet.caption, style, side, inner, preset.stacked);
    const int columns = inner > 1000 ? 4 : inner > 760 ? 3 : inner > 420 ? 2 : 1;
    Legend legend = set_legend(sheet.legend_heading, sheet.legend, style, inner, columns);
    const double top = layout.header.bottom + 14;
    const double below = 16 + legend.box.height + 16 + layout.caption.back().box.bottom() + 16;
    const double height = layout.sheet.height > 0 ? layout.sheet.height - top - below : 0;
    const Grid grid = best_grid(sheet, style, inner, height, aspect);
    place(layout, sheet, style, grid, {side, top});
    const double bottom = layout.panels.back().view.bottom();
    if (layout.sheet.height <= 0) {
        layout.sheet.height = bottom + below;
    }
    layout.rule = align_bottom(layout.caption, layout.sheet.bottom());
    const double legend_top = layout.rule - 12 - legend.box.height;
    layout.legend = moved(std::move(legend), side, legend_top);
    const double least = layout.panels.size() > 4 ? 90 : 240;
    layout.roomy =
        std::min(grid.width, grid.height * aspect) > least && layout.legend.box.y > bottom + 4;
    return layout;
}

// Lines and hatches of small maps are finer.
MapStyle with_finer_lines(MapStyle style, double factor) {
    for (auto& [name, line] : style.lines) {
        if (name != "rule") {
            line.width *= factor;
            line.casing_width *= factor;
        }
    }
    for (auto& [name, area] : style.areas) {
        area.hatch.width *= factor;
        area.hatch.size *= factor;
        area.hatch.casing_width *= factor;
        area.hatch.spacing = std::max(2.5, area.hatch.spacing * factor);
    }
    return style;
}

double aspect_of(const Frame& frame) {
    return frame.land().width / frame.land().height;
}

Frame frame_in(const SheetBox& view, const Frame& whole) {
    return whole.fitted(view.grown(view.width > 300 ? -8 : -3));
}

// The scale of all maps, in the corner of the last one; nothing where the maps are too small for
// it.
std::optional<ScaleBar> common_scale(const SheetBox& last, const Frame& whole,
                                     const Language& language, const MapStyle& style) {
    for (const double share : {0.3, 0.5, 0.7}) {
        const double room = std::min(130.0, last.width * share);
        ScaleBar scale = set_scale(frame_in(last, whole), language, style,
                                   {last.right() - 8, last.bottom() - 8}, room);
        const bool apart = !scale.marks.front().box.grown(2).overlaps(scale.marks.back().box);
        if (apart && last.encloses(scale.box().grown(5)) && scale.bar.width <= room) {
            return scale;
        }
    }
    return std::nullopt;
}

Label moved_label(Label label, double dx, double dy) {
    move(label.text, dx, dy);
    for (SheetPoint& point : label.leader) {
        point = {point.x + dx, point.y + dy};
    }
    return label;
}

// As placed in one window, in another of the same size.
Labelling moved(const Labelling& labelling, double dx, double dy) {
    Labelling there;
    for (const Label& label : labelling.labels) {
        there.labels.push_back(moved_label(label, dx, dy));
    }
    for (Marker marker : labelling.markers) {
        marker.at = {marker.at.x + dx, marker.at.y + dy};
        there.markers.push_back(marker);
    }
    return there;
}

// The windows of all panels. Names stand in the same places on all maps of one study; what is taken
// in one window (`taken`, as it lies in the last) is taken in all.
std::vector<MapWindow> windows_of(const PanelSheet& sheet, const PanelLayout& layout,
                                  const MapOptions& options, const MapStyle& style,
                                  const Frame& whole, const std::optional<SheetBox>& taken,
                                  bool with_names) {
    std::vector<MapWindow> windows;
    for (std::size_t i = 0; i < sheet.panels.size(); ++i) {
        const MapSubject& map = sheet.panels[i].map;
        const SheetBox& view = layout.panels[i].view;
        const Frame frame = frame_in(view, whole);
        windows.push_back(lay_out_window(
            map, options, view, frame, sheet_arcs(*land_of(map, options), frame, line_tolerance)));
    }
    const SheetBox& last = layout.panels.back().view;
    for (std::size_t i = 0; with_names && i < windows.size();) {
        std::vector<MapSubject> maps;
        while (i + maps.size() < windows.size() &&
               &sheet.panels[i + maps.size()].map.study == &sheet.panels[i].map.study) {
            maps.push_back(sheet.panels[i + maps.size()].map);
        }
        const SheetBox& view = windows[i].view;
        LabelGround ground{view.grown(-4), {}, options.labels};
        if (taken) {
            SheetBox box = *taken;
            box.x += view.x - last.x;
            box.y += view.y - last.y;
            ground.taken.push_back(box);
        }
        const std::vector<Labelling> placed =
            place_labels(maps, windows[i].frame, windows[i].arcs, style, ground);
        for (const Labelling& labelling : placed) {
            windows[i].labelling =
                moved(labelling, windows[i].view.x - view.x, windows[i].view.y - view.y);
            ++i;
        }
    }
    return windows;
}

} // namespace

std::string panel_sheet_svg(const PanelSheet& sheet, const MapOptions& options) {
    if (options.style.id.empty() || options.language.id().empty() || sheet.panels.empty()) {
        throw ConfigError("a sheet of maps needs a style, a language and maps");
    }
    const Language& language = options.language;
    const auto first = land_of(sheet.panels.front().map, options);
    const Frame whole(*first, {0, 0, 1000, 1000}, Frame::Place::middle, options.crop);
    MapStyle style =
        with_letters(options.style, {"kicker", "title", "subtitle"}, options.sheet.headline);
    double letters = options.sheet.letters;
    PanelLayout layout = attempt(sheet, options, style, letters, aspect_of(whole));
    constexpr double smallest = 0.7;
    while (!layout.roomy && letters > options.sheet.letters * smallest) {
        letters *= 0.95;
        layout = attempt(sheet, options, style, letters, aspect_of(whole));
    }
    const double width = layout.panels.front().view.width;
    style = with_finer_lines(std::move(style), std::clamp(width / 640, 0.4, 1.0));
    style = with_letters(std::move(style),
                         {"city_1", "city_2", "city_3", "city_4", "region_name", "region_figure",
                          "site", "contact_date", "neighbour"},
                         std::clamp(width / 640, 0.74, 1.0));

    SvgDocument svg(options.sheet, layout.sheet, language.id());
    svg.describe(sheet.header.title, sheet.header.subtitle + " " + language.say("internationally"));
    svg.style_sheet(css_of(style, is_by_district(options.fill)));
    svg.layer("sheet", language.say("layer_sheet"));
    svg.box("sheet", layout.sheet);
    const bool with_names = sheet.with_names && width > 300;
    const std::optional<ScaleBar> scale =
        common_scale(layout.panels.back().view, whole, language, style);
    const std::vector<MapWindow> windows =
        windows_of(sheet, layout, options, style, whole,
                   scale ? std::optional(scale->box().grown(6)) : std::nullopt, with_names);
    for (std::size_t i = 0; i < sheet.panels.size(); ++i) {
        const Panel& panel = sheet.panels[i];
        const PlacedPanel& placed = layout.panels[i];
        svg.panel(panel.id, language.say("layer_panel", {panel.heading}), placed.view);
        draw_map(svg, panel.map, windows[i], style);
        svg.layer("words", language.say("layer_heading"));
        svg.text(placed.words);
        svg.end_panel();
    }
    if (scale) {
        draw_scale(svg, language, *scale, true);
    }
    draw_legend(svg, language, layout.legend, style, false);
    draw_heading(svg, language, layout.header);
    draw_caption(svg, language, layout.sheet, layout.caption, layout.rule);
    return svg.bytes();
}

} // namespace demarc
