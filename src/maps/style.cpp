// SPDX-License-Identifier: MIT
#include "maps/style.hpp"

#include "maps/land.hpp"
#include "support/error.hpp"
#include "support/settings.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace demarc {

namespace {

// What a map refers to by name; a style file has to give each of them.
constexpr std::array needed_areas{"pre_2022", "demilitarised", "undetermined", "other_reading",
                                  "sea",      "neighbour",     "lake"}; // and all fills
constexpr std::array needed_lines{"country",         "region",         "contact", "contested",
                                  "russia_de_facto", "russia_de_jure", "rule",    "border",
                                  "river",           "graticule",      "district"};
constexpr std::array needed_texts{
    "kicker",      "title",         "subtitle", "legend_heading", "legend", "legend_small",
    "caption",     "caption_bold",  "city_1",   "city_2",         "city_3", "city_4",
    "region_name", "region_figure", "site",     "contact_date",   "scale",  "neighbour"};

constexpr std::array needed_symbols{"russian_pre_2022",
                                    "undetermined",
                                    "site",
                                    "zone",
                                    "place",
                                    "marker_outline",
                                    "disagreement_strip",
                                    "disagreement_gap",
                                    "disagreement_speck",
                                    "disagreement_overlap",
                                    "disagreement_beyond",
                                    "disagreement_kept"};

double number_or(const Settings& settings, std::string_view key, double otherwise) {
    return settings.has(key) ? settings.number(key) : otherwise;
}

// Two flags that may be given as one word, as in CSS.
bool flag(const Settings& settings, std::string_view key, std::string_view word) {
    const std::string given = settings.text_or(key, "normal");
    if (given != word && given != "normal") {
        settings.refuse(key, "is \"normal\" or \"" + std::string(word) + "\"");
    }
    return given == word;
}

std::string hatch_word(Hatch::Kind kind) {
    switch (kind) {
    case Hatch::Kind::lines:
        return "lines";
    case Hatch::Kind::dots:
        return "dots";
    case Hatch::Kind::crosses:
        return "crosses";
    case Hatch::Kind::none:
        break;
    }
    return "none";
}

Hatch read_hatch(const Settings& settings, const Hatch& base) {
    Hatch hatch = base;
    const std::string kind = settings.text_or("hatch", hatch_word(base.kind));
    using enum Hatch::Kind;
    constexpr std::array kinds{lines, dots, crosses, none};
    const auto* found = std::find_if(kinds.begin(), kinds.end(), [&](Hatch::Kind candidate) {
        return hatch_word(candidate) == kind;
    });
    if (found == kinds.end()) {
        settings.refuse("hatch", "is \"lines\", \"dots\", \"crosses\" or \"none\"");
    }
    hatch.kind = *found;
    if (hatch.kind == Hatch::Kind::none) {
        return {};
    }
    const bool anew = base.kind == Hatch::Kind::none;
    hatch.angle = number_or(settings, "angle", hatch.angle);
    hatch.spacing =
        anew ? settings.number("spacing") : number_or(settings, "spacing", base.spacing);
    hatch.width = anew ? settings.number("width") : number_or(settings, "width", base.width);
    hatch.colour = anew ? settings.text("colour") : settings.text_or("colour", base.colour);
    hatch.size = hatch.kind == crosses && anew ? settings.number("size")
                                               : number_or(settings, "size", base.size);
    hatch.casing_colour = settings.text_or("casing_colour", base.casing_colour);
    hatch.casing_width = number_or(settings, "casing_width", base.casing_width);
    if (!(hatch.spacing >= 1)) {
        settings.refuse("spacing", "must be at least 1 pixel");
    }
    return hatch;
}

// What an entry leaves out is taken from `base`; without one it has to be there.
AreaStyle read_area(const Settings& settings, const AreaStyle* base) {
    const AreaStyle otherwise = base != nullptr ? *base : AreaStyle{};
    return {settings.text_or("fill", otherwise.fill), read_hatch(settings, otherwise.hatch)};
}

LineStyle read_line(const Settings& settings, const LineStyle* base) {
    if (base == nullptr) {
        return {settings.text("colour"), settings.number("width"), settings.text_or("dash", ""),
                settings.text_or("casing_colour", ""), number_or(settings, "casing_width", 0)};
    }
    return {settings.text_or("colour", base->colour), number_or(settings, "width", base->width),
            settings.text_or("dash", base->dash),
            settings.text_or("casing_colour", base->casing_colour),
            number_or(settings, "casing_width", base->casing_width)};
}

TextStyle read_text(const Settings& settings, const TextStyle* base) {
    TextStyle style = base != nullptr ? *base : TextStyle{};
    style.size =
        base != nullptr ? number_or(settings, "size", style.size) : settings.number("size");
    style.bold = settings.has("weight") ? flag(settings, "weight", "bold") : style.bold;
    style.italic = settings.has("slant") ? flag(settings, "slant", "italic") : style.italic;
    style.colour =
        base != nullptr ? settings.text_or("colour", style.colour) : settings.text("colour");
    style.spacing = number_or(settings, "spacing", style.spacing);
    style.halo = number_or(settings, "halo", style.halo);
    if (!(style.size > 0)) {
        settings.refuse("size", "must be above 0");
    }
    return style;
}

std::string read_symbol(const Settings& settings, const std::string* /*base*/) {
    return settings.text("colour");
}

// Reads [[key]] tables by their names over those of the style they are based on, and makes sure
// that all needed ones are there.
template<typename Style, std::size_t count>
std::map<std::string, Style>
named(const Settings& settings, std::string_view key, const std::array<const char*, count>& needed,
      const std::map<std::string, Style>& base, Style (*read)(const Settings&, const Style*)) {
    std::map<std::string, Style> styles;
    for (const Settings& entry : settings.tables(key)) {
        const std::string name = entry.text("name");
        const auto otherwise = base.find(name);
        if (!styles
                 .emplace(name, read(entry, otherwise == base.end() ? nullptr : &otherwise->second))
                 .second) {
            entry.refuse("name", "'" + name + "' occurs twice");
        }
        entry.refuse_unknown_keys();
    }
    styles.insert(base.begin(), base.end());
    for (const char* name : needed) {
        if (!styles.contains(name)) {
            settings.refuse(key, std::string("lacks the entry '") + name + "'");
        }
    }
    return styles;
}

Neighbour read_neighbour(const Settings& settings) {
    Neighbour neighbour{settings.text("name_en"),
                        settings.text("name_uk"),
                        {settings.number("lon"), settings.number("lat")}};
    settings.refuse_unknown_keys();
    return neighbour;
}

} // namespace

MapStyle MapStyle::read(const std::filesystem::path& file, const std::filesystem::path& shipped) {
    const Settings settings = Settings::read(file);
    MapStyle base;
    if (settings.has("based_on")) {
        const std::string name = settings.text("based_on");
        if (name.find('/') != std::string::npos || name == file.stem()) {
            settings.refuse("based_on", "is the name of another style of the same folder");
        }
        const std::filesystem::path beside = file.parent_path() / (name + ".toml");
        const bool is_shipped = !shipped.empty() && !std::filesystem::exists(beside);
        base = read(is_shipped ? shipped / (name + ".toml") : beside);
    }
    const auto text = [&](const char* key, const std::string& otherwise) {
        return otherwise.empty() ? settings.text(key) : settings.text_or(key, otherwise);
    };
    MapStyle style;
    style.id = file.stem().string();
    style.font_family = text("font_family", base.font_family);
    style.sheet = text("sheet", base.sheet);
    style.halo = text("halo", base.halo);
    style.areas = named(settings, "area", needed_areas, base.areas, read_area);
    for (const FillBy by : all_fill_ways) {
        for (const std::string& fill : all_fills(by)) {
            if (!style.areas.contains(fill)) {
                settings.refuse("area", "lacks the entry '" + fill + "'");
            }
        }
    }
    style.lines = named(settings, "line", needed_lines, base.lines, read_line);
    style.texts = named(settings, "text", needed_texts, base.texts, read_text);
    style.symbols = named(settings, "symbol", needed_symbols, base.symbols, read_symbol);
    for (const Settings& neighbour : settings.tables("neighbour")) {
        style.neighbours.push_back(read_neighbour(neighbour));
    }
    if (style.neighbours.empty()) {
        style.neighbours = base.neighbours;
    }
    settings.refuse_unknown_keys();
    return style;
}

std::map<std::string, std::string> colours_of(const MapStyle& style) {
    std::map<std::string, std::string> colours;
    for (const auto& [name, area] : style.areas) {
        colours.emplace("area " + name, area.fill);
    }
    for (const auto& [name, line] : style.lines) {
        colours.emplace("line " + name, line.colour);
    }
    for (const auto& [name, colour] : style.symbols) {
        colours.emplace("symbol " + name, colour);
    }
    return colours;
}

MapStyle with_letters(MapStyle style, const std::vector<std::string>& texts, double factor) {
    for (const std::string& name : texts) {
        TextStyle& text = style.texts.at(name);
        text.size *= factor;
        text.spacing *= factor;
    }
    return style;
}

MapStyle with_least_letters(MapStyle style, double size) {
    const double written = std::ceil(size * 10) / 10;
    for (auto& [name, text] : style.texts) {
        text.size = std::max(text.size, written);
    }
    return style;
}

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

std::string css_of(const MapStyle& style, bool with_districts) {
    std::string css = fmt::format(
        "\ntext{{font-family:{}}}\n.sheet{{fill:{}}}\n.panel{{fill:{};fill-opacity:.92}}\n",
        style.font_family, style.sheet, style.sheet);
    for (const auto& [name, area] : style.areas) {
        if (with_districts || !name.starts_with("share_")) {
            css += area_css(name, area);
        }
    }
    if (with_districts) {
        const LineStyle& edge = style.line("district");
        css += fmt::format(".district{{stroke:{};stroke-width:{}}}\n", edge.colour,
                           fixed(edge.width, 2));
    }
    for (const auto& [name, line] : style.lines) {
        if (name != "district") {
            css += line_css(name, line);
        }
    }
    for (const auto& [name, text] : style.texts) {
        css += text_css(name, text, style.halo);
    }
    const std::string& ink = style.line("contact").colour;
    css += fmt::format(".dot{{fill:{0};stroke:{1};stroke-width:1}}\n"
                       ".site{{fill:{1};stroke:{2};stroke-width:1.6}}\n"
                       ".swatch{{fill:none;stroke:{3};stroke-width:.6}}\n"
                       ".line-leader{{fill:none;stroke:{0};stroke-width:1.1}}\n"
                       ".locator-land{{fill:{4};stroke:{3};stroke-width:.5}}\n"
                       ".locator-window{{fill:none;stroke:{0};stroke-width:1.3}}\n"
                       ".scale-dark{{fill:{0}}}\n"
                       ".scale-light{{fill:{1};stroke:{0};stroke-width:.7}}\n",
                       ink, style.halo, style.text("site").colour, style.line("country").colour,
                       style.area("kept_by_ukraine").fill);
    return css;
}

} // namespace demarc
