// SPDX-License-Identifier: MIT
#include "words/describe.hpp"

#include "geometry/area.hpp"
#include "plans/line_name.hpp"
#include "plans/plan_places.hpp"
#include "plans/plan_zones.hpp"
#include "support/text.hpp"
#include "support/words.hpp"
#include "words/labels.hpp"
#include "words/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace demarc {

namespace {

/// Who runs land, in a sentence: "an international administration".
std::string party(Administration administration) {
    const std::string label = label_of(administration);
    return administration == Administration::international ? "an " + label : label;
}

/// "operator: the United States; police: Ukrainian"
std::string listed_terms(const std::map<std::string, std::string>& terms) {
    std::vector<std::string> parts;
    for (const auto& [term, value] : terms) {
        parts.push_back(term + ": " + value);
    }
    return join(parts, "; ");
}

/// Text of several lines as one, without blanks at its ends, so that it can be broken anew.
std::string on_one_line(std::string_view text) {
    std::string line(trimmed(text));
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
}

/// One sentence for each primitive.
struct Sentence {
    const RegionTable& regions;
    const Places& places;

    [[nodiscard]] std::string land(const Selector& area) const {
        return describe(area, regions, places);
    }

    static std::string barred_forces(const std::vector<Side>& barred) {
        if (barred.size() != 1) {
            return "armed forces";
        }
        return fmt::format("armed forces of {}", label_of(barred.front()));
    }

    static std::string_view adjective_of(Side side) {
        return side == Side::ukraine ? "Ukrainian" : "Russian";
    }

    [[nodiscard]] std::string land_left_by_forces(Selector area) const {
        area.held_by.reset();
        return fmt::format("the land they hold in {}", land(area));
    }

    /// The land a side leaves, contested land with it or not.
    [[nodiscard]] std::string land_left(Selector area) const {
        area.held_by.reset();
        return fmt::format("what it holds in {}", land(area));
    }

    std::string operator()(const Freeze& rule) const {
        Selector area = rule.area;
        area.held_by.reset();
        return fmt::format("{} keeps what it {} in {}.",
                           rule.area.held_by ? label_of(*rule.area.held_by) : "Each side",
                           rule.line == contact ? "holds on the day of the map"
                                                : "held by the " + line_name(rule.line),
                           land(area));
    }
    std::string operator()(const Revert& rule) const {
        if (rule.line == line_of_2022) {
            return fmt::format("Administration goes back to the {} in {}: Russia keeps what it has "
                               "held since before, all else is Ukraine's.",
                               line_name(rule.line), land(rule.area));
        }
        return fmt::format(
            "Administration goes back to the {} in {}{}.", line_name(rule.line), land(rule.area),
            rule.line == line_of_1991 ? ", the internationally recognised border" : "");
    }
    std::string operator()(const Withdraw& rule) const {
        if (rule.to == Withdraw::To::zone) {
            return fmt::format(
                "{} forces withdraw from {}, which becomes a {}.", adjective_of(rule.side),
                land_left_by_forces(rule.area),
                label_of(Change::to_demilitarised_zone, Tongue::english, Length::full));
        }
        if (rule.to == Withdraw::To::nobody) {
            return fmt::format("{} forces withdraw from {}, which neither army enters; who "
                               "administers it is not settled.",
                               adjective_of(rule.side), land_left_by_forces(rule.area));
        }
        return fmt::format(
            "{} forces withdraw from {}, which goes to {}.", adjective_of(rule.side),
            land_left_by_forces(rule.area),
            label_of(rule.to == Withdraw::To::ukraine ? Side::ukraine : Side::russia));
    }
    std::string operator()(const Relinquish& rule) const {
        if (rule.extent == "border") {
            return fmt::format("{} gives up the pockets on the border that are apart from the rest "
                               "of what it holds, in {}.",
                               label_of(rule.side), land(rule.area));
        }
        return fmt::format("{} gives up {}{}.", label_of(rule.side), land_left(rule.area),
                           rule.extent == "agreed" ? ", as far as agreed (computed with all of it)"
                                                   : "");
    }
    std::string operator()(const Swap& rule) const {
        Selector give = rule.give;
        Selector take = rule.take;
        give.held_by.reset();
        take.held_by.reset();
        return fmt::format(
            "{} gives what it holds in {} and takes what {} holds in {}{}.", label_of(rule.side),
            land(give), label_of(rule.side == Side::ukraine ? Side::russia : Side::ukraine),
            land(take),
            rule.ratio ? fmt::format("; by the text {:g} km² taken for each one given", *rule.ratio)
                       : "");
    }
    std::string operator()(const Buffer& rule) const {
        const auto depth = [](double km, Side side, const std::string& line) {
            return fmt::format("{} km deep on the side of {}, from the {}", fmt::format("{:g}", km),
                               label_of(side), line_name(line));
        };
        std::string bands;
        if (rule.km_ukraine == rule.km_russia && rule.line_ukraine == rule.line_russia) {
            bands = fmt::format("{:g} km deep on either side of the {}", rule.km_ukraine,
                                line_name(rule.line_ukraine));
        } else {
            std::vector<std::string> parts;
            if (rule.km_ukraine > 0) {
                parts.push_back(depth(rule.km_ukraine, Side::ukraine, rule.line_ukraine));
            }
            if (rule.km_russia > 0) {
                parts.push_back(depth(rule.km_russia, Side::russia, rule.line_russia));
            }
            bands = listed(parts);
        }
        return fmt::format("A buffer without {}, {}, in {}{}{}.",
                           rule.heavy_arms_only ? "heavy arms" : barred_forces(rule.barred), bands,
                           land(rule.area), rule.economic_zone ? ", as an economic zone" : "",
                           rule.police.empty() ? "" : "; police: " + rule.police);
    }
    std::string operator()(const Recognise& rule) const {
        return fmt::format("{}, without moving land: {}; by {}.", as_heading(label_of(rule.degree)),
                           land(rule.area), listed(rule.by));
    }
    std::string operator()(const Demilitarise& rule) const {
        std::vector<std::string> barred;
        for (const Side side : rule.barred) {
            barred.push_back(label_of(side));
        }
        return fmt::format("Demilitarised: {}{}{}{}.", land(rule.area),
                           barred.empty() ? "" : ", without armed forces of " + listed(barred),
                           rule.economic_zone ? ", as an economic zone" : "",
                           rule.police.empty() ? "" : "; police: " + rule.police);
    }
    std::string operator()(const Administer& rule) const {
        std::vector<std::string> parties;
        for (const Administration by : rule.by) {
            parties.push_back(party(by));
        }
        const std::string terms = listed_terms(rule.terms);
        return fmt::format("Run by {}{}: {}{}.", listed(parties),
                           parties.size() > 1 ? " together" : "", land(rule.area),
                           terms.empty() ? "" : "; " + terms);
    }
    std::string operator()(const SiteRule& rule) const {
        return fmt::format("{}: {}.", name_by_id(places.sites, rule.site),
                           listed_terms(rule.terms));
    }
    std::string operator()(const Defer& rule) const {
        return fmt::format("Left to {}: {}.", rule.to,
                           rule.site.empty() ? land(rule.area)
                                             : name_by_id(places.sites, rule.site));
    }
    std::string operator()(const NoRule& rule) const {
        return fmt::format("{}: {}.",
                           rule.silent ? "The text says nothing on territory"
                                       : "The text has no territorial rule",
                           rule.reason);
    }
};

std::string standing(const Plan& plan) {
    std::vector<std::string> parts;
    for (const std::string& part :
         {plan.status, plan.date ? plan.date->english() : std::string()}) {
        if (!part.empty()) {
            parts.push_back(part);
        }
    }
    const std::string text = as_heading(join(parts, ", "));
    return plan.author.empty() || text.empty() ? text + plan.author : text + "; " + plan.author;
}

std::string described_rules(const std::vector<Rule>& rules, const RegionTable& regions,
                            const Places& places, std::size_t width) {
    std::string text;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const Rule& rule = rules[i];
        std::string standing_of_rule = fmt::format("[{}", label_of(rule.certainty));
        if (!rule.point.empty()) {
            standing_of_rule += ", point " + rule.point;
        }
        text +=
            hanging(fmt::format("{:>3}. ", i + 1),
                    describe(rule.body, regions, places) + ' ' + standing_of_rule + ']', 5, width);
        if (!rule.note.empty()) {
            text += hanging("     Note: ", on_one_line(rule.note), 5, width);
        }
    }
    return text;
}

/// A zone or site of the plan's own, with what tells where it is.
std::string described_places(const Plan& plan, const RegionTable& regions, std::size_t width) {
    std::string text;
    for (const Site& site : plan.sites) {
        const std::string where =
            site.position
                ? fmt::format(" at {:g} E, {:g} N", site.position->lon, site.position->lat)
                : std::string(", which has no one position");
        text += hanging("  - ", fmt::format("the site \"{}\" ({}){}", site.name_en, site.id, where),
                        4, width);
    }
    for (const Zone& zone : plan.zones) {
        text += hanging("  - ",
                        fmt::format("the zone \"{}\" ({}), {} km²{}{}", zone.name_en, zone.id,
                                    grouped(area_of(zone.polygons).km2(), 0),
                                    zone.region ? " as drawn, of which what lies in " +
                                                      regions[*zone.region].name_en
                                                : std::string(" as drawn"),
                                    zone.note.empty() ? "" : ": " + on_one_line(zone.note)),
                        4, width);
    }
    return text.empty() ? text : "\nPlaces of its own\n" + text;
}

/// The head of an option: what it is, on which condition, and which rules it replaces.
std::string described_option(const Plan& plan, const PlanOption& option) {
    std::string text = fmt::format("Option \"{}\" (not in the plan's own figures, but in their "
                                   "range): {}; on condition of: {}",
                                   option.id, option.title, option.condition);
    std::vector<std::string> dropped;
    for (std::size_t i = 0; i < plan.rules.size(); ++i) {
        const std::string& id = plan.rules[i].id;
        if (!id.empty() &&
            std::find(option.drops.begin(), option.drops.end(), id) != option.drops.end()) {
            dropped.push_back(std::to_string(i + 1));
        }
    }
    if (!dropped.empty()) {
        text += fmt::format("; without rule{} {}", dropped.size() > 1 ? "s" : "", listed(dropped));
    }
    if (option.contested) {
        text += "; with " + label_of(*option.contested);
    }
    if (!option.plan.empty()) {
        text += fmt::format("; with the rules of {} in place of its own{}", option.plan,
                            option.readings.empty()
                                ? ""
                                : fmt::format(", in its {} readings", option.readings.size() + 1));
    }
    return text;
}

std::string described_source(const PlanSource& source, std::size_t width) {
    std::string text = source.title + ". " + source.publisher;
    if (source.date) {
        text += ", " + source.date->english();
    }
    text += '.';
    if (!source.address.empty()) {
        text += ' ' + source.address;
    }
    return hanging("  - ", on_one_line(text), 4, width);
}

} // namespace

std::string describe(const RuleWithoutLand& rule) {
    return fmt::format("rule {}{} ({}{})", rule.number,
                       rule.option.empty() ? "" : fmt::format(" of the option \"{}\"", rule.option),
                       rule.type, rule.point.empty() ? "" : ", point " + rule.point);
}

std::string describe(const RuleBody& rule, const RegionTable& regions, const Places& places) {
    return std::visit(Sentence{regions, places}, rule);
}

std::string describe(const Plan& plan, const RegionTable& regions, const Places& shipped,
                     std::size_t width) {
    const Places places = with_own_places(shipped, {plan});
    std::string text = hanging("", plan.title_en, 0, width) + hanging("", plan.title_uk, 0, width);
    text += plan.id + '\n';
    text += hanging("", standing(plan), 0, width) + '\n';
    text += hanging("", on_one_line(plan.summary), 0, width);
    text += described_places(plan, regions, width);
    if (plan.contested) {
        text += '\n' + hanging("", "Read with " + label_of(*plan.contested) + ".", 0, width);
    }
    text += "\nRules, in the order in which they apply\n";
    text += described_rules(plan.rules, regions, places, width);
    for (const PlanOption& option : plan.options) {
        text += '\n' + hanging("", described_option(plan, option), 2, width);
        if (option.plan.empty()) {
            text += described_rules(option.rules, regions, places, width);
        }
    }
    if (!plan.open_questions.empty()) {
        text += "\nWhat the text leaves open\n";
        for (const std::string& question : plan.open_questions) {
            text += hanging("  - ", on_one_line(question), 4, width);
        }
    }
    if (!plan.sources.empty()) {
        text += "\nSources\n";
        for (const PlanSource& source : plan.sources) {
            text += described_source(source, width);
        }
    }
    return text;
}

} // namespace demarc
