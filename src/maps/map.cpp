// SPDX-License-Identifier: MIT
#include "maps/map.hpp"

#include "maps/map_drawing.hpp"
#include "maps/sheet_layout.hpp"
#include "maps/style_sheet.hpp"
#include "maps/svg_document.hpp"
#include "maps/wording.hpp"
#include "support/error.hpp"

namespace demarc {

std::string drawn(const SheetLayout& layout, const MapSubject& map, const MapOptions& options) {
    const Language& language = options.language;
    SvgDocument svg(options.sheet, layout.sheet, language.id());
    svg.describe(title(map), subtitle(map) + " " + language.say("internationally"));
    svg.style_sheet(css_of(layout.style));
    svg.window(layout.map.view);
    svg.layer("sheet", language.say("layer_sheet"));
    svg.box("sheet", layout.sheet);
    draw_map(svg, map, layout.map, layout.style);
    draw_legend(svg, language, layout.legend, layout.style, layout.legend_on_map);
    draw_scale(svg, language, layout.scale, !options.crop.whole());
    draw_heading(svg, language, layout.header);
    draw_caption(svg, language, layout.sheet, layout.caption, layout.caption_rule);
    return svg.bytes();
}

std::string scenario_map_svg(const Study& study, const Scenario& scenario,
                             const MapOptions& options) {
    if (options.style.id.empty() || options.language.id().empty()) {
        throw ConfigError("a map needs a style and a language: read those in geodata");
    }
    return drawn(lay_out(study, scenario, options),
                 {study, scenario, options.language, options.fill, options.crop}, options);
}

} // namespace demarc
