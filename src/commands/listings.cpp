// SPDX-License-Identifier: MIT
#include "commands/listings.hpp"

#include "cli/option_words.hpp"
#include "cli/terminal.hpp"
#include "plans/rule_conflicts.hpp"
#include "support/words.hpp"
#include "words/describe.hpp"
#include "words/figures.hpp"
#include "words/labels.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

namespace demarc {

namespace {

std::string day_of(const Plan& plan) {
    return plan.date ? plan.date->iso() : std::string{};
}

/// What a plan has on land: "rules", or why there are none.
std::string_view on_land(const Plan& plan) {
    if (says_nothing_on_land(plan)) {
        return "nothing";
    }
    return std::holds_alternative<NoRule>(plan.rules.front().body) ? "no rule" : "rules";
}

} // namespace

std::string listed(const std::vector<Plan>& plans) {
    constexpr std::size_t date_width = 10;
    std::size_t id_width = 2;
    for (const Plan& plan : plans) {
        id_width = std::max(id_width, plan.id.size());
    }
    const std::size_t beside = id_width + date_width + 4;
    const std::size_t title_width = terminal_width > beside + 10 ? terminal_width - beside : 10;
    std::string text = fmt::format("{:<{}}  {:<{}}  title\n", "id", id_width, "date", date_width);
    for (const Plan& plan : plans) {
        constexpr std::size_t dots = 3;
        const std::string_view land = on_land(plan);
        const std::string mark = land == "rules" ? "" : fmt::format(" ({})", land);
        const std::size_t room = title_width - std::min(title_width, display_width(mark));
        const std::string title = display_width(plan.title_en) <= room
                                      ? plan.title_en
                                      : shortened(plan.title_en, room - std::min(room, dots));
        text += fmt::format("{:<{}}  {:<{}}  {}{}\n", plan.id, id_width, day_of(plan), date_width,
                            title, mark);
    }
    return text;
}

std::string listed_as_json(const std::vector<Plan>& plans) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const Plan& plan : plans) {
        list.push_back({{"id", plan.id},
                        {"date", day_of(plan)},
                        {"status", plan.status},
                        {"title_en", plan.title_en},
                        {"title_uk", plan.title_uk},
                        {"on_land", on_land(plan)},
                        {"rules", plan.rules.size()}});
    }
    return list.dump(2) + '\n';
}

std::string doubts_about(const Plan& plan) {
    const std::optional<Contradiction> both = land_left_by_both(plan.rules);
    return both ? fmt::format("  line {}: rule {} and rule {} (line {}) take both sides out of the "
                              "same area: all of it would be in nobody's hands. If one side is "
                              "meant to hold it, let only the other withdraw; else say who runs "
                              "it with 'administer'\n",
                              plan.rules[both->later].line, both->later + 1, both->earlier + 1,
                              plan.rules[both->earlier].line)
                : std::string();
}

std::string valid_text(const std::string& file, const Plan& plan) {
    return fmt::format("{}: valid: {}, {}\n", file, plan.id,
                       counted(plan.rules.size(), "rule", "rules"));
}

std::string on_map_text(const PlanOnMap& found, Date day) {
    const std::string map = fmt::format("the map of {}", day.english());
    if (found.exclusion_reason) {
        return fmt::format("  no result on {}: {}\n", map, with_options(*found.exclusion_reason));
    }
    std::string text;
    for (const RuleWithoutLand& rule : found.rules_without_land) {
        text +=
            fmt::format("  line {}: {} selects no land on {}\n", rule.line, describe(rule), map);
    }
    return text;
}

namespace {

/// A profile as this verb prints it.
struct Line {
    std::string kind;
    std::string form;
    const ProfileSource* source = nullptr;
};

std::string form_of(const BoundaryProfile& profile) {
    if (profile.coverage_by_area) {
        return "land or sea";
    }
    // What the sea is cut off of is land.
    return label_of(profile.sea.empty() ? profile.coverage : Coverage::land);
}

std::string words_of(PeopleOf of) {
    switch (of) {
    case PeopleOf::before_war:
        return "before the war";
    case PeopleOf::today:
        return "today";
    case PeopleOf::not_stated:
        return "not stated";
    }
    return {};
}

std::vector<Line> lines_of(const Profiles& profiles) {
    std::vector<Line> lines;
    for (const auto& [id, profile] : profiles.boundaries) {
        lines.push_back({"boundaries", form_of(profile), &profile.source});
    }
    for (const auto& [id, profile] : profiles.control) {
        lines.push_back({"control", label_of(profile.form), &profile.source});
    }
    for (const auto& [id, profile] : profiles.counts) {
        lines.push_back(
            {"count", profile.unit.empty() ? "records" : profile.unit, &profile.source});
    }
    for (const auto& [id, profile] : profiles.people) {
        lines.push_back({"people", words_of(profile.people_of), &profile.source});
    }
    for (const auto& [id, profile] : profiles.districts) {
        lines.push_back({"districts", profile.level, &profile.source});
    }
    return lines;
}

} // namespace

std::string listed(const Profiles& profiles) {
    const std::vector<Line> lines = lines_of(profiles);
    std::size_t id_width = 2;
    for (const Line& line : lines) {
        id_width = std::max(id_width, line.source->id.size());
    }
    std::string text =
        fmt::format("{:<{}}  {:<10}  {:<15}  {}\n", "id", id_width, "for", "form", "publisher");
    for (const Line& line : lines) {
        text += fmt::format("{:<{}}  {:<10}  {:<15}  {}\n", line.source->id, id_width, line.kind,
                            line.form, line.source->publisher);
    }
    return text;
}

std::string listed_as_json(const Profiles& profiles) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const Line& line : lines_of(profiles)) {
        list.push_back({{"id", line.source->id},
                        {"for", line.kind},
                        {"form", line.form},
                        {"title", line.source->title},
                        {"publisher", line.source->publisher},
                        {"licence", line.source->licence},
                        {"attribution", line.source->attribution}});
    }
    return list.dump(2) + '\n';
}

std::string region_matches_text(const BoundarySet& boundaries, const RegionTable& regions) {
    std::string text = fmt::format("regions of {}\n", boundaries.title);
    for (const RegionRecord& record : boundaries.records) {
        const Region& region = regions[record.region];
        text += fmt::format("  {} {:<30} {} '{}' ({})\n", region.code.text(), region.name_en,
                            record.attribute, record.value, label_of(record.kind));
    }
    return text;
}

} // namespace demarc
