// SPDX-License-Identifier: MIT
#include "page/wasm/preview.hpp"

#include "cli/option_groups.hpp"
#include "cli/option_words.hpp"
#include "commands/map_options.hpp"
#include "commands/map_output.hpp"
#include "maps/default_crop.hpp"
#include "plans/evaluate.hpp"
#include "plans/plan_zones.hpp"
#include "study/compute.hpp"
#include "study/inputs.hpp"
#include "support/error.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace demarc {

namespace {

std::string text_of(const std::vector<LonLat>& positions) {
    std::string text;
    for (const LonLat& position : positions) {
        text += fmt::format(" {} {}", position.lon, position.lat);
    }
    return text + "\n";
}

/// What a plan adds to the data that a study is cut and drawn with. Plans of which it is the same
/// share a cut.
std::string ground_of(const Plan& plan) {
    std::string text;
    for (const Distance& distance : distances_in(plan)) {
        text += fmt::format("{} {}\n", zone_id(distance), distance.centre_name);
    }
    for (const std::string& line : lines_in(plan)) {
        text += line + "\n";
    }
    for (const Site& site : plan.sites) {
        text += fmt::format("{} {} {}", site.id, site.name_en, site.name_uk);
        text += text_of(site.position ? std::vector{*site.position} : std::vector<LonLat>{});
    }
    for (const Zone& zone : plan.zones) {
        text += fmt::format("{} {} {} {}", zone.id, zone.name_en, zone.name_uk,
                            zone.region ? static_cast<int>(*zone.region) : -1);
        for (const Polygon& polygon : zone.polygons) {
            text += text_of(polygon.exterior);
        }
    }
    return text;
}

class Previews {
public:
    std::string svg(const std::string& file, const std::string& language) {
        Plan plan = catalogue_.plan_file(file);
        std::string ground = ground_of(plan);
        if (!study_ || ground != ground_) {
            study_.reset();
            study_.emplace(cut_for(plan));
            ground_ = std::move(ground);
        }
        if (const auto reason = exclusion_reason(plan, study_->partition)) {
            throw UsageError(fmt::format("{} has no result: {}", plan.id, *reason));
        }
        const Scenario scenario =
            make_scenario(plan, study_->partition, study_->regions, study_->method, study_->stocks);
        MapOptions own = options(language);
        own.crop = changes_crop(*study_, scenario);
        return scenario_map_svg(*study_, scenario, own);
    }

private:
    Study cut_for(const Plan& plan) {
        StudyInputs inputs = inputs_;
        inputs.plans.push_back(plan);
        Study study = compute(request_, std::move(inputs), catalogue_);
        put_options_into(study);
        options_.clear(); // the outlines in them are of the last cut
        return study;
    }

    const MapOptions& options(const std::string& language) {
        auto found = options_.find(language);
        if (found == options_.end()) {
            MapChoice choice;
            choice.language = language;
            MapOptions made = map_options_of(choice, catalogue_.data(), {&study_->partition});
            made.land = std::make_shared<const PlaneArcs>(study_->partition);
            found = options_.emplace(language, std::move(made)).first;
        }
        return found->second;
    }

    Catalogue catalogue_{DataFolder::find()};
    StudyRequest request_{.sources = {},
                          .method = {},
                          .plans = Selection::of({"present"}),
                          .claims = {},
                          .with_methods = false,
                          .jobs = 1,
                          .command_line = "demarc map"};
    StudyInputs inputs_ = read_inputs(request_, catalogue_);
    std::optional<Study> study_;
    std::string ground_;
    std::map<std::string, MapOptions> options_;
};

class PreviewCommand : public Command {
public:
    ExitStatus run(Terminal& /*terminal*/) override {
        static Previews previews;
        std::filesystem::create_directory("map");
        std::ofstream("map/map.svg", std::ios::binary) << previews.svg(plan_, language_);
        return ExitStatus::done;
    }
    [[nodiscard]] std::string_view name() const override { return "preview"; }
    [[nodiscard]] std::string_view description() const override { return "The map of a plan."; }
    [[nodiscard]] std::string_view examples() const override { return ""; }
    Syntax syntax() override {
        return {.groups = {{"What to draw",
                            {text_option("plan", "FILE", "The plan.", plan_),
                             text_option("lang", "LANG", "The language.", language_)}}},
                .operands = {}};
    }

private:
    std::string plan_;
    std::string language_ = "en";
};

} // namespace

RegisteredCommand preview_verb() {
    return {"preview", "", [](const Registry&) { return std::make_unique<PreviewCommand>(); }};
}

} // namespace demarc
