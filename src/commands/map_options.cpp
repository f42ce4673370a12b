// SPDX-License-Identifier: MIT
#include "commands/map_options.hpp"

#include "maps/map_sheet.hpp"
#include "support/text.hpp"
#include "words/tongue.hpp"

#include <algorithm>

namespace demarc {

namespace {

const std::vector<std::string> themes{"light", "dark", "print"};
const std::vector<std::string> fills{"change", "administration"};

std::vector<std::string> languages() {
    std::vector<std::string> names;
    for (const Tongue tongue : all_tongues) {
        names.emplace_back(name_of(tongue));
    }
    return names;
}

std::vector<std::string> preset_names() {
    std::vector<std::string> names;
    for (const SheetPreset& preset : sheet_presets()) {
        names.push_back(preset.name);
    }
    return names;
}

Option preset_option(std::vector<std::string>& into) {
    Option option;
    option.name = "preset";
    option.value_name = "LIST";
    option.text = "Sizes of the maps, separated by commas: web (1200 x 900 pixels), social "
                  "(1200 x 675), story (1080 x 1920), a4 and a3 (landscape), column (85 mm wide, "
                  "as high as it needs to be); all for every one.";
    option.default_text = "web";
    option.parts = preset_names();
    option.parts.emplace_back("all");
    option.take = [&into, known = option.parts](const std::string& list) {
        into = parse_list("preset", list, known);
        if (std::find(into.begin(), into.end(), "all") != into.end()) {
            into = preset_names();
        }
    };
    return option;
}

} // namespace

std::string_view name_of(MapSheet sheet) {
    switch (sheet) {
    case MapSheet::each:
        return "each";
    case MapSheet::plans:
        return "plans";
    case MapSheet::before_after:
        return "before-after";
    case MapSheet::days:
        return "days";
    case MapSheet::frames:
        return "frames";
    }
    return {};
}

Option sheet_option(MapSheet& into) {
    return choice("sheet", "WHAT",
                  "What a file shows: each (one plan), plans (all plans as small maps at one "
                  "scale, each with its net figure, under one legend; of the front unless --crop "
                  "says otherwise), before-after (the present line beside each plan), days (the "
                  "days of --days as small maps), or frames (a file for each of these days, with "
                  "scale, legend and names in fixed places: to string together as a film).",
                  all_map_sheets, into);
}

OptionGroup map_options(MapChoice& into) {
    Option crop;
    crop.name = "crop";
    crop.value_name = "PART";
    crop.text = "What the maps show: ukraine, east (the five oblasts the front has run through "
                "since 2023), front (the regions in which Russia holds land on the day), or a "
                "region by code or name.";
    crop.default_text = into.crop;
    crop.take = [&into](const std::string& word) {
        into.crop = word;
        into.crop_given = true;
    };
    return {"How maps look",
            {preset_option(into.presets), std::move(crop),
             word_option("fill", "WHAT",
                         "What fills tell apart: change (who keeps, leaves or gains the land) or "
                         "administration (who holds it after the plan).",
                         fills, into.fill),
             word_option("theme", "THEME",
                         "Colours: light, dark, or print (lightness and hatches alone, for one "
                         "ink).",
                         themes, into.theme),
             word_option("lang", "LANGUAGE", "The language of the maps, numbers included.",
                         languages(), into.language),
             flag("graticule", "Draw parallels and meridians at every second degree.",
                  into.graticule)}};
}

std::vector<Option> word_options(MapChoice& into) {
    const auto own = [](const char* name, const char* text, std::optional<std::string>& words) {
        Option option;
        option.name = name;
        option.value_name = "TEXT";
        option.text = text;
        option.default_text = "made from the figures";
        option.take = [&words](const std::string& given) { words = given; };
        return option;
    };
    Option credit =
        own("credit", "The last line of the sheet, in place of the sources.", into.words.credit);
    credit.default_text = "the sources and what they ask to be printed";
    return {
        own("headline", "The headline of the sheet, with one plan at most.", into.words.headline),
        own("standfirst", "The sentences below the headline, with one plan at most.",
            into.words.standfirst),
        std::move(credit),
        choice("caption", "LENGTH",
               "How much the caption says: brief (ranges and method in a line), full (all of "
               "it, with licences, where there is room), or by-sheet (full on a3, else brief).",
               all_caption_lengths, into.caption)};
}

std::string to_command_line(const MapChoice& choice) {
    const MapChoice defaults;
    std::string line;
    if (choice.presets != defaults.presets) {
        line += " --preset " + join(choice.presets, ",");
    }
    if (choice.crop != defaults.crop) {
        line += " --crop " + choice.crop;
    }
    if (choice.fill != defaults.fill) {
        line += " --fill " + choice.fill;
    }
    if (choice.theme != defaults.theme) {
        line += " --theme " + choice.theme;
    }
    if (choice.language != defaults.language) {
        line += " --lang " + choice.language;
    }
    return line + (choice.graticule ? " --graticule" : "");
}

std::string map_file_stem(std::string_view what, const MapChoice& choice, std::string_view preset) {
    const MapChoice defaults;
    std::string stem(what);
    const auto add = [&](std::string_view word, std::string_view usual) {
        if (word != usual) {
            stem += '_';
            stem += word;
        }
    };
    add(preset, defaults.presets.front());
    add(choice.crop, defaults.crop);
    add(choice.fill, defaults.fill);
    add(choice.theme, defaults.theme);
    add(choice.language, defaults.language);
    return stem;
}

} // namespace demarc
