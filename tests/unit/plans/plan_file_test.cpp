// SPDX-License-Identifier: MIT
#include "plans/plan_file.hpp"
#include "unit/plans/plan_fixture.hpp"

#include <algorithm>
#include <fstream>
#include <functional>
#include <sstream>

using namespace demarc;
using namespace demarc::testing;

namespace {

const std::string good_plan = R"(id = "test"
summary = "For a test."
author = "nobody"
status = "reported"
date = 2025-11-20
title = { en = "A plan", uk = "План" }

[[source]]
title = "A text"
publisher = "A paper"

[[rule]]
type = "freeze"
certainty = "explicit"

[[rule]]
type = "withdraw"
side = "russia"
area = { regions = ["Sumy", "crimea"] }
to = "ukraine"
certainty = "explicit"
point = "14"

[[rule]]
type = "site"
site = "znpp"
terms = { control = "Ukraine" }
certainty = "inferred"
)";

std::string replaced(std::string_view old, std::string_view by) {
    std::string text = good_plan;
    const std::size_t at = text.find(old);
    REQUIRE(at != std::string::npos);
    return text.replace(at, old.size(), by);
}

/// What a reader is told about a plan file named test.toml, without its folder.
std::string complaint(const std::string& text, const std::string& name = "test.toml") {
    const ScratchFolder folder;
    const std::string file = folder.write(name, text);
    try {
        read_plan(file, real_regions(), real_places(), plan_schema());
    } catch (const Error& error) {
        CHECK(error.status() == ExitStatus::wrong_use);
        std::string message = error.what();
        for (std::size_t at = message.find(folder.path().string()); at != std::string::npos;
             at = message.find(folder.path().string())) {
            message.erase(at, folder.path().string().size() + 1);
        }
        return message;
    }
    return "no complaint";
}

std::string complaint_about(std::string_view old, std::string_view by) {
    return complaint(replaced(old, by));
}

} // namespace

TEST_CASE("a plan file is read whole, with the line of every rule") {
    const ScratchFolder folder;
    const Plan plan = read_plan(folder.write("test.toml", good_plan), real_regions(), real_places(),
                                plan_schema());
    CHECK(plan.id == "test");
    CHECK_FALSE(plan.reference);
    CHECK(plan.title_uk == "План");
    CHECK(plan.date->iso() == "2025-11-20");
    CHECK(plan.sources.at(0).publisher == "A paper");
    REQUIRE(plan.rules.size() == 3);
    CHECK(plan.rules[1].line == 16);
    CHECK(plan.rules[1].point == "14");
    const auto& withdraw = std::get<Withdraw>(plan.rules[1].body);
    CHECK(withdraw.side == Side::russia);
    CHECK(withdraw.to == Withdraw::To::ukraine);
    CHECK(withdraw.area.regions == std::vector{region("UA-40"), region("UA-43"), region("UA-59")});
    CHECK(plan.file.role == "plan");
    CHECK(plan.file.name == "test.toml");
    CHECK(plan.file.sha256.size() == 64);
}

TEST_CASE("a region is meant by code, by name in either language, or by group") {
    const ScratchFolder folder;
    for (const std::string name : {"UA-14", "Donetsk", "Donetsk Oblast", "Донецька область"}) {
        const Plan plan =
            read_plan(folder.write("test.toml", replaced(R"("Sumy", "crimea")", '"' + name + '"')),
                      real_regions(), real_places(), plan_schema());
        CHECK(std::get<Withdraw>(plan.rules[1].body).area.regions == std::vector{region("UA-14")});
    }
}

TEST_CASE("mistakes in a plan file are named with line, rule, key and a way out") {
    CHECK(complaint(good_plan) == "no complaint");

    SUBCASE("unknown keys") {
        CHECK(complaint_about("regions =", "regoins =") ==
              "test.toml:19: rule 2, area: unknown key 'regoins'; did you mean 'regions'?");
        CHECK(complaint_about("summary =", "sumary =") ==
              "test.toml:1: key 'summary' is missing\n"
              "test.toml:2: unknown key 'sumary'; did you mean 'summary'?");
        CHECK(complaint_about("point = \"14\"", "degree = \"russia_de_jure\"") ==
              "test.toml:22: rule 2: unknown key 'degree'; known are area, certainty, id, note, "
              "point, side, to, type");
    }
    SUBCASE("missing keys") {
        CHECK(complaint_about("to = \"ukraine\"\n", "") ==
              "test.toml:16: rule 2: key 'to' is missing");
        CHECK(complaint_about("date = 2025-11-20\n", "") == "test.toml:1: key 'date' is missing");
        CHECK(complaint_about("type = \"freeze\"\n", "") ==
              "test.toml:12: rule 1: key 'type' is missing");
    }
    SUBCASE("values that are not on the list") {
        CHECK(complaint_about("\"withdraw\"", "\"withdrew\"") ==
              "test.toml:17: rule 2, type: unknown value 'withdrew'; did you mean 'withdraw'?");
        CHECK(complaint_about("\"inferred\"", "\"certain\"") ==
              "test.toml:28: rule 3, certainty: unknown value 'certain'; known are explicit, "
              "inferred, reported, undetermined");
    }
    SUBCASE("values of the wrong kind") {
        CHECK(complaint_about("author = \"nobody\"", "author = 5") ==
              "test.toml:3: author: must be text in quotes, not 5");
        CHECK(complaint_about("[\"Sumy\", \"crimea\"]", "\"Sumy\"") ==
              "test.toml:19: rule 2, area, regions: must be a list, not 'Sumy'");
        CHECK(complaint_about("{ regions = [\"Sumy\", \"crimea\"] }", "{}") ==
              "test.toml:19: rule 2, area: must not be empty");
        CHECK(complaint_about("2025-11-20", "\"November\"") ==
              "test.toml:5: date: 'November' is not a day of the form YYYY-MM-DD");
        CHECK(complaint_about("2025-11-20", "\"2025-02-30\"") ==
              "test.toml:5: date: no day of the calendar: 2025-02-30");
    }
    SUBCASE("regions, zones and sites that do not exist") {
        CHECK(complaint_about("\"Sumy\"", "\"Sumi\"") ==
              "test.toml:19: rule 2, area, regions 1: unknown region 'Sumi'; did you mean 'Sumy'?");
        CHECK(complaint_about("\"crimea\"", "\"UA-99\"").find("unknown region 'UA-99'") !=
              std::string::npos);
        CHECK(complaint_about("regions = [\"Sumy\", \"crimea\"]", "zones = [\"kinbrun\"]") ==
              "test.toml:19: rule 2, area, zones 1: unknown zone 'kinbrun'; did you mean "
              "'kinburn'?");
        CHECK(complaint_about("\"znpp\"", "\"zmpp\"") ==
              "test.toml:26: rule 3, site: unknown site 'zmpp'; did you mean 'znpp'?");
    }
    SUBCASE("text that is no TOML") {
        CHECK(
            complaint_about("[[source]]", "[[source]").starts_with("test.toml:8: not valid TOML"));
    }
}

TEST_CASE("mistakes of sense in a plan file are named as well") {
    CHECK(complaint(good_plan, "other.toml") ==
          "other.toml:1: id: 'test' does not match the file's name; call the file test.toml or the "
          "plan 'other'");
    CHECK(complaint(good_plan + "\n[[rule]]\ntype = \"freeze\"\narea = { regions = [\"Sumy\"] }\n"
                                "certainty = \"explicit\"\n") ==
          "test.toml:30: rule 4: 'freeze' (base line) stands after 'site' (zones and sites); the "
          "order is base line, withdrawals, zones and sites, recognition, deferral, because later "
          "rules build on earlier ones");
    CHECK(complaint_about("to = \"ukraine\"", "to = \"russia\"") ==
          "test.toml:16: rule 2: russia cannot leave land to itself: 'to' must be the other side, "
          "\"zone\" or \"nobody\"");
    CHECK(complaint_about("{ regions", "{ held_by = \"ukraine\", regions") ==
          "test.toml:16: rule 2: russia cannot leave land that ukraine holds: 'side' and 'held_by' "
          "disagree");
    CHECK(
        complaint_about("type = \"freeze\"", "type = \"no_rule\"\nreason = \"principles\"") ==
        "test.toml:12: rule 1: a plan whose text has no territorial rule ('no_rule') has no other "
        "rule; one that is 'silent' may have options that take the rules of a 'plan'");
    CHECK(complaint(good_plan + "\n[[rule]]\ntype = \"defer\"\nsite = \"znpp\"\narea = { held_by = "
                                "\"russia\" }\nto = \"talks\"\ncertainty = \"explicit\"\n") ==
          "test.toml:30: rule 4: 'area' and 'site' do not go together: write two rules");
}

TEST_CASE("mistakes in an option of a plan file are named with option and rule") {
    const std::string option = "\n[[option]]\nid = \"other\"\ntitle = \"another way\"\n"
                               "condition = \"agreement\"\n";
    const std::string freeze = "[[option.rule]]\ntype = \"freeze\"\ncertainty = \"explicit\"\n";
    const std::string defer = "[[option.rule]]\ntype = \"defer\"\nto = \"talks\"\n"
                              "certainty = \"explicit\"\n";
    CHECK(complaint(good_plan + option + freeze) == "no complaint");
    CHECK(complaint(good_plan + option) ==
          "test.toml:30: option 1: an option changes something: it has rules, 'drops' rules of the "
          "plan, takes those of another 'plan', or says whose 'contested' land is");
    CHECK(complaint(good_plan + option + "drops = [\"first\"]\n") ==
          "test.toml:34: option 1, drops: no rule of this plan has the id 'first'");
    CHECK(complaint(good_plan + option + "plan = \"nowhere\"\n") ==
          "test.toml:34: option 1, plan: there is no other plan 'nowhere'");
    CHECK(complaint(good_plan + option + "plan = \"e3-counter-2025-11\"\n" + freeze)
              .find("rules of its own or those of another 'plan', not both") != std::string::npos);
    CHECK(complaint(good_plan + option + defer + freeze)
              .starts_with("test.toml:38: option 1, rule 2: 'freeze' (base line) stands after "
                           "'defer' (deferral)"));
    CHECK(complaint(good_plan + option + freeze + option + freeze) ==
          "test.toml:38: option 2: the option 'other' stands twice in this plan");
    CHECK(complaint(good_plan + option +
                    "[[option.rule]]\ntype = \"no_rule\"\nreason = \"principles\"\n"
                    "certainty = \"explicit\"\n")
              .starts_with("test.toml:34: option 1, rule 1: a plan whose text has no"));
}

TEST_CASE("who administers land is one of a list, each once") {
    const std::string rule = "\n[[rule]]\ntype = \"administer\"\ncertainty = \"explicit\"\n"
                             "area = { regions = [\"Donetsk\"] }\n";
    CHECK(complaint(good_plan + rule + "by = [\"ukraine\", \"international\"]\n") ==
          "no complaint");
    CHECK(complaint(good_plan + rule + "by = [\"ukraine\", \"ukraine\"]\n") ==
          "test.toml:30: rule 4: 'ukraine' stands twice in 'by'");
    CHECK(complaint(good_plan + rule + "by = [\"ukrain\"]\n") ==
          "test.toml:34: rule 4, by 1: unknown value 'ukrain'; did you mean 'ukraine'?");
    CHECK(complaint_about("type = \"freeze\"", "type = \"revert\"\nline = \"2014\"")
              .find("1991, or the date of a line (YYYY-MM-DD)") != std::string::npos);
}

TEST_CASE("a plan file that is not there is an error that names it") {
    CHECK_THROWS_AS(read_plan("nowhere/test.toml", real_regions(), real_places(), plan_schema()),
                    ConfigError);
}

TEST_CASE("all shipped plans load, the reference first, then by date") {
    const std::vector<Plan> plans =
        read_plans(data_folder() / "plans", real_regions(), real_places(), plan_schema());
    std::vector<std::string> ids;
    for (const Plan& plan : plans) {
        ids.push_back(plan.id);
        CHECK_FALSE(plan.title_uk.empty());
        CHECK(plan.reference == (plan.id == "present"));
        CHECK(plan.sources.empty() == plan.reference);
    }
    CHECK(ids == std::vector<std::string>{
                     "present",
                     "minsk-memorandum-2014-09",
                     "minsk-agreement-2015-02",
                     "istanbul-proposal-2022-03",
                     "february-line-2022-05",
                     "italy-outline-2022-05",
                     "musk-proposal-2022-10",
                     "ukraine-peace-formula-2022-11",
                     "kissinger-line-2022-12",
                     "china-12-point-2023-02",
                     "haass-kupchan-2023-04",
                     "prabowo-proposal-2023-06",
                     "africa-mission-2023-06",
                     "turkiye-freeze-2024-04",
                     "china-brazil-6-point-2024-05",
                     "russia-terms-2024-06",
                     "buergenstock-2024-06",
                     "kellogg-freeze-2024-12",
                     "witkoff-idea-2025-04",
                     "witkoff-final-offer-2025-04",
                     "ukraine-europe-2025-04",
                     "kellogg-buffer-2025-05",
                     "russia-memorandum-2025-06",
                     "ukraine-memorandum-2025-06",
                     "europe-counter-2025-08",
                     "anchorage-2025-08",
                     "europe-buffer-2025-08",
                     "russia-offer-2025-10",
                     "trump-freeze-2025-10",
                     "europe-12-point-2025-10",
                     "us-earlier-draft-2025-11",
                     "us-28-point-2025-11",
                     "e3-counter-2025-11",
                     "europe-24-point-2025-11",
                     "geneva-2025-11",
                     "us-20-point-draft-2025-12",
                     "us-economic-zone-2025-12",
                     "berlin-statement-2025-12",
                     "us-ukraine-20-point-2025-12",
                     "us-ukraine-20-point-monde-2025-12",
                     "mar-a-lago-talks-2025-12",
                     "russia-formula-2026-01",
                     "abu-dhabi-talks-2026-02",
                     "geneva-zone-2026-02",
                     "moscow-terms-2026-02",
                     "ukraine-letter-2026-06",
                 });
}

TEST_CASE("every shipped plan but the reference says where its text or a report can be read") {
    for (const Plan& plan :
         read_plans(data_folder() / "plans", real_regions(), real_places(), plan_schema())) {
        const bool has_address =
            std::ranges::any_of(plan.sources, [](const auto& s) { return !s.address.empty(); });
        CHECK_MESSAGE(has_address != plan.reference, plan.id);
    }
}

TEST_CASE("two reference scenarios in one folder are refused") {
    const ScratchFolder folder;
    folder.write("one.toml", "reference = true\n" + replaced("\"test\"", "\"one\""));
    folder.write("two.toml", "reference = true\n" + replaced("\"test\"", "\"two\""));
    CHECK_THROWS_WITH_AS(
        read_plans(folder.path(), real_regions(), real_places(), plan_schema()),
        doctest::Contains("only one plan can be the reference scenario, but one and two"),
        ConfigError);
}
