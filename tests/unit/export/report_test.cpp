// SPDX-License-Identifier: MIT
#include "export/report.hpp"
#include "export/report_marks.hpp"
#include "unit/export/small_study.hpp"

#include <doctest/doctest.h>

using namespace demarc;
using namespace demarc::testing;

namespace {

bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("the report opens with date, share, area, denominator and source") {
    const std::string text = report(small_study(), {});
    CHECK(contains(text, "\n\nOn 24 November 2025 Russia held **76.21% of Ukraine**: 1,602 km² of "
                         "2,102 km²."));
    CHECK(contains(text, "Control by hand, Nobody; state of 24 November 2025."));
    CHECK(contains(text, "100 km² (4.76%) is contested or of unknown status"));
    CHECK(contains(text, "Exact by construction."));
}

TEST_CASE("borders far from the official area are named and explained") {
    Study study = small_study();
    const auto answer = [&] {
        study.polygon_caution =
            polygon_area_caution(study.boundaries, study.partition, study.regions);
        return report_answer(study);
    };
    study.boundaries.coverage = Coverage::territorial_sea;
    // The squares are far smaller than Ukraine.
    CHECK(contains(answer(), "enclose 2,102 km², 99.7% less than the official "
                             "603,628 km²; a share of them is that much larger."));
    study.partition.region_areas.front().fill(SquareMetres::from_km2(600'000));
    CHECK(!contains(answer(), "enclose"));
    study.partition.region_areas.front().fill(SquareMetres::from_km2(640'000));
    CHECK(contains(answer(), "because they reach out to sea; a share of them is that "
                             "much smaller."));
}

TEST_CASE("a share above the whole of a region is explained") {
    Study study = small_study();
    study.method.denominator = Denominator::official_603628;
    CHECK(!contains(report_regions(study), "above 100%"));
    study.scenarios.front().tally.rows.at(9).area = SquareMetres::from_km2(27'000);
    CHECK(contains(report_regions(study), "above 100%"));
}

TEST_CASE("the report gives the verdict on a claim with its range") {
    const std::string text = report(small_study(), {});
    CHECK(contains(text, "**Verdict: holds under some methods; 3.8 points, "));
    CHECK(contains(text, " km² below.** Measured here: **76.21%**."));
    CHECK(contains(text, "75.00% to 85.00%"));
    CHECK(contains(text, "0.27% to 80.97%, 18 of them inside"));
}

TEST_CASE("the report gives the balance with and without the zone, and what is left open") {
    const Study study = small_study();
    const std::string text =
        without_marks(report_plan(study, study.scenarios.at(1), "maps/zone-2025-11.svg"));
    CHECK(contains(text, "**0 km²** if the demilitarised zone is counted with neither side, "
                         "**+400 km²** if it is counted as Russian."));
    CHECK(contains(text, "100 km² left open by the text is in neither figure."));
    CHECK(contains(text, "* Who polices the zone."));
    CHECK(contains(text, "Point 21d: "));
    CHECK(contains(text, "(maps/zone-2025-11.svg)"));
    CHECK(contains(text, "## A plan with a \\| zone"));
    CHECK(contains(text, "Nobody · leaked text · 20 November 2025"));
}

TEST_CASE("what a text says of a place is told once, with its point") {
    const Study study = small_study();
    const std::string text =
        without_marks(report_plan(study, study.scenarios.at(1), "maps/zone-2025-11.svg"));
    CHECK(contains(text, "* Point 19, The Plant: "));
    CHECK(text.find("The Plant") == text.rfind("The Plant"));
}

TEST_CASE("a plan that says nothing on territory gets no table of regions") {
    Study study = small_study();
    Plan plan = study.scenarios.at(1).plan;
    plan.rules = {{NoRule{"it speaks of peace", true}, Certainty::explicit_, "", "", 0}};
    const Scenario scenario = make_scenario(plan, study.partition, study.regions, study.method);
    const std::string text = report_plan(study, scenario, "maps/zone-2025-11.svg");
    CHECK(contains(text, "The text says nothing on territory"));
    CHECK(!contains(text, "Donetsk Oblast |"));
}

TEST_CASE("regions stand in order of the land that Russia holds in them") {
    const std::string text = report_regions(small_study());
    CHECK(text.find("Autonomous Republic of Crimea") < text.find("Donetsk Oblast"));
    CHECK(text.find("Donetsk Oblast") < text.find("Kharkiv Oblast"));
}

TEST_CASE("the report links no map that is not made") {
    ExportChoice choice;
    choice.formats.erase("svg");
    CHECK(!contains(report(small_study(), choice), "maps/"));
}

TEST_CASE("a plan without a territorial rule gets no figures, but the reason") {
    Study study = small_study();
    CHECK(report_excluded_plans(study).empty());
    Plan plan = study.scenarios.at(1).plan;
    plan.title_en = "A text of principles";
    study.scenarios.resize(1);
    study.excluded_plans = {{plan, "the text has no territorial rule: it speaks of principles"}};
    const std::string text = report_excluded_plans(study);
    CHECK(contains(text, plan.title_en));
    CHECK(contains(text, "**Why there is no result:** the text has no territorial rule: it speaks "
                         "of principles."));
    CHECK(!contains(text, "km²"));
    CHECK(!contains(text, ".svg"));
    CHECK(contains(report(study, {}), text));
}

TEST_CASE("the report says region by region what reconciliation moved") {
    const std::string text = report(small_study(), {});
    CHECK(contains(text, "1 strip of 1.50 km² in all"));
    CHECK(contains(text, "| Donetsk Oblast |                         1.50 |"));
    CHECK(contains(text, "reaches 12 km² beyond these borders"));
}

TEST_CASE("the report lists the methods, the inputs with hashes, repairs and licences") {
    const std::string text = report(small_study(), {});
    CHECK(contains(text, "Strips at the coast and border left as drawn"));
    CHECK(contains(text, "Over all 54 ways of counting that can differ"));
    CHECK(!contains(text, std::string(64, 'b'))); // in the data package alone
    CHECK(contains(text, "a ring crossed itself and was repaired"));
    CHECK(contains(text, "Nobody at all. Licence: CC BY 4.0."));
    CHECK(contains(text, "internationally recognised as Ukraine"));
}

TEST_CASE("a source without contested land says that the choice makes no difference") {
    Study study = small_study();
    study.partition.faces.pop_back();
    study.methods = distinct_method_table(study.partition, study.regions, study.method);
    const std::string text = report_method(study);
    CHECK(!contains(text, "Contested land counted"));
    CHECK(contains(text, "the side that contested land is counted with"));
}

TEST_CASE("the report counts specks, and says whether a second method agrees") {
    Study study = small_study();
    CHECK(!contains(report_method(study), "speck"));
    CHECK(!contains(report_method(study), "method agree"));
    study.partition.specks.push_back({{0}, SquareMetres{632}});
    study.partition.specks.push_back({{3}, SquareMetres{11'000}});
    study.second_method = SecondMethod{54, SquareMetres{2.2}, RegionIndex{0}, true, ""};
    const std::string text = report_method(study);
    CHECK(contains(text, "2 specks of land amid land of another holder, below 0.02 km² each "
                         "and 11,632 m² in all"));
    CHECK(contains(text, "Two methods agree"));
    CHECK(contains(text, "strips at the border included, with a largest difference of 3 m² (" +
                             study.regions[0].name_en + ")."));
    study.second_method = SecondMethod{0, {}, {}, false, "the area held by Russia: edges touch"};
    CHECK(contains(report_method(study), "does not apply to this map. Not compared: the area held "
                                         "by Russia: edges touch."));
}

TEST_CASE("the report names a file beside it only where the run writes that file") {
    const auto beside = [](const Study& study) {
        const std::string text = report(study, {});
        const std::size_t at = text.find("Beside this page: ");
        REQUIRE(at != std::string::npos);
        return text.substr(at, text.find('\n', at) - at);
    };
    Study study = small_study();
    CHECK(contains(beside(study), "`areas.csv`"));
    CHECK(!contains(beside(study), "line_error.csv"));
    study.line_error = LineError{};
    CHECK(contains(beside(study), "`line_error.csv`"));
}
