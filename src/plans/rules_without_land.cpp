// SPDX-License-Identifier: MIT
#include "plans/rules_without_land.hpp"

#include "plans/variants.hpp"

#include <set>

namespace demarc {

namespace {

/// Whether a rule is about land at all.
struct IsAboutLand {
    bool operator()(const SiteRule& /*rule*/) const { return false; }
    bool operator()(const NoRule& /*rule*/) const { return false; }
    bool operator()(const Defer& rule) const { return rule.site.empty(); }
    template<typename Other>
    bool operator()(const Other& /*rule*/) const {
        return true;
    }
};

/// By line of the plan file, which an option's rules keep when they are sorted in among others.
std::set<int> lines_that_touch(const Plan& plan, const Partition& partition,
                               ContestedReading contested) {
    std::set<int> lines;
    for (const Outcome& outcome : evaluate(plan, partition, contested).faces) {
        for (const std::size_t rule : outcome.rules) {
            lines.insert(plan.rules[rule].line);
        }
    }
    return lines;
}

void add_untouched(std::vector<RuleWithoutLand>& found, const std::vector<Rule>& rules,
                   const std::set<int>& touching, const std::string& option) {
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const Rule& rule = rules[i];
        if (std::visit(IsAboutLand{}, rule.body) && !touching.contains(rule.line)) {
            found.push_back(
                {i + 1, std::string(type_of(rule.body)), rule.point, rule.line, option});
        }
    }
}

} // namespace

std::vector<RuleWithoutLand> rules_without_land(const Plan& plan, const Partition& partition,
                                                ContestedReading contested) {
    std::vector<RuleWithoutLand> found;
    add_untouched(found, plan.rules, lines_that_touch(plan, partition, contested), {});
    for (std::size_t i = 0; i < plan.options.size(); ++i) {
        const PlanOption& option = plan.options[i];
        if (option.plan.empty() && !option.rules.empty()) {
            add_untouched(found, option.rules,
                          lines_that_touch(with_options(plan, {i}), partition, contested),
                          option.id);
        }
    }
    return found;
}

} // namespace demarc
