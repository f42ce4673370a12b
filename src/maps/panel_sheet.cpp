// SPDX-License-Identifier: MIT
#include "maps/panel_sheet.hpp"

#include "maps/caption.hpp"
#include "support/text.hpp"
#include "tally/outcome_group.hpp"
#include "words/labels.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace demarc {
namespace {

std::string panel_of_today(const MapSubject& map) {
    const Tally& tally = map.scenario.tally;
    const double share = country_figure(tally, Layer::control, "russian").share_pct +
                         country_figure(tally, Layer::control, "russian_pre_2022").share_pct;
    return map.language.say("panel_present", {map.language.percent(share)});
}

// What a plan comes to, in a few words.
std::string outcome_of(const MapSubject& map) {
    if (says_nothing_on_land(map.scenario.plan)) {
        return label_of(OutcomeGroup::silent, map.language.tongue());
    }
    if (changes_nothing(map.scenario)) {
        return panel_of_today(map);
    }
    const Language& language = map.language;
    const Balance& balance = map.scenario.tally.balance;
    const SquareMetres open =
        country_figure(map.scenario.tally, Layer::change, "undetermined").area;
    const bool moves = balance.passed_to_russia > worth_saying ||
                       balance.returned_to_ukraine > worth_saying ||
                       balance.to_demilitarised_zone > worth_saying;
    std::vector<std::string> parts;
    if (moves || !(open > worth_saying)) {
        parts.push_back(
            language.say("panel_net", {language.signed_km2(balance.net_to_russia_without_zone())}));
    }
    if (balance.to_demilitarised_zone > worth_saying) {
        parts.push_back(language.say("panel_zone", {language.km2(balance.to_demilitarised_zone)}));
    }
    if (const SquareMetres buffer = restricted_area(map); buffer > worth_saying) {
        parts.push_back(language.say("panel_buffer", {language.km2(buffer)}));
    }
    if (open > worth_saying) {
        parts.push_back(language.say("panel_open", {language.km2(open)}));
    }
    return join(parts, "\n");
}

bool same_row(const LegendRow& a, const LegendRow& b) {
    return a.sample == b.sample && a.fill == b.fill && a.hatches == b.hatches && a.line == b.line &&
           a.part == b.part;
}

bool has_class(const std::vector<LegendRow>& rows, const LegendRow& row) {
    return std::any_of(rows.begin(), rows.end(),
                       [&](const LegendRow& other) { return same_row(other, row); });
}

// The fill that occurs on one of the maps at least.
std::optional<LegendRow> row_of(const std::string& fill, const std::vector<LegendRow>& rows) {
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const LegendRow& row) {
        return row.fill == fill && !row.part;
    });
    return found == rows.end() ? std::nullopt : std::optional(*found);
}

// A hatch that lies over part of some fill, as a row of its own with nothing below the hatch.
std::optional<LegendRow> row_of(HatchLayer layer, const std::vector<LegendRow>& rows,
                                const Language& language) {
    std::optional<LegendRow> found;
    for (const LegendRow& row : rows) {
        if (!row.part || row.hatches.back() != name_of(layer)) {
            continue;
        }
        if (!found) {
            found = LegendRow{};
            found->hatches = {name_of(layer)};
            found->label = row.label;
        } else if (found->label != row.label) {
            found->label = language.say("demilitarised_or_without_heavy_arms");
        }
    }
    return found;
}

bool of_present_only(const std::vector<Panel>& panels) {
    return std::all_of(panels.begin(), panels.end(),
                       [](const Panel& panel) { return changes_nothing(panel.map.scenario); });
}

std::string headed(const MapOptions& options) {
    return options.language.say(options.fill == FillBy::administration ? "legend_holders"
                                                                       : "legend_shares");
}

CaptionText caption_of(const MapSubject& map, const MapOptions& options,
                       const std::string& dates = {}) {
    const std::optional<std::string>& own = options.words.credit;
    if (options.has_brief_caption()) {
        return {{caption_line(map, dates)}, own.value_or(brief_credits(map))};
    }
    return {caption_columns(map, dates), own.value_or(credits(map))};
}

void put_own_words(HeaderText& header, const OwnWords& own) {
    header.title = own.headline.value_or(header.title);
    header.subtitle = own.standfirst.value_or(header.subtitle);
}

// The caption of several maps: what they have in common, with the figures' method by the present
// line, which has no zone to count.
CaptionText caption_of_plans(const MapSubject& present, const MapOptions& options,
                             const std::string& alike) {
    const Language& language = present.language;
    CaptionText caption = caption_of(present, options);
    const Paragraph note{language.say("plans_note") + (alike.empty() ? "" : " " + alike),
                         "caption"};
    const Paragraph legal{language.say("legal_plan"), "caption_bold"};
    if (options.has_brief_caption()) {
        caption.columns.front().front() = legal;
        caption.columns.front().insert(caption.columns.front().begin() + 1, note);
    } else {
        caption.columns.front() = {{language.say("caption_plans"), "caption_bold"}, note, legal};
    }
    return caption;
}

} // namespace

std::vector<LegendRow> common_legend(const std::vector<Panel>& panels) {
    std::vector<LegendRow> all;
    for (const Panel& panel : panels) {
        for (const LegendRow& row : legend_rows(panel.map)) {
            all.push_back(row);
        }
    }
    const MapSubject& map = panels.front().map;
    const bool present_only = of_present_only(panels);
    std::vector<LegendRow> rows;
    for (const std::string& fill : all_fills(map.fill)) {
        if (auto row = row_of(fill, all)) {
            row->label = legend_label(map.language, fill, present_only);
            rows.push_back(*row);
        }
    }
    for (const HatchLayer layer : all_hatch_layers) {
        if (const auto row = row_of(layer, all, map.language)) {
            rows.push_back(*row);
        }
    }
    for (const LegendRow& row : all) {
        // There is no room for sites, and lines differ in their date.
        if (row.sample == LegendRow::Sample::line && !has_class(rows, row)) {
            rows.push_back(row);
        }
    }
    for (LegendRow& row : rows) {
        row.area = {};
        row.figure = row.line == "contact" ? "" : row.figure;
        row.figure = row.sample == LegendRow::Sample::area ? "" : row.figure;
    }
    return rows;
}

namespace {

// What a map of the scenario looks like: scenarios of one look are drawn once.
std::string look_of(const Study& study, const Scenario& scenario, FillBy by) {
    std::string look;
    for (FaceIndex i = 0; i < study.partition.faces.size(); ++i) {
        const Outcome& outcome = scenario.outcomes.faces[i];
        const FillBy land = is_by_district(by) ? FillBy::change : by;
        look += fill_of(study.partition.faces[i], outcome, land);
        for (const HatchLayer layer : all_hatch_layers) {
            look += hatched(layer, study, scenario, i) ? '1' : '0';
        }
        look += outcome.recognised_by.empty() ? "" : name_of(outcome.legal);
        look += ' ';
    }
    return look;
}

// Scenarios that look alike and come to the same.
struct Alike {
    OutcomeGroup group = OutcomeGroup::present;
    std::string look;
    std::vector<const Scenario*> scenarios;
};

// By what they come to, in the order of outcome groups.
std::vector<Alike> alike_scenarios(const Study& study, FillBy by) {
    std::vector<Alike> all;
    for (const Scenario& scenario : study.scenarios) {
        const OutcomeGroup group = outcome_group(scenario);
        std::string look = look_of(study, scenario, by);
        const auto same = std::find_if(all.begin(), all.end(), [&](const Alike& other) {
            return other.group == group && other.look == look;
        });
        if (same != all.end()) {
            same->scenarios.push_back(&scenario);
        } else {
            all.push_back({group, std::move(look), {&scenario}});
        }
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Alike& a, const Alike& b) { return a.group < b.group; });
    return all;
}

// A row without what lies over it, where several are one to a reader of a small map.
void join_open(std::vector<LegendRow>& rows, const Language& language) {
    const auto is_open = [](const LegendRow& row) { return row.fill.starts_with("undetermined_"); };
    const auto first = std::find_if(rows.begin(), rows.end(), is_open);
    if (std::count_if(rows.begin(), rows.end(), is_open) < 2) {
        return;
    }
    first->label = language.say("left_open");
    rows.erase(std::remove_if(std::next(first), rows.end(), is_open), rows.end());
}

// The legend of many small maps without what a reader can do without, until it has six rows: dates
// and names, what was before, what depends on the reading, and the land that nothing happens to.
std::vector<LegendRow> in_six_rows(std::vector<LegendRow> rows, const Language& language) {
    constexpr std::size_t most = 6;
    join_open(rows, language);
    const auto drop = [&](const auto& is_meant) {
        if (rows.size() > most) {
            std::erase_if(rows, is_meant);
        }
    };
    const auto is_hatch = [](const char* name) {
        return [name](const LegendRow& row) {
            return row.fill.empty() && !row.hatches.empty() && row.hatches.back() == name;
        };
    };
    const auto is_fill = [](const char* name) {
        return [name](const LegendRow& row) { return row.fill == name; };
    };
    drop([](const LegendRow& row) { return row.line == "contact"; });
    drop(is_hatch("pre_2022"));
    drop(is_hatch("other_reading"));
    drop(is_fill("kept_by_ukraine"));
    drop(is_fill("administration_ukraine"));
    drop(is_hatch("demilitarised"));
    return within_budget(std::move(rows), most, language);
}

} // namespace

PanelSheet sheet_of_plans(const Study& study, const MapOptions& options) {
    const Language& language = options.language;
    PanelSheet sheet;
    std::vector<std::string> drawn_once;
    for (const Alike& alike : alike_scenarios(study, options.fill)) {
        const Scenario& scenario = *alike.scenarios.front();
        const MapSubject map{study, scenario, language, options.fill, {}, options.districts.get()};
        const std::size_t count = alike.scenarios.size();
        sheet.panels.push_back(
            {scenario.plan.id, map,
             count == 1 ? title(map) : language.say("panel_alike", {std::to_string(count)}),
             outcome_of(map),
             scenario.plan.reference ? "" : language.heading(alike.group, Length::brief)});
        if (count > 1) {
            std::vector<std::string> titles;
            for (const Scenario* one : alike.scenarios) {
                titles.push_back(language.name(one->plan.title_en, one->plan.title_uk));
            }
            drawn_once.push_back(language.say("plans_alike", {join(titles, "; ")}));
        }
    }
    const std::string date = language.date(study.control.date);
    const auto plans =
        std::count_if(study.scenarios.begin(), study.scenarios.end(),
                      [](const Scenario& scenario) { return !scenario.plan.reference; });
    sheet.header = {language.say("kicker_plans"), language.say("all_plans_title"),
                    language.say("all_plans_text", {std::to_string(plans), date})};
    sheet.legend_heading = headed(options);
    sheet.legend = in_six_rows(common_legend(sheet.panels), language);
    put_own_words(sheet.header, options.words);
    sheet.caption = caption_of_plans(sheet.panels.front().map, options, join(drawn_once, " "));
    return sheet;
}

PanelSheet sheet_of_before_and_after(const Study& study, const Scenario& present,
                                     const Scenario& plan, const MapOptions& options) {
    const Language& language = options.language;
    const MapSubject now{study, present, language, options.fill, {}, options.districts.get()};
    const MapSubject then{study, plan, language, options.fill, {}, options.districts.get()};
    const double after = country_figure(plan.tally, Layer::administration, "russia").share_pct;
    PanelSheet sheet;
    MapSubject seen = then;
    seen.part = options.crop;
    sheet.header = header_of(seen, options);
    sheet.panels.push_back({"before", now,
                            language.say("before") + ", " + language.date(study.control.date),
                            panel_of_today(now)});
    sheet.panels.push_back({"after", then, language.say("after"),
                            language.say("panel_after", {language.percent(after)})});
    // The plan's own areas; what only the present map has stands below them without.
    sheet.legend_heading = legend_heading(then);
    sheet.legend = legend_rows(then);
    for (LegendRow row : legend_rows(now)) {
        if (!has_class(sheet.legend, row)) {
            row.figure.clear();
            sheet.legend.push_back(std::move(row));
        }
    }
    sheet.caption = caption_of(then, options);
    sheet.with_names = true;
    return sheet;
}

PanelSheet sheet_of_days(const std::vector<Study>& studies, const MapOptions& options) {
    const Language& language = options.language;
    PanelSheet sheet;
    for (const Study& study : studies) {
        const MapSubject map{study, study.scenarios.front(), language, options.fill,
                             {},    options.districts.get()};
        const std::string day = study.control.date.iso();
        sheet.panels.push_back(
            {"day-" + day, map, language.date(study.control.date), outcome_of(map)});
    }
    const MapSubject& first = sheet.panels.front().map;
    sheet.header = {first.scenario.plan.reference ? language.say("kicker_present") : kicker(first),
                    language.say("days_title"),
                    language.say("days_text", {std::to_string(studies.size()),
                                               language.date(studies.front().control.date),
                                               language.date(studies.back().control.date)})};
    if (!first.scenario.plan.reference) {
        sheet.header.title = title(first);
    }
    sheet.legend_heading =
        of_present_only(sheet.panels) ? language.say("legend_holders") : headed(options);
    sheet.legend = common_legend(sheet.panels);
    const MapSubject& last = sheet.panels.back().map;
    const std::string dates =
        studies.size() == 1
            ? ""
            : language.say("span_of_days", {language.date(studies.front().control.date),
                                            language.date(studies.back().control.date)});
    put_own_words(sheet.header, options.words);
    sheet.caption = caption_of(last, options, dates);
    sheet.with_names = sheet.panels.size() <= 4;
    return sheet;
}

} // namespace demarc
