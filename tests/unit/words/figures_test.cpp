// SPDX-License-Identifier: MIT
#include "words/figures.hpp"
#include "words/sentences.hpp"
#include "words/stock_words.hpp"

#include <doctest/doctest.h>

using namespace demarc;

TEST_CASE("numbers and days are written as the language writes them") {
    CHECK(number(115548.34, 1, Tongue::english) == "115,548.3");
    CHECK(number(115548.34, 1, Tongue::ukrainian) == "115\u00a0548,3");
    CHECK(day_in_words(*Date::parse("2025-11-24"), Tongue::english) == "24 November 2025");
    CHECK(day_in_words(*Date::parse("2025-11-24"), Tongue::ukrainian) == "24 листопада 2025");
    CHECK(day_in_words(*Date::parse("2022-02-01"), Tongue::ukrainian) == "1 лютого 2022");
}

TEST_CASE("people read areas without false precision and never a zero that is land") {
    CHECK(km2_for_people(SquareMetres::from_km2(115548.273)) == "115,548");
    CHECK(km2_for_people(SquareMetres::from_km2(1.5)) == "1.50");
    CHECK(km2_for_people(SquareMetres::from_km2(0.001)) == "under 0.01");
    CHECK(km2_for_people(SquareMetres{0.5}) == "0");
    CHECK(percent_for_people(19.1643) == "19.16");
    CHECK(percent_for_people(0.001) == "under 0.01");
    CHECK(percent_for_people(0) == "0");
}

TEST_CASE("a balance always shows its sign") {
    CHECK(signed_km2_for_people(SquareMetres::from_km2(4363.2)) == "+4,363");
    CHECK(signed_km2_for_people(SquareMetres::from_km2(-1825.4)) == "−1,825");
    CHECK(signed_km2_for_people(SquareMetres{}) == "0");
}

TEST_CASE("things are counted in the singular and the plural, thousands apart") {
    CHECK(counted(1, "claim", "claims") == "1 claim");
    CHECK(counted(1234, "piece", "pieces") == "1,234 pieces");
}

TEST_CASE("names are listed as a sentence lists them") {
    CHECK(listed({}).empty());
    CHECK(listed({"Kherson"}) == "Kherson");
    CHECK(listed({"Donetsk", "Luhansk", "Kherson"}) == "Donetsk, Luhansk and Kherson");
}

TEST_CASE("a label at the start of a line has a capital, in either alphabet") {
    CHECK(as_heading("held by Ukraine") == "Held by Ukraine");
    CHECK(as_heading("утримує Україна") == "Утримує Україна");
    CHECK(as_heading("іншого") == "Іншого");
    CHECK(as_heading("603,628 km²") == "603,628 km²");
    CHECK(as_heading("").empty());
}

TEST_CASE("a stock is told to the unit, in decimals only where they say something") {
    Stock stock;
    stock.unit = "MW";
    CHECK(stock_for_readers(stock, 48'569.8) == "48,570");
    CHECK(stock_for_readers(stock, 34.1) == "34.1");
    CHECK(stock_for_readers(stock, 7) == "7");
    CHECK(stock_for_readers(stock, 0) == "0");
    CHECK(stock_for_readers(stock, 0.001) == "under 0.01");
    CHECK(stock_for_readers(stock, 34.1, Tongue::ukrainian) == "34,1");
    CHECK(stock_with_range(stock, {820, 477, 6820}) == "820 (477 to 6,820)");
    CHECK(stock_with_range(stock, {820, 820, 820}) == "820");
    CHECK(with_unit(stock, "820") == "820 MW");
    stock.people_of = PeopleOf::before_war;
    CHECK(stock_for_readers(stock, 530'917) == "531,000");
}
