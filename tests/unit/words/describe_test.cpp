// SPDX-License-Identifier: MIT
#include "support/text.hpp"
#include "unit/plans/plan_fixture.hpp"
#include "words/describe.hpp"

#include <regex>

using namespace demarc;
using namespace demarc::testing;

namespace {

std::string sentence(const RuleBody& rule) {
    return describe(rule, real_regions(), real_places());
}

} // namespace

TEST_CASE("every primitive reads as an English sentence") {
    const Selector donetsk{.regions = {region("UA-14")}, .held_by = Side::ukraine};
    CHECK(sentence(Freeze{}) ==
          "Each side keeps what it holds on the day of the map in all of Ukraine.");
    CHECK(sentence(Freeze{donetsk}) ==
          "Ukraine keeps what it holds on the day of the map in Donetsk Oblast.");
    CHECK(sentence(Withdraw{Side::ukraine, donetsk, Withdraw::To::zone}) ==
          "Ukrainian forces withdraw from the land they hold in Donetsk Oblast, which becomes a "
          "demilitarised zone (no troops of either side).");
    CHECK(sentence(Withdraw{Side::russia,
                            {.regions = {region("UA-59"), region("UA-63")}},
                            Withdraw::To::ukraine}) ==
          "Russian forces withdraw from the land they hold in Sumy Oblast and Kharkiv Oblast, "
          "which goes to Ukraine.");
    CHECK(sentence(Relinquish{Side::russia, {.outside = {region("UA-14")}}, "agreed"}) ==
          "Russia gives up what it holds in Ukraine outside Donetsk Oblast, as far as agreed "
          "(computed with all of it).");
    CHECK(sentence(Recognise{donetsk, LegalStatus::russia_de_jure, {"A", "B"}}) ==
          "Recognised as de jure Russian, without moving land: the land that Ukraine holds in "
          "Donetsk Oblast; by A and B.");
    CHECK(
        sentence(Demilitarise{{.zones = {"kinburn"}}, {Side::ukraine, Side::russia}, false, ""}) ==
        "Demilitarised: the zone \"Kinburn Spit and Peninsula (Mykolaiv Oblast)\", without armed "
        "forces of Ukraine and Russia.");
    CHECK(sentence(Defer{{}, "znpp", "the leaders"}) ==
          "Left to the leaders: Zaporizhzhia Nuclear Power Plant.");
    CHECK(sentence(SiteRule{"znpp", {{"control", "Ukraine"}, {"access", "free"}}}) ==
          "Zaporizhzhia Nuclear Power Plant: access: free; control: Ukraine.");
    CHECK(sentence(NoRule{"principles only"}) ==
          "The text has no territorial rule: principles only.");
    CHECK(sentence(Administer{donetsk,
                              {Administration::ukraine, Administration::russia},
                              {{"police", "mixed"}, {"forces", "none"}}}) ==
          "Run by Ukraine and Russia together: the land that Ukraine holds in Donetsk Oblast; "
          "forces: none; police: mixed.");
    CHECK(sentence(Administer{donetsk, {Administration::international}, {}}) ==
          "Run by an international administration: the land that Ukraine holds in Donetsk Oblast.");
    CHECK(sentence(Revert{{}, "2022-02-23"}) ==
          "Administration goes back to the line of 23 February 2022 in all of Ukraine: Russia "
          "keeps what it has held since before, all else is Ukraine's.");
    CHECK(sentence(Revert{{}, "1991"}) ==
          "Administration goes back to the line of 1991 in all of Ukraine, the internationally "
          "recognised border.");
}

TEST_CASE("a plan is shown with its rules, doubts and sources, in lines that fit") {
    for (const std::string id : {"us-28-point-2025-11", "us-ukraine-20-point-2025-12"}) {
        const Plan plan = real_plan(id);
        const std::string text = describe(plan, real_regions(), real_places(), 80);
        CHECK(text.find(id == "us-28-point-2025-11"
                            ? "Leaked text, 20 November 2025; United States\n"
                            : "Presented orally, 24 December 2025; United States and Ukraine\n") !=
              std::string::npos);
        const std::string unwrapped = std::regex_replace(text, std::regex("\n *"), " ");
        for (const PlanSource& source : plan.sources) {
            CHECK(unwrapped.find(source.publisher) != std::string::npos);
        }
        for (const std::string& line : split(text, '\n')) {
            CAPTURE(line);
            CHECK((line.size() <= 80 || line.find("https://") != std::string::npos));
            CHECK_FALSE(line.ends_with(' '));
        }
    }
}

TEST_CASE("a plan is shown with its options, and one without a rule with the reason") {
    const std::string with_option =
        describe(real_plan("moscow-terms-2026-02"), real_regions(), real_places(), 100);
    CHECK(with_option.find("Option \"economic-zone\" (not in the plan's own figures, but in their "
                           "range)") != std::string::npos);
    CHECK(with_option.find("jurisdiction: Ukrainian") != std::string::npos);
    const std::string without_rule =
        describe(real_plan("china-12-point-2023-02"), real_regions(), real_places(), 100);
    CHECK(without_rule.find("The text has no territorial rule: it asks for sovereignty") !=
          std::string::npos);
}
