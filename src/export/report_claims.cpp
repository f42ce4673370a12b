// SPDX-License-Identifier: MIT
#include "export/format.hpp"
#include "export/markdown.hpp"
#include "export/report.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <cmath>

namespace demarc {

namespace {

std::string words_for_verdict(Verdict verdict) {
    switch (verdict) {
    case Verdict::holds:
        return "holds";
    case Verdict::holds_under_some_methods:
        return "holds under some methods only";
    case Verdict::does_not_hold:
        return "does not hold";
    case Verdict::cannot_be_tested:
        return "cannot be tested here";
    }
    return {};
}

std::string figure(double value, Quantity quantity) {
    return quantity == Quantity::share_pct ? percent_for_people(value) + " %"
                                           : grouped(value) + " km²";
}

std::string origin(const Claim& claim) {
    std::string text = markdown_escaped(claim.publisher);
    if (claim.date) {
        text += ", " + claim.date->english();
    }
    if (!claim.address.empty()) {
        text += ", " + markdown_escaped(claim.address);
    }
    return text;
}

std::string claim_section(const ClaimCheck& check) {
    const Claim& claim = check.claim;
    std::string text =
        fmt::format("> {}\n>\n> {}\n\n", markdown_escaped(claim.statement), origin(claim));
    text += fmt::format("**Verdict: {}.** {}\n\n", words_for_verdict(check.verdict),
                        as_sentence(markdown_escaped(check.reason)));
    if (!claim.counts.empty()) {
        text += fmt::format("* What it counts: {}\n", as_sentence(markdown_escaped(claim.counts)));
    }
    if (std::isfinite(check.measured)) {
        text += fmt::format("* Measured here, counting the same: {} ({}).\n",
                            bold(figure(check.measured, claim.quantity)), described(check.method));
    }
    if (check.methods > 0) {
        text += fmt::format(
            "* Over all {} of measuring: {} to {}; it holds under {} of them.\n",
            counted(check.methods, "way", "ways"), figure(check.measured_range.low, claim.quantity),
            figure(check.measured_range.high, claim.quantity), check.methods_that_hold);
    }
    return text + "\n";
}

} // namespace

std::string report_claims(const Study& study) {
    if (study.claims.empty()) {
        return {};
    }
    std::string text = study.claims.size() == 1 ? "## A published figure, checked\n\n"
                                                : "## Published figures, checked\n\n";
    for (const ClaimCheck& check : study.claims) {
        text += claim_section(check);
    }
    return text;
}

} // namespace demarc
