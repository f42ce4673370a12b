// SPDX-License-Identifier: MIT
#include "maps/wording.hpp"

#include "maps/frame.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace demarc {
namespace {

constexpr const char* no_break_space = "\u00a0";

Figure russian_now(const Tally& tally) {
    const Figure since_2022 = country_figure(tally, Layer::control, "russian");
    const Figure before = country_figure(tally, Layer::control, "russian_pre_2022");
    return {since_2022.area + before.area, since_2022.share_pct + before.share_pct};
}

// Below this, an area is noise of the overlay and not worth a sentence.
constexpr SquareMetres worth_saying = SquareMetres::from_km2(0.5);

std::string full_stop(std::string text) {
    if (!text.empty() && text.find_last_of(".!?") != text.size() - 1) {
        text += '.';
    }
    return text;
}

std::string present_sentences(const Study& study, const Tally& tally) {
    const Figure now = russian_now(tally);
    const Figure before = country_figure(tally, Layer::control, "russian_pre_2022");
    const Figure contested = country_figure(tally, Layer::control, "contested");
    std::string text =
        fmt::format("On {} Russia holds {} of Ukraine, {}", study.control.date.english(),
                    in_percent(now.share_pct), in_km2(now.area));
    text += before.area > worth_saying
                ? fmt::format("; it has held {} of that since before 2022.", in_km2(before.area))
                : ".";
    if (contested.area > worth_saying) {
        text += fmt::format(" {} are contested.", in_km2(contested.area));
    }
    return text;
}

std::string moves_sentence(const Balance& balance) {
    std::vector<std::string> left_by_ukraine;
    if (balance.to_demilitarised_zone > worth_saying) {
        left_by_ukraine.push_back(in_km2(balance.to_demilitarised_zone) +
                                  " to a demilitarised zone");
    }
    if (balance.passed_to_russia > worth_saying) {
        left_by_ukraine.push_back(in_km2(balance.passed_to_russia) + " to Russia");
    }
    std::string text;
    if (!left_by_ukraine.empty()) {
        text = "Ukraine leaves " + join(left_by_ukraine, " and ");
    }
    if (balance.returned_to_ukraine > worth_saying) {
        text += text.empty() ? "" : "; ";
        text += "Russia leaves " + in_km2(balance.returned_to_ukraine) + " to Ukraine";
    }
    return full_stop(text);
}

std::string net_sentence(const Balance& balance) {
    if (balance.to_demilitarised_zone > worth_saying) {
        return fmt::format("Net to Russia: {}, or {} with the zone counted as Russian.",
                           signed_km2(balance.net_to_russia_without_zone()),
                           signed_km2(balance.net_to_russia_with_zone()));
    }
    return fmt::format("Net to Russia: {}.", signed_km2(balance.net_to_russia_without_zone()));
}

/// Land under a buffer or another restriction that its holder keeps; a zone that Ukraine leaves is
/// told with the moves.
std::string buffer_sentence(const Study& study, const Scenario& scenario) {
    SquareMetres area;
    for (FaceIndex i = 0; i < study.partition.faces.size(); ++i) {
        const Outcome& outcome = scenario.outcomes.faces[i];
        const bool restricted =
            outcome.overlay.demilitarised || outcome.overlay.heavy_arms_withdrawn;
        if (restricted && outcome.change != Change::to_demilitarised_zone) {
            area += study.partition.faces[i].area(study.method.area);
        }
    }
    if (!(area > worth_saying)) {
        return {};
    }
    const AreaRange& range = scenario.envelope.balance.overlaid;
    const bool one_kind = !(scenario.envelope.balance.to_demilitarised_zone.high > worth_saying);
    return fmt::format("{} would be {}{}.", in_km2(area), hatch_label("demilitarised", scenario),
                       one_kind && range.is_wide()
                           ? fmt::format(" ({} to {} over all {} readings)", in_km2(range.low),
                                         in_km2(range.high), scenario.envelope.readings)
                           : "");
}

/// The range of the balance, where readings of what the text leaves open differ in it.
std::string range_sentence(const Envelope& envelope) {
    if (envelope.readings < 2 || !envelope.balance.net_without_zone.is_wide()) {
        return {};
    }
    return fmt::format(
        "Over all {} readings of what it leaves open: {} to {}{}.", envelope.readings,
        signed_km2(envelope.balance.net_without_zone.low),
        signed_km2(envelope.balance.net_without_zone.high),
        envelope.balance.to_demilitarised_zone.high > worth_saying ? ", the zone not counted" : "");
}

std::string open_sentence(const Tally& tally) {
    const Figure open = country_figure(tally, Layer::change, "undetermined");
    if (!(open.area > worth_saying)) {
        return {};
    }
    if (open.share_pct > 99.9) {
        return "It leaves all of Ukraine's territory undetermined.";
    }
    return fmt::format("{}, {} of Ukraine, are left undetermined.", in_km2(open.area),
                       in_percent(open.share_pct));
}

std::string sites_sentence(const Study& study, const Scenario& scenario) {
    std::string text;
    for (const Site& site : study.places.sites) {
        std::vector<std::string> terms;
        for (const SiteOutcome& outcome : scenario.outcomes.sites) {
            if (outcome.site == site.id) {
                terms.push_back(outcome.text);
            }
        }
        if (!terms.empty()) {
            text += fmt::format(" {} ({}).", site.name_en, join(terms, "; "));
        }
    }
    return text.empty() ? text : "Sites:" + text;
}

std::string recognition_sentence(const Scenario& scenario) {
    std::vector<std::string> parts;
    for (const LegalStatus status : {LegalStatus::russia_de_facto, LegalStatus::russia_de_jure}) {
        std::set<std::string> names;
        for (const Outcome& outcome : scenario.outcomes.faces) {
            if (outcome.legal == status) {
                names.insert(outcome.recognised_by.begin(), outcome.recognised_by.end());
            }
        }
        if (!names.empty()) {
            parts.push_back(fmt::format(
                "{}: {}", status == LegalStatus::russia_de_jure ? "de jure" : "de facto",
                join({names.begin(), names.end()}, ", ")));
        }
    }
    if (parts.empty()) {
        return "No land would be recognised as Russian.";
    }
    return "Recognition of outlined land, on paper only: " + full_stop(join(parts, "; "));
}

std::vector<Paragraph> plan_column(const Study& study, const Scenario& scenario) {
    const Plan& plan = scenario.plan;
    std::vector<Paragraph> column{{plan.reference ? "No plan" : "The plan", "caption_bold"}};
    std::string text;
    if (plan.reference) {
        text = "The present line, with nothing changed: what every plan is measured against.";
    } else {
        text = full_stop("Author: " + plan.author);
        if (!plan.status.empty()) {
            text += full_stop(" Text: " + plan.status);
        }
        text += " " + recognition_sentence(scenario);
        const std::string sites = sites_sentence(study, scenario);
        text += sites.empty() ? "" : " " + sites;
    }
    column.push_back({text, "caption"});
    column.push_back({plan.reference ? "All of it is internationally recognised as Ukraine. "
                                       "Holding land is not legal title."
                                     : "All of it is internationally recognised as Ukraine. "
                                       "Holding land is not legal title; a plan is a proposal.",
                      "caption_bold"});
    return column;
}

std::vector<Paragraph> line_column(const Study& study) {
    const ControlSnapshot& control = study.control;
    std::string text = fmt::format("{}, {}.", control.publisher, control.date.english());
    if (!control.method_note.empty()) {
        text += " " + full_stop(control.method_note);
    }
    if (!control.counts_as_control.empty()) {
        text += " Counted as control: " + full_stop(control.counts_as_control);
    }
    text += " Crimea and Sevastopol are included.";
    return {{"The line of contact", "caption_bold"}, {text, "caption"}};
}

std::string contested_sentence(const Study& study, const Tally& tally) {
    if (!(country_figure(tally, Layer::control, "contested").area.value > 0)) {
        return "No land is marked as contested in this snapshot.";
    }
    switch (study.method.contested) {
    case ContestedPolicy::ukrainian:
        return "Contested land is counted as held by Ukraine.";
    case ContestedPolicy::russian:
        return "Contested land is counted as held by Russia.";
    case ContestedPolicy::split:
        return "Contested land is counted half to either side.";
    case ContestedPolicy::separate:
        break;
    }
    return "Contested land is counted for neither side.";
}

std::vector<Paragraph> figures_column(const Study& study, const Scenario& scenario) {
    std::string text =
        fmt::format("Shares are of {}; areas are {}. {}", described(study.method.denominator),
                    study.method.area == AreaMethod::planar ? "measured in an equal-area projection"
                                                            : "measured on the ellipsoid",
                    contested_sentence(study, scenario.tally));
    if (const auto caution = caution_of(study)) {
        text += " " + *caution;
    }
    const Balance& balance = scenario.tally.balance;
    if (balance.to_demilitarised_zone > worth_saying) {
        text += fmt::format(" The demilitarised zone counts as neither side's here: net to Russia "
                            "{}. Counted as Russian: {}.",
                            signed_km2(balance.net_to_russia_without_zone()),
                            signed_km2(balance.net_to_russia_with_zone()));
    } else if (!changes_nothing(scenario)) {
        text += " No demilitarised zone changes the balance.";
    }
    text += fmt::format(" {}.", Frame::projection_name());
    return {{"The figures", "caption_bold"}, {text, "caption"}};
}

} // namespace

std::string in_km2(SquareMetres area) {
    return grouped(area.km2(), area.km2() < 9.5 ? 1 : 0) + no_break_space + "km²";
}

std::string in_percent(double share_pct) {
    constexpr double rounding = 1e-6;
    std::string number = fixed(share_pct, share_pct != 0 && share_pct < 0.095 ? 2 : 1);
    if (share_pct == 0) {
        number = "0";
    } else if (share_pct > 100 - rounding) {
        number = "100";
    } else if (number == "100.0") {
        number = "99.9"; // a remainder is left, however small
    }
    return number + no_break_space + "%";
}

std::string signed_km2(SquareMetres area) {
    const bool nothing = std::abs(area.km2()) < 0.05;
    const char* sign = nothing ? "" : area.value < 0 ? "\u2212" : "+";
    return sign + in_km2(SquareMetres{nothing ? 0 : std::abs(area.value)});
}

Figure country_figure(const Tally& tally, Layer layer, std::string_view class_name) {
    for (const TallyRow& row : tally.rows) {
        if (!row.region && row.layer == layer && row.class_name == class_name) {
            return {row.area, row.share_of_country_pct};
        }
    }
    return {};
}

bool changes_nothing(const Scenario& scenario) {
    return std::all_of(scenario.outcomes.faces.begin(), scenario.outcomes.faces.end(),
                       [](const Outcome& outcome) {
                           const bool contested = outcome.before == Administration::undetermined &&
                                                  outcome.certainty != Certainty::undetermined;
                           return outcome.change == Change::kept_by_ukraine ||
                                  outcome.change == Change::kept_by_russia ||
                                  (outcome.change == Change::undetermined && contested);
                       });
}

std::string kicker(const Study& study, const Scenario& scenario) {
    const Plan& plan = scenario.plan;
    std::vector<std::string> parts;
    if (plan.reference) {
        parts = {"Territorial control", study.control.date.english()};
    } else {
        parts = {"Peace plan"};
        if (!plan.status.empty()) {
            parts.push_back(plan.status);
        }
        if (plan.date) {
            parts.push_back(plan.date->english());
        }
    }
    return join(parts, "  ·  ");
}

std::string legend_heading(const Scenario& scenario) {
    return changes_nothing(scenario) ? "Who holds it: km², share of Ukraine"
                                     : "After the plan: km², share of Ukraine";
}

std::string subtitle(const Study& study, const Scenario& scenario) {
    const Tally& tally = scenario.tally;
    const std::string buffer = buffer_sentence(study, scenario);
    if (changes_nothing(scenario)) {
        const std::string present = present_sentences(study, tally);
        return buffer.empty() ? present : present + " " + buffer;
    }
    const std::string moves = moves_sentence(tally.balance);
    const std::string open = open_sentence(tally);
    const Figure now = russian_now(tally);
    std::vector<std::string> sentences;
    sentences.push_back(moves.empty() ? "The text settles no territory." : moves);
    if (!open.empty()) {
        sentences.push_back(open);
    }
    if (!moves.empty()) {
        const Figure after = country_figure(tally, Layer::administration, "russia");
        sentences.push_back(fmt::format("{} would hold {} of Ukraine instead of {}.",
                                        open.empty() ? "Russia" : "Until that is settled Russia",
                                        in_percent(after.share_pct), in_percent(now.share_pct)));
        sentences.push_back(net_sentence(tally.balance));
    } else {
        sentences.push_back(fmt::format("Russia holds {} today.", in_percent(now.share_pct)));
    }
    for (const std::string& more : {buffer, range_sentence(scenario.envelope)}) {
        if (!more.empty()) {
            sentences.push_back(more);
        }
    }
    return join(sentences, " ");
}

std::vector<std::vector<Paragraph>> caption_columns(const Study& study, const Scenario& scenario) {
    return {plan_column(study, scenario), line_column(study), figures_column(study, scenario)};
}

std::string credits(const Study& study) {
    std::vector<std::string> parts;
    const auto add = [&](const char* what, const std::vector<InputFile>& files) {
        for (const InputFile& file : files) {
            std::string who = file.attribution.empty() ? file.publisher : file.attribution;
            if (who.ends_with('.')) {
                who.pop_back();
            }
            std::string part = what + who;
            if (!file.licence.empty() && who.find(file.licence) == std::string::npos) {
                part += " (" + file.licence + ")";
            }
            if (!who.empty() && std::find(parts.begin(), parts.end(), part) == parts.end()) {
                parts.push_back(part);
            }
        }
    };
    add("Boundaries: ", study.boundaries.files);
    add("", study.control.files);
    parts.emplace_back("Map: demarc");
    return join(parts, " · ");
}

std::string contact_label(const Study& study) {
    return "Line of contact, " + study.control.date.english();
}

} // namespace demarc
