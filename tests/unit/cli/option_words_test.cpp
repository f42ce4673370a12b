// SPDX-License-Identifier: MIT
#include "cli/option_words.hpp"

#include <doctest/doctest.h>

using namespace demarc;

TEST_CASE("a field of the request in backquotes is read as its option") {
    CHECK(with_options("give `date` YYYY-MM-DD") == "give --date YYYY-MM-DD");
    CHECK(with_options("`compared` a.geojson: cut the sea off with `sea`") ==
          "--compare-boundaries a.geojson: cut the sea off with --sea");
    CHECK(with_options("`russian_side`: 'x' is no region") == "--russian-side: 'x' is no region");
}

TEST_CASE("other words in backquotes and single ones stay") {
    CHECK(with_options("see `areas.csv` and `date`") == "see `areas.csv` and --date");
    CHECK(with_options("a ` alone") == "a ` alone");
    CHECK(with_options("a ` before `date`") == "a ` before --date");
    CHECK(with_options("") == "");
}
