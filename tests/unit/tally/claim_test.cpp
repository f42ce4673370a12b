// SPDX-License-Identifier: MIT
#include "support/error.hpp"
#include "support/scratch_folder.hpp"
#include "support/shared_data.hpp"
#include "tally/claim.hpp"
#include "tally/claim_words.hpp"

#include <doctest/doctest.h>

using namespace demarc;
using namespace demarc::testing;

namespace {

const std::filesystem::path schema = demarc::testing::shipped_data("schemas/claim.schema.json");

Range covered(double value, int decimals, Hedge hedge) {
    Claim claim;
    claim.value = value;
    claim.decimals = decimals;
    claim.hedge = hedge;
    return covered_by(claim);
}

const std::string good_claim = R"(id = "test"
statement = "Russia holds about a fifth"
publisher = "A paper"
date = 2025-11-24
quantity = "share_pct"
value = 20
decimals = 0
hedge = "approximate"
hedge_word = "about"
counts = "all"
classes = ["russian", "russian_pre_2022"]
)";

std::string complaint_about(std::string_view old, std::string_view by) {
    const ScratchFolder folder;
    std::string text = good_claim;
    text.replace(text.find(old), old.size(), by);
    try {
        read_claim(folder.write("test.toml", text), schema);
    } catch (const ConfigError& error) {
        return std::string(error.what()).substr(folder.path().string().size() + 1);
    }
    return "no complaint";
}

} // namespace

TEST_CASE("what a figure covers follows from its roundness and its hedge") {
    struct Example {
        double value;
        int decimals;
        Hedge hedge;
        double low;
        double high;
    };
    // Bounds as a person would write them; geodata/claims/README.md has the same table.
    const Example examples[] = {
        {20, 0, Hedge::exact, 19.5, 20.5},
        {20, 0, Hedge::approximate, 17.5, 22.5},
        {22, 0, Hedge::approximate, 21, 23},
        {25, 0, Hedge::approximate, 22.5, 27.5},
        {19, 0, Hedge::approximate, 18, 20},
        {19.3, 1, Hedge::exact, 19.25, 19.35},
        {19.3, 1, Hedge::approximate, 19.2, 19.4},
        {19.04, 2, Hedge::exact, 19.035, 19.045},
        {20.0, 1, Hedge::exact, 19.95, 20.05},
        {100, 0, Hedge::approximate, 90, 110},
        {7, 0, Hedge::approximate, 6, 8},
        {1, 0, Hedge::approximate, 0.5, 1.5},
        {0.5, 1, Hedge::approximate, 0.4, 0.6},
        {115000, 0, Hedge::approximate, 112500, 117500},
        {115000, -3, Hedge::exact, 114500, 115500},
        {115000, -3, Hedge::approximate, 112500, 117500},
        {116000, 0, Hedge::approximate, 115000, 117000},
        {125000, 0, Hedge::approximate, 122500, 127500},
        {119964, 0, Hedge::exact, 119963.5, 119964.5},
        {119964, 0, Hedge::approximate, 119963, 119965},
        {19, 0, Hedge::at_least, 19, 20},
        {160000, 0, Hedge::at_least, 160000, 180000},
        {5600, 0, Hedge::at_least, 5600, 5800},
        {5000, 0, Hedge::just_under, 4000, 5000},
        {2000, 0, Hedge::just_under, 1500, 2000},
        {0, 0, Hedge::exact, 0, 0.5},
        {0, 0, Hedge::at_most, 0, 0},
    };
    for (const Example& example : examples) {
        CAPTURE(example.value);
        CAPTURE(name_of(example.hedge));
        const Range range = covered(example.value, example.decimals, example.hedge);
        CHECK(range.low == example.low);
        CHECK(range.high == example.high);
    }
}

TEST_CASE("what a figure covers is told to the last digit, so that the figure lies within") {
    const auto words = [](Quantity quantity, double value, int decimals) {
        Claim claim;
        claim.quantity = quantity;
        claim.value = value;
        claim.decimals = decimals;
        claim.hedge = Hedge::exact;
        return covered_in_words(claim);
    };
    CHECK(words(Quantity::area_km2, 4336, 0) == "4,335.5 km² to 4,336.5 km²");
    CHECK(words(Quantity::area_km2, 116000, -3) == "115,500 km² to 116,500 km²");
    CHECK(words(Quantity::area_sq_mi, 2250, -1) == "2,245 sq mi to 2,255 sq mi");
    CHECK(words(Quantity::share_pct, 0.72, 2) == "0.715 % to 0.725 %");
    CHECK(words(Quantity::share_pct, 0.96781, 5) == "0.967805 % to 0.967815 %");
    CHECK(words(Quantity::share_pct, 20, 0) == "19.50 % to 20.50 %");
}

TEST_CASE("a hedge never covers less than the bare figure, and always contains it") {
    for (int units = 1; units <= 5000; ++units) {
        CAPTURE(units);
        for (const int decimals : {0, 2}) {
            const double value = decimals == 0 ? units : units / 100.0;
            const Range bare = covered(value, decimals, Hedge::exact);
            const Range hedged = covered(value, decimals, Hedge::approximate);
            CHECK(hedged.low <= bare.low);
            CHECK(hedged.high >= bare.high);
            CHECK(hedged.low >= 0);
            if (units > 1) {
                CHECK(hedged.high - hedged.low >= 1.999 * (bare.high - bare.low));
            }
            for (const Hedge hedge :
                 {Hedge::exact, Hedge::approximate, Hedge::at_least, Hedge::at_most}) {
                CHECK(covered(value, decimals, hedge).contains(value));
            }
        }
    }
}

TEST_CASE("the claim that every run checks is read from its file") {
    const Claim claim =
        read_claim(demarc::testing::shipped_data("claims/askgeopolitics-2025-11-24.toml"), schema);
    CHECK(claim.publisher == "AskGeopolitics");
    CHECK(claim.date->iso() == "2025-11-24");
    CHECK(claim.quantity == Quantity::share_pct);
    CHECK(claim.hedge == Hedge::approximate);
    CHECK(claim.hedge_word == "roughly");
    CHECK(claim.classes == std::vector{ControlClass::russian, ControlClass::russian_pre_2022});
    CHECK(covered_by(claim).low == 17.5);
    CHECK(covered_by(claim).high == 22.5);
    CHECK(claim.file.role == "claim");
    CHECK(claim.file.name == "askgeopolitics-2025-11-24.toml");
}

TEST_CASE("mistakes in a claim file are named with line and key") {
    CHECK(complaint_about("test", "test") == "no complaint");
    CHECK(complaint_about("counts =", "count =")
              .find("test.toml:10: unknown key 'count'; did you mean 'counts'?") !=
          std::string::npos);
    CHECK(complaint_about("date = 2025-11-24\n", "") == "test.toml:1: key 'date' is missing");
    CHECK(complaint_about("hedge_word = \"about\"\n", "") ==
          "test.toml:1: key 'hedge_word' is missing");
    CHECK(complaint_about("\"approximate\"", "\"exact\"") ==
          "test.toml:9: hedge_word: an exact figure has no hedge word; say which hedge it is");
    CHECK(complaint_about("\"approximate\"", "\"aproximate\"") ==
          "test.toml:8: hedge: unknown value 'aproximate'; did you mean 'approximate'?");
    CHECK(complaint_about("\"russian\"", "\"rusian\"") ==
          "test.toml:11: classes 1: unknown value 'rusian'; did you mean 'russian'?");
    CHECK(complaint_about("value = 20", "value = 19.3") ==
          "test.toml:6: value: 19.3 has more digits than 0 decimals");
    CHECK(complaint_about("id = \"test\"", "id = \"other\"") ==
          "test.toml:1: id: 'other' does not match the file's name 'test'");
}

TEST_CASE("what a claim counts of a change has to fit what the change is by") {
    const auto with = [](const std::string& lines) {
        return complaint_about("date = 2025-11-24\n", "date = 2025-11-24\n" + lines);
    };
    CHECK(with("since = 2025-01-01\ncounted = \"gained\"\n") == "no complaint");
    CHECK(with("plan = \"a-plan\"\ncounted = \"left_by_russia\"\n") == "no complaint");
    CHECK(with("plan = \"a-plan\"\n") == "no complaint");
    CHECK(with("counted = \"net\"\n") ==
          "test.toml:5: counted: only a change has parts; give 'since' or 'plan'");
    CHECK(with("since = 2025-01-01\ncounted = \"left_by_russia\"\n") ==
          "test.toml:6: counted: 'left_by_russia' goes with 'plan'");
    CHECK(with("plan = \"a-plan\"\ncounted = \"lost\"\n") ==
          "test.toml:6: counted: 'lost' goes with 'since'");
    CHECK(with("since = 2025-01-01\nplan = \"a-plan\"\n") ==
          "test.toml:6: plan: 'plan' and 'since' exclude each other");
    CHECK(with("counted = \"gaind\"\n") ==
          "test.toml:5: counted: unknown value 'gaind'; did you mean 'gained'?");
    CHECK(with("also_groups = [\"claimed_control\"]\n") ==
          "test.toml:5: also_groups: say in words what these are: 'also_counts'");
    CHECK(complaint_about("classes = [\"russian\", \"russian_pre_2022\"]",
                          "classes = [\"ukrainian\"]\nplan = \"a-plan\"")
              .find("'russian' is missing") != std::string::npos);
}

TEST_CASE("a claim has two dates, and each is said once, whatever the reference repeats") {
    Claim claim;
    claim.publisher = "Reuters";
    claim.date = Date::parse("2025-11-16");
    CHECK(byline(claim) == "Reuters, state of 16 November 2025");
    claim.published = Date::parse("2025-11-17");
    CHECK(byline(claim) == "Reuters, published 17 November 2025, state of 16 November 2025");
    claim.published = claim.date;
    CHECK(byline(claim) == "Reuters, 16 November 2025");
    claim.published.reset();
    claim.reference = "Reuters, 16 November 2025";
    CHECK(origin_in_words(claim) == "Reuters, 16 November 2025");
    claim.reference = "finedayradio.com, from Reuters";
    CHECK(origin_in_words(claim) ==
          "Reuters, state of 16 November 2025; finedayradio.com, from Reuters");
    claim.reference = "Reuters, 17 November 2025";
    CHECK(origin_in_words(claim) ==
          "Reuters, state of 16 November 2025; published 17 November 2025");
    claim.publisher = "AFP, from ISW data";
    claim.reference = "AFP; address not recorded";
    claim.published = claim.date;
    CHECK(origin_in_words(claim) == "AFP, from ISW data, 16 November 2025; address not recorded");
    claim.address = "https://example.org/story";
    CHECK(origin_in_words(claim) ==
          "AFP, from ISW data, 16 November 2025; https://example.org/story");
}

TEST_CASE("a range is read with its second end, and covers from one end to the other") {
    const auto read = [](const std::string& lines) {
        const ScratchFolder folder;
        std::string text = good_claim;
        const std::string old =
            "value = 20\ndecimals = 0\nhedge = \"approximate\"\nhedge_word = \"about\"\n";
        text.replace(text.find(old), old.size(), lines);
        return read_claim(folder.write("test.toml", text), schema);
    };
    const Claim bare = read("value = 19\nvalue_to = 20\ndecimals = 0\nhedge = \"exact\"\n");
    CHECK(covered_by(bare).low == 18.5);
    CHECK(covered_by(bare).high == 20.5);
    CHECK(stated_in_words(bare) == "19–20 %");
    const Claim between = read("value = 19\nvalue_to = 20\ndecimals = 0\nhedge = \"between\"\n"
                               "hedge_word = \"between … and\"\n");
    CHECK(covered_by(between).low == 19);
    CHECK(covered_by(between).high == 20);
    CHECK(stated_in_words(between) == "between 19 and 20 %");
    const Claim more = read("value = 19\nvalue_to = 20\ndecimals = 0\nhedge = \"between\"\n"
                            "hedge_word = \"more than … but less than\"\n");
    CHECK(stated_in_words(more) == "more than 19 but less than 20 %");
    const Claim rough = read("value = 19\nvalue_to = 20\ndecimals = 0\nhedge = \"approximate\"\n"
                             "hedge_word = \"about\"\n");
    CHECK(covered_by(rough).low == covered(19, 0, Hedge::approximate).low);
    CHECK(covered_by(rough).high == covered(20, 0, Hedge::approximate).high);
    CHECK(stated_in_words(rough) == "about 19–20 %");
}

TEST_CASE("a range or a hedge word that does not fit its hedge is refused") {
    const auto with = [](const std::string& hedge, const std::string& word,
                         const std::string& lines) {
        return complaint_about("value = 20\ndecimals = 0\nhedge = \"approximate\"\nhedge_word = "
                               "\"about\"\n",
                               "value = 20\ndecimals = 0\nhedge = \"" + hedge +
                                   "\"\nhedge_word = \"" + word + "\"\n" + lines);
    };
    CHECK(with("at_least", "over", "") == "no complaint");
    CHECK(with("just_under", "a shade below", "") == "no complaint"); // words of one's own
    CHECK(with("at_least", "over", "value_to = 25\n") ==
          "test.toml:10: value_to: 'at_least' takes one figure; a range is 'exact', 'approximate' "
          "or 'between'");
    CHECK(with("between", "between … and", "") ==
          "test.toml:8: hedge: 'between' takes two figures: 'value' and 'value_to'");
    CHECK(with("between", "between", "value_to = 25\n") ==
          "test.toml:9: hedge_word: put … where the first figure stands: \"between … and\"");
    CHECK(with("approximate", "about", "value_to = 19\n") ==
          "test.toml:10: value_to: the second end of a range is the one further from 0 than "
          "'value'");
    CHECK(with("approximate", "about", "value_to = 25.5\n") ==
          "test.toml:10: value_to: 25.5 has more digits than 0 decimals");
    CHECK(with("at_most", "nearly", "") ==
          "test.toml:9: hedge_word: \"nearly\" is 'just_under', not 'at_most'");
    CHECK(with("approximate", "about", "published = 2025-11-23\n") ==
          "test.toml:10: published: before 'date', the day whose state the figure is of");
}

TEST_CASE("what the messages of the schema's reader do not cover, the validator still refuses") {
    CHECK(complaint_about("value = 20", "value = -20").starts_with("test.toml:6: value: "));
    CHECK(complaint_about("\"russian_pre_2022\"", "\"russian\"")
              .starts_with("test.toml:11: classes: "));
}
