// SPDX-License-Identifier: MIT
#include "plans/plan_file.hpp"

#include "plans/plan_checks.hpp"
#include "plans/plan_places.hpp"
#include "plans/rule_reader.hpp"
#include "plans/variants.hpp"
#include "support/error.hpp"
#include "support/hash.hpp"
#include "support/schema.hpp"
#include "support/text.hpp"
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

} // namespace

class PlanReader::Reading {
public:
    Reading(const RegionTable& regions, const Places& places, const std::filesystem::path& schema)
        : regions_(regions), places_(places), data_folder_(schema.parent_path().parent_path()),
          schema_(schema),
          groups_(read_region_groups(schema.parent_path() / "region-groups.toml", regions)),
          towns_(data_folder_ / "places" / "gazetteer.csv", regions) {}

    Plan checked(const std::filesystem::path& file) {
        chain_.clear(); // of a plan before this one that was refused
        const TomlDocument document = TomlDocument::read(file);
        Plan plan = read(document);
        check_sense(plan, document, regions_, with_own_places(places_, {plan}));
        plan.file = input_file(plan, file);
        return plan;
    }

private:
    Plan read(const TomlDocument& document) {
        require_schema(document, schema_);
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
        read_own_places(plan, document, regions_, places_, towns_);
        const Places known = with_own_places(places_, {plan});
        plan.rules = read_rules(document, regions_, known, groups_, towns_);
        plan.options = read_options(document, regions_, known, groups_, towns_);
        read_plans_referred_to(plan, document);
        for (PlanOption& split : undetermined_splits(document, plan.rules)) {
            plan.options.push_back(std::move(split));
        }
        return plan;
    }

    /// The rules of the plans that options stand for, in all of their readings.
    void read_plans_referred_to(Plan& plan, const TomlDocument& document) {
        chain_.push_back(plan.id);
        for (std::size_t i = 0; i < plan.options.size(); ++i) {
            PlanOption& option = plan.options[i];
            if (!option.plan.empty()) {
                const std::string place = document.place_of(fmt::format("/option/{}/plan", i));
                const Plan there = read(TomlDocument::read(file_of(option.plan, place, document)));
                take_readings(option, there);
                const Places both = with_own_places(with_own_places({}, {plan}), {there});
                plan.sites = both.sites;
                plan.zones = both.zones;
            }
        }
        chain_.pop_back();
    }

    /// Beside the file, or among the plans of the program.
    [[nodiscard]] std::filesystem::path file_of(const std::string& id, const std::string& place,
                                                const TomlDocument& document) const {
        const std::filesystem::path beside = document.file().parent_path() / (id + ".toml");
        const std::filesystem::path shipped = data_folder_ / "plans" / (id + ".toml");
        const bool is_beside = std::filesystem::exists(beside);
        if (id == chain_.back() || (!is_beside && !std::filesystem::exists(shipped))) {
            throw ConfigError(fmt::format("{}there is no other plan '{}'", place, id));
        }
        if (std::find(chain_.begin(), chain_.end(), id) != chain_.end()) {
            throw ConfigError(
                fmt::format("{}the plan '{}' refers back to this one: its readings would have "
                            "no end; let one of the two name its rules itself",
                            place, id));
        }
        return is_beside ? beside : shipped;
    }

    static void take_readings(PlanOption& option, const Plan& there) {
        option.rules = there.rules;
        const std::optional<ContestedReading> own = option.contested;
        option.contested = own ? own : there.contested;
        const std::vector<Variant> variants = variants_of(there);
        for (auto variant = variants.begin() + 1; variant != variants.end(); ++variant) {
            std::vector<std::string> titles;
            for (const std::size_t one : variant->options) {
                titles.push_back(there.options[one].title);
            }
            option.readings.push_back(
                {join(titles, "; "), variant->plan.rules, own ? own : variant->plan.contested});
        }
    }

    const RegionTable& regions_;
    const Places& places_;
    std::filesystem::path data_folder_;
    Schema schema_;
    RegionGroups groups_;
    PlaceFinder towns_;
    std::vector<std::string> chain_; ///< of plans that refer to each other, being read
};

PlanReader::PlanReader(const RegionTable& regions, const Places& places,
                       const std::filesystem::path& schema)
    : reading_(std::make_unique<Reading>(regions, places, schema)) {}

PlanReader::~PlanReader() = default;

Plan PlanReader::read(const std::filesystem::path& file) {
    return reading_->checked(file);
}

Plan read_plan(const std::filesystem::path& file, const RegionTable& regions, const Places& places,
               const std::filesystem::path& schema) {
    return PlanReader(regions, places, schema).read(file);
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
    PlanReader reader(regions, places, schema);
    std::vector<Plan> plans;
    plans.reserve(files.size());
    for (const std::filesystem::path& file : files) {
        plans.push_back(reader.read(file));
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
