// SPDX-License-Identifier: MIT
#include "plans/evaluate.hpp"
#include "unit/plans/plan_fixture.hpp"

#include <algorithm>
#include <random>

using namespace demarc;
using namespace demarc::testing;

namespace {

constexpr auto ukraine = Administration::ukraine;
constexpr auto russia = Administration::russia;
constexpr auto undetermined = Administration::undetermined;

const std::string withdraw_all = R"(
[[rule]]
type = "withdraw"
side = "russia"
area = { regions = ["Donetsk"] }
to = "ukraine"
certainty = "explicit"
)";

} // namespace

TEST_CASE("land that no rule touches stays with its side, which is inferred") {
    const Plan plan = plan_with_rules(R"(
[[rule]]
type = "freeze"
area = { regions = ["UA-32"] }
certainty = "explicit"
)");
    const PlanOutcomes outcomes = evaluate(plan, donetsk_in_four_classes());
    CHECK(after(outcomes) == std::vector{ukraine, russia, russia, undetermined});
    for (const Outcome& outcome : outcomes.faces) {
        CHECK(outcome.certainty == Certainty::inferred);
        CHECK(outcome.rules.empty());
    }
}

TEST_CASE("a side that leaves a region leaves its contested land too, but what changed is open") {
    const PlanOutcomes outcomes =
        evaluate(plan_with_rules(withdraw_all), donetsk_in_four_classes());
    CHECK(after(outcomes) == std::vector{ukraine, ukraine, ukraine, ukraine});
    CHECK(changes(outcomes) == std::vector{Change::kept_by_ukraine, Change::returned_to_ukraine,
                                           Change::returned_to_ukraine, Change::undetermined});
    CHECK(outcomes.faces[0].rules.empty()); // nothing of Russia's to leave
    CHECK(outcomes.faces[3].rules == std::vector<std::size_t>{0});
}

TEST_CASE("the readings of contested land bound what an open change can be") {
    const Plan plan = plan_with_rules(withdraw_all);
    const Partition partition = donetsk_in_four_classes();
    CHECK(changes(evaluate(plan, partition, ContestedReading::as_ukrainian)).back() ==
          Change::kept_by_ukraine);
    CHECK(changes(evaluate(plan, partition, ContestedReading::as_russian)).back() ==
          Change::returned_to_ukraine);
}

TEST_CASE("held_by selects contested land only where it is read as that side's") {
    const Plan plan = plan_with_rules(R"(
[[rule]]
type = "withdraw"
side = "ukraine"
area = { regions = ["Donetsk"], held_by = "ukraine" }
to = "zone"
certainty = "explicit"
)");
    const Partition partition = donetsk_in_four_classes();
    CHECK(changes(evaluate(plan, partition)) ==
          std::vector{Change::to_demilitarised_zone, Change::kept_by_russia, Change::kept_by_russia,
                      Change::undetermined});
    CHECK(changes(evaluate(plan, partition, ContestedReading::as_ukrainian)).back() ==
          Change::to_demilitarised_zone);
    CHECK(changes(evaluate(plan, partition, ContestedReading::as_russian)).back() ==
          Change::kept_by_russia);
}

TEST_CASE("a zone of neither army bars both and is held by nobody that is known") {
    const Plan plan = plan_with_rules(R"(
[[rule]]
type = "withdraw"
side = "ukraine"
area = { regions = ["Donetsk"], control = ["ukrainian"] }
to = "zone"
certainty = "reported"
)");
    const Outcome zone = evaluate(plan, donetsk_in_four_classes()).faces[0];
    CHECK(zone.after == undetermined);
    CHECK(zone.overlay == Overlay{true, true, true, false});
    CHECK(zone.legal == LegalStatus::ukraine);
    CHECK(zone.certainty == Certainty::reported);
}

TEST_CASE("a later rule has the last word on administration, and overlays stay") {
    const Plan plan = plan_with_rules(R"(
[[rule]]
type = "withdraw"
side = "ukraine"
area = { regions = ["donbas"], held_by = "ukraine" }
to = "zone"
certainty = "explicit"

[[rule]]
type = "withdraw"
side = "ukraine"
area = { regions = ["Donetsk"], held_by = "ukraine" }
to = "russia"
certainty = "reported"
)");
    const Outcome outcome = evaluate(plan, donetsk_in_four_classes()).faces[0];
    CHECK(outcome.after == russia);
    CHECK(outcome.change == Change::passed_to_russia);
    CHECK(outcome.certainty == Certainty::reported);
    CHECK(outcome.overlay.demilitarised);
    CHECK(outcome.rules == std::vector<std::size_t>{0, 1});
}

TEST_CASE("what is deferred keeps its present administration whatever earlier rules did") {
    const Plan plan = plan_with_rules(withdraw_all + R"(
[[rule]]
type = "defer"
area = { regions = ["Donetsk"], control = ["russian_pre_2022"] }
to = "a vote"
certainty = "explicit"
)");
    const PlanOutcomes outcomes = evaluate(plan, donetsk_in_four_classes());
    CHECK(outcomes.faces[1].after == ukraine);
    CHECK(outcomes.faces[2].after == russia);
    CHECK(outcomes.faces[2].change == Change::undetermined);
    CHECK(outcomes.faces[2].certainty == Certainty::undetermined);
}

TEST_CASE("a higher degree of recognition stands whatever the order, equal degrees add up in it") {
    const std::string de_facto = R"(
[[rule]]
type = "recognise"
area = { regions = ["Donetsk"] }
degree = "russia_de_facto"
by = ["B"]
certainty = "explicit"
)";
    const std::string de_facto_by_another = R"(
[[rule]]
type = "recognise"
area = { regions = ["Donetsk"], held_by = "ukraine" }
degree = "russia_de_facto"
by = ["A", "B"]
certainty = "explicit"
)";
    const std::string de_jure = R"(
[[rule]]
type = "recognise"
area = { regions = ["Donetsk"], control = ["russian"] }
degree = "russia_de_jure"
by = ["C"]
certainty = "explicit"
)";
    using Names = std::vector<std::string>;
    for (const auto& [rules, by] :
         {std::pair{de_facto + de_facto_by_another + de_jure, Names{"B", "A"}},
          std::pair{de_jure + de_facto_by_another + de_facto, Names{"A", "B"}}}) {
        const PlanOutcomes outcomes = evaluate(plan_with_rules(rules), donetsk_in_four_classes());
        CHECK(outcomes.faces[0].recognised_by == by); // as the text has them, not by alphabet
        CHECK(outcomes.faces[1].legal == LegalStatus::russia_de_jure);
        CHECK(outcomes.faces[1].recognised_by == std::vector<std::string>{"C"});
        CHECK(outcomes.faces[2].legal == LegalStatus::russia_de_facto);
    }
}

TEST_CASE("what lies in a zone that is left out is not selected") {
    Partition partition = partition_of(
        {square("UA-48", ControlClass::russian, 0), square("UA-48", ControlClass::russian, 1)});
    partition.faces[1].zones = {0};
    const PlanOutcomes outcomes = evaluate(plan_with_rules(R"(
[[rule]]
type = "withdraw"
side = "russia"
area = { regions = ["Mykolaiv"], outside_zones = ["kinburn"] }
to = "ukraine"
certainty = "explicit"
)"),
                                           partition);
    CHECK(after(outcomes) == std::vector{ukraine, russia});
}

TEST_CASE("a rule that selects no face records nothing and is no error") {
    const PlanOutcomes outcomes = evaluate(plan_with_rules(R"(
[[rule]]
type = "withdraw"
side = "russia"
area = { regions = ["Sumy"], held_by = "russia" }
to = "ukraine"
certainty = "explicit"
)"),
                                           donetsk_in_four_classes());
    for (const Outcome& outcome : outcomes.faces) {
        CHECK(outcome.rules.empty());
    }
}

TEST_CASE("a plan without a territorial rule refuses to give a result and says why") {
    const Plan plan = plan_with_rules(R"(
[[rule]]
type = "no_rule"
reason = "principles only"
certainty = "explicit"
)");
    CHECK(exclusion_reason(plan, true) == "the text has no territorial rule: principles only");
    CHECK_THROWS_WITH_AS(evaluate(plan, donetsk_in_four_classes()),
                         "plan test has no result: the text has no territorial rule: principles "
                         "only",
                         Error);
}

TEST_CASE("a zone that the map was not cut by is an error of plan and rule") {
    Partition partition = donetsk_in_four_classes();
    partition.zones.clear();
    CHECK_THROWS_WITH_AS(evaluate(plan_with_rules(R"(
[[rule]]
type = "demilitarise"
area = { zones = ["kinburn"] }
barred = ["russia"]
certainty = "explicit"
)"),
                                  partition),
                         "in plan test, rule 1 (demilitarise): zone 'kinburn' is not among the "
                         "areas the map was cut by",
                         Error);
}

namespace {

std::vector<Face> random_faces(std::mt19937& random) {
    std::vector<Face> faces;
    const std::size_t count = random() % 60 + 1;
    for (std::size_t i = 0; i < count; ++i) {
        const Region& anywhere = real_regions()[random() % real_regions().size()];
        faces.push_back(square(anywhere.code.text(),
                               all_control_classes.at(random() % all_control_classes.size()), i));
        if (random() % 5 == 0) {
            faces.back().zones = {0};
        }
    }
    return faces;
}

} // namespace

TEST_CASE("every plan gives every face one outcome, and recognition never moves land") {
    const std::vector<Plan> plans =
        read_plans(data_folder() / "plans", real_regions(), real_places(), plan_schema());
    std::mt19937 random(28);
    int evaluated = 0;
    for (int round = 0; round < 50; ++round) {
        const Partition partition = partition_of(random_faces(random));
        for (const Plan& plan : plans) {
            if (exclusion_reason(plan, partition)) {
                CHECK_THROWS_AS(evaluate(plan, partition), ConfigError);
                continue;
            }
            ++evaluated;
            Plan without_recognition = plan;
            std::erase_if(without_recognition.rules, [](const Rule& rule) {
                return phase_of(rule.body) == Phase::recognition;
            });
            const PlanOutcomes whole = evaluate(plan, partition);
            const PlanOutcomes without = evaluate(without_recognition, partition);
            REQUIRE(whole.faces.size() == partition.faces.size());
            CHECK(after(whole) == after(without));
            CHECK(changes(whole) == changes(without));
            for (const Outcome& outcome : whole.faces) {
                CHECK((outcome.legal == LegalStatus::ukraine) == outcome.recognised_by.empty());
                CHECK((outcome.change != Change::to_demilitarised_zone ||
                       outcome.overlay.demilitarised));
                CHECK(std::is_sorted(outcome.rules.begin(), outcome.rules.end()));
            }
        }
    }
    CHECK(evaluated > 50 * 20);
}

TEST_CASE("the outcome of a face does not depend on the faces around it") {
    std::mt19937 random(20);
    const Partition partition = partition_of(random_faces(random));
    const Plan plan = real_plan("us-28-point-2025-11");
    const PlanOutcomes together = evaluate(plan, partition);
    for (std::size_t i = 0; i < partition.faces.size(); ++i) {
        const Outcome alone = evaluate(plan, partition_of({partition.faces[i]})).faces.front();
        CHECK(alone.after == together.faces[i].after);
        CHECK(alone.legal == together.faces[i].legal);
        CHECK(alone.change == together.faces[i].change);
        CHECK(alone.rules == together.faces[i].rules);
    }
}

TEST_CASE("the first worked example of the plan language comes out as its table says") {
    const Plan plan = plan_with_rules(R"(
[[rule]]
type = "freeze"
certainty = "explicit"
point = "1"

[[rule]]
type = "withdraw"
side = "russia"
area = { regions = ["Kharkiv"] }
to = "ukraine"
certainty = "reported"
point = "2"
)");
    const PlanOutcomes outcomes =
        evaluate(plan, partition_of({square("UA-63", ControlClass::russian, 0),
                                     square("UA-63", ControlClass::ukrainian, 1),
                                     square("UA-63", ControlClass::contested, 2),
                                     square("UA-14", ControlClass::russian, 3)}));
    using Rules = std::vector<std::size_t>;
    CHECK(after(outcomes) == std::vector{ukraine, ukraine, ukraine, russia});
    CHECK(changes(outcomes) == std::vector{Change::returned_to_ukraine, Change::kept_by_ukraine,
                                           Change::undetermined, Change::kept_by_russia});
    const std::vector<Rules> rules{{0, 1}, {0}, {0, 1}, {0}};
    const std::vector certainties{Certainty::reported, Certainty::explicit_, Certainty::reported,
                                  Certainty::explicit_};
    for (std::size_t i = 0; i < rules.size(); ++i) {
        CHECK(outcomes.faces[i].rules == rules[i]);
        CHECK(outcomes.faces[i].certainty == certainties[i]);
    }
}

TEST_CASE("overlays of several rules add up") {
    const Plan plan = plan_with_rules(R"(
[[rule]]
type = "demilitarise"
area = { regions = ["Donetsk"] }
barred = ["russia"]
certainty = "explicit"

[[rule]]
type = "demilitarise"
area = { regions = ["Donetsk"], held_by = "ukraine" }
barred = []
economic_zone = true
certainty = "explicit"
)");
    const PlanOutcomes outcomes = evaluate(plan, donetsk_in_four_classes());
    CHECK(outcomes.faces[0].overlay == Overlay{true, true, false, true});
    CHECK(name_of(outcomes.faces[0].overlay) == "demilitarised+economic_zone");
    CHECK(outcomes.faces[1].overlay == Overlay{true, true, false, false});
    CHECK(after(outcomes) == std::vector{ukraine, russia, russia, undetermined});
}
