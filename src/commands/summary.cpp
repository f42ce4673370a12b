// SPDX-License-Identifier: MIT
#include "commands/summary.hpp"

#include "cli/terminal.hpp"
#include "commands/claim_output.hpp"
#include "export/claims.hpp"
#include "export/data_package.hpp"
#include "export/format.hpp"
#include "plans/rules_without_land.hpp"
#include "sources/control_snapshot.hpp"
#include "sources/old_land.hpp"
#include "support/text.hpp"
#include "support/words.hpp"
#include "words/claim_reason.hpp"
#include "words/claim_words.hpp"
#include "words/describe.hpp"
#include "words/district_words.hpp"
#include "words/figures.hpp"
#include "words/labels.hpp"
#include "words/method_words.hpp"
#include "words/sentences.hpp"
#include "words/stock_words.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <map>

namespace demarc {

namespace {

SquareMetres changed(const Scenario& scenario, Change change) {
    return scenario.tally.country(Layer::change, name_of(change));
}

std::string snapshot_text(const Study& study, bool styled) {
    std::string text = bold(fmt::format("Ukraine on {}{}", study.control.date.english(),
                                        utc_suffix(study.control.unix_seconds)),
                            styled) +
                       '\n';
    const auto line = [&](std::string_view label, std::string_view words) {
        text += labelled(label, words);
    };
    line("front line",
         fmt::format("{}: {}", publisher_in_words(study.control.publisher), study.control.title));
    if (!study.control.method_note.empty()) {
        line("", study.control.method_note);
    }
    line("boundaries", study.boundaries.title);
    line("counted with", label_of(study.method));
    return text;
}

std::string share_text(const Study& study, bool styled) {
    const ControlFigure figure = russian_control(study.partition, study.regions, study.method);
    std::string text = bold("Under Russian control: ", styled) +
                       bold(fmt::format("{}% of Ukraine", fixed(figure.share_pct, 2)), styled) +
                       fmt::format(", {} of {} km² ({})\n", km2_for_people(figure.area),
                                   km2_for_people(figure.of), label_of(study.method.denominator));
    if (!study.control.not_shown.empty()) {
        text += wrapped(fmt::format("That is without {}, which this map does not show.",
                                    land_not_shown(study.control, study.regions)),
                        2, page_width);
    }
    if (const auto caution = denominator_warning(study)) {
        text += wrapped(*caution, 2, page_width);
    }
    return text;
}

/// The claims that can be tested, and how many cannot.
std::string claim_lines(const Study& study, bool styled) {
    std::string text;
    std::size_t untested = 0;
    for (const ClaimCheck& check : study.claims) {
        if (check.verdict == Verdict::cannot_be_tested) {
            ++untested;
            continue;
        }
        text += short_claim_text(check, styled);
    }
    if (untested > 0) {
        text += fmt::format("{} cannot be tested on this day; claims.csv says why.\n",
                            counted(untested, "other claim", "other claims"));
    }
    return text;
}

template<typename... Words>
std::string plan_columns(const std::string& plan, std::size_t id_width, const Words&... words) {
    return fmt::format("{:<{}} {:>9} {:>9} {:>9} {:>7} {:>8} {:>10} {:>10}", plan, id_width,
                       words...);
}

std::string plan_row(const Scenario& scenario, std::size_t id_width) {
    const std::string& id = scenario.plan.id;
    if (says_nothing_on_land(scenario.plan)) {
        return plan_columns(id, id_width, "–", "–", "–", "–", "–", "–", "–") + '\n';
    }
    const Balance& balance = scenario.tally.balance;
    return plan_columns(id, id_width, km2_for_people(changed(scenario, Change::kept_by_ukraine)),
                        km2_for_people(changed(scenario, Change::returned_to_ukraine)),
                        km2_for_people(changed(scenario, Change::passed_to_russia)),
                        km2_for_people(changed(scenario, Change::to_demilitarised_zone)),
                        km2_for_people(changed(scenario, Change::undetermined)),
                        signed_km2_for_people(balance.net_to_russia_without_zone()),
                        signed_km2_for_people(balance.net_to_russia_with_zone())) +
           '\n';
}

std::string areas_by_plan(const Study& study, bool styled) {
    std::size_t id_width = 4;
    for (const Scenario& scenario : study.scenarios) {
        id_width = std::max(id_width, scenario.plan.id.size());
    }
    std::string text = bold(plan_columns("km²", id_width, "Ukraine", "returned", "ceded", "demil.",
                                         "left", "net to", "net with"),
                            styled) +
                       '\n' +
                       bold(plan_columns("plan", id_width, "keeps", "to Ukr.", "to Russia", "zone",
                                         "open", "Russia", "zone"),
                            styled) +
                       '\n';
    bool any_silent = false;
    for (const Scenario& scenario : study.scenarios) {
        text += plan_row(scenario, id_width);
        any_silent = any_silent || says_nothing_on_land(scenario.plan);
    }
    text += "The zone is land that Ukraine withdraws from and no troops of either side enter: the "
            "last column counts it as Russian.\n";
    return any_silent ? text + "–: the text says nothing on territory; its map shows the present "
                               "line.\n"
                      : text;
}

/// How much of a stock stands on the land that each plan moves or leaves open.
std::string stock_text(const Study& study, std::size_t number, bool styled) {
    const Stock& stock = study.stocks[number];
    std::string lines;
    for (const Scenario& scenario : study.scenarios) {
        std::vector<std::string> parts;
        for (const Change change : land_in_question) {
            const Amount amount =
                amount_in(scenario.tally, number, std::nullopt, Layer::change, name_of(change));
            if (stock_for_readers(stock, amount.high) != "0") {
                parts.push_back(label_of(change) + " " + stock_with_range(stock, amount));
            }
        }
        if (!parts.empty() && has_own_figures(scenario, Layer::change)) {
            lines += hanging("  " + scenario.plan.id + ": ", join(parts, "; "), 4, page_width);
        }
    }
    const std::string heading =
        stock.people_of
            ? people_heading(study, number)
            : fmt::format("{}, of {} in Ukraine", as_heading(stock.title),
                          with_unit(stock, stock_for_readers(stock, stock.in_country())));
    return lines.empty() ? lines : '\n' + bold(heading, styled) + '\n' + lines;
}

std::string stocks_text(const Study& study, bool styled) {
    std::string text;
    for (std::size_t i = 0; i < study.stocks.size(); ++i) {
        text += stock_text(study, i, styled);
    }
    if (study.districts && !study.scenarios.empty()) {
        text += fmt::format("\n{}\n  {}\n", bold("Districts", styled), districts_by_holder(study));
    }
    return text;
}

/// What one open point moves most, alone.
std::string effect_text(const BalanceRange& alone) {
    const auto gain = [](std::string_view what, const AreaRange& range) {
        return fmt::format("{} {} km²", what, signed_km2_range_for_people(range.low, range.high));
    };
    const auto land = [](std::string_view what, const AreaRange& range) {
        return fmt::format("{} {} km²", what, km2_range_for_people(range.low, range.high));
    };
    if (alone.net_without_zone.is_wide()) {
        return gain("balance", alone.net_without_zone);
    }
    if (alone.net_with_zone.is_wide()) {
        return gain("balance with zone", alone.net_with_zone);
    }
    if (alone.undetermined.is_wide()) {
        return land(label_of(Change::undetermined), alone.undetermined);
    }
    return alone.overlaid.is_wide() ? land("demilitarised or restricted", alone.overlaid)
                                    : "no area on this map";
}

/// What an error of the line does to the whole; plans are in the report.
std::string line_error_text(const Study& study) {
    if (!study.line_error || !study.held_by_russia_error) {
        return {};
    }
    const LineRange& held = *study.held_by_russia_error;
    std::string text = fmt::format(
        "With the line of contact off by {:g} km either way: {} to {} km²", study.line_error->km,
        km2_for_people(held.moved.low), km2_for_people(held.moved.high));
    if (held.percentiles) {
        text += fmt::format("; in nine of ten of {} samples: {} to {} km²",
                            study.line_error->samples, km2_for_people((*held.percentiles)[0]),
                            km2_for_people((*held.percentiles)[2]));
    }
    return wrapped(text + ". line_error.csv has every figure.", 2, page_width);
}

/// Plans that leave something open: the range of their balance and what drives it.
std::string envelope_text(const Study& study, bool styled) {
    std::string text;
    for (const Scenario& scenario : study.scenarios) {
        const Envelope& envelope = scenario.envelope;
        if (envelope.drivers.empty()) {
            continue;
        }
        const BalanceRange& balance = envelope.balance;
        const AreaRange whole{std::min(balance.net_without_zone.low, balance.net_with_zone.low),
                              std::max(balance.net_without_zone.high, balance.net_with_zone.high)};
        std::string line = fmt::format(
            "{}: {} over {} readings", scenario.plan.id,
            whole.is_wide()
                ? "balance " + signed_km2_range_for_people(whole.low, whole.high) + " km²"
                : "the same balance",
            envelope.readings);
        std::vector<std::string> drivers;
        for (const Driver& driver : envelope.drivers) {
            drivers.push_back(fmt::format("{}: {}", driver.point, effect_text(driver.alone)));
        }
        const Balance& own = scenario.tally.balance;
        if (own.to_demilitarised_zone.value > 0) {
            drivers.push_back(fmt::format("zone counted as Russian or not: balance {} to {} km²",
                                          signed_km2_for_people(own.net_to_russia_without_zone()),
                                          signed_km2_for_people(own.net_to_russia_with_zone())));
        }
        text += wrapped(line + " (" + join(drivers, "; ") + ").", 2, page_width);
    }
    return text.empty()
               ? text
               : '\n' + bold("What plans leave open, each point alone", styled) + '\n' + text;
}

/// Rules that select nothing on this map: usually a matter of the day, sometimes a slip of the
/// plan.
std::string without_land_text(const Study& study, bool styled) {
    std::string text;
    for (const Scenario& scenario : study.scenarios) {
        std::vector<std::string> rules;
        for (const RuleWithoutLand& rule : rules_without_land(scenario.plan, study.partition,
                                                              reading_of(study.method.contested))) {
            rules.push_back(describe(rule));
        }
        if (!rules.empty()) {
            text += wrapped(scenario.plan.id + ": " + join(rules, ", ") + '.', 2, page_width);
        }
    }
    return text.empty()
               ? text
               : '\n' + bold("Rules that select no land on this map", styled) + '\n' + text;
}

/// Plans that have no result, by reason, since many can share one.
std::string excluded_plans_text(const Study& study, bool styled) {
    if (study.excluded_plans.empty()) {
        return {};
    }
    std::vector<std::pair<std::string, std::vector<std::string>>> by_reason;
    for (const ExcludedPlan& one : study.excluded_plans) {
        const auto known = std::find_if(by_reason.begin(), by_reason.end(), [&](const auto& group) {
            return group.first == one.reason;
        });
        if (known == by_reason.end()) {
            by_reason.push_back({one.reason, {one.plan.id}});
        } else {
            known->second.push_back(one.plan.id);
        }
    }
    std::string text = '\n' + bold("Plans without a result", styled) + '\n';
    for (const auto& [reason, ids] : by_reason) {
        text += wrapped(join(ids, ", ") + ": " + reason + '.', 2, page_width);
    }
    return text;
}

nlohmann::ordered_json as_json(const Scenario& scenario) {
    const bool silent = says_nothing_on_land(scenario.plan);
    const auto figure = [&](SquareMetres area) {
        return silent ? nlohmann::ordered_json() : nlohmann::ordered_json(rounded_km2(area));
    };
    nlohmann::ordered_json json{{"plan", scenario.plan.id}, {"says_nothing_on_land", silent}};
    for (const Change change : all_changes) {
        json[fmt::format("{}_km2", name_of(change))] = figure(changed(scenario, change));
    }
    const Balance& balance = scenario.tally.balance;
    json["net_to_russia_without_zone_km2"] = figure(balance.net_to_russia_without_zone());
    json["net_to_russia_with_zone_km2"] = figure(balance.net_to_russia_with_zone());
    const BalanceRange& range = scenario.envelope.balance;
    json["readings"] = scenario.envelope.readings;
    json["net_to_russia_low_km2"] =
        rounded_km2(std::min(range.net_without_zone.low, range.net_with_zone.low));
    json["net_to_russia_high_km2"] =
        rounded_km2(std::max(range.net_without_zone.high, range.net_with_zone.high));
    return json;
}

nlohmann::ordered_json snapshot_json(const Study& study) {
    const ControlFigure figure = russian_control(study.partition, study.regions, study.method);
    return {{"date", study.control.date.iso()},
            {"control", study.control.title},
            {"control_publisher", study.control.publisher},
            {"control_note", study.control.method_note},
            {"boundaries", study.boundaries.title},
            {"method", label_of(study.method)},
            {"russian_control_pct", rounded_percent(figure.share_pct)},
            {"russian_control_km2", rounded_km2(figure.area)},
            {"of_km2", rounded_km2(figure.of)},
            {"warnings", warnings_json(input_notes(study))}};
}

nlohmann::ordered_json claims_of(const Study& study) {
    nlohmann::ordered_json claims = nlohmann::ordered_json::array();
    for (const ClaimCheck& check : study.claims) {
        claims.push_back(claim_json(check));
    }
    return claims;
}

/// Claims that cannot be tested, by what stands in the way, since many share one: how many, and
/// which where their ids are wanted.
std::string untested_claims_text(const Study& study, bool with_ids, bool styled) {
    const std::vector<ObstacleGroup> groups = by_obstacle(study.claims);
    std::size_t count = 0;
    std::string text;
    for (const ObstacleGroup& group : groups) {
        count += group.claims.size();
        const std::string kind =
            label_of(group.kind) +
            (group.kind == ObstacleKind::needs_earlier_line ? " (--from)" : "");
        text += with_ids ? wrapped(fmt::format("{} ({}): {}", kind, group.claims.size(),
                                               join(group.claims, ", ")),
                                   2, page_width)
                         : fmt::format("  {:>3} {}\n", group.claims.size(), kind);
    }
    return count == 0 ? text
                      : bold(fmt::format("{} {}", counted(count, "claim", "claims"),
                                         label_of(Verdict::cannot_be_tested)),
                             styled) +
                            '\n' + text +
                            (with_ids ? "Use --claim ID for details.\n"
                                      : "--verbose names them; --claim ID gives details.\n");
}

} // namespace

std::string summary_text(const Study& study, const std::string& output, bool styled) {
    return snapshot_text(study, styled) + '\n' + share_text(study, styled) +
           line_error_text(study) + '\n' + claim_lines(study, styled) + '\n' +
           areas_by_plan(study, styled) + stocks_text(study, styled) +
           envelope_text(study, styled) + without_land_text(study, styled) +
           excluded_plans_text(study, styled) + '\n' + fmt::format("Results: {}\n", output);
}

std::string summary_json(const Study& study) {
    nlohmann::ordered_json json{{"snapshot", snapshot_json(study)},
                                {"claims", claims_of(study)},
                                {"scenarios", nlohmann::ordered_json::array()}};
    for (const Scenario& scenario : study.scenarios) {
        json["scenarios"].push_back(as_json(scenario));
    }
    json["excluded_plans"] = nlohmann::ordered_json::array();
    for (const ExcludedPlan& one : study.excluded_plans) {
        json["excluded_plans"].push_back({{"plan", one.plan.id}, {"reason", one.reason}});
    }
    return json.dump(2) + '\n';
}

std::string claims_text(const Study& study, ClaimDetail detail, bool styled) {
    const bool all = detail == ClaimDetail::all;
    std::string text = snapshot_text(study, styled) + '\n';
    bool first = true;
    for (const ClaimCheck& check : study.claims) {
        if (!all && check.verdict == Verdict::cannot_be_tested) {
            continue;
        }
        text += (first ? "" : "\n") + claim_text(check, styled);
        first = false;
    }
    const std::string untested =
        all ? std::string() : untested_claims_text(study, detail == ClaimDetail::with_ids, styled);
    return text + (first || untested.empty() ? "" : "\n") + untested;
}

std::string claims_json(const Study& study) {
    const nlohmann::ordered_json json{{"snapshot", snapshot_json(study)},
                                      {"claims", claims_of(study)}};
    return json.dump(2) + '\n';
}

} // namespace demarc
