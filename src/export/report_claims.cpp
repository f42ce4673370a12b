// SPDX-License-Identifier: MIT
#include "export/format.hpp"
#include "export/markdown.hpp"
#include "export/report.hpp"
#include "export/report_marks.hpp"
#include "support/text.hpp"
#include "words/claim_reason.hpp"
#include "words/claim_words.hpp"
#include "words/figures.hpp"
#include "words/labels.hpp"
#include "words/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace demarc {

namespace {

std::string figure(double value, Quantity quantity) {
    const std::string text = quantity == Quantity::share_pct ? percent_for_people(value)
                             : quantity == Quantity::people  ? people_for_readers(value)
                                                             : grouped(value);
    return text + unit_after(quantity);
}

/// "17.50% to 22.50%"; a one-sided wording may be open at one end.
std::string range_text(const Range& range, Quantity quantity) {
    if (std::isinf(range.high)) {
        return figure(range.low, quantity) + " and more";
    }
    if (std::isinf(range.low)) {
        return figure(range.high, quantity) + " and less";
    }
    return figure(range.low, quantity) + " to " + figure(range.high, quantity);
}

std::string how_many_hold(const ClaimCheck& check) {
    if (check.fitting.size() == check.ways.size()) {
        return "all of them inside" + by_the_day(check);
    }
    if (check.fitting.empty()) {
        return "none of them inside";
    }
    return fmt::format(
        "{} of them inside{}; in the method of this run the claim {}", check.fitting.size(),
        by_the_day(check),
        label_of(check.holds_in_own_method ? Verdict::holds : Verdict::does_not_hold));
}

std::string finding(const ClaimCheck& check) {
    const Claim& claim = check.claim;
    if (check.verdict == Verdict::cannot_be_tested) {
        return as_sentence(markdown_escaped(reason_of(check)));
    }
    std::string text = fmt::format(
        "Measured here: {}. “{}” covers {}.", bold(figure(check.measured, claim.quantity)),
        markdown_escaped(stated_in_words(claim)), covered_in_words(claim));
    const std::string low = figure(check.measured_range.low, claim.quantity);
    if (low == figure(check.measured_range.high, claim.quantity)) {
        return text + fmt::format(" By {} (area, denominator, border reconciliation, contested "
                                  "land) the result is the same{}.",
                                  all_methods(check), fineness(check));
    }
    return text + fmt::format(" Over {} (area, denominator, border reconciliation, contested "
                              "land) the result runs from {}{}, {}.",
                              counted(check.ways.size(), "method", "methods"),
                              range_text(check.measured_range, claim.quantity), fineness(check),
                              how_many_hold(check));
}

} // namespace

std::string report_claim(const ClaimCheck& check) {
    const Claim& claim = check.claim;
    std::string text = fmt::format("> {}\n>\n> {}\n\n", markdown_escaped(claim.statement),
                                   markdown_escaped(origin_in_words(claim)));
    text +=
        fmt::format("{} {}\n\n", bold("Verdict: " + verdict_in_words(check) + "."), finding(check));
    if (!claim.counts.empty()) {
        text += fmt::format("What the claim counts: {}\n\n",
                            as_sentence(markdown_escaped(claim.counts)));
    }
    if (const std::string part = counted_in_words(claim); !part.empty()) {
        text += fmt::format("What the figure is of: {}.\n\n", markdown_escaped(part));
    }
    return text;
}

namespace {

/// "Of 57 published figures 40 can be tested on this line: 30 agree, 10 do not.": how many have
/// which verdict.
std::string verdicts_in_words(const Study& study) {
    std::map<Verdict, std::size_t> counts;
    for (const ClaimCheck& check : study.claims) {
        ++counts[check.verdict];
    }
    std::vector<std::string> parts;
    for (const auto& [verdict, count] : counts) {
        parts.push_back(fmt::format("{} {}", count, label_of(verdict)));
    }
    return fmt::format(
        "{}: {}.\n\n",
        as_heading(counted(study.claims.size(), "published figure", "published figures")),
        join(parts, "; "));
}

} // namespace

std::string report_claims(const Study& study) {
    std::string tested;
    std::size_t count = 0;
    for (const ClaimCheck& check : study.claims) {
        if (check.verdict != Verdict::cannot_be_tested) {
            tested += report_claim(check);
            ++count;
        }
    }
    const std::size_t untested = study.claims.size() - count;
    if (study.claims.empty()) {
        return {};
    }
    std::string text =
        count == 1 ? "## A published figure, checked\n\n" : "## Published figures, checked\n\n";
    text += verdicts_in_words(study);
    text += report_mark(ReportMark::fold, "Figure by figure") + tested;
    if (untested > 0) {
        text += fmt::format("{} cannot be tested on this front line; `claims.csv` says why:\n\n",
                            counted(untested, count == 0 ? "published figure" : "other figure",
                                    count == 0 ? "published figures" : "other figures"));
        for (const ObstacleGroup& group : by_obstacle(study.claims)) {
            text += fmt::format("* {} {}\n", group.claims.size(), label_of(group.kind));
        }
        text += '\n';
    }
    return text;
}

} // namespace demarc
