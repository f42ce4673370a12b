// SPDX-License-Identifier: MIT
#include "plans/plan_file.hpp"

#include "plans/plan_checks.hpp"
#include "plans/plan_places.hpp"
#include "plans/rule_reader.hpp"
#include "support/error.hpp"
#include "support/hash.hpp"
#include "support/schema.hpp"
#include "support/toml_document.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace demarc {

namespace {

using nlohmann::json;

std::optional<Date> date_in(const json& values, const std::string& pointer,
                            const TomlDocument& document) {
    const auto text = values.find("date");
    if (text == values.end()) {
        return std::nullopt;
    }
    const std::optional<Date> date = Date::parse(text->get<std::string>());
    if (!date) {
        throw ConfigError(document.place_of(pointer + "/date") +
                          "no day of the calendar: " + text->get<std::string>());
    }
    return date;
}

std::vector<PlanSource> sources_in(const TomlDocument& document) {
    std::vector<PlanSource> sources;
    const json listed = document.values().value("source", json::array());
    for (std::size_t i = 0; i < listed.size(); ++i) {
        const json& source = listed[i];
        sources.push_back({source.value("title", ""), source.value("publisher", ""),
                           source.value("address", ""),
                           date_in(source, fmt::format("/source/{}", i), document)});
    }
    return sources;
}

InputFile input_file(const Plan& plan, const std::filesystem::path& file) {
    InputFile input;
    input.role = "plan";
    input.name = file.filename().string();
    input.sha256 = sha256_of_file(file);
    input.title = plan.title_en;
    if (!plan.sources.empty()) {
        input.publisher = plan.sources.front().publisher;
    }
    return input;
}

/// The rules of the plans that options stand for: beside the file, or among those of the program.
void read_plans_referred_to(Plan& plan, const TomlDocument& document, const RegionTable& regions,
                            const Places& places, const std::filesystem::path& schema,
                            const RegionGroups& groups, PlaceFinder& towns) {
    for (std::size_t i = 0; i < plan.options.size(); ++i) {
        PlanOption& option = plan.options[i];
        if (option.plan.empty()) {
            continue;
        }
        const std::string name = option.plan + ".toml";
        const std::filesystem::path beside = document.file().parent_path() / name;
        const std::filesystem::path shipped = schema.parent_path().parent_path() / "plans" / name;
        if (option.plan == plan.id ||
            (!std::filesystem::exists(beside) && !std::filesystem::exists(shipped))) {
            throw ConfigError(fmt::format("{}there is no other plan '{}'",
                                          document.place_of(fmt::format("/option/{}/plan", i)),
                                          option.plan));
        }
        const TomlDocument other =
            TomlDocument::read(std::filesystem::exists(beside) ? beside : shipped);
        require_schema(other, schema);
        Plan there;
        there.id = option.plan;
        read_own_places(there, other, regions, places, towns);
        option.rules = read_rules(other, regions, with_own_places(places, {there}), groups, towns);
        if (!option.contested) {
            option.contested = contested_reading_named(other.values().value("contested", ""));
        }
        const Places both = with_own_places(with_own_places({}, {plan}), {there});
        plan.sites = both.sites;
        plan.zones = both.zones;
    }
}

} // namespace

Plan read_plan(const std::filesystem::path& file, const RegionTable& regions, const Places& places,
               const std::filesystem::path& schema) {
    const TomlDocument document = TomlDocument::read(file);
    require_schema(document, schema);
    const RegionGroups groups =
        read_region_groups(schema.parent_path() / "region-groups.toml", regions);
    PlaceFinder towns(schema.parent_path().parent_path() / "places" / "gazetteer.csv", regions);
    const json& values = document.values();
    Plan plan;
    plan.id = values.value("id", "");
    plan.reference = values.value("reference", false);
    plan.title_en = values["title"].value("en", "");
    plan.title_uk = values["title"].value("uk", "");
    plan.summary = values.value("summary", "");
    plan.author = values.value("author", "");
    plan.status = values.value("status", "");
    plan.date = date_in(values, "", document);
    plan.sources = sources_in(document);
    plan.open_questions = values.value("open_questions", std::vector<std::string>{});
    plan.contested = contested_reading_named(values.value("contested", ""));
    read_own_places(plan, document, regions, places, towns);
    const Places known = with_own_places(places, {plan});
    plan.rules = read_rules(document, regions, known, groups, towns);
    plan.options = read_options(document, regions, known, groups, towns);
    read_plans_referred_to(plan, document, regions, places, schema, groups, towns);
    for (PlanOption& split : undetermined_splits(document, plan.rules)) {
        plan.options.push_back(std::move(split));
    }
    check_sense(plan, document, regions, known);
    plan.file = input_file(plan, file);
    return plan;
}

std::vector<Plan> read_plans(const std::filesystem::path& folder, const RegionTable& regions,
                             const Places& places, const std::filesystem::path& schema) {
    if (!std::filesystem::is_directory(folder)) {
        throw ConfigError(fmt::format("{}: no folder of plans", folder.string()));
    }
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".toml") {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    std::vector<Plan> plans;
    for (const std::filesystem::path& file : files) {
        plans.push_back(read_plan(file, regions, places, schema));
    }
    if (plans.empty()) {
        throw ConfigError(fmt::format("{}: holds no plan (*.toml)", folder.string()));
    }
    const auto order = [](const Plan& plan) {
        return std::tuple(!plan.reference, plan.date, plan.id);
    };
    std::sort(plans.begin(), plans.end(),
              [&](const Plan& a, const Plan& b) { return order(a) < order(b); });
    if (plans.size() > 1 && plans[1].reference) {
        throw ConfigError(fmt::format("{}: only one plan can be the reference scenario, but {} and "
                                      "{} both say 'reference = true'",
                                      folder.string(), plans[0].id, plans[1].id));
    }
    return plans;
}

} // namespace demarc
