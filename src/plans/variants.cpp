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

namespace {

/// An option that is on, in one of its readings: 0 is its own rules.
struct Choice {
    std::size_t option = 0;
    std::size_t reading = 0;
};

Plan with_choices(const Plan& plan, const std::vector<Choice>& choices) {
    Plan result = plan;
    if (std::any_of(choices.begin(), choices.end(), [&](const Choice& choice) {
            return !plan.options[choice.option].plan.empty();
        })) {
        result.rules.clear();
    }
    for (const Choice& choice : choices) {
        const std::vector<std::string>& drops = plan.options[choice.option].drops;
        std::erase_if(result.rules, [&](const Rule& rule) {
            return !rule.id.empty() &&
                   std::find(drops.begin(), drops.end(), rule.id) != drops.end();
        });
    }
    for (const Choice& choice : choices) {
        const PlanOption& option = plan.options[choice.option];
        const OptionReading own{{}, option.rules, option.contested};
        const OptionReading& added =
            choice.reading == 0 ? own : option.readings[choice.reading - 1];
        result.contested = added.contested ? added.contested : result.contested;
        result.rules.insert(result.rules.end(), added.rules.begin(), added.rules.end());
    }
    result.options.clear();
    std::stable_sort(result.rules.begin(), result.rules.end(), [](const Rule& a, const Rule& b) {
        return phase_of(a.body) < phase_of(b.body);
    });
    return result;
}

} // namespace

Plan with_options(const Plan& plan, const std::vector<std::size_t>& options) {
    std::vector<Choice> choices;
    for (const std::size_t option : options) {
        choices.push_back({option, 0});
    }
    return with_choices(plan, choices);
}

std::vector<Variant> variants_under(const Plan& plan, std::size_t option) {
    std::vector<Variant> variants;
    for (std::size_t i = 0; i <= plan.options[option].readings.size(); ++i) {
        variants.push_back({{option},
                            with_choices(plan, {{option, i}}),
                            i == 0 ? "" : plan.options[option].readings[i - 1].title});
    }
    return variants;
}

std::vector<Variant> variants_of(const Plan& plan) {
    std::vector<std::vector<Choice>> combinations{{}};
    for (const OpenPoint& point : open_points(plan)) {
        const std::vector<std::vector<Choice>> before = combinations;
        for (const std::size_t option : point.options) {
            for (std::size_t i = 0; i <= plan.options[option].readings.size(); ++i) {
                for (std::vector<Choice> combination : before) {
                    combination.push_back({option, i});
                    combinations.push_back(std::move(combination));
                }
            }
        }
        if (combinations.size() > max_variants) {
            throw ConfigError(fmt::format(
                "plan {} leaves so much open that more than {} readings follow; put options that "
                "cannot hold together into one group",
                plan.id, max_variants));
        }
    }
    std::vector<Variant> variants;
    variants.reserve(combinations.size());
    for (const std::vector<Choice>& combination : combinations) {
        Variant variant{{}, with_choices(plan, combination)};
        for (const Choice& choice : combination) {
            variant.options.push_back(choice.option);
            if (choice.reading > 0) {
                variant.reading = plan.options[choice.option].readings[choice.reading - 1].title;
            }
        }
        variants.push_back(std::move(variant));
    }
    return variants;
}

} // namespace demarc
