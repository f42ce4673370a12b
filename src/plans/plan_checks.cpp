// SPDX-License-Identifier: MIT
#include "plans/plan_checks.hpp"

#include "support/error.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace demarc {

namespace {

/// What is wrong with one rule on its own; empty if nothing is.
struct RuleCheck {
    std::string operator()(const Withdraw& rule) const {
        if ((rule.to == Withdraw::To::ukraine && rule.side == Side::ukraine) ||
            (rule.to == Withdraw::To::russia && rule.side == Side::russia)) {
            return fmt::format("{} cannot leave land to itself: 'to' must be the other side or "
                               "\"zone\"",
                               name_of(rule.side));
        }
        return leaves_what_it_holds(rule.side, rule.area);
    }
    std::string operator()(const Relinquish& rule) const {
        return leaves_what_it_holds(rule.side, rule.area);
    }
    std::string operator()(const Defer& rule) const {
        if (!rule.site.empty() && !is_everything(rule.area)) {
            return "'area' and 'site' do not go together: write two rules";
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
    static bool is_everything(const Selector& area) {
        return area.regions.empty() && area.outside.empty() && !area.held_by &&
               area.control.empty() && area.zones.empty() && area.outside_zones.empty();
    }
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
        throw ConfigError(
            fmt::format("{}a plan whose text has no territorial rule ('no_rule') has no other rule",
                        document.place_of(fmt::format("{}/{}", pointer, found - rules.begin()))));
    }
}

void check_each(const std::vector<Rule>& rules, const TomlDocument& document,
                const std::string& pointer) {
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const std::string wrong = std::visit(RuleCheck{}, rules[i].body);
        if (!wrong.empty()) {
            throw ConfigError(document.place_of(fmt::format("{}/{}", pointer, i)) + wrong);
        }
    }
}

void check_option(const Plan& plan, std::size_t index, const TomlDocument& document) {
    const std::string pointer = fmt::format("/option/{}", index);
    const PlanOption& option = plan.options[index];
    for (std::size_t i = 0; i < index; ++i) {
        if (plan.options[i].id == option.id) {
            throw ConfigError(fmt::format("{}the option '{}' stands twice in this plan",
                                          document.place_of(pointer), option.id));
        }
    }
    const std::string rules = pointer + "/rule";
    check_no_rule(plan.rules, document, "/rule", 0);
    check_no_rule(option.rules, document, rules, 0);
    check_order(option.rules, document, rules);
    check_each(option.rules, document, rules);
}

} // namespace

void check_sense(const Plan& plan, const TomlDocument& document) {
    check_id(plan, document);
    check_no_rule(plan.rules, document, "/rule", 1);
    check_order(plan.rules, document, "/rule");
    check_each(plan.rules, document, "/rule");
    for (std::size_t i = 0; i < plan.options.size(); ++i) {
        check_option(plan, i, document);
    }
}

} // namespace demarc
