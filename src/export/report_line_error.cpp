// SPDX-License-Identifier: MIT
#include "export/format.hpp"
#include "export/markdown.hpp"
#include "export/report.hpp"
#include "support/text.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

namespace demarc {

namespace {

std::string range_in_words(const AreaRange& range, bool with_sign) {
    return with_sign ? signed_km2_range_for_people(range.low, range.high)
                     : km2_range_for_people(range.low, range.high);
}

std::string samples_in_words(const LineRange& range, bool with_sign) {
    return range_in_words({(*range.percentiles)[0], (*range.percentiles)[2]}, with_sign);
}

} // namespace

std::string report_line_error(const Study& study) {
    if (!study.line_error || !study.held_by_russia_error) {
        return {};
    }
    const LineError& error = *study.line_error;
    const LineRange& held = *study.held_by_russia_error;
    const std::string km = fmt::format("{:g}", error.km);
    std::string text = fmt::format(
        "## If the line is off by {0} km\n\nThe edge of Russian-held land moved by {0} km inwards "
        "and outwards, everywhere at once; coasts and borders stay: Russia holds {1} km².",
        km, range_in_words(held.moved, false));
    if (held.percentiles) {
        text += fmt::format(
            " In {} samples (seed {}) the line moves at random, nine moves in ten by less than {} "
            "km, with a correlation that falls to 1/e over {:g} km: Russia holds {} km² in nine "
            "samples of ten. Errors along the line cancel out in part, so this range is narrower.",
            error.samples, error.seed, km, error.correlation_km, samples_in_words(held, false));
    }
    text += "\n\n";
    std::vector<MarkdownTable::Heading> headings{
        {"Balance for Russia, km²", MarkdownTable::Align::left},
        {"Zone not counted"},
        {"Line moved"},
        {"Zone as Russian"},
        {"Line moved"}};
    if (held.percentiles) {
        headings.push_back({"Nine samples of ten, zone not counted"});
        headings.push_back({"Nine samples of ten, zone as Russian"});
    }
    MarkdownTable table(headings);
    for (const Scenario& scenario : study.scenarios) {
        if (!scenario.line_error || !(scenario.line_error->net_without_zone.moved.is_wide() ||
                                      scenario.line_error->net_with_zone.moved.is_wide())) {
            continue;
        }
        const Balance& balance = scenario.tally.balance;
        const BalanceLineError& range = *scenario.line_error;
        std::vector<std::string> cells{markdown_escaped(scenario.plan.title_en),
                                       signed_km2_for_people(balance.net_to_russia_without_zone()),
                                       range_in_words(range.net_without_zone.moved, true),
                                       signed_km2_for_people(balance.net_to_russia_with_zone()),
                                       range_in_words(range.net_with_zone.moved, true)};
        if (held.percentiles) {
            cells.push_back(samples_in_words(range.net_without_zone, true));
            cells.push_back(samples_in_words(range.net_with_zone, true));
        }
        table.add(cells);
    }
    return text + (table.empty() ? std::string() : table.text()) +
           "Every figure with its range stands in `line_error.csv`. The ranges are of each plan's "
           "own reading. Plans that are not in the table move no land, wherever the line is.\n\n";
}

} // namespace demarc
