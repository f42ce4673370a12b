// SPDX-License-Identifier: MIT
#include "page/page_plans.hpp"

#include "export/format.hpp"
#include "maps/caption.hpp"
#include "maps/land.hpp"
#include "maps/legend.hpp"
#include "maps/wording.hpp"
#include "page/page_districts.hpp"
#include "page/page_pool.hpp"
#include "page/page_stocks.hpp"
#include "page/page_tiles.hpp"
#include "page/rule_words.hpp"
#include "plans/variants.hpp"
#include "support/text.hpp"
#include "tally/explanation.hpp"
#include "tally/outcome_group.hpp"
#include "words/describe.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>

namespace demarc {

namespace {

/// Below a map: line, figures, legal title, credits.
std::vector<std::string> source_line(const MapSubject& map) {
    std::vector<std::string> sentences;
    for (const Paragraph& paragraph : brief_caption(map)) {
        sentences.push_back(paragraph.text);
    }
    sentences.push_back(credits(map));
    return sentences;
}

/// Each part by its number in a pool.
PageJson numbers_in(PagePool& pool, const PageJson& parts) {
    PageJson list = PageJson::array();
    for (const PageJson& part : parts) {
        list.push_back(pool.add(part));
    }
    return list;
}

class PlanWriter {
public:
    PlanWriter(const Study& study, PageTexts& texts) : study_(study), texts_(texts) {}

    PageJson plan(const Scenario& scenario);
    PageJson pools(PageJson plans);

private:
    template<typename Words>
    std::size_t said(const Scenario& scenario, const Words& words) {
        return texts_.both([&](const Language& language) {
            return words(MapSubject{study_, scenario, language});
        });
    }
    template<typename Value>
    std::size_t heading(const Value& value) {
        return texts_.both([&](const Language& language) { return language.heading(value); });
    }

    /// \param own the states of the plan's own reading; none for that reading itself
    PageJson reading(const Scenario& scenario, const std::vector<std::size_t>& own);
    PageJson legend(const Scenario& scenario);
    PageJson region_rows(const Scenario& scenario);
    std::vector<std::size_t> states(const Scenario& scenario);
    std::size_t state(const Scenario& scenario, FaceIndex face,
                      const std::vector<PlanOutcomes>& by_rule);
    PageJson steps(const Outcome& made, FaceIndex face, const std::vector<PlanOutcomes>& by_rule);
    PageJson outcome(const Outcome& outcome);
    PageJson rules(const Plan& plan);
    PageJson points(const Plan& plan);
    PageJson sites(const Scenario& scenario);
    PageJson caption(const Scenario& scenario);
    PageJson source(const Scenario& scenario);

    const Study& study_;
    PageTexts& texts_;
    PagePool rows_;
    PagePool states_;
    std::map<std::string, std::size_t> known_states_;
    PagePool outcomes_;
    PagePool legends_;
    PagePool legend_rows_;
    PagePool tiles_;
    PagePool sites_;
    PagePool standings_;
    PagePool rule_lists_;
    PagePool rules_;
    PagePool runs_;
};

std::size_t number_of(const std::vector<std::string>& names, std::string_view name) {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

int hatch_bits(const Study& study, const Scenario& scenario, FaceIndex face) {
    int bits = 0;
    for (const HatchLayer layer : all_hatch_layers) {
        if (hatched(layer, study, scenario, face)) {
            bits |= 1 << static_cast<int>(layer);
        }
    }
    return bits;
}

int hatch_bits(const std::vector<std::string>& names) {
    int bits = 0;
    for (const HatchLayer layer : all_hatch_layers) {
        if (std::find(names.begin(), names.end(), name_of(layer)) != names.end()) {
            bits |= 1 << static_cast<int>(layer);
        }
    }
    return bits;
}

/// [sample, name of the fill or line, hatches, label, figure, whether part of the row above].
PageJson PlanWriter::legend(const Scenario& scenario) {
    const PageLanguages& languages = texts_.languages();
    const std::vector<LegendRow> english = legend_rows({study_, scenario, languages.english});
    const std::vector<LegendRow> ukrainian = legend_rows({study_, scenario, languages.ukrainian});
    PageJson list = PageJson::array();
    for (std::size_t i = 0; i < english.size(); ++i) {
        const LegendRow& row = english[i];
        list.push_back({static_cast<int>(row.sample),
                        row.sample == LegendRow::Sample::line ? row.line : row.fill,
                        hatch_bits(row.hatches), texts_.add(row.label, ukrainian[i].label),
                        texts_.add(row.figure, ukrainian[i].figure), row.part ? 1 : 0});
    }
    return list;
}

PageJson range_of(const AreaRange& range) {
    return range.is_wide() ? PageJson::array({rounded_km2(range.low), rounded_km2(range.high)})
                           : PageJson(0);
}

/// The regions in which Ukraine does not keep everything, as areas.csv has them in the layer of
/// changes: [region, [class, km², per cent, range over readings, range of the line, amount of each
/// stock ...] ...]. A range is [low, high], 0 where there is none.
PageJson PlanWriter::region_rows(const Scenario& scenario) {
    std::map<RegionIndex, PageJson> rows;
    for (const TallyRow& row : scenario.tally.rows) {
        if (row.layer == Layer::change && row.region && row.area.value > 0) {
            PageJson& entry = rows.emplace(*row.region, PageJson{*row.region}).first->second;
            PageJson cell =
                PageJson::array({number_of_change(row.class_name), rounded_km2(row.area),
                                 rounded_percent(row.share_of_region_pct), range_of(row.readings),
                                 row.line_error ? range_of(row.line_error->moved) : PageJson(0)});
            append_amounts(cell, study_, row.stocks);
            entry.push_back(std::move(cell));
        }
    }
    PageJson list = PageJson::array();
    for (const auto& [region, entry] : rows) {
        if (entry.size() > 2 || entry[1][0] != number_of_change(name_of(Change::kept_by_ukraine))) {
            list.push_back(rows_.add(entry));
        }
    }
    return list;
}

/// [change, administration before and after, legal status, overlay, certainty] in words.
PageJson PlanWriter::outcome(const Outcome& outcome) {
    const auto recognised = [&](const Language& language) {
        if (outcome.legal == LegalStatus::ukraine) {
            return std::string();
        }
        std::vector<std::string> by;
        for (const std::string& name : outcome.recognised_by) {
            by.push_back(language.translated(name));
        }
        return language.heading(outcome.legal) + (by.empty() ? "" : " (" + join(by, ", ") + ")");
    };
    const std::size_t none = texts_.add("", "");
    return {texts_.both([&](const Language& l) { return l.heading(outcome.change); }),
            texts_.both([&](const Language& l) { return l.heading(outcome.after, Length::full); }),
            texts_.both(recognised), outcome.overlay == Overlay{} ? none : heading(outcome.overlay),
            heading(outcome.certainty)};
}

/// Where several rules touch land, what each makes of it: an outcome, -1 where it changes nothing
/// more.
PageJson PlanWriter::steps(const Outcome& made, FaceIndex face,
                           const std::vector<PlanOutcomes>& by_rule) {
    PageJson list = PageJson::array();
    if (made.rules.size() > 1) {
        for (const std::size_t rule : made.rules) {
            const Outcome& after = by_rule[rule + 1].faces[face];
            const bool changed = !same_outcome(by_rule[rule].faces[face], after);
            list.push_back(changed ? PageJson(outcomes_.add(outcome(after))) : PageJson(-1));
        }
    }
    return list;
}

/// [fill, hatches, degree of recognition, outcome, rules that touched the land, what each made of
/// it].
std::size_t PlanWriter::state(const Scenario& scenario, FaceIndex face,
                              const std::vector<PlanOutcomes>& by_rule) {
    const Outcome& made = scenario.outcomes.faces[face];
    const std::size_t fill = number_of(all_fills(), fill_of(study_.partition.faces[face], made));
    const int hatches = hatch_bits(study_, scenario, face);
    // Most faces are in a state that was met before.
    std::string key =
        fmt::format("{} {} {} {} {} {} {}", fill, hatches, static_cast<int>(made.change),
                    static_cast<int>(made.after), static_cast<int>(made.legal),
                    static_cast<int>(made.certainty), name_of(made.overlay));
    key += join(made.recognised_by, ";");
    const PageJson changed = steps(made, face, by_rule);
    key += changed.dump();
    for (const std::size_t rule : made.rules) {
        key += fmt::format(" {}", rule);
    }
    const auto [known, added] = known_states_.emplace(std::move(key), 0);
    if (added) {
        const bool recognised = made.legal != LegalStatus::ukraine && !made.recognised_by.empty();
        known->second = states_.add({fill, hatches, recognised ? static_cast<int>(made.legal) : 0,
                                     outcomes_.add(outcome(made)), made.rules, changed});
    }
    return known->second;
}

std::vector<std::size_t> PlanWriter::states(const Scenario& scenario) {
    const std::vector<PlanOutcomes> by_rule =
        outcomes_by_rule(scenario.plan, study_.partition, reading_of(study_.method.contested));
    std::vector<std::size_t> states;
    for (FaceIndex i = 0; i < study_.partition.faces.size(); ++i) {
        states.push_back(state(scenario, i, by_rule));
    }
    return states;
}

/// By state, each face as the step from the one before it: [[state, face, step, step ...] ...]; the
/// faces alone that differ from `own`, if there is such.
PageJson in_runs(const std::vector<std::size_t>& states, const std::vector<std::size_t>& own) {
    std::map<std::size_t, PageJson> by_state;
    std::map<std::size_t, FaceIndex> last;
    for (FaceIndex i = 0; i < states.size(); ++i) {
        const std::size_t one = states[i];
        if (own.empty() || one != own[i]) {
            by_state.emplace(one, PageJson{one}).first->second.push_back(i - last[one]);
            last[one] = i;
        }
    }
    PageJson list = PageJson::array();
    for (auto& [one, faces] : by_state) {
        list.push_back(std::move(faces));
    }
    return list;
}

PageJson PlanWriter::rules(const Plan& plan) {
    PageJson list = PageJson::array();
    for (const Rule& rule : plan.rules) {
        const auto words =
            texts_.add(as_heading(describe(rule.body, study_.regions, study_.places)),
                       rule_in_ukrainian(rule.body, study_.regions, study_.places,
                                         texts_.languages().ukrainian));
        list.push_back(rules_.add({rule.point, words, heading(rule.certainty)}));
    }
    return list;
}

/// What a plan leaves open: the options that take the place of its own reading, one at a time.
PageJson PlanWriter::points(const Plan& plan) {
    PageJson list = PageJson::array();
    for (const OpenPoint& point : open_points(plan)) {
        PageJson options = PageJson::array();
        for (const std::size_t option : point.options) {
            const auto title = texts_.both([&](const Language& language) {
                return as_heading(language.translated(plan.options[option].title));
            });
            options.push_back({option, plan.options[option].id, title});
        }
        list.push_back(std::move(options));
    }
    return list;
}

/// The sites a reading speaks of, by id.
PageJson PlanWriter::sites(const Scenario& scenario) {
    PageJson list = PageJson::array();
    for (const SiteOutcome& outcome : scenario.outcomes.sites) {
        list.push_back({outcome.site, texts_.both([&](const Language& language) {
                            return as_heading(language.translated(outcome.text));
                        })});
    }
    return list;
}

PageJson PlanWriter::caption(const Scenario& scenario) {
    const PageLanguages& languages = texts_.languages();
    const auto english = caption_columns({study_, scenario, languages.english});
    const auto ukrainian = caption_columns({study_, scenario, languages.ukrainian});
    PageJson columns = PageJson::array();
    for (std::size_t i = 0; i < english.size(); ++i) {
        PageJson column = PageJson::array();
        for (std::size_t k = 0; k < english[i].size(); ++k) {
            column.push_back(texts_.add(english[i][k].text, ukrainian[i][k].text));
        }
        columns.push_back(std::move(column));
    }
    return columns;
}

PageJson PlanWriter::source(const Scenario& scenario) {
    const PageLanguages& languages = texts_.languages();
    const auto english = source_line({study_, scenario, languages.english});
    const auto ukrainian = source_line({study_, scenario, languages.ukrainian});
    PageJson list = PageJson::array();
    for (std::size_t i = 0; i < english.size(); ++i) {
        list.push_back(texts_.add(english[i], ukrainian[i]));
    }
    return list;
}

PageJson PlanWriter::reading(const Scenario& scenario, const std::vector<std::size_t>& own) {
    return {{"lead", said(scenario, subtitle)},
            {"tiles", numbers_in(tiles_, page_tiles(study_, scenario, texts_))},
            {"legend", legends_.add(numbers_in(legend_rows_, legend(scenario)))},
            {"rows", region_rows(scenario)},
            {"standing", standings_.add(page_standing(study_, scenario, texts_))},
            {"sites", sites_.add(sites(scenario))},
            {"states", runs_.add(in_runs(states(scenario), own))}};
}

PageJson PlanWriter::plan(const Scenario& scenario) {
    const Plan& plan = scenario.plan;
    PageJson json = {{"id", plan.id},
                     {"group", name_of(outcome_group(scenario))},
                     {"title", said(scenario, title)},
                     {"kicker", said(scenario, kicker)},
                     {"caption", caption(scenario)},
                     {"credits", said(scenario, credits)},
                     {"source", source(scenario)},
                     {"rules", rules(plan)},
                     {"points", points(plan)}};
    const std::vector<std::size_t> own = states(scenario);
    PageJson readings = PageJson::array();
    for (const Variant& variant : variants_of(plan)) {
        PageJson one;
        if (variant.options.empty()) {
            one = reading(scenario, {});
        } else {
            const Scenario other = make_scenario(variant.plan, study_.partition, study_.regions,
                                                 study_.method, study_.stocks);
            one = reading(other, own);
            one["rules"] = rule_lists_.add(rules(variant.plan));
            if (!variant.reading.empty()) {
                one["of_plan"] = texts_.both([&](const Language& language) {
                    return as_heading(language.translated(variant.reading));
                });
            }
        }
        one["options"] = variant.options;
        readings.push_back(std::move(one));
    }
    json["readings"] = std::move(readings);
    return json;
}

PageJson PlanWriter::pools(PageJson plans) {
    PageJson hatches = PageJson::array();
    for (const HatchLayer layer : all_hatch_layers) {
        hatches.push_back(name_of(layer));
    }
    return {{"fills", all_fills()},
            {"hatches", std::move(hatches)},
            {"rows", rows_.take()},
            {"states", states_.take()},
            {"outcomes", outcomes_.take()},
            {"legends", legends_.take()},
            {"legend_rows", legend_rows_.take()},
            {"tiles", tiles_.take()},
            {"sites", sites_.take()},
            {"standings", standings_.take()},
            {"rules", rules_.take()},
            {"rule_lists", rule_lists_.take()},
            {"runs", runs_.take()},
            {"plans", std::move(plans)}};
}

/// What becomes of land, by the names in tables: [[name, label] ...].
PageJson changes_in_words(PageTexts& texts) {
    PageJson list = PageJson::array();
    for (const Change change : all_changes) {
        list.push_back({name_of(change), texts.both([&](const Language& language) {
                            return language.heading(change, Length::brief);
                        })});
    }
    return list;
}

} // namespace

PageJson page_plans(const Study& study, PageTexts& texts) {
    PlanWriter writer(study, texts);
    PageJson plans = PageJson::array();
    for (const Scenario& scenario : study.scenarios) {
        plans.push_back(writer.plan(scenario));
    }
    PageJson json = writer.pools(std::move(plans));
    PageJson excluded = PageJson::array();
    for (const ExcludedPlan& one : study.excluded_plans) {
        excluded.push_back({texts.add(one.plan.title_en, one.plan.title_uk),
                            texts.both([&](const Language& language) {
                                return as_heading(as_sentence(language.translated(one.reason)));
                            })});
    }
    json["excluded"] = std::move(excluded);
    json["changes"] = changes_in_words(texts);
    json["stocks"] = page_stocks(study, texts);
    json["districts"] = page_districts(study, texts);
    return json;
}

} // namespace demarc
