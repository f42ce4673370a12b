// SPDX-License-Identifier: MIT

// The primitives that came after the first plans, and plans that have no result.

#include "plans/evaluate.hpp"
#include "unit/plans/plan_fixture.hpp"

#include <utility>

using namespace demarc;
using namespace demarc::testing;

namespace {

constexpr auto ukraine = Administration::ukraine;
constexpr auto russia = Administration::russia;

} // namespace

TEST_CASE("the line of February 2022 leaves Russia what it has held since before") {
    const Plan plan = plan_with_rules(R"(
[[rule]]
type = "revert"
line = "2022-02-23"
certainty = "explicit"
)");
    const PlanOutcomes outcomes = evaluate(plan, donetsk_in_four_classes());
    CHECK(after(outcomes) == std::vector{ukraine, ukraine, russia, ukraine});
    CHECK(changes(outcomes) == std::vector{Change::kept_by_ukraine, Change::returned_to_ukraine,
                                           Change::kept_by_russia, Change::undetermined});
    for (const Outcome& outcome : outcomes.faces) {
        CHECK(outcome.certainty == Certainty::explicit_);
    }
}

TEST_CASE("a map that does not tell land held before 2022 apart has no result for plans about it") {
    const std::string reason =
        "it starts from the line of 23 February 2022, and this map does not tell land held by "
        "Russia since before that day from land taken later: take a map that does, or add one of "
        "that day with `lines` 2022-02-23=FILE";
    const Plan revert = plan_with_rules(R"(
[[rule]]
type = "revert"
line = "2022-02-23"
certainty = "explicit"
)");
    const Plan defer = plan_with_rules(R"(
[[rule]]
type = "defer"
area = { control = ["russian_pre_2022"] }
to = "talks"
certainty = "explicit"
)");
    const Plan both_classes = plan_with_rules(R"(
[[rule]]
type = "defer"
area = { control = ["russian", "russian_pre_2022"] }
to = "talks"
certainty = "explicit"
)");
    for (const Plan* plan : {&revert, &defer}) {
        CHECK(exclusion_reason(*plan, false) == reason);
        CHECK_FALSE(exclusion_reason(*plan, true).has_value());
    }
    CHECK_FALSE(exclusion_reason(both_classes, false).has_value());

    const Partition one_class = partition_of({square("UA-14", ControlClass::russian, 0)});
    CHECK_FALSE(distinguishes_pre_2022(one_class));
    CHECK(distinguishes_pre_2022(donetsk_in_four_classes()));
    CHECK(distinguishes_pre_2022(partition_of({square("UA-14", ControlClass::ukrainian, 0)})));
    CHECK_THROWS_WITH_AS(evaluate(revert, one_class),
                         doctest::Contains("plan test has no result: it starts from"), ConfigError);
    CHECK(after(evaluate(both_classes, one_class)) == std::vector{russia});
}

TEST_CASE("land that one party runs changes hands, land that several run is left open") {
    const auto run_by = [](const std::string& parties) {
        return evaluate(plan_with_rules(R"(
[[rule]]
type = "administer"
area = { regions = ["Donetsk"] }
by = [)" + parties + R"(]
certainty = "reported"
)"),
                        donetsk_in_four_classes());
    };
    CHECK(changes(run_by(R"("russia")")) ==
          std::vector{Change::passed_to_russia, Change::kept_by_russia, Change::kept_by_russia,
                      Change::undetermined});
    CHECK(changes(run_by(R"("ukraine")")) ==
          std::vector{Change::kept_by_ukraine, Change::returned_to_ukraine,
                      Change::returned_to_ukraine, Change::undetermined});
    for (const auto& [parties, administration] :
         {std::pair{R"("ukraine", "russia")", Administration::joint},
          std::pair{R"("international")", Administration::international},
          std::pair{R"("international", "ukraine")", Administration::joint}}) {
        const PlanOutcomes outcomes = run_by(parties);
        for (const Outcome& outcome : outcomes.faces) {
            CHECK(outcome.after == administration);
            CHECK(outcome.change == Change::undetermined);
            CHECK(outcome.certainty == Certainty::reported);
        }
    }
}

TEST_CASE("a zone of neither army stays one, whoever runs it") {
    const Outcome zone = evaluate(plan_with_rules(R"(
[[rule]]
type = "withdraw"
side = "ukraine"
area = { regions = ["Donetsk"], held_by = "ukraine" }
to = "zone"
certainty = "explicit"

[[rule]]
type = "administer"
area = { regions = ["Donetsk"], held_by = "ukraine" }
by = ["ukraine", "russia"]
certainty = "reported"
)"),
                                  donetsk_in_four_classes())
                             .faces[0];
    CHECK(zone.after == Administration::joint);
    CHECK(zone.change == Change::to_demilitarised_zone);
    CHECK(zone.overlay == Overlay{true, true, true, false});
    CHECK(zone.certainty == Certainty::reported);
}

TEST_CASE("an option is no part of the result") {
    const std::string freeze = "[[rule]]\ntype = \"freeze\"\ncertainty = \"explicit\"\n";
    const Plan plan = plan_with_rules(freeze + R"(
[[option]]
id = "other"
title = "another way"
condition = "agreement"
[[option.rule]]
type = "withdraw"
side = "ukraine"
area = { regions = ["Donetsk"] }
to = "russia"
certainty = "explicit"
)");
    REQUIRE(plan.options.size() == 1);
    CHECK(plan.options[0].rules.size() == 1);
    CHECK(after(evaluate(plan, donetsk_in_four_classes())) ==
          after(evaluate(plan_with_rules(freeze), donetsk_in_four_classes())));
}
