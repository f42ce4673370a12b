// SPDX-License-Identifier: MIT

// What the options of shipped plans do to land and sites, and what plans that were talked about
// but have no rule about land say instead.

#include "plans/variants.hpp"
#include "unit/plans/plan_fixture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

using namespace demarc;
using namespace demarc::testing;

namespace {

/// The plan with these options on.
Plan plan_with(std::string_view id, const std::vector<std::string>& options) {
    const Plan plan = real_plan(id);
    std::vector<std::size_t> on;
    for (const std::string& option : options) {
        const auto found =
            std::ranges::find(plan.options, option, [](const auto& known) { return known.id; });
        REQUIRE_MESSAGE(found != plan.options.end(), option);
        on.push_back(static_cast<std::size_t>(found - plan.options.begin()));
    }
    return with_options(plan, on);
}

/// Land of one region, held by one side, under a plan.
Outcome outcome_in(const Plan& plan, std::string_view code, ControlClass control) {
    return evaluate(plan, partition_of({square(code, control, 0)})).faces.front();
}

std::string in_words(const Outcome& outcome) {
    return fmt::format("{} {} {} {}", name_of(outcome.after), name_of(outcome.change),
                       name_of(outcome.certainty), name_of(outcome.overlay));
}

std::vector<std::string> sites_of(const Plan& plan) {
    std::vector<std::string> lines;
    const Partition land = partition_of({square("UA-23", ControlClass::russian, 0)});
    for (const SiteOutcome& site : evaluate(plan, land).sites) {
        lines.push_back(fmt::format("{} [{}] {}", site.site, name_of(site.certainty), site.text));
    }
    return lines;
}

} // namespace

TEST_CASE("police of one side in a zone makes that side run it, and leaves it a zone") {
    const auto left_by_ukraine = [](const Plan& plan) {
        return in_words(outcome_in(plan, "UA-14", ControlClass::ukrainian));
    };
    const char* draft = "us-20-point-draft-2025-12";
    CHECK(left_by_ukraine(real_plan(draft)) ==
          "undetermined to_demilitarised_zone explicit demilitarised");
    CHECK(left_by_ukraine(plan_with(draft, {"russian-police"})) ==
          "russia to_demilitarised_zone inferred demilitarised");

    const char* twenty = "us-ukraine-20-point-2025-12";
    CHECK(left_by_ukraine(plan_with(twenty, {"us-zone-in-donetsk"})) ==
          "undetermined to_demilitarised_zone reported demilitarised");
    CHECK(left_by_ukraine(plan_with(twenty, {"us-zone-in-donetsk", "zone-run-by-ukraine"})) ==
          "ukraine to_demilitarised_zone reported demilitarised");
    CHECK(left_by_ukraine(plan_with(twenty, {"zone-run-by-ukraine"})) ==
          "ukraine kept_by_ukraine reported none");

    CHECK(left_by_ukraine(plan_with("geneva-zone-2026-02", {"no-joint-administration"})) ==
          "undetermined to_demilitarised_zone reported demilitarised+economic_zone");
}

TEST_CASE("the draft of November 2025 as first told gives the Donbas to Russia without troops") {
    const Plan draft = real_plan("us-earlier-draft-2025-11");
    CHECK(in_words(outcome_in(draft, "UA-14", ControlClass::ukrainian)) ==
          "russia passed_to_russia reported demilitarised");
    CHECK(in_words(outcome_in(draft, "UA-14", ControlClass::russian)) ==
          "russia kept_by_russia inferred none");
}

TEST_CASE("who owns the nuclear power plant is an option of the 20 points, in two variants") {
    const char* twenty = "us-ukraine-20-point-2025-12";
    const auto plant = [&](const std::vector<std::string>& options) {
        const std::vector<std::string> sites = sites_of(plan_with(twenty, options));
        return *std::ranges::find_if(
            sites, [](const std::string& line) { return line.starts_with("znpp "); });
    };
    CHECK(plant({}).starts_with("znpp [undetermined] left to the leaders"));
    CHECK(plant({"plant-of-three"}) == "znpp [reported] ownership: a company of the United "
                                       "States, Ukraine and Russia in equal parts");
    CHECK(plant({"plant-of-two"})
              .ends_with("ownership: a company of the United States and Ukraine, half each"));
    CHECK(variants_of(real_plan(twenty)).size() == 30); // 5 for Donetsk, 2 for its zone, 3 owners
}

TEST_CASE("texts on the nuclear power plant alone are no text without a rule") {
    CHECK(sites_of(real_plan("buergenstock-2024-06")) ==
          std::vector<std::string>{"znpp [explicit] control: Ukraine; supervision: IAEA"});
    CHECK(in_words(outcome_in(real_plan("buergenstock-2024-06"), "UA-23", ControlClass::russian)) ==
          "russia undetermined undetermined none");
    for (const char* plan : {"russia-terms-2024-06", "russia-memorandum-2025-06"}) {
        CHECK(sites_of(real_plan(plan)) ==
              std::vector<std::string>{"znpp [inferred] control: Russia"});
    }
}

TEST_CASE("returns that a report leaves open are in the range and not in the plan's own figures") {
    for (const auto& [id, option, certainty] :
         {std::tuple{"geneva-zone-2026-02", "oblasts-returned", "inferred"},
          std::tuple{"russia-formula-2026-01", "as-anchorage", "reported"}}) {
        const Plan own = real_plan(id);
        const Plan returning = plan_with(id, {option});
        for (const char* code : {"UA-59", "UA-63", "UA-12"}) {
            CAPTURE(code);
            CHECK(outcome_in(own, code, ControlClass::russian).change == Change::kept_by_russia);
            CHECK(in_words(outcome_in(returning, code, ControlClass::russian)) ==
                  fmt::format("ukraine returned_to_ukraine {} none", certainty));
        }
    }
}

TEST_CASE("the package of Russia's memorandum is a ceasefire on the line, without recognition") {
    const Plan package = plan_with("russia-memorandum-2025-06", {"package"});
    const Outcome kept = outcome_in(package, "UA-65", ControlClass::ukrainian);
    CHECK(in_words(kept) == "ukraine kept_by_ukraine inferred none");
    CHECK(kept.legal == LegalStatus::ukraine);
    CHECK(outcome_in(package, "UA-43", ControlClass::russian_pre_2022).legal ==
          LegalStatus::ukraine);
    CHECK(sites_of(package).empty());
}

TEST_CASE("the economic zone of December 2025 returns small parts and binds Ukraine's side first") {
    const char* id = "us-economic-zone-2025-12";
    CHECK(in_words(outcome_in(real_plan(id), "UA-14", ControlClass::ukrainian)) ==
          "undetermined to_demilitarised_zone reported demilitarised+economic_zone");
    CHECK(in_words(outcome_in(real_plan(id), "UA-63", ControlClass::russian)) ==
          "ukraine returned_to_ukraine reported none");
    CHECK(in_words(outcome_in(real_plan(id), "UA-48", ControlClass::russian)) ==
          "russia kept_by_russia inferred none");
    CHECK(in_words(outcome_in(real_plan(id), "UA-09", ControlClass::ukrainian)) ==
          "ukraine kept_by_ukraine inferred none");
    CHECK(variants_of(real_plan(id)).size() == 4);
}

TEST_CASE("talks without a line, an area or a depth have no result, and say what they left open") {
    const Partition land = partition_of({square("UA-14", ControlClass::russian, 0)});
    for (const char* id :
         {"abu-dhabi-talks-2026-02", "berlin-statement-2025-12", "mar-a-lago-talks-2025-12"}) {
        CAPTURE(id);
        CHECK_THROWS_WITH_AS(evaluate(real_plan(id), land),
                             doctest::Contains("the text has no territorial rule"), ConfigError);
        CHECK_FALSE(real_plan(id).open_questions.empty());
    }
}
