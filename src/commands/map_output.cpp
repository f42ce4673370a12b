// SPDX-License-Identifier: MIT
#include "commands/map_output.hpp"

#include "maps/default_crop.hpp"
#include "maps/map.hpp"
#include "maps/panel_sheet.hpp"
#include "maps/picture.hpp"
#include "support/error.hpp"
#include "support/parallel.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <utility>

namespace demarc {

namespace {

/// How a file is made from the drawing, which is SVG.
struct PictureMaker {
    std::string_view format;
    std::string (*make)(const std::string& svg, const SheetPreset& sheet);
};

constexpr std::array makers{
    PictureMaker{"svg", [](const std::string& svg, const SheetPreset&) { return svg; }},
    PictureMaker{"png", [](const std::string& svg,
                           const SheetPreset& sheet) { return png_of(svg, sheet.picture_scale); }},
    PictureMaker{"pdf", [](const std::string& svg, const SheetPreset&) { return pdf_of(svg); }}};

/// The files of one map: names without folder, and bytes.
using PictureFiles = std::vector<std::pair<std::string, std::string>>;

PictureFiles files_of(const std::string& stem, const std::string& svg, const SheetPreset& sheet,
                      const FormatNames& formats) {
    PictureFiles files;
    for (const PictureMaker& maker : makers) {
        if (formats.contains(maker.format)) {
            files.emplace_back(fmt::format("{}.{}", stem, maker.format), maker.make(svg, sheet));
        }
    }
    return files;
}

void write(const std::vector<PictureFiles>& pictures, const OutputFolder& folder,
           std::string_view prefix) {
    for (const PictureFiles& files : pictures) {
        for (const auto& [name, bytes] : files) {
            folder.write(std::string(prefix) + name, bytes);
        }
    }
}

} // namespace

const OutputFormats& picture_formats() {
    static const OutputFormats formats{
        {"svg", "for browsers and drawing programs", true},
        {"png", "screen presets in their own size, web in double, print at 300 dots per inch",
         false},
        {"pdf", "", false}};
    return formats;
}

bool has_pictures(const FormatNames& formats) {
    return std::any_of(makers.begin(), makers.end(),
                       [&](const PictureMaker& maker) { return formats.contains(maker.format); });
}

namespace {

std::vector<std::string> sheets_of(const MapChoice& choice) {
    return choice.size.empty() ? choice.presets : std::vector{choice.size};
}

SheetPreset sheet_for(const std::string& preset, const MapChoice& choice) {
    SheetPreset sheet = sheet_preset(preset);
    constexpr double screen = 96;
    sheet.picture_scale = choice.dpi > 0 ? choice.dpi / screen : sheet.picture_scale;
    return sheet;
}

} // namespace

MapOptions map_options_of(const MapChoice& choice, const DataFolder& data,
                          const std::vector<const Partition*>& days) {
    const std::filesystem::path style =
        choice.theme.ends_with(".toml")
            ? std::filesystem::path(choice.theme)
            : data.styles() / ((choice.theme == "light" ? "newsroom" : choice.theme) + ".toml");
    Language language = Language::read(data.languages() / (choice.language + ".toml"));
    language.use(choice.units == name_of(MapUnits::mi) ? MapUnits::mi : MapUnits::km);
    return {.sheet = sheet_preset(sheets_of(choice).front()),
            .crop = choice.crop == "front"     ? front_crop(days)
                    : choice.crop == "changes" ? MapCrop{} // of each plan its own
                                               : choice.part,
            .style = MapStyle::read(style, data.styles()),
            .language = std::move(language),
            .context = MapContext::read(data.map_context()),
            .fill = fill_of(choice),
            .says_people = choice.says_people,
            .graticule = choice.graticule,
            .words = choice.words,
            .caption = choice.caption,
            .labels = choice.labels,
            .without = choice.without,
            .transparent = choice.transparent};
}

void write_maps(const Study& study, const MapChoice& choice, const FormatNames& formats,
                const DataFolder& data, const OutputFolder& folder, std::string_view prefix,
                unsigned jobs, const std::shared_ptr<const DistrictLand>& districts) {
    MapOptions common = map_options_of(choice, data, {&study.partition});
    common.districts = districts;
    common.land = std::make_shared<const PlaneArcs>(study.partition);
    const std::vector<std::string> sizes = sheets_of(choice);
    std::vector<PictureFiles> pictures(study.scenarios.size() * sizes.size());
    parallel_for(pictures.size(), jobs, [&](std::size_t i) {
        const std::string& preset = sizes[i % sizes.size()];
        const Scenario& scenario = study.scenarios[i / sizes.size()];
        MapOptions options = common;
        options.sheet = sheet_for(preset, choice);
        if (choice.crop == "changes") {
            options.crop = changes_crop(study, scenario);
        }
        const std::string svg =
            with_context(fmt::format("in the map of {}", scenario.plan.id),
                         [&] { return scenario_map_svg(study, scenario, options); });
        pictures[i] =
            files_of(map_file_stem(scenario.plan.id, choice, preset), svg, options.sheet, formats);
    });
    write(pictures, folder, prefix);
}

std::map<std::string, std::string> report_maps(const Study& study, const MapChoice& choice,
                                               const DataFolder& data, unsigned jobs) {
    // Of "changes" all show the country: its shapes stand in the report once and not in each scale.
    MapOptions options = map_options_of(choice, data, {&study.partition});
    options.land = std::make_shared<const PlaneArcs>(study.partition);
    options.sheet = sheet_preset("column");
    options.without.insert(MapPart::heading);
    std::vector<std::string> drawings(study.scenarios.size());
    parallel_for(drawings.size(), jobs, [&](std::size_t i) {
        const Scenario& scenario = study.scenarios[i];
        drawings[i] = with_context(fmt::format("in the map of {}", scenario.plan.id),
                                   [&] { return scenario_map_svg(study, scenario, options); });
    });
    std::map<std::string, std::string> maps;
    for (std::size_t i = 0; i < drawings.size(); ++i) {
        maps.emplace(study.scenarios[i].plan.id, std::move(drawings[i]));
    }
    return maps;
}

namespace {

/// Sheets of several maps. \pre the reference scenario is the study's first
void write_sheets(const Study& study, MapSheet what, const MapChoice& choice,
                  const FormatNames& formats, const DataFolder& data, const OutputFolder& folder,
                  unsigned jobs, const std::shared_ptr<const DistrictLand>& districts) {
    const bool all = what == MapSheet::plans;
    const bool by_plan = choice.crop == "changes";
    MapChoice seen = choice;
    if (all && by_plan) {
        seen.crop = "front"; // all maps show the same
    }
    MapOptions common = map_options_of(seen, data, {&study.partition});
    common.districts = districts;
    common.land = std::make_shared<const PlaneArcs>(study.partition);
    const std::size_t sheets = all ? 1 : study.scenarios.size() - 1;
    const std::vector<std::string> sizes = sheets_of(choice);
    std::vector<PictureFiles> pictures(sheets * sizes.size());
    parallel_for(pictures.size(), jobs, [&](std::size_t i) {
        const std::string& preset = sizes[i % sizes.size()];
        MapOptions options = common;
        options.sheet = sheet_for(preset, choice);
        const Scenario& present = study.scenarios.front();
        const Scenario& plan = study.scenarios[all ? 0 : 1 + i / sizes.size()];
        if (!all && by_plan) {
            options.crop = changes_crop(study, plan);
        }
        const std::string name = all ? std::string("plans") : plan.plan.id + "_before-after";
        const std::string svg =
            panel_sheet_svg(all ? sheet_of_plans(study, options)
                                : sheet_of_before_and_after(study, present, plan, options),
                            options);
        pictures[i] = files_of(map_file_stem(name, choice, preset), svg, options.sheet, formats);
    });
    write(pictures, folder, "");
}

/// One scenario on several days, on one sheet or as frames. \pre each study has one scenario
void write_days(const std::vector<Study>& studies, MapSheet what, const MapChoice& choice,
                const FormatNames& formats, const DataFolder& data, const OutputFolder& folder,
                unsigned jobs) {
    std::vector<const Partition*> partitions;
    for (const Study& study : studies) {
        partitions.push_back(&study.partition);
    }
    MapChoice seen = choice;
    if (choice.crop == "changes") {
        seen.crop = "front"; // all days show the same
    }
    MapOptions options = map_options_of(seen, data, partitions);
    const std::string& plan = studies.front().scenarios.front().plan.id;
    for (const std::string& preset : sheets_of(choice)) {
        options.sheet = sheet_for(preset, choice);
        const std::vector<std::string> drawings =
            what == MapSheet::days
                ? std::vector{panel_sheet_svg(sheet_of_days(studies, options), options)}
                : frame_svgs(studies, options);
        std::vector<PictureFiles> pictures(drawings.size());
        parallel_for(pictures.size(), jobs, [&](std::size_t i) {
            const std::string day = what == MapSheet::days ? "days" : studies[i].control.date.iso();
            pictures[i] = files_of(map_file_stem(plan + "_" + day, choice, preset), drawings[i],
                                   options.sheet, formats);
        });
        write(pictures, folder, "");
    }
}

} // namespace

void write_pictures(const std::vector<Study>& studies, MapSheet what, const MapChoice& choice,
                    const FormatNames& formats, const DataFolder& data, const OutputFolder& folder,
                    unsigned jobs, const std::shared_ptr<const DistrictLand>& districts) {
    if (is_of_days(what)) {
        write_days(studies, what, choice, formats, data, folder, jobs);
    } else if (what == MapSheet::each) {
        write_maps(studies.front(), choice, formats, data, folder, "", jobs, districts);
    } else {
        write_sheets(studies.front(), what, choice, formats, data, folder, jobs, districts);
    }
}

} // namespace demarc
