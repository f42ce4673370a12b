// SPDX-License-Identifier: MIT
#include "study/study_stocks.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace demarc;

namespace {

Stock stock(const std::string& id, std::vector<double> certain) {
    Stock made;
    made.id = id;
    made.certain = std::move(certain);
    return made;
}

} // namespace

TEST_CASE("stocks of another partition are those of the study, in their order") {
    const std::vector<Stock> known{stock("people", {9, 4}), stock("cover_1", {3, 1}),
                                   stock("cover_2", {0, 1e-9})};
    const std::vector<Stock> stocks = alike(
        {stock("people", {1, 2, 3}), stock("cover_7", {0, 0, 1e-9}), stock("cover_1", {4, 5, 6})},
        known, 3);
    REQUIRE(stocks.size() == 3);
    CHECK(stocks[0].certain == std::vector<double>{1, 2, 3});
    CHECK(stocks[1].id == "cover_1");
    CHECK(stocks[1].certain == std::vector<double>{4, 5, 6});
    CHECK(stocks[2].id == "cover_2");
    CHECK(stocks[2].certain == std::vector<double>{0, 0, 0});
}
