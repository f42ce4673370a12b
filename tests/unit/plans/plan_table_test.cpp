// SPDX-License-Identifier: MIT

// What each plan does to every kind of land: one face for each pair of a place and a control class.
// The tables were written from the plans' texts, not from what the program gives.

#include "plans/evaluate.hpp"
#include "plans/variants.hpp"
#include "support/text.hpp"
#include "tally/tally.hpp"
#include "unit/plans/plan_fixture.hpp"

#include <fmt/format.h>

#include <algorithm>

using namespace demarc;
using namespace demarc::testing;

namespace {

/// A place is a region, or Kinburn: the part of Mykolaiv Oblast that is a zone.
constexpr std::string_view kinburn = "kinburn";

const std::vector<std::string> all_places{"UA-43", "UA-40", "UA-09", "UA-14",   "UA-65",
                                          "UA-23", "UA-12", "UA-48", "kinburn", "UA-59",
                                          "UA-63", "UA-74", "UA-32"};

struct PlaceFace {
    std::string place;
    ControlClass control;
};

std::vector<PlaceFace> all_place_faces() {
    std::vector<PlaceFace> faces;
    for (const std::string& place : all_places) {
        for (const ControlClass control : all_control_classes) {
            faces.push_back({place, control});
        }
    }
    return faces;
}

Partition partition_of_places() {
    std::vector<Face> faces;
    for (const PlaceFace& wanted : all_place_faces()) {
        const bool in_zone = wanted.place == kinburn;
        faces.push_back(square(in_zone ? "UA-48" : wanted.place, wanted.control, faces.size()));
        if (in_zone) {
            faces.back().zones = {0};
        }
    }
    return partition_of(std::move(faces));
}

/// One line of a table: for these places and classes, this outcome.
struct Row {
    std::string places;  ///< separated by spaces
    std::string classes; ///< "ukraine", "russia" (both classes), a class's name, or several
    std::string outcome; ///< "after legal_status change certainty overlay"
};

bool is_in(const std::string& word, const std::string& list) {
    const std::vector<std::string> words = split(list, ' ');
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string class_word(ControlClass control) {
    if (control == ControlClass::contested) {
        return "contested";
    }
    return is_russian(control) ? "russia" : "ukraine";
}

std::string in_a_line(const Outcome& outcome) {
    return fmt::format("{} {} {} {} {}", name_of(outcome.after), name_of(outcome.legal),
                       name_of(outcome.change), name_of(outcome.certainty),
                       name_of(outcome.overlay));
}

void check_table(std::string_view plan_id, const std::vector<Row>& table) {
    const PlanOutcomes outcomes = evaluate(real_plan(plan_id), partition_of_places());
    const std::vector<PlaceFace> faces = all_place_faces();
    REQUIRE(outcomes.faces.size() == faces.size());
    for (std::size_t i = 0; i < faces.size(); ++i) {
        const std::string face = faces[i].place + ' ' + std::string(name_of(faces[i].control));
        CAPTURE(face);
        const auto fits = [&](const Row& row) {
            return is_in(faces[i].place, row.places) &&
                   (is_in(class_word(faces[i].control), row.classes) ||
                    (is_russian(faces[i].control) &&
                     is_in(std::string(name_of(faces[i].control)), row.classes)));
        };
        REQUIRE(std::count_if(table.begin(), table.end(), fits) == 1);
        CHECK(in_a_line(outcomes.faces[i]) ==
              std::find_if(table.begin(), table.end(), fits)->outcome);
    }
}

const std::string crimea = "UA-43 UA-40";
const std::string luhansk = "UA-09";
const std::string donetsk = "UA-14";
const std::string kherson_and_zaporizhzhia = "UA-65 UA-23";
const std::string four_oblasts = "UA-09 UA-14 UA-65 UA-23";
const std::string five_regions = crimea + " " + four_oblasts;
const std::string rest = "UA-12 UA-48 kinburn UA-59 UA-63 UA-74 UA-32";
const std::string everywhere = five_regions + " " + rest;

} // namespace

TEST_CASE("the present line moves nothing and leaves contested land open") {
    check_table("present",
                {{everywhere, "ukraine", "ukraine ukraine kept_by_ukraine explicit none"},
                 {everywhere, "russia", "russia ukraine kept_by_russia explicit none"},
                 {everywhere, "contested", "undetermined ukraine undetermined explicit none"}});
}

TEST_CASE("the 28 points make a zone of Donetsk, give up Luhansk and return what lies outside") {
    check_table(
        "us-28-point-2025-11",
        {{crimea, "ukraine", "ukraine russia_de_facto kept_by_ukraine inferred none"},
         {crimea, "russia", "russia russia_de_facto kept_by_russia explicit none"},
         {crimea, "contested", "undetermined russia_de_facto undetermined inferred none"},
         {luhansk, "ukraine", "russia russia_de_facto passed_to_russia inferred none"},
         {luhansk, "russia", "russia russia_de_facto kept_by_russia explicit none"},
         {luhansk, "contested", "undetermined russia_de_facto undetermined inferred none"},
         {donetsk, "ukraine",
          "undetermined russia_de_jure to_demilitarised_zone explicit demilitarised"},
         {donetsk, "russia", "russia russia_de_facto kept_by_russia explicit none"},
         {donetsk, "contested", "undetermined russia_de_facto undetermined inferred none"},
         {kherson_and_zaporizhzhia, "ukraine", "ukraine ukraine kept_by_ukraine explicit none"},
         {kherson_and_zaporizhzhia, "russia",
          "russia russia_de_facto kept_by_russia explicit none"},
         {kherson_and_zaporizhzhia, "contested", "undetermined ukraine undetermined explicit none"},
         {rest, "ukraine", "ukraine ukraine kept_by_ukraine inferred none"},
         {rest, "russia", "ukraine ukraine returned_to_ukraine inferred none"},
         {rest, "contested", "ukraine ukraine undetermined inferred none"}});
}

TEST_CASE("the E3 text freezes the line and leaves all occupied land to talks") {
    check_table("e3-counter-2025-11",
                {{everywhere, "ukraine", "ukraine ukraine kept_by_ukraine explicit none"},
                 {everywhere, "russia", "russia ukraine undetermined undetermined none"},
                 {everywhere, "contested", "undetermined ukraine undetermined explicit none"}});
}

TEST_CASE("the European 24 points return Kinburn and leave other occupied land to talks") {
    const std::string all_but_kinburn = five_regions + " UA-12 UA-48 UA-59 UA-63 UA-74 UA-32";
    check_table("europe-24-point-2025-11",
                {{everywhere, "ukraine", "ukraine ukraine kept_by_ukraine explicit none"},
                 {all_but_kinburn, "russia", "russia ukraine undetermined undetermined none"},
                 {all_but_kinburn, "contested", "undetermined ukraine undetermined explicit none"},
                 {"kinburn", "russia", "ukraine ukraine returned_to_ukraine explicit none"},
                 {"kinburn", "contested", "ukraine ukraine undetermined explicit none"}});
}

TEST_CASE("texts without a word on territory leave the present line as it is") {
    for (const char* plan : {"geneva-2025-11", "china-brazil-6-point-2024-05"}) {
        CAPTURE(plan);
        CHECK(says_nothing_on_land(real_plan(plan)));
        check_table(plan,
                    {{everywhere, "ukraine", "ukraine ukraine kept_by_ukraine inferred none"},
                     {everywhere, "russia", "russia ukraine kept_by_russia inferred none"},
                     {everywhere, "contested", "undetermined ukraine undetermined inferred none"}});
    }
}

TEST_CASE("the 20 points return four oblasts, bar armies from Kinburn and do not name Crimea") {
    const std::string returned = "UA-12 UA-48 UA-59 UA-63";
    const std::string not_named = "UA-74 UA-32";
    check_table(
        "us-ukraine-20-point-2025-12",
        {{crimea, "ukraine", "ukraine ukraine undetermined undetermined none"},
         {crimea, "russia", "russia ukraine undetermined undetermined none"},
         {crimea, "contested", "undetermined ukraine undetermined undetermined none"},
         {four_oblasts, "ukraine", "ukraine ukraine kept_by_ukraine explicit none"},
         {four_oblasts, "russia", "russia ukraine kept_by_russia explicit none"},
         {four_oblasts, "contested", "undetermined ukraine undetermined explicit none"},
         {returned, "ukraine", "ukraine ukraine kept_by_ukraine inferred none"},
         {returned, "russia", "ukraine ukraine returned_to_ukraine explicit none"},
         {returned, "contested", "ukraine ukraine undetermined explicit none"},
         {"kinburn", "ukraine", "ukraine ukraine kept_by_ukraine inferred demilitarised"},
         {"kinburn", "russia", "ukraine ukraine returned_to_ukraine explicit demilitarised"},
         {"kinburn", "contested", "ukraine ukraine undetermined explicit demilitarised"},
         {not_named, "ukraine", "ukraine ukraine kept_by_ukraine inferred none"},
         {not_named, "russia", "russia ukraine kept_by_russia inferred none"},
         {not_named, "contested", "undetermined ukraine undetermined inferred none"}});
}

TEST_CASE("Russia's terms take four oblasts whole, recognised de jure with Crimea") {
    check_table("russia-terms-2024-06",
                {{crimea, "ukraine", "ukraine russia_de_jure kept_by_ukraine inferred none"},
                 {crimea, "russia", "russia russia_de_jure kept_by_russia explicit none"},
                 {crimea, "contested", "undetermined russia_de_jure undetermined inferred none"},
                 {four_oblasts, "ukraine", "russia russia_de_jure passed_to_russia explicit none"},
                 {four_oblasts, "russia", "russia russia_de_jure kept_by_russia explicit none"},
                 {four_oblasts, "contested", "russia russia_de_jure undetermined explicit none"},
                 {rest, "ukraine", "ukraine ukraine kept_by_ukraine inferred none"},
                 {rest, "russia", "russia ukraine kept_by_russia inferred none"},
                 {rest, "contested", "undetermined ukraine undetermined inferred none"}});
}

TEST_CASE("the Peace Formula returns everything within the border of 1991") {
    check_table("ukraine-peace-formula-2022-11",
                {{everywhere, "ukraine", "ukraine ukraine kept_by_ukraine explicit none"},
                 {everywhere, "russia", "ukraine ukraine returned_to_ukraine explicit none"},
                 {everywhere, "contested", "ukraine ukraine undetermined explicit none"}});
}

TEST_CASE("plans that freeze the line and leave occupied land to talks differ in certainty alone") {
    for (const auto& [name, certainty] :
         {std::pair{"turkiye-freeze-2024-04", "reported"},
          std::pair{"europe-counter-2025-08", "reported"},
          std::pair{"europe-12-point-2025-10", "reported"},
          std::pair{"ukraine-memorandum-2025-06", "explicit"},
          std::pair{"trump-freeze-2025-10", "explicit"},
          std::pair{"us-ukraine-20-point-monde-2025-12", "reported"},
          std::pair{"ukraine-letter-2026-06", "explicit"}}) {
        const char* plan = name;
        CAPTURE(plan);
        check_table(plan, {{everywhere, "ukraine",
                            fmt::format("ukraine ukraine kept_by_ukraine {} none", certainty)},
                           {everywhere, "russia", "russia ukraine undetermined undetermined none"},
                           {everywhere, "contested",
                            fmt::format("undetermined ukraine undetermined {} none", certainty)}});
    }
}

TEST_CASE("Istanbul 2022 goes back to the line before the invasion and leaves the rest to talks") {
    const std::string all_but_crimea = four_oblasts + " " + rest;
    check_table(
        "istanbul-proposal-2022-03",
        {{crimea, "ukraine", "ukraine ukraine undetermined undetermined none"},
         {crimea, "russia", "russia ukraine undetermined undetermined none"},
         {crimea, "contested", "undetermined ukraine undetermined undetermined none"},
         {all_but_crimea, "ukraine", "ukraine ukraine kept_by_ukraine explicit none"},
         {all_but_crimea, "russian", "ukraine ukraine returned_to_ukraine explicit none"},
         {all_but_crimea, "contested", "ukraine ukraine undetermined explicit none"},
         {all_but_crimea, "russian_pre_2022", "russia ukraine undetermined undetermined none"}});
}

TEST_CASE("the line of February 2022 leaves open what Russia held before") {
    check_table("february-line-2022-05",
                {{everywhere, "ukraine", "ukraine ukraine kept_by_ukraine explicit none"},
                 {everywhere, "russian", "ukraine ukraine returned_to_ukraine explicit none"},
                 {everywhere, "russian_pre_2022", "russia ukraine undetermined undetermined none"},
                 {everywhere, "contested", "ukraine ukraine undetermined explicit none"}});
}

TEST_CASE("Musk's proposal gives Crimea a title and leaves four oblasts to votes") {
    check_table("musk-proposal-2022-10",
                {{crimea, "ukraine", "ukraine russia_de_jure kept_by_ukraine inferred none"},
                 {crimea, "russia", "russia russia_de_jure kept_by_russia inferred none"},
                 {crimea, "contested", "undetermined russia_de_jure undetermined inferred none"},
                 {four_oblasts, "ukraine", "ukraine ukraine undetermined undetermined none"},
                 {four_oblasts, "russia", "russia ukraine undetermined undetermined none"},
                 {four_oblasts, "contested", "undetermined ukraine undetermined undetermined none"},
                 {rest, "ukraine", "ukraine ukraine kept_by_ukraine inferred none"},
                 {rest, "russia", "russia ukraine kept_by_russia inferred none"},
                 {rest, "contested", "undetermined ukraine undetermined inferred none"}});
}

TEST_CASE("the offer of April 2025 returns Kharkiv and Kinburn and recognises in two degrees") {
    const std::string three = "UA-14 UA-65 UA-23";
    const std::string not_named = "UA-12 UA-48 UA-59 UA-74 UA-32";
    check_table("witkoff-final-offer-2025-04",
                {{crimea, "ukraine", "ukraine russia_de_jure kept_by_ukraine explicit none"},
                 {crimea, "russia", "russia russia_de_jure kept_by_russia explicit none"},
                 {crimea, "contested", "undetermined russia_de_jure undetermined explicit none"},
                 {luhansk, "ukraine", "ukraine russia_de_facto kept_by_ukraine explicit none"},
                 {luhansk, "russia", "russia russia_de_facto kept_by_russia explicit none"},
                 {luhansk, "contested", "undetermined russia_de_facto undetermined explicit none"},
                 {three, "ukraine", "ukraine ukraine kept_by_ukraine explicit none"},
                 {three, "russia", "russia russia_de_facto kept_by_russia explicit none"},
                 {three, "contested", "undetermined ukraine undetermined explicit none"},
                 {"UA-63 kinburn", "ukraine", "ukraine ukraine kept_by_ukraine inferred none"},
                 {"UA-63 kinburn", "russia", "ukraine ukraine returned_to_ukraine explicit none"},
                 {"UA-63 kinburn", "contested", "ukraine ukraine undetermined explicit none"},
                 {not_named, "ukraine", "ukraine ukraine kept_by_ukraine inferred none"},
                 {not_named, "russia", "russia ukraine kept_by_russia inferred none"},
                 {not_named, "contested", "undetermined ukraine undetermined inferred none"}});
}

TEST_CASE("the Anchorage terms take the Donbas whole and return three oblasts") {
    const std::string returned = "UA-12 UA-59 UA-63";
    const std::string not_named = crimea + " UA-48 kinburn UA-74 UA-32";
    check_table(
        "anchorage-2025-08",
        {{luhansk + " " + donetsk, "ukraine", "russia ukraine passed_to_russia reported none"},
         {luhansk + " " + donetsk, "russia", "russia ukraine kept_by_russia inferred none"},
         {luhansk + " " + donetsk, "contested", "russia ukraine undetermined reported none"},
         {kherson_and_zaporizhzhia, "ukraine", "ukraine ukraine kept_by_ukraine reported none"},
         {kherson_and_zaporizhzhia, "russia", "russia ukraine kept_by_russia reported none"},
         {kherson_and_zaporizhzhia, "contested", "undetermined ukraine undetermined reported none"},
         {returned, "ukraine", "ukraine ukraine kept_by_ukraine inferred none"},
         {returned, "russia", "ukraine ukraine returned_to_ukraine reported none"},
         {returned, "contested", "ukraine ukraine undetermined reported none"},
         {not_named, "ukraine", "ukraine ukraine kept_by_ukraine inferred none"},
         {not_named, "russia", "russia ukraine kept_by_russia inferred none"},
         {not_named, "contested", "undetermined ukraine undetermined inferred none"}});
}

TEST_CASE("the zone of February 2026 is run by both and held by neither army") {
    const std::string elsewhere = crimea + " UA-09 UA-65 UA-23 " + rest;
    check_table("geneva-zone-2026-02",
                {{donetsk, "ukraine",
                  "joint ukraine to_demilitarised_zone reported demilitarised+economic_zone"},
                 {donetsk, "russia", "russia ukraine kept_by_russia inferred none"},
                 {donetsk, "contested", "undetermined ukraine undetermined inferred none"},
                 {elsewhere, "ukraine", "ukraine ukraine kept_by_ukraine inferred none"},
                 {elsewhere, "russia", "russia ukraine kept_by_russia inferred none"},
                 {elsewhere, "contested", "undetermined ukraine undetermined inferred none"}});
}

TEST_CASE("two texts that repeat another one have its outcomes") {
    const Partition partition = partition_of_places();
    for (const auto& [plan, model] :
         {std::pair{"russia-memorandum-2025-06", "russia-terms-2024-06"},
          std::pair{"ukraine-europe-2025-04", "europe-24-point-2025-11"}}) {
        const PlanOutcomes outcomes = evaluate(real_plan(plan), partition);
        const PlanOutcomes expected = evaluate(real_plan(model), partition);
        for (std::size_t i = 0; i < outcomes.faces.size(); ++i) {
            CHECK(in_a_line(outcomes.faces[i]) == in_a_line(expected.faces[i]));
        }
    }
}

TEST_CASE("what the plans say of sites is handed on with its certainty") {
    const Partition partition = partition_of_places();
    const auto sites = [&](std::string_view plan) {
        std::vector<std::string> lines;
        for (const SiteOutcome& site : evaluate(real_plan(plan), partition).sites) {
            lines.push_back(
                fmt::format("{} [{}] {}", site.site, name_of(site.certainty), site.text));
        }
        return lines;
    };
    CHECK(sites("us-28-point-2025-11") ==
          std::vector<std::string>{"znpp [explicit] electricity: half to Ukraine, half to Russia; "
                                   "supervision: IAEA",
                                   "dnieper [explicit] access: Russia does not hinder commercial "
                                   "use by Ukraine"});
    CHECK(sites("europe-24-point-2025-11").size() == 4);
    for (const char* plan :
         {"e3-counter-2025-11", "europe-24-point-2025-11", "us-ukraine-20-point-2025-12",
          "witkoff-final-offer-2025-04", "ukraine-europe-2025-04"}) {
        CAPTURE(plan);
        const std::vector<std::string> all = sites(plan);
        CHECK(std::count_if(all.begin(), all.end(), [](const std::string& line) {
                  return line.starts_with("dnieper [explicit] access: ");
              }) == 1);
    }
    const std::vector<std::string> twenty = sites("us-ukraine-20-point-2025-12");
    REQUIRE(twenty.size() == 3);
    CHECK(twenty[0] == "kinburn [explicit] status: demilitarised");
    CHECK(twenty[2].starts_with("znpp [undetermined] left to the leaders"));
    CHECK(sites("present").empty());
}

TEST_CASE("recognition in the 28 points names who recognises, in the highest degree only") {
    const Partition partition = partition_of({square("UA-14", ControlClass::ukrainian, 0),
                                              square("UA-14", ControlClass::russian, 1),
                                              square("UA-32", ControlClass::ukrainian, 2)});
    const PlanOutcomes outcomes = evaluate(real_plan("us-28-point-2025-11"), partition);
    CHECK(outcomes.faces[0].recognised_by ==
          std::vector<std::string>{"the international community"});
    CHECK(outcomes.faces[1].recognised_by ==
          std::vector<std::string>{"the United States", "others not named"});
    CHECK(outcomes.faces[2].recognised_by.empty());
}

TEST_CASE("Kissinger's line of December 2022 is that of February, with what was held before left "
          "to talks") {
    check_table("kissinger-line-2022-12",
                {{everywhere, "ukraine", "ukraine ukraine kept_by_ukraine explicit none"},
                 {everywhere, "russian", "ukraine ukraine returned_to_ukraine explicit none"},
                 {everywhere, "russian_pre_2022", "russia ukraine undetermined undetermined none"},
                 {everywhere, "contested", "ukraine ukraine undetermined explicit none"}});
}

TEST_CASE("the exchange of October 2025 gives Donetsk and leaves open what it is given for") {
    const std::string elsewhere = crimea + " UA-09 " + rest;
    check_table(
        "russia-offer-2025-10",
        {{elsewhere, "ukraine", "ukraine ukraine kept_by_ukraine inferred none"},
         {elsewhere, "russia", "russia ukraine kept_by_russia inferred none"},
         {elsewhere, "contested", "undetermined ukraine undetermined inferred none"},
         {donetsk, "ukraine", "russia ukraine passed_to_russia reported none"},
         {donetsk, "russia", "russia ukraine kept_by_russia inferred none"},
         {donetsk, "contested", "russia ukraine undetermined reported none"},
         {kherson_and_zaporizhzhia, "ukraine", "ukraine ukraine kept_by_ukraine inferred none"},
         {kherson_and_zaporizhzhia, "russia", "russia ukraine undetermined undetermined none"},
         {kherson_and_zaporizhzhia, "contested",
          "undetermined ukraine undetermined inferred none"}});
}

TEST_CASE("the envoy's idea of April 2025 gives four oblasts and leaves Crimea as it is") {
    check_table(
        "witkoff-idea-2025-04",
        {{four_oblasts, "ukraine", "russia russia_de_jure passed_to_russia reported none"},
         {four_oblasts, "russia", "russia russia_de_jure kept_by_russia inferred none"},
         {four_oblasts, "contested", "russia russia_de_jure undetermined reported none"},
         {crimea + " " + rest, "ukraine", "ukraine ukraine kept_by_ukraine inferred none"},
         {crimea + " " + rest, "russia", "russia ukraine kept_by_russia inferred none"},
         {crimea + " " + rest, "contested", "undetermined ukraine undetermined inferred none"}});
}

namespace {

bool names_land_of(const Rule& rule, const Face& face) {
    const auto in = [&](const Selector& area) {
        return names_a_place(area) &&
               (area.regions.empty() || std::find(area.regions.begin(), area.regions.end(),
                                                  face.region) != area.regions.end()) &&
               (area.zones.empty() || !face.zones.empty());
    };
    return std::visit(
        [&](const auto& body) {
            if constexpr (requires { body.area; }) {
                return in(body.area);
            }
            return false;
        },
        rule.body);
}

std::vector<Plan> plans_with_results() {
    std::vector<Plan> plans;
    for (Plan& plan :
         read_plans(data_folder() / "plans", real_regions(), real_places(), plan_schema())) {
        if (!exclusion_reason(plan, partition_of_places())) {
            plans.push_back(std::move(plan));
        }
    }
    return plans;
}

} // namespace

TEST_CASE(
    "no shipped plan leaves land open that Ukraine holds, in any reading, but land it names") {
    const Partition partition = partition_of_places();
    for (const Plan& plan : plans_with_results()) {
        for (const Variant& variant : variants_of(plan)) {
            const std::vector<Outcome> outcomes = evaluate(variant.plan, partition).faces;
            for (FaceIndex i = 0; i < outcomes.size(); ++i) {
                const Face& face = partition.faces[i];
                if (face.control != ControlClass::ukrainian ||
                    outcomes[i].change != Change::undetermined) {
                    continue;
                }
                const std::vector<Rule>& rules = variant.plan.rules;
                CHECK_MESSAGE(
                    std::any_of(rules.begin(), rules.end(),
                                [&](const Rule& rule) { return names_land_of(rule, face); }),
                    plan.id, " leaves open ", real_regions()[face.region].name_en);
            }
        }
    }
}

TEST_CASE("the range of a shipped plan that refers to others contains theirs, in every figure") {
    Partition partition = partition_of_places();
    partition.region_areas.resize(real_regions().size());
    for (const Face& face : partition.faces) {
        for (std::size_t method = 0; method < face.areas.size(); ++method) {
            partition.region_areas[face.region][method] += face.areas[method];
        }
    }
    const auto contains = [](const AreaRange& wide, const AreaRange& narrow) {
        return wide.low <= narrow.low && narrow.high <= wide.high;
    };
    std::size_t references = 0;
    for (const Plan& plan : plans_with_results()) {
        const BalanceRange own =
            make_scenario(plan, partition, real_regions(), Method{}).envelope.balance;
        for (const PlanOption& option : plan.options) {
            if (option.plan.empty()) {
                continue;
            }
            ++references;
            CAPTURE(plan.id);
            CAPTURE(option.plan);
            const BalanceRange other =
                make_scenario(real_plan(option.plan), partition, real_regions(), Method{})
                    .envelope.balance;
            for (const auto range :
                 {&BalanceRange::passed_to_russia, &BalanceRange::returned_to_ukraine,
                  &BalanceRange::to_demilitarised_zone, &BalanceRange::undetermined,
                  &BalanceRange::overlaid, &BalanceRange::net_without_zone,
                  &BalanceRange::net_with_zone}) {
                CHECK(contains(own.*range, other.*range));
            }
        }
    }
    CHECK(references >= 4);
}
