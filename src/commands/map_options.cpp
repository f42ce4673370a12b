// SPDX-License-Identifier: MIT
#include "commands/map_options.hpp"

#include "cli/option_groups.hpp"
#include "maps/map_sheet.hpp"
#include "support/error.hpp"
#include "support/text.hpp"
#include "words/tongue.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <functional>
#include <system_error>
#include <utility>

namespace demarc {

namespace {

const std::vector<std::string> themes{"light", "dark", "print"};

std::vector<std::string> fills(FillsOffered offered) {
    std::vector<std::string> names;
    for (const FillBy by : all_fill_ways) {
        if (offered == FillsOffered::all || !is_by_district(by)) {
            names.emplace_back(name_of(by));
        }
    }
    return names;
}

std::vector<std::string> units() {
    std::vector<std::string> names;
    for (const MapUnits unit : all_map_units) {
        names.emplace_back(name_of(unit));
    }
    return names;
}

const char* fill_text(FillsOffered offered) {
    return offered == FillsOffered::all
               ? "What fills tell apart: change (who keeps, leaves or gains the land), "
                 "administration (who holds it after the plan), or, by district, what share of "
                 "each Russia holds after the plan (held), Ukraine would lose (lost), and the same "
                 "of the people who lived there before 2022 (people-held, people-lost). Districts "
                 "are those of --districts or, without it, oblasts."
               : "What fills tell apart: change (who keeps, leaves or gains the land) or "
                 "administration (who holds it after the plan).";
}

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
                  "(1200 x 675), story (1080 x 1920), a4 and a3 (landscape), column (85 x 120 "
                  "mm); all for every one.";
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

// The word for a theme in file names and command lines: a file of one's own without its folder.
std::string theme_word(const std::string& theme) {
    return std::filesystem::path(theme).stem().string();
}

Option theme_option(std::string& into) {
    Option option;
    option.name = "theme";
    option.value_name = "THEME|FILE";
    option.text = "Colours: light, dark, print (lightness and hatches alone, for one ink), or a "
                  "style file of one's own (.toml, see geodata/styles; what it does not say is as "
                  "in the style it is based_on).";
    option.default_text = into;
    option.take = [&into](const std::string& word) {
        const bool known = std::find(themes.begin(), themes.end(), word) != themes.end();
        if (!known && !word.ends_with(".toml")) {
            throw unknown_value("theme", word, themes);
        }
        into = word;
    };
    return option;
}

} // namespace

FillBy fill_of(const MapChoice& choice) {
    const auto* found = std::find_if(all_fill_ways.begin(), all_fill_ways.end(),
                                     [&](FillBy by) { return name_of(by) == choice.fill; });
    return found == all_fill_ways.end() ? FillBy::change : *found;
}

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

OptionGroup map_options(MapChoice& into, FillsOffered offered) {
    Option crop;
    crop.name = "crop";
    crop.value_name = "PART";
    crop.text = "What the maps show: changes (where the plan changes something or, where it does "
                "not, the land that Russia holds; on sheets of several plans or days the front), "
                "ukraine, east (the five oblasts the front has run through since 2023), donbas, "
                "front (the regions in which Russia holds land on the day), "
                "regions by code or name, in English or Ukrainian (UA-14,UA-09), a box in degrees "
                "(bbox:36,47,39,49), or a place and what lies around it (place:Pokrovsk/60km).";
    crop.default_text = into.crop;
    crop.take = [&into](const std::string& word) {
        into.crop = word;
        into.crop_given = true;
    };
    return {"How maps look",
            {preset_option(into.presets), std::move(crop),
             word_option("fill", "WHAT", fill_text(offered), fills(offered), into.fill),
             theme_option(into.theme),
             word_option("lang", "LANGUAGE", "The language of the maps, numbers included.",
                         languages(), into.language),
             word_option("units", "UNITS",
                         "Units of areas and of the scale: km, or mi for square miles and miles.",
                         units(), into.units),
             flag("graticule", "Draw parallels and meridians at every second degree.",
                  into.graticule)}};
}

namespace {

std::vector<std::string> part_names() {
    std::vector<std::string> names;
    for (const MapPart part : all_map_parts) {
        names.emplace_back(name_of(part));
    }
    return names;
}

Option without_option(std::set<MapPart>& into) {
    Option option;
    option.name = "without";
    option.value_name = "LIST";
    option.text = "What to leave out, separated by commas, for a frame of one's own: heading, "
                  "legend, caption, scale, recognition, towns, oblasts, neighbours (names).";
    option.parts = part_names();
    option.take = [&into](const std::string& list) {
        for (const std::string& word : parse_list("without", list, part_names())) {
            for (const MapPart part : all_map_parts) {
                if (name_of(part) == word) {
                    into.insert(part);
                }
            }
        }
    };
    return option;
}

Option parsed_option(const char* name, const char* value_name, const char* text,
                     std::function<void(const std::string&)> take) {
    Option option;
    option.name = name;
    option.value_name = value_name;
    option.text = text;
    option.take = std::move(take);
    return option;
}

int dots_per_inch(const std::string& word) {
    constexpr int least = 36;
    constexpr int most = 1200;
    int value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc{} || end != word.data() + word.size() || value < least || value > most) {
        throw UsageError("--dpi: '" + word + "' is not a number from 36 to 1200");
    }
    return value;
}

} // namespace

std::vector<Option> sheet_options(MapChoice& into) {
    const auto own = [](const char* name, const char* text, std::optional<std::string>& words) {
        Option option = parsed_option(name, "TEXT", text,
                                      [&words](const std::string& given) { words = given; });
        option.default_text = "made from the figures";
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
               all_caption_lengths, into.caption),
        parsed_option("label", "LIST",
                      "Towns to name whatever their size, separated by commas, in English or "
                      "Ukrainian.",
                      [&into](const std::string& list) {
                          for (const std::string_view name : split(list, ',')) {
                              into.labels.emplace_back(trimmed(name));
                          }
                      }),
        text_option("towns", "FILE",
                    "A table of the towns to choose names from, in place of those that come "
                    "with demarc: name_en, lon, lat and, if wanted, name_uk, population, rank "
                    "(1: most important).",
                    into.towns),
        without_option(into.without),
        flag("with-people",
             "Add to the standfirst how many people lived, before 2022, on the land that changes "
             "hands or, where none does, that Russia holds.",
             into.says_people),
        parsed_option("size", "WIDTHxHEIGHT",
                      "A sheet of any size in place of --preset: 1080x1350 in pixels, or "
                      "170x120mm.",
                      [&into](const std::string& size) { into.size = sheet_preset(size).name; }),
        parsed_option("dpi", "N",
                      "Dots per inch of PNG pictures, 96 for one to a pixel of a screen preset.",
                      [&into](const std::string& word) { into.dpi = dots_per_inch(word); }),
        flag("transparent", "Paint neither sheet nor sea, so that what is below shows.",
             into.transparent)};
}

void resolve_crop(MapChoice& choice, const Catalogue& catalogue) {
    const RegionTable& regions = catalogue.regions();
    choice.part =
        map_crop(choice.crop, regions, [&](const std::string& name) -> std::optional<CropPlace> {
            // Read for crops around a place alone.
            const std::vector<NamedPlace> found = catalogue.gazetteer().find(name, regions);
            if (found.empty()) {
                return std::nullopt;
            }
            const NamedPlace& place = found.front();
            return CropPlace{place.name_en, place.name_uk, place.position};
        });
    choice.crop = choice.part.name;
}

std::string to_command_line(const MapChoice& choice) {
    const MapChoice defaults;
    std::string line;
    if (choice.presets != defaults.presets) {
        line += " --preset " + join(choice.presets, ",");
    }
    if (choice.crop != defaults.crop) {
        line += " --crop " + shell_word(choice.crop);
    }
    if (choice.fill != defaults.fill) {
        line += " --fill " + choice.fill;
    }
    if (choice.theme != defaults.theme) {
        line += " --theme " + shell_word(std::filesystem::path(choice.theme).filename().string());
    }
    if (choice.language != defaults.language) {
        line += " --lang " + choice.language;
    }
    if (choice.units != defaults.units) {
        line += " --units " + choice.units;
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
    add(crop_file_word(choice.crop), defaults.crop);
    add(choice.fill, defaults.fill);
    add(theme_word(choice.theme), defaults.theme);
    add(choice.language, defaults.language);
    add(choice.units, defaults.units);
    return stem;
}

} // namespace demarc
