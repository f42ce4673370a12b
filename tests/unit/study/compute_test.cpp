// SPDX-License-Identifier: MIT
#include "study/compute.hpp"
#include "support/error.hpp"
#include "support/shared_data.hpp"

#include <doctest/doctest.h>

#include <future>

using namespace demarc;
using namespace demarc::testing;

namespace {

const Catalogue& catalogue() {
    static const Catalogue shipped(DataFolder{shipped_data("")});
    return shipped;
}

StudyRequest one_plan() {
    StudyRequest request;
    request.plans = Selection::of({"us-28-point-2025-11"});
    return request;
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
