// SPDX-License-Identifier: MIT
#include "study/compute.hpp"
#include "support/error.hpp"
#include "support/scratch_folder.hpp"
#include "support/shared_data.hpp"
#include "support/shipped_catalogue.hpp"

#include <doctest/doctest.h>

#include <future>
#include <utility>

using namespace demarc;
using namespace demarc::testing;

namespace {

StudyRequest one_plan() {
    StudyRequest request;
    request.plans = Selection::of({"us-28-point-2025-11"});
    return request;
}

/// A line from the northern border to the sea that cuts off a piece of coast on its way.
std::string line_with_tooth(const ScratchFolder& folder) {
    return folder.write(
        "line-2014-09-19.geojson",
        R"({"type":"FeatureCollection","features":[)"
        R"({"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":)"
        R"([[31.9,53],[31.9,45],[30.3,45],[30.3,46.05],[30.2,46.05],[30.2,45],[29,44]]}},)"
        R"({"type":"Feature","properties":{"side":"russian"},"geometry":{"type":"Point",)"
        R"("coordinates":[36,48.5]}}]})");
}

/// Where pieces of coast are warned of.
std::vector<std::string> warned_of_coast(const Study& study) {
    std::vector<std::string> where;
    for (const InputNote& note : warnings_among(input_notes(study))) {
        if (note.what.starts_with("the line of contact cuts off ")) {
            where.push_back(note.where);
        }
    }
    return where;
}

} // namespace

TEST_CASE("a request for one plan gives the present line and the plan, and says its stages") {
    std::vector<std::string> stages;
    const Study study = compute(one_plan(), catalogue(),
                                [&](std::string_view stage) { stages.emplace_back(stage); });
    REQUIRE(study.scenarios.size() == 2);
    CHECK(study.scenarios[0].plan.reference);
    CHECK(study.scenarios[1].plan.id == "us-28-point-2025-11");
    CHECK(study.claims.empty());
    CHECK(study.towns.empty());
    REQUIRE(!stages.empty());
    CHECK(stages.front() == "read");
}

TEST_CASE("of a count that comes with the program and is elsewhere nothing is said") {
    StudyInputs inputs = read_inputs(one_plan(), catalogue());
    CountedFile elsewhere;
    elsewhere.id = "elsewhere";
    elsewhere.is_shipped = true;
    elsewhere.records = {{"record 1", std::nullopt, std::vector<LonLat>{{2, 48}}}};
    elsewhere.files.push_back({"count", "elsewhere.csv", "", "", "", "", ""});
    inputs.counted = {elsewhere};
    const Study study = compute(one_plan(), std::move(inputs), catalogue(), {});
    for (const Stock& stock : study.stocks) {
        CHECK(stock.id != "elsewhere");
    }
    for (const InputNote& note : study.noticed) {
        CHECK(note.where != "elsewhere.csv");
    }
}

TEST_CASE("studies of several threads are the same as one alone") {
    const Study alone = compute(one_plan(), catalogue());
    std::vector<std::future<Study>> together;
    for (int i = 0; i < 3; ++i) {
        together.push_back(
            std::async(std::launch::async, [] { return compute(one_plan(), catalogue()); }));
    }
    for (std::future<Study>& one : together) {
        const Study study = one.get();
        REQUIRE(study.scenarios.size() == alone.scenarios.size());
        const auto& rows = study.scenarios[1].tally.rows;
        REQUIRE(rows.size() == alone.scenarios[1].tally.rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            CHECK(rows[i].area == alone.scenarios[1].tally.rows[i].area);
        }
    }
}

TEST_CASE("without the other methods a study has the same areas by its own") {
    for (const AreaMethod area : all_area_methods) {
        CAPTURE(name_of(area));
        StudyRequest request = one_plan();
        request.method.area = area;
        const Study by_all = compute(request, catalogue());
        request.with_methods = false;
        const Study by_one = compute(request, catalogue());
        CHECK(by_all.methods.size() > 1);
        REQUIRE(by_one.methods.size() == 1);
        CHECK(by_one.methods.front().method == request.method);
        const auto& rows = by_one.scenarios[1].tally.rows;
        REQUIRE(rows.size() == by_all.scenarios[1].tally.rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            CHECK(rows[i].area == by_all.scenarios[1].tally.rows[i].area);
            CHECK(rows[i].share_of_region_pct ==
                  by_all.scenarios[1].tally.rows[i].share_of_region_pct);
        }
    }
}

TEST_CASE("days computed side by side are those computed one by one") {
    StudyRequest request;
    request.sources.control = fixture_file("series") + ":deepstate-daily";
    request.sources.boundaries = fixture_file("boundaries/squares.geojson") + ":natural-earth";
    request.plans = Selection::of({"present"});
    const std::vector<Date> days{*Date::parse("2025-01-01"), *Date::parse("2025-01-02"),
                                 *Date::parse("2025-01-04")};
    request.jobs = 2;
    const std::vector<Study> together = compute_days(request, days, catalogue());
    REQUIRE(together.size() == days.size());
    for (std::size_t i = 0; i < days.size(); ++i) {
        CHECK(together[i].control.date == days[i]);
        request.sources.date = days[i];
        const Study alone = compute(request, catalogue());
        const auto& rows = alone.scenarios[0].tally.rows;
        REQUIRE(rows.size() == together[i].scenarios[0].tally.rows.size());
        for (std::size_t k = 0; k < rows.size(); ++k) {
            CHECK(rows[k].area == together[i].scenarios[0].tally.rows[k].area);
        }
    }
}

TEST_CASE("the library's messages name fields of the request") {
    StudyRequest request;
    request.sources.russian_side = "nowhere";
    CHECK_THROWS_AS((void)compute(request, catalogue()), UsageError);
    try {
        (void)compute(request, catalogue());
    } catch (const UsageError& error) {
        CHECK(std::string(error.what()).find("--") == std::string::npos);
    }
}

TEST_CASE("pieces of coast without a mark are warned of on every line and boundary set") {
    const ScratchFolder folder;
    const std::string line = line_with_tooth(folder);
    StudyRequest request;
    request.plans = Selection::of({"minsk-memorandum-2014-09"});
    request.sources.lines = {"2014-09-19=" + line + ":line-of-contact"};
    CHECK(warned_of_coast(compute(request, catalogue())) ==
          std::vector<std::string>{"line-2014-09-19.geojson"});
    request.plans = Selection::of({"present"});
    request.sources.lines = {};
    request.sources.control = line + ":line-of-contact";
    request.sources.compared = {shipped_data("boundaries/natural-earth-admin-1.geojson") +
                                ":natural-earth"};
    const Study study = compute(request, catalogue());
    CHECK(warned_of_coast(study) ==
          std::vector<std::string>{"line-2014-09-19.geojson, on the boundaries of " +
                                       study.boundaries.title,
                                   "line-2014-09-19.geojson"});
}
