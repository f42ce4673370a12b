// SPDX-License-Identifier: MIT
#include "support/date.hpp"
#include "support/error.hpp"
#include "support/hash.hpp"
#include "support/parallel.hpp"
#include "support/sha256.hpp"
#include "support/text.hpp"

#include <doctest/doctest.h>

#include <numeric>

using namespace demarc;

TEST_SUITE("support") {

    TEST_CASE("numbers are written with fixed decimals, and never as negative zero") {
        CHECK(fixed(1.0 / 3, 4) == "0.3333");
        CHECK(fixed(-0.00001, 3) == "0.000");
        CHECK(fixed(-0.5, 1) == "-0.5");
        CHECK(grouped(115548.345, 1) == "115,548.3");
        CHECK(grouped(-1234567) == "-1,234,567");
        CHECK(grouped(999) == "999");
        CHECK(grouped(-999) == "-999");
    }

    TEST_CASE("CSV fields are quoted only where they must be") {
        CHECK(csv_row({"plain", "with, comma", "with \"quotes\"", "two\nlines", ""}) ==
              "plain,\"with, comma\",\"with \"\"quotes\"\"\",\"two\nlines\",\n");
    }

    TEST_CASE("well-formed UTF-8 is told from damaged text") {
        CHECK(is_utf8("Донецька область — ok"));
        CHECK_FALSE(is_utf8("\xD0"));
        CHECK_FALSE(is_utf8("\xC0\xAF"));         // overlong
        CHECK_FALSE(is_utf8("\xED\xA0\x80"));     // surrogate
        CHECK_FALSE(is_utf8("\xF4\x90\x80\x80")); // beyond the last code point
        CHECK_FALSE(is_utf8("a\xFFz"));
    }

    TEST_CASE("letters with accents and Cyrillic ones have a lower case") {
        CHECK(lower_case("UMKÄMPFT, LIBÉRÉ, ØST × ß") == "umkämpft, libéré, øst × ß");
        CHECK(lower_case("ҐАНОК, Їжак, Ёлка") == "ґанок, їжак, ёлка");
        CHECK(lower_case("\xC3") == "\xC3"); // a letter that is cut off
    }

    TEST_CASE("dates are days of the calendar, in ISO form only") {
        CHECK(Date::parse("2025-11-24")->english() == "24 November 2025");
        CHECK(Date::parse("2024-02-29")->iso() == "2024-02-29");
        for (const char* wrong : {"2025-02-29", "2025-13-01", "24.11.2025", "2025-1-1", ""}) {
            CHECK_FALSE(Date::parse(wrong).has_value());
        }
        CHECK(Date::from_unix_seconds(1649187629).iso() == "2022-04-05");
        CHECK(Date::from_unix_seconds(-1).iso() == "1969-12-31");
    }

    TEST_CASE("SHA-256 gives the digests of FIPS 180-4's examples") {
        CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        CHECK(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
        Sha256 million_in_parts;
        for (int part = 0; part < 1000; ++part) {
            million_in_parts.add(std::string(1000, 'a'));
        }
        CHECK(million_in_parts.hexadecimal() ==
              "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
        CHECK_THROWS_AS(sha256_of_file("/no/such/file"), DataError);
    }

    TEST_CASE("parallel work fills every slot, and the failure with the least number is thrown") {
        for (const unsigned jobs : {1U, 2U, 7U}) {
            std::vector<int> slots(100);
            parallel_for(slots.size(), jobs,
                         [&](std::size_t i) { slots[i] = static_cast<int>(i); });
            CHECK(std::accumulate(slots.begin(), slots.end(), 0) == 4950);
            CHECK_THROWS_WITH(parallel_for(50, jobs,
                                           [](std::size_t i) {
                                               if (i >= 20) {
                                                   throw DataError(std::to_string(i));
                                               }
                                           }),
                              "20");
        }
        parallel_for(0, 4, [](std::size_t) { FAIL("nothing to do"); });
    }

    TEST_CASE("context is put in front of an error, its exit status stays") {
        try {
            with_context("in plan x, rule 3", [] { throw ConfigError("no such region"); });
            FAIL("must throw");
        } catch (const Error& error) {
            CHECK(std::string(error.what()) == "in plan x, rule 3: no such region");
            CHECK(error.status() == ExitStatus::wrong_use);
        }
    }

} // TEST_SUITE

TEST_CASE("a text that a spreadsheet would take for a formula is none in a table") {
    CHECK(demarc::without_formula("=1+1") == "'=1+1");
    CHECK(demarc::without_formula("  =1+1") == "'  =1+1");
    CHECK(demarc::without_formula("＝1+1") == "'＝1+1");
    CHECK(demarc::without_formula("-2 and @home") == "'-2 and @home");
    CHECK(demarc::without_formula("\tx") == "'\tx");
    CHECK(demarc::without_formula("a=1") == "a=1");
    CHECK(demarc::without_formula("\u20132").front() != '\'');
    CHECK(demarc::without_formula("").empty());
}
