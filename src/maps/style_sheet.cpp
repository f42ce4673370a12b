// SPDX-License-Identifier: MIT
#include "maps/style_sheet.hpp"

#include "support/text.hpp"

#include <fmt/format.h>

namespace demarc {
namespace {

std::string area_css(const std::string& name, const AreaStyle& area) {
    std::string css;
    if (!area.fill.empty()) {
        // A hair of a line in the fill's own colour hides the seam between neighbours that
        // renderers leave when they smooth edges.
        css += fmt::format(".fill-{0}{{fill:{1};stroke:{1};stroke-width:.5;"
                           "stroke-linejoin:round;fill-rule:evenodd}}\n",
                           name, area.fill);
    }
    if (area.hatch.kind != Hatch::Kind::none) {
        const char* cap = area.hatch.kind == Hatch::Kind::dots ? "round" : "butt";
        if (area.hatch.casing_width > 0) {
            css += fmt::format(
                ".casing-hatch-{}{{fill:none;stroke:{};stroke-width:{};stroke-linecap:{}}}\n", name,
                area.hatch.casing_colour, fixed(area.hatch.casing_width, 2),
                area.hatch.kind == Hatch::Kind::crosses ? "square" : cap);
        }
        css += fmt::format(".hatch-{}{{fill:none;stroke:{};stroke-width:{};stroke-linecap:{}}}\n",
                           name, area.hatch.colour, fixed(area.hatch.width, 2), cap);
    }
    return css;
}

std::string line_css(const std::string& name, const LineStyle& line) {
    std::string css;
    if (line.casing_width > 0) {
        css += fmt::format(".casing-{}{{fill:none;stroke:{};stroke-width:{};stroke-linejoin:round;"
                           "stroke-linecap:round}}\n",
                           name, line.casing_colour, fixed(line.casing_width, 2));
    }
    css += fmt::format(".line-{}{{fill:none;stroke:{};stroke-width:{};stroke-linejoin:round{}}}\n",
                       name, line.colour, fixed(line.width, 2),
                       line.dash.empty() ? "" : ";stroke-dasharray:" + line.dash);
    return css;
}

std::string text_css(const std::string& name, const TextStyle& text, const std::string& halo) {
    std::string css =
        fmt::format(".text-{}{{font-size:{}px;fill:{}", name, fixed(text.size, 1), text.colour);
    css += text.bold ? ";font-weight:bold" : "";
    css += text.italic ? ";font-style:italic" : "";
    css += text.spacing > 0 ? fmt::format(";letter-spacing:{}px", fixed(text.spacing, 1)) : "";
    if (text.halo > 0) {
        css += fmt::format(";paint-order:stroke;stroke:{};stroke-width:{};stroke-linejoin:round",
                           halo, fixed(text.halo, 1));
    }
    return css + "}\n";
}

} // namespace

std::string css_of(const MapStyle& style) {
    std::string css = fmt::format(
        "\ntext{{font-family:{}}}\n.sheet{{fill:{}}}\n.panel{{fill:{};fill-opacity:.92}}\n",
        style.font_family, style.sheet, style.sheet);
    for (const auto& [name, area] : style.areas) {
        css += area_css(name, area);
    }
    for (const auto& [name, line] : style.lines) {
        css += line_css(name, line);
    }
    for (const auto& [name, text] : style.texts) {
        css += text_css(name, text, style.halo);
    }
    const std::string& ink = style.line("contact").colour;
    css += fmt::format(".dot{{fill:{0};stroke:{1};stroke-width:1}}\n"
                       ".site{{fill:{1};stroke:{2};stroke-width:1.6}}\n"
                       ".swatch{{fill:none;stroke:{3};stroke-width:.6}}\n"
                       ".line-leader{{fill:none;stroke:{0};stroke-width:1.1}}\n"
                       ".scale-dark{{fill:{0}}}\n"
                       ".scale-light{{fill:{1};stroke:{0};stroke-width:.7}}\n",
                       ink, style.halo, style.text("site").colour, style.line("country").colour);
    return css;
}

} // namespace demarc
