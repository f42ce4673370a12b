// SPDX-License-Identifier: MIT
#include "maps/claim_card.hpp"

#include "maps/style.hpp"
#include "maps/svg_document.hpp"
#include "support/text.hpp"
#include "words/claim_reason.hpp"
#include "words/claim_words.hpp"
#include "words/figures.hpp"
#include "words/labels.hpp"
#include "words/method_words.hpp"
#include "words/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace demarc {

namespace {

constexpr double card_margin = 44;
constexpr int width = 900;
constexpr double words_width = width - 2 * card_margin;
constexpr double axis_left = card_margin + 20;
constexpr double axis_right = width - card_margin - 20;

/// "The claim holds", "True, but far from the figure": a headline of the verdict.
std::string verdict_words(Verdict verdict) {
    return verdict == Verdict::true_but_far || verdict == Verdict::not_on_this_map
               ? as_heading(label_of(verdict))
               : "The claim " + label_of(verdict);
}

/// From figures to the sheet.
class Axis {
public:
    explicit Axis(const ClaimCheck& check) {
        const Range covered = covered_by(check.claim);
        low_ = std::min({covered.low, check.measured_range.low, check.claim.value});
        high_ = std::max({covered.high, check.measured_range.high, check.claim.value});
        const double room = std::max(0.25 * (high_ - low_), 1e-9 * std::abs(high_) + 1e-9);
        low_ -= room;
        high_ += room;
    }
    [[nodiscard]] double x(double value) const {
        return axis_left + (value - low_) / (high_ - low_) * (axis_right - axis_left);
    }
    /// Round values a fifth or so of the axis apart.
    [[nodiscard]] std::vector<double> ticks() const {
        const double rough = (high_ - low_) / 5;
        const double decade = std::pow(10.0, std::floor(std::log10(rough)));
        const double step = rough / decade < 1.5   ? decade
                            : rough / decade < 3.5 ? 2 * decade
                            : rough / decade < 7.5 ? 5 * decade
                                                   : 10 * decade;
        std::vector<double> values;
        for (double i = std::ceil(low_ / step); i * step <= high_; ++i) {
            values.push_back(i * step);
        }
        decimals_ = std::max(0, static_cast<int>(-std::floor(std::log10(step) + 1e-9)));
        return values;
    }
    [[nodiscard]] int decimals() const { return decimals_; }

private:
    double low_ = 0;
    double high_ = 1;
    mutable int decimals_ = 0;
};

void line(SvgDocument& svg, const char* css_class, SheetPoint a, SheetPoint b) {
    svg.path(css_class, path_data({{a, b}}, false));
}

void label(SvgDocument& svg, const MapStyle& style, const std::string& text, const char* kind,
           double x, double y) {
    const double shift = std::clamp(x, axis_left + 60, axis_right - 60);
    svg.text(set_line({text, kind}, style, {shift, y}, TextLine::Anchor::middle));
}

/// The scale: a band for what the wording covers, a bar for what is measured over all ways of
/// counting with a dot for this run's, a stroke for what is stated.
double draw_scale(SvgDocument& svg, const MapStyle& style, const ClaimCheck& check, double top) {
    const Axis axis(check);
    const Range covered = covered_by(check.claim);
    const double middle = top + 60;
    svg.layer("scale", "Scale");
    const double least = 2;
    svg.box("fill-claim_covers", {axis.x(covered.low), middle - 26,
                                  std::max(least, axis.x(covered.high) - axis.x(covered.low)), 52});
    const double from = axis.x(check.measured_range.low);
    svg.box("fill-claim_measured",
            {from, middle - 5, std::max(least, axis.x(check.measured_range.high) - from), 10});
    svg.circle("fill-claim_measured", {axis.x(check.measured), middle}, 8);
    const double at = axis.x(check.claim.value);
    line(svg, "line-claim_stated", {at, middle - 34}, {at, middle + 26});
    line(svg, "line-rule", {axis_left, middle + 44}, {axis_right, middle + 44});
    for (const double value : axis.ticks()) {
        line(svg, "line-rule", {axis.x(value), middle + 44}, {axis.x(value), middle + 50});
        svg.text(
            set_line({grouped(value, axis.decimals()) + unit_after(check.claim.quantity), "legend"},
                     style, {axis.x(value), middle + 66}, TextLine::Anchor::middle));
    }
    label(svg, style, "stated: " + stated_in_words(check.claim), "legend_heading", at, middle - 42);
    return middle + 92;
}

std::string scale_note(const ClaimCheck& check) {
    return fmt::format("Red: as stated. Light band: what the wording covers. Blue dot: measured "
                       "here; blue bar: over {} of counting.",
                       counted(check.ways.size(), "way", "ways"));
}

/// Where it was published, unless that repeats the line under the statement.
std::string publication(const Claim& claim) {
    const std::string& where = claim.address.empty() ? claim.reference : claim.address;
    return where == byline(claim) ? std::string() : where;
}

std::vector<Paragraph> small_print(const Study& study, const ClaimCheck& check) {
    const Claim& claim = check.claim;
    std::vector<Paragraph> notes;
    const std::string gap = gap_in_words(check);
    notes.push_back({gap.empty() ? reason_of(check)
                                 : "Measured against stated: " + gap + ". " + reason_of(check),
                     "legend"});
    if (check.verdict != Verdict::cannot_be_tested) {
        notes.push_back({scale_note(check), "legend"});
    }
    notes.push_back({"What the claim counts: " + claim.counts + ".", "caption"});
    if (const std::string part = counted_in_words(claim); !part.empty()) {
        notes.push_back({"What the figure is of: " + part + ".", "caption"});
    }
    if (const std::string where = publication(claim); !where.empty()) {
        notes.push_back({"Published: " + where, "caption"});
    }
    const std::string compared =
        check.earlier_line.empty() ? "" : ", compared with " + check.earlier_line;
    notes.push_back(
        {fmt::format("Front line: {}, {}{}. Boundaries: {}. Counted with {}. All of this "
                     "land is internationally recognised as Ukraine.",
                     publisher_in_words(study.control.publisher), study.control.date.english(),
                     compared, study.boundaries.title, label_of(check.method)),
         "caption"});
    for (const InputFile& file : study.control.files) {
        if (const std::string credit = credit_of(file); !credit.empty()) {
            notes.push_back({credit, "caption"});
            break; // the files of a snapshot are by one publisher
        }
    }
    return notes;
}

} // namespace

std::string claim_card_svg(const Study& study, const ClaimCheck& check, const MapStyle& style) {
    const Claim& claim = check.claim;
    const TextBlock head = set_block({{"FACT CHECK", "kicker"},
                                      {"“" + claim.statement + "”", "title"},
                                      {byline(claim), "subtitle"}},
                                     style, {card_margin, card_margin}, words_width);
    const TextBlock verdict = set_block({{verdict_words(check.verdict), "title"}}, style,
                                        {card_margin, head.box.bottom() + 18}, words_width);
    const bool scaled = check.verdict != Verdict::cannot_be_tested;
    const double below_scale = verdict.box.bottom() + (scaled ? 168 : 16);
    const TextBlock notes =
        set_block(small_print(study, check), style, {card_margin, below_scale}, words_width);
    const int height = static_cast<int>(std::ceil(notes.box.bottom() + card_margin));
    SvgDocument svg(width, height, {0, 0, width, static_cast<double>(height)});
    svg.describe("Fact check: " + claim.statement,
                 verdict_words(check.verdict) + ". " + reason_of(check));
    svg.style_sheet(css_of(style));
    svg.layer("sheet", "Sheet");
    svg.box("sheet", {0, 0, width, static_cast<double>(height)});
    svg.layer("claim", "Claim");
    svg.text(head);
    line(svg, "line-rule", {card_margin, head.box.bottom() + 8},
         {width - card_margin, head.box.bottom() + 8});
    svg.text(verdict);
    if (scaled) {
        draw_scale(svg, style, check, verdict.box.bottom() + 6);
    }
    svg.layer("notes", "Notes");
    svg.text(notes);
    return svg.bytes();
}

} // namespace demarc
