// SPDX-License-Identifier: MIT
#include "commands/claim_output.hpp"

#include "cli/terminal.hpp"
#include "export/claims.hpp"
#include "export/data_package.hpp"
#include "maps/claim_card.hpp"
#include "support/output_folder.hpp"
#include "support/text.hpp"
#include "support/words.hpp"
#include "words/claim_reason.hpp"
#include "words/claim_words.hpp"
#include "words/figures.hpp"
#include "words/labels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace demarc {

namespace {

std::string figure(double value, const ClaimCheck& check) {
    if (check.claim.quantity == Quantity::people) {
        return people_for_readers(value);
    }
    return grouped(value, check.claim.quantity == Quantity::share_pct ? 2 : 0);
}

std::string heading_of(const Claim& claim) {
    return wrapped(fmt::format("Claim: {} ({})", claim.statement, byline(claim)), 0, page_width);
}

std::string verdict_of(const ClaimCheck& check, bool styled) {
    const std::string words(label_of(check.verdict));
    std::string lines =
        labelled("verdict", fmt::format("{}. {}", verdict_in_words(check), reason_of(check)));
    // Styled only now: escape sequences would count as letters while the text is broken.
    if (const std::size_t at = lines.find(words); styled && at != std::string::npos) {
        lines.replace(at, words.size(), bold(words, styled));
    }
    return lines;
}

} // namespace

std::string claim_text(const ClaimCheck& check, bool styled) {
    std::string text = heading_of(check.claim) + labelled("stated", stated_in_words(check.claim));
    const Claim& claim = check.claim;
    text += labelled("counts", claim.counts);
    if (const std::string part = counted_in_words(claim); !part.empty()) {
        text += labelled("figure of", part);
    }
    if (const std::string where = where_published(claim); !where.empty()) {
        text += labelled("published", where);
    }
    if (check.verdict != Verdict::cannot_be_tested) {
        const std::string unit = unit_after(check.claim.quantity);
        text += labelled("measured", figure(check.measured, check) + unit);
        const std::string low = figure(check.measured_range.low, check);
        const std::string high = figure(check.measured_range.high, check);
        const std::string range =
            low == high ? fmt::format("{}{} by {}", low, unit, all_methods(check))
            : claim.quantity == Quantity::people
                ? fmt::format("{} to {}{}, by where they may have lived", low, high, unit)
                : fmt::format("{} to {}{} over {} methods; {} of them agree with the claim", low,
                              high, unit, check.ways.size(), check.fitting.size());
        text += labelled("range", range);
    }
    return text + verdict_of(check, styled);
}

std::string short_claim_text(const ClaimCheck& check, bool styled) {
    return heading_of(check.claim) + verdict_of(check, styled);
}

void write_card(const Study& study, const ClaimCheck& check, const std::string& where,
                const DataFolder& data) {
    OutputFolder folder(where);
    folder.write(check.claim.id + ".svg",
                 claim_card_svg(study, check, MapStyle::read(data.style())));
    folder.write(check.claim.id + ".md", claim_card_markdown(study, check));
    PackageHead head = package_head(study);
    head.name = "demarc-claim";
    head.title = "Fact check: " + check.claim.id;
    head.description = check.claim.statement;
    const auto describe = [](const std::string& path) {
        return PackagedFile{path.ends_with(".svg") ? "The card as a picture" : "The card as text"};
    };
    folder.write(package_name, data_package(head, describe, folder));
    folder.commit();
}

} // namespace demarc
