// SPDX-License-Identifier: MIT
#include "page/page.hpp"

#include "io/bytes.hpp"
#include "page/page_plans.hpp"
#include "page/page_shapes.hpp"
#include "page/page_texts.hpp"
#include "support/version.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace demarc {

namespace {

PageJson json_of(const Hatch& hatch) {
    constexpr std::array names{"none", "lines", "dots", "crosses"};
    return {{"kind", names.at(static_cast<std::size_t>(hatch.kind))},
            {"angle", hatch.angle},
            {"spacing", hatch.spacing},
            {"width", hatch.width},
            {"colour", hatch.colour},
            {"size", hatch.size},
            {"casing", hatch.casing_colour},
            {"casing_width", hatch.casing_width}};
}

PageJson json_of(const LineStyle& line) {
    return {{"colour", line.colour},
            {"width", line.width},
            {"dash", line.dash},
            {"casing", line.casing_colour},
            {"casing_width", line.casing_width}};
}

/// Fills, hatches and lines that a page draws.
PageJson json_of(const MapStyle& style) {
    PageJson fills = PageJson::object();
    PageJson hatches = PageJson::object();
    for (const auto& [name, area] : style.areas) {
        if (name.starts_with("administration_") || name.starts_with("claim_")) {
            continue;
        }
        if (!area.fill.empty()) {
            fills[name] = area.fill;
        }
        if (area.hatch.kind != Hatch::Kind::none) {
            hatches[name] = json_of(area.hatch);
        }
    }
    PageJson lines = PageJson::object();
    for (const char* const name :
         {"country", "region", "contact", "border", "river", "russia_de_facto", "russia_de_jure"}) {
        lines[name] = json_of(style.line(name));
    }
    return {{"fills", std::move(fills)},
            {"hatches", std::move(hatches)},
            {"lines", std::move(lines)},
            {"site", style.symbols.at("site")}};
}

/// The words of the page itself, and those of the maps that it needs.
/// \param left_out how words begin of parts that the page has not
PageJson words_of(const Language& language, const std::vector<std::string_view>& left_out) {
    constexpr std::string_view own = "page_";
    PageJson words = PageJson::object();
    for (const auto& [key, text] : language.words()) {
        const bool is_used =
            std::none_of(left_out.begin(), left_out.end(),
                         [&key = key](std::string_view part) { return key.starts_with(part); });
        if (key.starts_with(own) && is_used) {
            words[key.substr(own.size())] = text;
        }
    }
    for (const OutcomeGroup group : all_outcome_groups) {
        words["group_" + std::string(name_of(group))] = language.heading(group, Length::brief);
    }
    for (const char* const key :
         {"legend_present", "legend_plan", "before", "after", "caption_line"}) {
        words[key] = language.say(key, {language.area_unit()});
    }
    return words;
}

/// JSON as it stands in an element of HTML whose text is taken as it is: `</script` would end it,
/// and
/// `<!--<script` would keep its own end from ending it. Only texts have that sign in JSON.
std::string in_element(std::string_view json) {
    std::string text;
    for (const char character : json) {
        if (character == '<') {
            text += "\\u003c";
        } else {
            text += character;
        }
    }
    return text;
}

std::string escaped(std::string_view text) {
    std::string result;
    for (const char character : text) {
        switch (character) {
        case '&':
            result += "&amp;";
            break;
        case '<':
            result += "&lt;";
            break;
        case '"':
            result += "&quot;";
            break;
        default:
            result += character;
        }
    }
    return result;
}

/// The browser itself holds the page to asking nobody for anything.
constexpr std::string_view policy = "default-src 'none'; script-src 'unsafe-inline'; "
                                    "style-src 'unsafe-inline'; img-src data: blob:";

} // namespace

PageParts PageParts::read(const DataFolder& data) {
    return {.light = MapStyle::read(data.style()),
            .dark = MapStyle::read(data.styles() / "dark.toml"),
            .english = Language::read(data.languages() / "en.toml"),
            .ukrainian = Language::read(data.languages() / "uk.toml"),
            .context = MapContext::read(data.map_context()),
            .script = read_bytes((data.root / "page" / "page.js").string()),
            .style_sheet = read_bytes((data.root / "page" / "page.css").string())};
}

std::string page_data(const Study& study, const PageParts& parts, const SeriesOfPage* series) {
    PageTexts texts({parts.english, parts.ukrainian});
    std::vector<std::string_view> left_out{"page_people_", "page_no_script"};
    if (series == nullptr) {
        left_out.insert(left_out.end(), {"page_day", "page_series", "page_months"});
    }
    if (!study.districts) {
        left_out.insert(left_out.end(), {"page_district", "page_extent"});
    }
    PageJson data = {
        {"demarc", version},
        {"command_line", study.command_line},
        {"date", study.control.date.iso()},
        {"words",
         {{"en", words_of(parts.english, left_out)}, {"uk", words_of(parts.ukrainian, left_out)}}},
        {"style", {{"light", json_of(parts.light)}, {"dark", json_of(parts.dark)}}}};
    data["map"] = page_shapes(study, parts.context, parts.light.neighbours, texts);
    data.update(page_plans(study, texts));
    data["series"] = series == nullptr
                         ? PageJson(nullptr)
                         : page_series(*series, page_frame(PlaneArcs(study.partition)));
    data["texts"] = texts.json();
    return data.dump();
}

std::string page_html(const Study& study, const PageParts& parts, const SeriesOfPage* series) {
    const std::string title =
        parts.english.say(series == nullptr ? "all_plans_title" : "page_series_title");
    return fmt::format(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"generator\" content=\"demarc {}\">\n<title>{}</title>\n"
        "<link rel=\"icon\" href=\"data:,\">\n<style>\n{}</style>\n</head>\n<body>\n"
        "<noscript><p>{}</p><p>{}</p></noscript>\n"
        "<script type=\"application/json\" id=\"data\">{}</script>\n<script>{}</script>\n</body>\n"
        "</html>\n",
        policy, version, escaped(title), parts.style_sheet,
        escaped(parts.english.say("page_no_script")),
        escaped(parts.ukrainian.say("page_no_script")), in_element(page_data(study, parts, series)),
        parts.script);
}

} // namespace demarc
