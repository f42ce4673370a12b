// SPDX-License-Identifier: MIT
#include "export/claim_card.hpp"

#include "export/markdown.hpp"
#include "export/report.hpp"
#include "words/claim_reason.hpp"
#include "words/claim_words.hpp"
#include "words/labels.hpp"
#include "words/method_words.hpp"
#include "words/sentences.hpp"

#include <fmt/format.h>

namespace demarc {

std::string claim_card_markdown(const Study& study, const ClaimCheck& check) {
    std::string text = "# Fact check\n\n" + report_claim(check);
    if (!used_method(check).empty()) {
        text += used_method(check) + "\n\n";
    }
    if (!check.claim.note.empty()) {
        text += fmt::format("Note: {}\n\n", as_sentence(markdown_escaped(check.claim.note)));
    }
    text += fmt::format("* {} {}, {}\n", bold("Front line:"),
                        markdown_escaped(study.control.publisher), study.control.date.english());
    if (!check.earlier_line.empty()) {
        text +=
            fmt::format("* {} {}\n", bold("Compared with:"), markdown_escaped(check.earlier_line));
    }
    if (!study.control.method_note.empty()) {
        text += fmt::format("* {} {}\n", bold("How far it can be trusted:"),
                            as_sentence(markdown_escaped(study.control.method_note)));
    }
    text += fmt::format("* {} {}\n", bold("Boundaries:"), markdown_escaped(study.boundaries.title));
    text += fmt::format("* {} {}\n", bold("Counted with:"), label_of(check.method));
    if (!study.control.files.empty()) {
        if (const std::string credit = credit_of(study.control.files.front()); !credit.empty()) {
            text += fmt::format("* {} {}\n", bold("Credit:"), markdown_escaped(credit));
        }
    }
    text += "\nAll of this land is internationally recognised as Ukraine.\n";
    return text;
}

} // namespace demarc
