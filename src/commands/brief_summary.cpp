// SPDX-License-Identifier: MIT
#include "commands/brief_summary.hpp"

#include "cli/terminal.hpp"
#include "sources/old_land.hpp"
#include "support/groups.hpp"
#include "support/text.hpp"
#include "support/words.hpp"
#include "tally/outcome_group.hpp"
#include "words/claim_words.hpp"
#include "words/district_words.hpp"
#include "words/figures.hpp"
#include "words/labels.hpp"
#include "words/sentences.hpp"
#include "words/stock_words.hpp"

#include <fmt/format.h>

#include <array>

namespace demarc {

namespace {

/// How much of a stock stands on the land that Russia holds.
std::string stock_line(const Study& study, std::size_t number) {
    const Stock& stock = study.stocks[number];
    const Amount held = held_by_russia(study, number);
    return stock.people_of
               ? fmt::format("{}: {}.", people_in_short(study, number),
                             stock_with_range(stock, held))
               : fmt::format("{} there: {} of {}.", as_heading(stock.title),
                             stock_with_range(stock, held),
                             with_unit(stock, stock_for_readers(stock, stock.in_country())));
}

std::string head(const Study& study, bool styled) {
    const ControlFigure figure = russian_control(study.partition, study.regions, study.method);
    std::string text =
        bold(fmt::format("Ukraine on {}: Russia holds {}%", study.control.date.english(),
                         fixed(figure.share_pct, 1)),
             styled) +
        fmt::format(", {} of {} km²\n", km2_for_people(figure.area), km2_for_people(figure.of));
    std::string others; // with the sources: the whole is to fit on a screen
    for (std::size_t i = 0; i < study.stocks.size(); ++i) {
        if (study.stocks[i].people_of) {
            text += wrapped(stock_line(study, i), 0, terminal_width);
        } else {
            others += stock_line(study, i) + ' ';
        }
    }
    if (study.districts && !study.scenarios.empty()) {
        others += districts_by_holder(study) + ". ";
    }
    if (!study.control.not_shown.empty()) {
        text += wrapped(fmt::format("That is without {}, which this map does not show.",
                                    land_not_shown(study.control, study.regions)),
                        2, terminal_width);
    }
    if (const auto caution = denominator_warning(study)) {
        text += wrapped(*caution, 2, terminal_width);
    }
    return text + wrapped(others + fmt::format("Front line: {}, {}. Boundaries: {}.",
                                               publisher_in_words(study.control.publisher),
                                               study.control.title, study.boundaries.title),
                          0, terminal_width);
}

/// How many claims hold, and those that do not.
std::string claims(const Study& study) {
    std::size_t hold = 0;
    std::size_t untested = 0;
    std::string refuted;
    for (const ClaimCheck& check : study.claims) {
        if (check.verdict == Verdict::cannot_be_tested) {
            ++untested;
        } else if (is_refuted(check)) {
            refuted += hanging("  does not hold  ", check.claim.statement, 17, terminal_width);
        } else {
            ++hold;
        }
    }
    if (study.claims.empty()) {
        return {};
    }
    return wrapped(fmt::format("Claims: {} {}, {} cannot be tested on this day; claims.csv says "
                               "why.",
                               hold, hold == 1 ? "holds" : "hold", untested),
                   0, terminal_width) +
           refuted;
}

/// A plan's figures as they are printed.
using Figures = std::array<std::string, 5>;

Figures figures_of(const Scenario& scenario) {
    const auto land = [&](Change change) {
        const std::string km2 =
            km2_for_people(scenario.tally.country(Layer::change, name_of(change)));
        return km2 == "0" ? std::string("·") : km2;
    };
    const std::string net =
        signed_km2_for_people(scenario.tally.balance.net_to_russia_without_zone());
    return {land(Change::returned_to_ukraine), land(Change::passed_to_russia),
            land(Change::to_demilitarised_zone), land(Change::undetermined),
            net == "0" ? "·" : net};
}

std::string row(std::string_view plan, const Figures& figures) {
    return fmt::format("  {:<36} {:>8} {:>7} {:>6} {:>8} {:>8}\n", plan, figures[0], figures[1],
                       figures[2], figures[3], figures[4]);
}

std::vector<const Scenario*> plans_of(const Study& study, OutcomeGroup group) {
    std::vector<const Scenario*> plans;
    for (const Scenario& scenario : study.scenarios) {
        if (outcome_group(scenario) == group) {
            plans.push_back(&scenario);
        }
    }
    return plans;
}

/// A row for each set of figures, by its first plan: "haass-kupchan-2023-04 +3".
std::string rows(const std::vector<const Scenario*>& plans) {
    Groups<Figures, std::string> sets;
    for (const Scenario* scenario : plans) {
        sets.add(figures_of(*scenario), scenario->plan.id);
    }
    std::string text;
    for (const auto& [figures, ids] : sets) {
        text +=
            row(ids.size() == 1 ? ids.front() : fmt::format("{} +{}", ids.front(), ids.size() - 1),
                figures);
    }
    return text;
}

std::string plan_table(const Study& study, bool styled) {
    std::string text = bold(fmt::format("{:<38} {:>8} {:>7} {:>6} {:>8} {:>8}", "km²", "returned",
                                        "ceded", "zone", "open", "net"),
                            styled) +
                       '\n';
    for (const OutcomeGroup group : all_outcome_groups) {
        const std::vector<const Scenario*> plans = plans_of(study, group);
        if (plans.empty() || group == OutcomeGroup::present) {
            continue;
        }
        const std::string heading = as_heading(label_of(group));
        if (group == OutcomeGroup::silent) {
            std::vector<std::string> ids;
            for (const Scenario* scenario : plans) {
                ids.push_back(scenario->plan.id);
            }
            text += wrapped(heading + ": " + join(ids, ", "), 0, terminal_width);
        } else {
            text += heading + '\n' + rows(plans);
        }
    }
    return text + "net: what Russia gains; +N: so many more plans with the same figures.\n";
}

/// A reason up to its first comma or colon.
std::string first_clause(const std::string& reason) {
    return reason.substr(0, reason.find_first_of(",:;"));
}

/// Plans without a result, those of one reason together.
std::string not_computed(const Study& study, bool styled) {
    Groups<std::string, std::string> by_reason;
    for (const ExcludedPlan& one : study.excluded_plans) {
        by_reason.add(first_clause(one.reason), one.plan.id);
    }
    std::string text;
    for (const auto& [reason, ids] : by_reason) {
        text += wrapped(as_heading(reason) + ": " + join(ids, ", "), 2, terminal_width);
    }
    return text.empty() ? text : bold("Not computed", styled) + '\n' + text;
}

} // namespace

std::string brief_summary_text(const Study& study, const std::string& output, bool styled) {
    return head(study, styled) + claims(study) + '\n' + plan_table(study, styled) + '\n' +
           not_computed(study, styled) + fmt::format("Results: {}. In full: --verbose\n", output);
}

} // namespace demarc
