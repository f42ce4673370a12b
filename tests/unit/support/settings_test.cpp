// SPDX-License-Identifier: MIT
#include "support/error.hpp"
#include "support/settings.hpp"

#include <doctest/doctest.h>

using demarc::ConfigError;
using demarc::Settings;

TEST_CASE("a settings file gives texts, numbers, lists and tables") {
    const Settings settings = Settings::parse(R"(
title = "A"
line = [[1, 2.5], [3, 4]]
[classes]
"a b" = "russian"
[[site]]
lon = 30
)",
                                              "s.toml");
    CHECK(settings.text("title") == "A");
    CHECK(settings.text_or("absent", "B") == "B");
    CHECK(settings.number_rows("line") == std::vector<std::vector<double>>{{1, 2.5}, {3, 4}});
    CHECK(settings.text_map("classes").at("a b") == "russian");
    REQUIRE(settings.tables("site").size() == 1);
    CHECK(settings.tables("site")[0].number("lon") == 30);
    CHECK_NOTHROW(settings.refuse_unknown_keys());
}

TEST_CASE(
    "an unknown key of a settings file is refused with file, line and the nearest known key") {
    const Settings settings = Settings::parse("title = \"A\"\nprecedance = []\n", "s.toml");
    (void)settings.text("title");
    (void)settings.texts("precedence");
    CHECK_THROWS_WITH_AS(settings.refuse_unknown_keys(),
                         "s.toml, line 2: unknown key 'precedance'; did you mean 'precedence'?",
                         ConfigError);
}

TEST_CASE("a missing key, a wrong type and broken TOML are refused with file and line") {
    const Settings settings = Settings::parse("\n\ntitle = 3\n", "s.toml");
    CHECK_THROWS_WITH_AS((void)settings.text("title"),
                         "s.toml, line 3: key 'title' must be a text, not a number", ConfigError);
    CHECK_THROWS_WITH_AS((void)settings.text("publisher"),
                         doctest::Contains("key 'publisher' is missing"), ConfigError);
    const Settings nested = Settings::parse("[[a]]\nid = 1\n\n[[a]]\nid = 2\n", "s.toml");
    CHECK_THROWS_WITH_AS((void)nested.tables("a").at(1).text("id"),
                         "s.toml, line 5: key 'id' must be a text, not a number", ConfigError);
    CHECK_THROWS_WITH_AS(Settings::parse("a = nan\n", "s.toml"),
                         "s.toml:1: a: is nan; write a finite number", ConfigError);
    CHECK_THROWS_WITH_AS(Settings::parse("a = 1\na = 2\n", "s.toml"),
                         doctest::Contains("s.toml:2: not valid TOML"), ConfigError);
    CHECK_THROWS_WITH_AS(Settings::read("nowhere/s.toml"),
                         "nowhere/s.toml: there is no such file, or it cannot be read",
                         ConfigError);
}
