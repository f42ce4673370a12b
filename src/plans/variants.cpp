// SPDX-License-Identifier: MIT
#include "plans/variants.hpp"

#include "support/error.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace demarc {

std::vector<OpenPoint> open_points(const Plan& plan) {
    std::vector<OpenPoint> points;
    for (std::size_t i = 0; i < plan.options.size(); ++i) {
        const PlanOption& option = plan.options[i];
        const auto known = std::find_if(points.begin(), points.end(), [&](const OpenPoint& point) {
            return !option.group.empty() && point.id == option.group;
        });
        if (known == points.end()) {
            points.push_back({option.group.empty() ? option.id : option.group, {i}});
        } else {
            known->options.push_back(i);
        }
    }
    return points;
}

Plan with_options(const Plan& plan, const std::vector<std::size_t>& options) {
    Plan result = plan;
    const auto stands_for_a_plan = [&](std::size_t i) { return !plan.options[i].plan.empty(); };
    if (std::any_of(options.begin(), options.end(), stands_for_a_plan)) {
        result.rules.clear();
    }
    for (const std::size_t i : options) {
        const std::vector<std::string>& drops = plan.options[i].drops;
        std::erase_if(result.rules, [&](const Rule& rule) {
            return !rule.id.empty() &&
                   std::find(drops.begin(), drops.end(), rule.id) != drops.end();
        });
    }
    for (const std::size_t i : options) {
        if (plan.options[i].contested) {
            result.contested = plan.options[i].contested;
        }
        const std::vector<Rule>& added = plan.options[i].rules;
        result.rules.insert(result.rules.end(), added.begin(), added.end());
    }
    result.options.clear();
    std::stable_sort(result.rules.begin(), result.rules.end(), [](const Rule& a, const Rule& b) {
        return phase_of(a.body) < phase_of(b.body);
    });
    return result;
}

std::vector<Variant> variants_of(const Plan& plan) {
    std::vector<std::vector<std::size_t>> combinations{{}};
    for (const OpenPoint& point : open_points(plan)) {
        const std::vector<std::vector<std::size_t>> before = combinations;
        for (const std::size_t option : point.options) {
            for (std::vector<std::size_t> combination : before) {
                combination.push_back(option);
                combinations.push_back(std::move(combination));
            }
        }
        if (combinations.size() > most_variants) {
            throw ConfigError(fmt::format(
                "plan {} leaves so much open that more than {} readings follow; put options that "
                "exclude each other into one group",
                plan.id, most_variants));
        }
    }
    std::vector<Variant> variants;
    variants.reserve(combinations.size());
    for (const std::vector<std::size_t>& combination : combinations) {
        variants.push_back({combination, with_options(plan, combination)});
    }
    return variants;
}

} // namespace demarc
