// SPDX-License-Identifier: MIT
#include "plans/plan_checks.hpp"

#include "plans/rule_conflicts.hpp"
#include "support/contains.hpp"
#include "support/error.hpp"
#include "support/faults.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace demarc {

namespace {

/// What is wrong with one rule on its own; empty if nothing is.
struct RuleCheck {
    std::string operator()(const Withdraw& rule) const {
        if ((rule.to == Withdraw::To::ukraine && rule.side == Side::ukraine) ||
            (rule.to == Withdraw::To::russia && rule.side == Side::russia)) {
            return fmt::format("{} cannot leave land to itself: 'to' must be the other side, "
                               "\"zone\" or \"nobody\"",
                               name_of(rule.side));
        }
        return leaves_what_it_holds(rule.side, rule.area);
    }
    std::string operator()(const Relinquish& rule) const {
        if (rule.extent == "border" && rule.side == Side::ukraine) {
            return "only Russian-held land has pockets on the border: 'extent' = \"border\" goes "
                   "with 'side' = \"russia\"";
        }
        return leaves_what_it_holds(rule.side, rule.area);
    }
    std::string operator()(const Swap& rule) const {
        const std::string wrong = leaves_what_it_holds(rule.side, rule.give);
        return wrong.empty() ? leaves_what_it_holds(other(rule.side), rule.take) : wrong;
    }
    std::string operator()(const Defer& rule) const {
        if (!rule.site.empty() && !is_everything(rule.area)) {
            return "'area' and 'site' do not go together: write two rules";
        }
        const bool may_be_ukrainian = rule.area.held_by == Side::ukraine ||
                                      contains(rule.area.control, ControlClass::ukrainian);
        if (may_be_ukrainian && !names_a_place(rule.area)) {
            return "only land in dispute is left open: land that Ukraine holds has to be named by "
                   "'regions', 'zones' or 'within'";
        }
        return {};
    }
    std::string operator()(const Administer& rule) const {
        for (const Administration party : rule.by) {
            if (std::count(rule.by.begin(), rule.by.end(), party) > 1) {
                return fmt::format("'{}' stands twice in 'by'", name_of(party));
            }
        }
        return {};
    }
    template<typename Other>
    std::string operator()(const Other& /*rule*/) const {
        return {};
    }

    static std::string leaves_what_it_holds(Side side, const Selector& area) {
        if (area.held_by && *area.held_by != side) {
            return fmt::format("{} cannot leave land that {} holds: 'side' and 'held_by' disagree",
                               name_of(side), name_of(*area.held_by));
        }
        return {};
    }
    static bool is_everything(const Selector& area) { return area == Selector{}; }
};

void check_id(const Plan& plan, const TomlDocument& document) {
    const std::string stem = document.file().stem().string();
    if (plan.id != stem) {
        throw ConfigError(
            fmt::format("{}'{}' does not match the file's name; call the file {}.toml "
                        "or the plan '{}'",
                        document.place_of("/id"), plan.id, plan.id, stem));
    }
}

/// What is wrong with the distances of a rule's areas; empty if nothing is.
std::string wrong_distance(const nlohmann::json& rule) {
    for (const char* area : {"area", "give", "take"}) {
        for (const char* key : {"within", "beyond"}) {
            if (!rule.contains(area) || !rule[area].contains(key)) {
                continue;
            }
            const nlohmann::json& distance = rule[area][key];
            const auto has = [&](const char* name) { return distance.contains(name) ? 1 : 0; };
            if (has("lon") != has("lat") ||
                has("line") + has("site") + has("place") + has("lon") != 1) {
                return fmt::format("'{}' needs a 'line', a 'site', a 'place', or 'lon' with 'lat', "
                                   "and only one of these",
                                   key);
            }
        }
    }
    return {};
}

/// What is wrong with the depth and the lines of a buffer; empty if nothing is.
std::string wrong_buffer(const nlohmann::json& rule, bool in_option) {
    const auto has = [&](const char* name) { return rule.contains(name) ? 1 : 0; };
    const int by_side = std::max(has("km_ukraine"), has("km_russia"));
    if (has("km") + by_side + has("total_km") != 1) {
        return "a buffer has a depth: 'km' on both sides, 'km_ukraine' and 'km_russia', or "
               "'total_km' where the split is open";
    }
    if (has("line") == 1 && has("line_ukraine") + has("line_russia") > 0) {
        return "'line' is for both sides: it does not go with 'line_ukraine' and 'line_russia'";
    }
    if (has("total_km") == 1 && in_option) {
        return "'total_km' is for the plan's own rules; in an option write the depths";
    }
    return {};
}

/// Keys that the schema cannot tie together.
void check_keys(const nlohmann::json& rules, const TomlDocument& document,
                const std::string& pointer) {
    Faults faults;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        std::string wrong = wrong_distance(rules[i]);
        if (wrong.empty() && rules[i].value("type", "") == "buffer") {
            wrong = wrong_buffer(rules[i], pointer != "/rule");
        }
        if (!wrong.empty()) {
            faults.collect([&] {
                throw ConfigError(document.place_of(fmt::format("{}/{}", pointer, i)) + wrong);
            });
        }
    }
    faults.throw_if_any();
}

void check_order(const std::vector<Rule>& rules, const TomlDocument& document,
                 const std::string& pointer) {
    for (std::size_t i = 1; i < rules.size(); ++i) {
        const RuleBody& before = rules[i - 1].body;
        const RuleBody& rule = rules[i].body;
        if (phase_of(rule) < phase_of(before)) {
            throw ConfigError(fmt::format(
                "{}'{}' ({}) stands after '{}' ({}); the order is base line, withdrawals, zones "
                "and sites, recognition, deferral, because later rules build on earlier ones",
                document.place_of(fmt::format("{}/{}", pointer, i)), type_of(rule),
                name_of(phase_of(rule)), type_of(before), name_of(phase_of(before))));
        }
    }
}

void check_no_rule(const std::vector<Rule>& rules, const TomlDocument& document,
                   const std::string& pointer, std::size_t allowed) {
    const auto is_no_rule = [](const Rule& rule) {
        return std::holds_alternative<NoRule>(rule.body);
    };
    const auto found = std::find_if(rules.begin(), rules.end(), is_no_rule);
    if (found != rules.end() && rules.size() > allowed) {
        throw ConfigError(fmt::format(
            "{}a plan whose text has no territorial rule ('no_rule') has no other rule; "
            "one that is 'silent' may have options that take the rules of a 'plan'",
            document.place_of(fmt::format("{}/{}", pointer, found - rules.begin()))));
    }
}

void check_each(const std::vector<Rule>& rules, const TomlDocument& document,
                const std::string& pointer, const RegionTable& regions, const Places& places) {
    const auto place = [&](std::size_t i) {
        return document.place_of(fmt::format("{}/{}", pointer, i));
    };
    Faults faults;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        faults.collect([&] {
            const std::string wrong = std::visit(RuleCheck{}, rules[i].body);
            if (!wrong.empty()) {
                throw ConfigError(place(i) + wrong);
            }
            if (const auto never = why_never_selects(rules[i], regions, places)) {
                throw ConfigError(place(i) + *never);
            }
        });
    }
    faults.throw_if_any();
    if (const auto found = contradiction_in(rules, regions, places)) {
        throw ConfigError(fmt::format(
            "{}'{}' contradicts rule {} ('{}', line {}): it settles all of that rule's land "
            "otherwise, so that rule would never count",
            place(found->later), type_of(rules[found->later].body), found->earlier + 1,
            type_of(rules[found->earlier].body), rules[found->earlier].line));
    }
}

/// A rule that stands there again changes nothing, whatever its note and point say.
void check_repeats(const nlohmann::json& rules, const TomlDocument& document,
                   const std::string& pointer) {
    const auto effect = [&](std::size_t i) {
        nlohmann::json rule = rules[i];
        for (const char* words : {"id", "note", "point", "certainty"}) {
            rule.erase(words);
        }
        return rule;
    };
    Faults faults;
    for (std::size_t later = 1; later < rules.size(); ++later) {
        for (std::size_t earlier = 0; earlier < later; ++earlier) {
            if (effect(earlier) == effect(later)) {
                const std::string first = fmt::format("{}/{}", pointer, earlier);
                faults.collect([&] {
                    throw ConfigError(fmt::format(
                        "{}repeats rule {} (line {}): it changes nothing; leave one of them out",
                        document.place_of(fmt::format("{}/{}", pointer, later)), earlier + 1,
                        document.line_of(first)));
                });
                break;
            }
        }
    }
    faults.throw_if_any();
}

void check_rule_ids(const Plan& plan, const TomlDocument& document) {
    for (std::size_t i = 0; i < plan.rules.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (!plan.rules[i].id.empty() && plan.rules[i].id == plan.rules[j].id) {
                throw ConfigError(fmt::format("{}the id '{}' stands twice among the rules",
                                              document.place_of(fmt::format("/rule/{}/id", i)),
                                              plan.rules[i].id));
            }
        }
    }
}

/// What an option says of the plan's own rules.
void check_reference(const Plan& plan, const PlanOption& option, const TomlDocument& document,
                     const std::string& pointer) {
    if (option.rules.empty() && option.drops.empty() && !option.contested) {
        throw ConfigError(document.place_of(pointer) +
                          "an option changes something: it has rules, 'drops' rules of the plan, "
                          "takes those of another 'plan', or says whose 'contested' land is");
    }
    if (!option.plan.empty() && !option.drops.empty()) {
        throw ConfigError(document.place_of(pointer) +
                          "an option that takes the rules of another plan drops all of its own: "
                          "'plan' and 'drops' do not go together");
    }
    for (const std::string& id : option.drops) {
        if (std::none_of(plan.rules.begin(), plan.rules.end(),
                         [&](const Rule& rule) { return rule.id == id; })) {
            throw ConfigError(fmt::format("{}no rule of this plan has the id '{}'",
                                          document.place_of(pointer + "/drops"), id));
        }
    }
}

void check_option(const Plan& plan, std::size_t index, const TomlDocument& document,
                  const RegionTable& regions, const Places& places) {
    const std::string pointer = fmt::format("/option/{}", index);
    const PlanOption& option = plan.options[index];
    for (std::size_t i = 0; i < index; ++i) {
        if (plan.options[i].id == option.id) {
            throw ConfigError(fmt::format("{}the option '{}' stands twice in this plan",
                                          document.place_of(pointer), option.id));
        }
    }
    check_reference(plan, option, document, pointer);
    if (option.plan.empty() || !says_nothing_on_land(plan)) {
        check_no_rule(plan.rules, document, "/rule", 0);
    }
    const nlohmann::json& given = document.values()["option"][index];
    if (!given.contains("rule")) {
        return; // the rules of another plan are checked with that plan
    }
    if (!option.plan.empty()) {
        throw ConfigError(document.place_of(pointer) +
                          "an option has rules of its own or those of another 'plan', not both");
    }
    const std::string rules = pointer + "/rule";
    check_no_rule(option.rules, document, rules, 0);
    check_keys(given["rule"], document, rules);
    check_order(option.rules, document, rules);
    check_repeats(given["rule"], document, rules);
    check_each(option.rules, document, rules, regions, places);
}

} // namespace

void check_sense(const Plan& plan, const TomlDocument& document, const RegionTable& regions,
                 const Places& places) {
    Faults faults;
    faults.collect([&] { check_id(plan, document); });
    faults.collect([&] { check_no_rule(plan.rules, document, "/rule", 1); });
    faults.collect([&] { check_keys(document.values()["rule"], document, "/rule"); });
    faults.collect([&] { check_order(plan.rules, document, "/rule"); });
    faults.collect([&] { check_rule_ids(plan, document); });
    faults.collect([&] { check_repeats(document.values()["rule"], document, "/rule"); });
    faults.collect([&] { check_each(plan.rules, document, "/rule", regions, places); });
    // Splits of a buffer come after the options of the file and need no checks.
    const std::size_t written = document.values().value("option", nlohmann::json::array()).size();
    for (std::size_t i = 0; i < written; ++i) {
        faults.collect([&] { check_option(plan, i, document, regions, places); });
    }
    faults.throw_if_any();
}

} // namespace demarc
