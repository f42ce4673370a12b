// SPDX-License-Identifier: MIT
#include "export/format.hpp"
#include "export/markdown.hpp"
#include "export/report.hpp"
#include "support/text.hpp"
#include "words/describe.hpp"
#include "words/figures.hpp"
#include "words/labels.hpp"
#include "words/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace demarc {

namespace {

/// What one open point alone does, in words; only figures that it moves.
std::string effect_of(const BalanceRange& alone) {
    std::vector<std::string> parts;
    const auto add = [&](std::string_view what, const AreaRange& range, bool with_sign) {
        if (range.is_wide()) {
            parts.push_back(fmt::format("{} {} km²", what,
                                        with_sign
                                            ? signed_km2_range_for_people(range.low, range.high)
                                            : km2_range_for_people(range.low, range.high)));
        }
    };
    add("balance", alone.net_without_zone, true);
    if (alone.to_demilitarised_zone.high.value > 0) {
        add("balance with the zone as Russian", alone.net_with_zone, true);
        add("left to a zone", alone.to_demilitarised_zone, false);
    }
    add(label_of(Change::undetermined), alone.undetermined, false);
    add("demilitarised or otherwise restricted", alone.overlaid, false);
    return parts.empty() ? "no area on this map" : join(parts, "; ");
}

} // namespace

std::string balance_over_readings(const Envelope& envelope) {
    const AreaRange range{
        std::min(envelope.balance.net_without_zone.low, envelope.balance.net_with_zone.low),
        std::max(envelope.balance.net_without_zone.high, envelope.balance.net_with_zone.high)};
    return range.is_wide() ? signed_km2_range_for_people(range.low, range.high) : "the same";
}

std::string report_envelope(const Scenario& scenario) {
    const Envelope& envelope = scenario.envelope;
    const bool zone = envelope.balance.to_demilitarised_zone.high.value > 0;
    if (envelope.readings < 2 && !zone) {
        return {};
    }
    std::string text = "**What drives the spread**\n\n";
    const std::string range = balance_over_readings(envelope);
    const bool silent = says_nothing_on_land(scenario.plan);
    text += fmt::format("Depending on how the text is read ({}{}{}), the balance for Russia is {}. "
                        "Each open point alone{}:\n\n",
                        counted(envelope.readings, "reading", "readings"),
                        silent ? ", the present line and those of the plans it refers to" : "",
                        zone ? ", the zone counted as Russian or not" : "",
                        range == "the same" ? range : range + " km²",
                        silent ? "" : ", with all else as in the plan's own reading");
    for (const Driver& driver : envelope.drivers) {
        text += fmt::format("* {}: {}\n", markdown_escaped(join(driver.options, "; or ")),
                            effect_of(driver.alone));
    }
    if (scenario.tally.balance.to_demilitarised_zone.value > 0) {
        const Balance& balance = scenario.tally.balance;
        text += fmt::format("* whether the demilitarised zone counts as Russian: balance {} km²\n",
                            signed_km2_range_for_people(balance.net_to_russia_without_zone(),
                                                        balance.net_to_russia_with_zone()));
    }
    return text + "\n";
}

std::string report_options(const Study& study, const Plan& plan) {
    std::string text;
    for (const PlanOption& option : plan.options) {
        text += fmt::format("**Option, in the range only: {}** (on condition of: {})\n\n",
                            markdown_escaped(option.title), markdown_escaped(option.condition));
        if (option.contested) {
            text += fmt::format("With {}.\n\n", label_of(*option.contested));
        }
        for (const Rule& rule : option.rules) {
            if (!option.plan.empty()) {
                continue; // reported with that plan
            }
            text += fmt::format(
                "* {} *({})*\n",
                as_sentence(markdown_escaped(describe(rule.body, study.regions, study.places))),
                label_of(rule.certainty));
        }
        text += option.plan.empty() && !option.rules.empty() ? "\n" : "";
    }
    return text;
}

} // namespace demarc
