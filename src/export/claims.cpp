// SPDX-License-Identifier: MIT
#include "export/claims.hpp"

#include "export/format.hpp"
#include "export/markdown.hpp"
#include "export/report.hpp"
#include "support/table.hpp"
#include "support/text.hpp"
#include "words/claim_reason.hpp"
#include "words/claim_words.hpp"
#include "words/labels.hpp"
#include "words/method_words.hpp"
#include "words/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace demarc {

const Columns& claims_columns() {
    static const Columns columns{
        {"id", "string", "", "Id of the claim: the stem of its file."},
        {"publisher", "string", "", "Who published the figure."},
        {"published", "date", "", "The day the figure came out; empty where it is not recorded."},
        {"date", "date", "", "The day whose state the figure is of."},
        {"since", "date", "", "The figure is a change from this day; empty for a stock."},
        {"plan", "string", "",
         "Id of the plan whose changes the figure is of; empty where it is of no plan."},
        {"counted", "string", "",
         "What of a change counts: net, gained or lost of a period; net, net_without_zone, "
         "left_by_ukraine or left_by_russia of a plan; empty for a stock."},
        {"statement", "string", "", "The claim in own words or as a short quotation."},
        {"counts", "string", "", "What the publisher counts."},
        {"map", "string", "",
         "Publisher of the map that the figure was read from; empty where it is not known."},
        {"regions", "string", "",
         "ISO codes of the regions it is about; a minus sign in front of those left out; empty for "
         "the whole country."},
        {"unit", "string", "",
         "Unit of the figures in this row: percent, km2 or sq_mi (square miles)."},
        {"stated", "number", "", "The published figure, with the decimals it was printed in."},
        {"stated_to", "number", "", "The other end of a range; empty where it is one figure."},
        {"hedge", "string", "",
         "exact, approximate, at_least, at_most, just_over, just_under or between."},
        {"hedge_word", "string", "", "The word that hedges the figure; empty where it is exact."},
        {"covered_low", "number", "", "Lowest value that the wording covers."},
        {"covered_high", "number", "", "Highest value that the wording covers."},
        {"measured", "number", "", "What was measured in the method of the run."},
        {"measured_low", "number", "", "Lowest measured value over all methods."},
        {"measured_high", "number", "", "Highest measured value over all methods."},
        {"gap", "number", "",
         "Measured less stated, in the row's unit (of a share, points); 0 inside a stated range."},
        {"gap_km2", "number", "", "The same as land, in km²."},
        {"methods_tried", "integer", "", "Number of methods tried."},
        {"methods_that_hold", "integer", "", "Number of methods under which the claim holds."},
        {"verdict", "string", "",
         "holds, true_but_far (a comparison that is true, far from its figure), "
         "holds_under_some_methods, does_not_hold, not_on_this_map (a figure of another "
         "publisher's map that is not on this one) or cannot_be_tested."},
        {"obstacle", "string", "",
         "What kind of thing keeps it from being tested: counts_more, not_distinguished, "
         "land_not_shown, needs_earlier_line, other_day, plan_without_result, other_people or "
         "too_fine; empty "
         "where it was tested."},
        {"reason", "string", "", "Why, in one or two sentences."},
        {"method", "string", "", "The method of the run."},
        {"used_method", "string", "", "How the publisher must have counted, if the figure tells."},
        {"address", "string", "", "Where the claim was published."}};
    return columns;
}

std::string unit_of(Quantity quantity) {
    switch (quantity) {
    case Quantity::share_pct:
        return "percent";
    case Quantity::area_km2:
        return "km2";
    case Quantity::area_sq_mi:
        return "sq_mi";
    case Quantity::people:
        return "people";
    }
    return {};
}

int decimals_of(Quantity quantity) {
    return quantity == Quantity::share_pct ? percent_decimals
           : quantity == Quantity::people  ? 0
                                           : km2_decimals;
}

namespace {

std::string regions_of(const Claim& claim) {
    std::vector<std::string> codes;
    for (const RegionCode& code : claim.regions) {
        codes.push_back(code.text());
    }
    for (const RegionCode& code : claim.outside) {
        codes.push_back("-" + code.text());
    }
    return join(codes, " ");
}

} // namespace

std::vector<Cell> claim_cells(const ClaimCheck& check) {
    const Claim& claim = check.claim;
    const Range covered = covered_by(claim);
    const auto figure = [&](double value) {
        return std::isfinite(value) ? Cell(Decimal{value, decimals_of(claim.quantity)}) : Cell();
    };
    return {claim.id,
            claim.publisher,
            claim.published ? claim.published->iso() : "",
            claim.date ? claim.date->iso() : "",
            claim.since ? claim.since->iso() : "",
            claim.plan,
            is_of_change(claim) ? text_cell(name_of(claim.counted)) : Cell(),
            claim.statement,
            claim.counts,
            claim.map,
            regions_of(claim),
            unit_of(claim.quantity),
            Decimal{claim.value, std::max(claim.decimals, 0)},
            claim.value_to ? Cell(Decimal{*claim.value_to, std::max(claim.decimals, 0)}) : Cell(),
            text_cell(name_of(claim.hedge)),
            claim.hedge_word,
            figure(covered.low),
            figure(covered.high),
            figure(check.measured),
            figure(check.measured_range.low),
            figure(check.measured_range.high),
            figure(check.gap),
            std::isfinite(check.gap) ? km2_cell(check.gap_area) : Cell(),
            static_cast<long long>(check.ways.size()),
            static_cast<long long>(check.fitting.size()),
            text_cell(name_of(check.verdict)),
            check.obstacle ? text_cell(name_of(check.obstacle->kind)) : Cell(),
            reason_of(check),
            label_of(check.method),
            used_method(check),
            where_published(claim)};
}

Table claims_table(const Study& study) {
    Table table{claims_columns()};
    for (const ClaimCheck& check : study.claims) {
        table.rows.push_back(claim_cells(check));
    }
    return table;
}

using Json = nlohmann::ordered_json;

Json claim_json(const ClaimCheck& check) {
    const Columns& columns = claims_columns();
    const std::vector<Cell> cells = claim_cells(check);
    Json json;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::string text = text_of(cells[i]);
        // The text of the table, so that both are the same number.
        json[columns[i].name] = text.empty()                                    ? Json(nullptr)
                                : std::holds_alternative<std::string>(cells[i]) ? Json(text)
                                                                                : Json::parse(text);
    }
    return json;
}

std::string claim_card_markdown(const Study& study, const ClaimCheck& check) {
    std::string text = "# Fact check\n\n" + report_claim(check);
    if (!used_method(check).empty()) {
        text += used_method(check) + "\n\n";
    }
    if (!check.claim.note.empty()) {
        text += fmt::format("Note: {}\n\n", as_sentence(markdown_escaped(check.claim.note)));
    }
    text += fmt::format("* {} {}, {}\n", bold("Front line:"),
                        markdown_escaped(publisher_in_words(study.control.publisher)),
                        study.control.date.english());
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
