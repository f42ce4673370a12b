// SPDX-License-Identifier: MIT
#include "maps/style.hpp"

#include "support/error.hpp"
#include "support/settings.hpp"

#include <array>

namespace demarc {
namespace {

// What a map refers to by name; a style file has to give each of them.
constexpr std::array needed_areas{"kept_by_ukraine",
                                  "returned_to_ukraine",
                                  "kept_by_russia",
                                  "passed_to_russia",
                                  "to_demilitarised_zone",
                                  "undetermined_ukrainian",
                                  "undetermined_russian",
                                  "undetermined_contested",
                                  "pre_2022",
                                  "demilitarised",
                                  "undetermined"};
constexpr std::array needed_lines{"country",         "region",         "contact",
                                  "russia_de_facto", "russia_de_jure", "rule"};
constexpr std::array needed_texts{
    "kicker",      "title",         "subtitle", "legend_heading", "legend", "legend_small",
    "caption",     "caption_bold",  "city_1",   "city_2",         "city_3", "city_4",
    "region_name", "region_figure", "site",     "contact_date",   "scale",  "neighbour"};

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

Hatch read_hatch(const Settings& settings) {
    Hatch hatch;
    if (!settings.has("hatch")) {
        return hatch;
    }
    const std::string kind = settings.text("hatch");
    if (kind != "lines" && kind != "dots") {
        settings.refuse("hatch", "is \"lines\" or \"dots\"");
    }
    hatch.kind = kind == "lines" ? Hatch::Kind::lines : Hatch::Kind::dots;
    hatch.angle = number_or(settings, "angle", hatch.angle);
    hatch.spacing = settings.number("spacing");
    hatch.width = settings.number("width");
    hatch.colour = settings.text("colour");
    if (!(hatch.spacing >= 1)) {
        settings.refuse("spacing", "must be at least 1 pixel");
    }
    return hatch;
}

AreaStyle read_area(const Settings& settings) {
    return {settings.text_or("fill", ""), read_hatch(settings)};
}

LineStyle read_line(const Settings& settings) {
    return {settings.text("colour"), settings.number("width"), settings.text_or("dash", ""),
            settings.text_or("casing_colour", ""), number_or(settings, "casing_width", 0)};
}

TextStyle read_text(const Settings& settings) {
    TextStyle style;
    style.size = settings.number("size");
    style.bold = flag(settings, "weight", "bold");
    style.italic = flag(settings, "slant", "italic");
    style.colour = settings.text("colour");
    style.spacing = number_or(settings, "spacing", 0);
    style.halo = number_or(settings, "halo", 0);
    if (!(style.size > 0)) {
        settings.refuse("size", "must be above 0");
    }
    return style;
}

// Reads [[key]] tables by their names and makes sure that all needed ones are there.
template<typename Style, std::size_t count>
std::map<std::string, Style> named(const Settings& settings, std::string_view key,
                                   const std::array<const char*, count>& needed,
                                   Style (*read)(const Settings&)) {
    std::map<std::string, Style> styles;
    for (const Settings& entry : settings.tables(key)) {
        const std::string name = entry.text("name");
        if (!styles.emplace(name, read(entry)).second) {
            entry.refuse("name", "'" + name + "' occurs twice");
        }
        entry.refuse_unknown_keys();
    }
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

MapStyle MapStyle::read(const std::filesystem::path& file) {
    const Settings settings = Settings::read(file);
    MapStyle style;
    style.id = file.stem().string();
    style.font_family = settings.text("font_family");
    style.sheet = settings.text("sheet");
    style.halo = settings.text("halo");
    style.areas = named(settings, "area", needed_areas, read_area);
    style.lines = named(settings, "line", needed_lines, read_line);
    style.texts = named(settings, "text", needed_texts, read_text);
    for (const Settings& neighbour : settings.tables("neighbour")) {
        style.neighbours.push_back(read_neighbour(neighbour));
    }
    settings.refuse_unknown_keys();
    return style;
}

} // namespace demarc
