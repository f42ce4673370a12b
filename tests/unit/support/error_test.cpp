// SPDX-License-Identifier: MIT
#include "support/error.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace demarc;

TEST_CASE("an error keeps its type when context is put in front") {
    const auto failing = [] { throw DataError("ring 2 is open"); };
    const auto twice = [&] {
        with_context("in a.geojson", [&] { with_context("record 3", failing); });
    };
    CHECK_THROWS_WITH_AS(twice(), "in a.geojson: record 3: ring 2 is open", DataError);
    CHECK_THROWS_AS(with_context("in a plan", [] { throw UsageError("no such region"); }),
                    UsageError);
}

TEST_CASE("what is put in front of one error stays off its copy") {
    const UsageError error("no such plan");
    try {
        with_context("in the claim x", [&] { throw error; });
    } catch (const Error& thrown) {
        CHECK(std::string(thrown.what()) == "in the claim x: no such plan");
        CHECK(thrown.status() == ExitStatus::wrong_use);
    }
    CHECK(std::string(error.what()) == "no such plan");
}
