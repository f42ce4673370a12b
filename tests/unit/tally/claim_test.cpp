// SPDX-License-Identifier: MIT
#include "support/error.hpp"
#include "support/scratch_folder.hpp"
#include "support/shared_data.hpp"
#include "support/text.hpp"
#include "tally/claim.hpp"
#include "words/claim_words.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <fstream>

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

TEST_CASE("a claim of no number, or of more than all of it, is refused by line and key") {
    for (const char* value : {"nan", "inf", "-inf"}) {
        CHECK_MESSAGE(complaint_about("value = 20", std::string("value = ") + value) ==
                          std::string("test.toml:6: value: is ") + value +
                              "; write a finite number",
                      value);
    }
    CHECK(complaint_about("value = 20", "value = 250")
              .starts_with("test.toml:6: value: 250% is more than all of it"));
    CHECK(complaint_about("value = 20", "value = 100") == "no complaint");
    CHECK(complaint_about("value = 20", "value = -20") ==
          "test.toml:6: value: only a net change can be below 0");
}

namespace {

/// The cells of the tables of geodata/claims/README.md whose header line begins so.
std::vector<std::vector<std::string>> table_of_readme(const std::string& header) {
    std::ifstream file(demarc::testing::shipped_data("claims/README.md"));
    std::vector<std::vector<std::string>> rows;
    bool inside = false;
    for (std::string line; std::getline(file, line);) {
        inside = line.starts_with(header) || (inside && line.starts_with("|"));
        if (inside && !line.starts_with(header) && !line.starts_with("|--")) {
            std::vector<std::string> cells;
            for (const std::string& cell : split(line.substr(1, line.size() - 2), '|')) {
                cells.emplace_back(trimmed(cell));
            }
            rows.push_back(std::move(cells));
        }
    }
    return rows;
}

double number_in(std::string text) {
    std::erase(text, ',');
    return std::stod(text);
}

} // namespace

TEST_CASE("the README prints the table of hedges as the program has it") {
    const auto rows = table_of_readme("| `hedge` | words |");
    REQUIRE(rows.size() == hedge_rules().size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const HedgeRule& rule = hedge_rules()[i];
        CHECK(rule.hedge == static_cast<Hedge>(i));
        CHECK(rows[i] ==
              std::vector<std::string>{"`" + std::string(rule.name) + "`",
                                       rule.words.empty() ? "none" : std::string(rule.words),
                                       std::string(rule.covers), std::string(rule.because)});
    }
}

TEST_CASE("every example of the README covers what it says there") {
    const auto rows = table_of_readme("| claim | step | covers |");
    CHECK(rows.size() >= 20);
    for (const std::vector<std::string>& row : rows) {
        CAPTURE(row[0]);
        const std::size_t digit = row[0].find_first_of("0123456789");
        const std::size_t second =
            row[0].find_first_of("0123456789", row[0].find_first_of("– ", digit));
        const std::string word(trimmed(row[0].substr(0, digit)));
        const HedgeRule* rule = rule_of_words(word);
        const bool between = word == "between";
        const Hedge hedge = between ? Hedge::between : rule != nullptr ? rule->hedge : Hedge::exact;
        const std::string figure = row[0].substr(digit, row[0].find_first_of("– %", digit) - digit);
        const std::size_t point = figure.find('.');
        const bool thousands = hedge == Hedge::exact && figure.ends_with(",000");
        const int decimals = point != std::string::npos
                                 ? static_cast<int>(figure.size() - point) - 1
                                 : (thousands ? -3 : 0);
        const bool is_range = row[0].find("–") != std::string::npos || between;
        const Range found = covered_by(
            hedge, number_in(figure),
            is_range ? std::optional(number_in(row[0].substr(second))) : std::nullopt, decimals);
        const std::size_t to = row[2].find(" to ");
        CHECK(found.low == doctest::Approx(number_in(row[2].substr(0, to))).epsilon(1e-12));
        CHECK(found.high == doctest::Approx(number_in(row[2].substr(to + 4))).epsilon(1e-12));
        if (!row[1].empty()) {
            const double stepping = is_range ? number_in(row[0].substr(second)) : number_in(figure);
            CHECK(static_cast<double>(PrintedFigure(stepping, decimals).step()) *
                      std::pow(10.0, -decimals) ==
                  doctest::Approx(number_in(row[1])));
        }
    }
}

TEST_CASE("of two figures printed to the same decimals the larger never covers less") {
    for (const Hedge hedge : {Hedge::approximate, Hedge::at_least, Hedge::at_most, Hedge::just_over,
                              Hedge::just_under}) {
        for (const int decimals : {-3, 0, 1, 2}) {
            double before = 0;
            const double unit = std::pow(10.0, -decimals);
            for (long long units = 1; units <= 250'000; units += units < 3000 ? 1 : 77) {
                const Range range = covered(static_cast<double>(units) * unit, decimals, hedge);
                const double width = (range.high - range.low) / unit;
                CAPTURE(units);
                CHECK_GE(width, before - 1e-6);
                before = width;
            }
        }
    }
}

TEST_CASE("a comparison is true on its side of the figure, however far") {
    const auto letter = [](double value, Hedge hedge) {
        return true_under(hedge, value, std::nullopt, 0);
    };
    CHECK(letter(15, Hedge::at_least).contains(19.16));
    CHECK(letter(15, Hedge::at_least).contains(99));
    CHECK_FALSE(letter(15, Hedge::at_least).contains(14.9));
    CHECK(letter(25, Hedge::at_most).contains(19.16));
    CHECK_FALSE(letter(500, Hedge::at_most).contains(-100)); // a loss is no small gain
    CHECK(letter(-30, Hedge::at_least).contains(-50));       // lost over 30
    CHECK(letter(-30, Hedge::at_most).contains(-10));
    CHECK_FALSE(letter(-30, Hedge::at_most).contains(-31));
    CHECK_FALSE(letter(25, Hedge::just_under).contains(19.16)); // nearly says near
    CHECK_FALSE(letter(15, Hedge::just_over).contains(19.16));
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
    CHECK(words(Quantity::share_pct, 0.72, 2) == "0.715% to 0.725%");
    CHECK(words(Quantity::share_pct, 0.96781, 5) == "0.967805% to 0.967815%");
    CHECK(words(Quantity::share_pct, 20, 0) == "19.50% to 20.50%");
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
            for (const Hedge hedge : {Hedge::exact, Hedge::approximate, Hedge::at_least,
                                      Hedge::at_most, Hedge::just_over, Hedge::just_under}) {
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
    CHECK(covered_by(claim).low == 18);
    CHECK(covered_by(claim).high == 22);
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
          "test.toml:6: plan: 'plan' and 'since' cannot be combined");
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
    CHECK(stated_in_words(bare) == "19–20%");
    const Claim between = read("value = 19\nvalue_to = 20\ndecimals = 0\nhedge = \"between\"\n"
                               "hedge_word = \"between … and\"\n");
    CHECK(covered_by(between).low == 19);
    CHECK(covered_by(between).high == 20);
    CHECK(stated_in_words(between) == "between 19 and 20%");
    const Claim more = read("value = 19\nvalue_to = 20\ndecimals = 0\nhedge = \"between\"\n"
                            "hedge_word = \"more than … but less than\"\n");
    CHECK(stated_in_words(more) == "more than 19 but less than 20%");
    const Claim rough = read("value = 19\nvalue_to = 20\ndecimals = 0\nhedge = \"approximate\"\n"
                             "hedge_word = \"about\"\n");
    CHECK(covered_by(rough).low == covered(19, 0, Hedge::approximate).low);
    CHECK(covered_by(rough).high == covered(20, 0, Hedge::approximate).high);
    CHECK(stated_in_words(rough) == "about 19–20%");
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

TEST_CASE("a figure below 0 and a class that is there twice are refused by name") {
    CHECK(complaint_about("value = 20", "value = -20").starts_with("test.toml:6: value: "));
    CHECK(complaint_about("\"russian_pre_2022\"", "\"russian\"") ==
          "test.toml:11: classes 2: 'russian' is there twice");
}
