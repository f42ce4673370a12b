// SPDX-License-Identifier: MIT
#include "maps/map.hpp"

#include "maps/headline.hpp"
#include "maps/map_drawing.hpp"
#include "maps/sheet_layout.hpp"
#include "maps/style.hpp"
#include "maps/svg_document.hpp"
#include "maps/texts.hpp"
#include "maps/wording.hpp"
#include "support/error.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace demarc {

std::string_view name_of(CaptionLength length) {
    switch (length) {
    case CaptionLength::by_sheet:
        return "by-sheet";
    case CaptionLength::brief:
        return "brief";
    case CaptionLength::full:
        return "full";
    }
    return {};
}

std::string_view name_of(MapPart part) {
    switch (part) {
    case MapPart::heading:
        return "heading";
    case MapPart::legend:
        return "legend";
    case MapPart::caption:
        return "caption";
    case MapPart::scale:
        return "scale";
    case MapPart::locator:
        return "locator";
    case MapPart::recognition:
        return "recognition";
    case MapPart::towns:
        return "towns";
    case MapPart::oblasts:
        return "oblasts";
    case MapPart::neighbours:
        return "neighbours";
    }
    return {};
}

std::string drawn(const SheetLayout& layout, const MapSubject& map, const MapOptions& options) {
    const Language& language = options.language;
    SvgDocument svg(options.sheet, layout.sheet, language.id());
    svg.describe(title(map),
                 headline(map) + ". " + subtitle(map) + " " + language.say("internationally"));
    svg.style_sheet(css_of(layout.style, is_by_district(options.fill)));
    svg.window(layout.map.view);
    if (!options.transparent) {
        svg.layer("sheet", language.say("layer_sheet"));
        svg.box("sheet", layout.sheet);
    }
    draw_map(svg, map, layout.map, layout.style,
             options.transparent ? Ground::none : Ground::painted);
    if (layout.locator) {
        draw_locator(svg, language, *layout.locator);
    }
    if (options.shows(MapPart::legend)) {
        draw_legend(svg, language, layout.legend, layout.style, layout.legend_on_map);
    }
    if (options.shows(MapPart::scale)) {
        draw_scale(svg, language, layout.scale, !options.crop.shows_all());
    }
    if (options.shows(MapPart::heading)) {
        draw_heading(svg, language, layout.header);
    }
    if (options.shows(MapPart::caption)) {
        draw_caption(svg, language, layout.sheet, layout.caption, layout.caption_rule);
    }
    return svg.bytes();
}

std::string scenario_map_svg(const Study& study, const Scenario& scenario,
                             const MapOptions& options) {
    if (options.style.id.empty() || options.language.id().empty()) {
        throw ConfigError("a map needs a style and a language: read those in geodata");
    }
    return drawn(
        lay_out(study, scenario, options),
        {study, scenario, options.language, options.fill, options.crop, options.districts.get()},
        options);
}

namespace {

bool same_class(const LegendRow& a, const LegendRow& b) {
    return a.sample == b.sample && a.fill == b.fill && a.hatches == b.hatches && a.line == b.line;
}

// The rows of `common` as they are on one map; a class that it lacks has no area there.
std::vector<LegendRow> rows_on(const std::vector<LegendRow>& common, const MapSubject& map) {
    const std::vector<LegendRow> own = legend_rows(map);
    std::vector<LegendRow> rows = common;
    for (LegendRow& row : rows) {
        const auto found = std::find_if(
            own.begin(), own.end(), [&](const LegendRow& other) { return same_class(row, other); });
        if (found != own.end()) {
            row = *found;
        } else if (row.sample == LegendRow::Sample::area && !row.fill.empty()) {
            row.area = {};
            row.figure = map.language.km2({});
        }
    }
    return rows;
}

// The rows of all maps, each class once, parts below what they are part of.
std::vector<LegendRow> rows_of_all(const std::vector<MapSubject>& maps) {
    std::vector<LegendRow> rows;
    for (const MapSubject& map : maps) {
        std::size_t at = 0;
        for (const LegendRow& row : legend_rows(map)) {
            const auto found = std::find_if(rows.begin(), rows.end(), [&](const LegendRow& other) {
                return same_class(row, other);
            });
            if (found == rows.end()) {
                rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(at), row);
                ++at;
            } else {
                at = static_cast<std::size_t>(found - rows.begin()) + 1;
            }
        }
    }
    return rows;
}

SheetWords words_on(const std::vector<LegendRow>& common, const MapSubject& map,
                    const MapOptions& options) {
    SheetWords words = words_of(map, options);
    words.legend = rows_on(common, map);
    return words;
}

void keep_longer(std::string& into, const std::string& other) {
    into = other.size() > into.size() ? other : into;
}

void keep_longer(CaptionText& into, const CaptionText& other) {
    for (std::size_t i = 0; i < into.columns.size(); ++i) {
        for (std::size_t k = 0; k < into.columns[i].size() && k < other.columns[i].size(); ++k) {
            keep_longer(into.columns[i][k].text, other.columns[i][k].text);
        }
    }
    keep_longer(into.credits, other.credits);
}

// Words as long as the longest of all maps: what room is kept for.
SheetWords longest(const std::vector<SheetWords>& all) {
    SheetWords words = all.front();
    for (const SheetWords& other : all) {
        keep_longer(words.header.kicker, other.header.kicker);
        keep_longer(words.header.title, other.header.title);
        keep_longer(words.header.subtitle, other.header.subtitle);
        for (std::size_t i = 0; i < words.legend.size(); ++i) {
            keep_longer(words.legend[i].figure, other.legend[i].figure);
        }
        for (std::size_t i = 0; i < words.captions.size(); ++i) {
            keep_longer(words.captions[i], other.captions[i]);
        }
    }
    return words;
}

SheetLayout frame_of(const SheetLayout& key, const MapSubject& map, const SheetWords& words,
                     const MapOptions& options) {
    SheetLayout layout = key;
    const MapStyle& style = layout.style;
    const double left = key.header.kicker.box.x;
    const double width = key.sheet.width - 2 * left;
    layout.header = set_header(words.header_at(key.fullness), style, left, width);
    for (std::size_t i = 0; i < layout.legend.rows.size(); ++i) {
        layout.legend.rows[i] = refilled(key.legend.rows[i], words.legend[i], style);
    }
    layout.caption =
        set_caption(words.caption(key.fullness), style, left, width, options.sheet.stacked);
    (void)align_bottom(layout.caption, layout.sheet.bottom());
    layout.map = lay_out_window(map, options, key.map.view, key.map.frame,
                                sheet_arcs(*land_of(map, options), key.map.frame, line_tolerance));
    layout.map.labelling = key.map.labelling;
    // The line is dated by the title and the legend: the place of its label would move with it.
    std::erase_if(layout.map.labelling.labels,
                  [](const Label& label) { return label.layer == "line-label"; });
    put_figures(layout.map.labelling, map, style);
    return layout;
}

} // namespace

std::vector<std::string> frame_svgs(const std::vector<Study>& studies, const MapOptions& options) {
    if (studies.empty() || options.style.id.empty() || options.language.id().empty()) {
        throw ConfigError("a film needs maps, a style and a language");
    }
    std::vector<MapSubject> maps;
    for (const Study& study : studies) {
        maps.push_back({study, study.scenarios.front(), options.language, options.fill,
                        options.crop, options.districts.get()});
    }
    const std::vector<LegendRow> common =
        within_budget(rows_of_all(maps), options.sheet.entries, options.language);
    std::vector<SheetWords> words;
    for (const MapSubject& map : maps) {
        words.push_back(words_on(common, map, options));
    }
    const SheetLayout key = lay_out(maps.back(), options, longest(words));
    std::vector<std::string> frames;
    for (std::size_t i = 0; i < maps.size(); ++i) {
        frames.push_back(drawn(frame_of(key, maps[i], words[i], options), maps[i], options));
    }
    return frames;
}

} // namespace demarc
