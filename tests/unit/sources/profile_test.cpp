// SPDX-License-Identifier: MIT
#include "sources/profile.hpp"
#include "sources/source_spec.hpp"
#include "sources/unfilled_keys.hpp"
#include "support/error.hpp"
#include "unit/sources/sources_fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace demarc;
using demarc::testing::ScratchFolder;
using demarc::testing::shipped_profiles;

namespace {

constexpr const char* sound = R"(kind = "control"
form = "polygons"
title = "T"
publisher = "P"
licence = "L"
attribution = "A"
attribute = "status"
counts_as_control = "c"
method_note = "m"
date_pattern = '(\d{4})(\d{2})(\d{2})'
[classes]
taken = "russian"
freed = "leave_out"
)";

std::string complaint(const std::string& text) {
    const ScratchFolder folder;
    folder.write("own.toml", text);
    try {
        Profiles::read(folder.path());
    } catch (const ConfigError& error) {
        return error.what();
    }
    return "accepted";
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("the shipped profiles are all there") {
    for (const char* id : {"natural-earth", "natural-earth-names", "geoboundaries"}) {
        CHECK(shipped_profiles().boundaries.contains(id));
    }
    for (const char* id :
         {"settlements", "settlement-list", "line-of-contact", "deepstate-daily", "classes"}) {
        CHECK(shipped_profiles().control.contains(id));
    }
}

TEST_CASE("a profile maps a publisher's values to classes, or leaves their records out") {
    const ScratchFolder folder;
    folder.write("own.toml", sound);
    const ControlProfile profile = Profiles::read(folder.path()).control.at("own");
    CHECK(profile.source.id == "own");
    CHECK(profile.classes.at("taken") == ControlClass::russian);
    CHECK_FALSE(profile.classes.at("freed").has_value());
    CHECK(profile.elsewhere == ControlClass::ukrainian);
    CHECK(profile.precedence.size() == 4);
}

TEST_CASE("a defective profile is refused with file, line, key and the nearest known word") {
    CHECK(complaint(sound) == "accepted");
    CHECK(has(complaint(replaced(sound, "[classes]", "precedance = []\n[classes]")),
              "own.toml, line 11: unknown key 'precedance'; did you mean 'precedence'?"));
    CHECK(has(complaint(replaced(sound, "\"russian\"", "\"rusian\"")),
              "own.toml, line 11: key 'classes' names no control class: 'rusian'; did you mean "
              "'russian'?"));
    CHECK(has(complaint(replaced(sound, "polygons", "polygon")), "line 2: key 'form' must be"));
    CHECK(has(complaint(replaced(sound, "(\\d{2})(", "\\d{2}(")),
              "line 10: key 'date_pattern' must capture three groups"));
    CHECK(has(complaint(replaced(sound, "(\\d{4})", "(\\d{4}")), "is not a regular expression"));
    CHECK(has(complaint(replaced(sound, "attribute = \"status\"\n", "")),
              "'attribute' and [classes] belong together"));
    CHECK(has(complaint(replaced(sound, "attribute =", "constant = \"russian\"\nattribute =")),
              "'constant' must be given where there is no 'attribute'"));
    CHECK(has(complaint(replaced(sound, "kind = \"control\"", "kind = \"plan\"")),
              "line 1: key 'kind' must be"));
    CHECK(has(complaint(replaced(sound, "[classes]", "precedence = [\"russian\"]\n[classes]")),
              "must hold every control class once"));
}

TEST_CASE("all faults of a profile are named at once, with keys that nobody knows") {
    std::string text = replaced(sound, "(\\d{2})(", "\\d{2}(");
    text = replaced(text, "\"russian\"", "\"rusian\"");
    text = replaced(text, "\"leave_out\"", "\"contestd\"");
    text =
        replaced(text, "[classes]", "features_undr = \"data\"\nelswhere = \"russian\"\n[classes]");
    const std::string what = complaint(text);
    CHECK(has(what, "line 10: key 'date_pattern' must capture three groups"));
    CHECK(has(what, "names no control class: 'rusian'"));
    CHECK(has(what, "names no control class: 'contestd'"));
    CHECK(has(what, "line 11: unknown key 'features_undr'; did you mean 'features_under'?"));
    CHECK(has(what, "line 12: unknown key 'elswhere'; did you mean 'elsewhere'?"));
    CHECK(std::count(what.begin(), what.end(), '\n') == 4);

    const std::string rules = complaint(
        "kind = \"control\"\nform = \"polygons\"\n[[rule]]\ngroup = \"a\"\ncontrol = \"rusian\"\n"
        "wher = { x = 'y' }\n[[rule]]\ncontrol = \"russian\"\n");
    CHECK(has(rules, "line 5: key 'control' names no control class: 'rusian'"));
    CHECK(has(rules, "line 6: unknown key 'wher'; did you mean 'where'?"));
    CHECK(has(rules, "key 'group' is missing"));

    const std::string island = complaint(
        replaced(sound, "[classes]", "[classes]\n") +
        "[[island]]\nname = \"I\"\nregion = \"UA\"\nlon = 45.3\nlat = 36.5\nwithin_km = 0\n"
        "up_to_km2 = 5\ncontrol = \"contested\"\n");
    CHECK(has(island, "key 'region' must be an ISO 3166-2 code"));
    CHECK(has(island, "key 'lon' and 'lat' give a position far from Ukraine; with the two numbers "
                      "exchanged it would lie in Ukraine"));
    CHECK(has(island, "key 'within_km' must be above 0"));
    CHECK(has(island, "key 'control' must be russian or russian_pre_2022"));

    const std::string boundaries = complaint("kind = \"boundaries\"\ncoverge = \"land\"\n");
    CHECK(has(boundaries, "key 'attribute' is missing"));
    CHECK(has(boundaries, "key 'coverage' is missing"));
    CHECK(has(boundaries, "line 2: unknown key 'coverge'; did you mean 'coverage'?"));
}

TEST_CASE("a source is split at its last colon where a profile's name follows") {
    const auto spec = [](std::string_view text) {
        return parse_source_spec(text, shipped_profiles());
    };
    CHECK(spec("a.geojson:classes").file == "a.geojson");
    CHECK(spec("a.geojson:classes").profile == "classes");
    CHECK(spec("dir:x/a.geojson").file == "dir:x/a.geojson");
    CHECK(spec("a.geojson").profile.empty());
    CHECK(spec("/vsizip/dir:80/a.zip/a.geojson:geoboundaries").profile == "geoboundaries");
    CHECK(spec("/vsizip/dir:80/a.zip/a.geojson").profile.empty());
    CHECK_THROWS_WITH_AS(spec("a.geojson:clases"),
                         "unknown profile 'clases'; did you mean 'classes'?", UsageError);
}

TEST_CASE("keys of a draft are unfilled until they have a value, or until a guess has no mark") {
    const auto keys = [](const char* toml) { return unfilled_keys(toml); };
    CHECK(keys(sound).empty());
    CHECK(
        keys("publisher = \"not stated\" # FILL IN: who made it\nlicence = \"CC0\" # FILL IN\n") ==
        std::vector<std::string>{"publisher"});
    CHECK(keys("constant = \"russian\" # FILL IN: no attribute tells who holds it\n") ==
          std::vector<std::string>{"constant"});
    CHECK(keys("constant = \"russian\" # looked at\n").empty());
    CHECK(keys("counts_as_control = \"land that FILL IN\"\n") ==
          std::vector<std::string>{"counts_as_control"});
    CHECK(keys("[classes]\n\"a # = b\" = \"leave_out\" # 2 records; FILL IN: ukrainian?\n"
               "c = \"russian\" # 1 record; FILL IN: ukrainian?\nd = \"leave_out\" # 1 record\n") ==
          std::vector<std::string>{"classes 'a # = b'"});
    CHECK(keys("[[rule]]\ncontrol = \"leave_out\" # FILL IN\n[[rule]]\n"
               "control = \"leave_out\" # FILL IN\n") ==
          std::vector<std::string>{"rule 'control'"});
    CHECK(keys("# FILL IN marks what no file tells\n# \"Old\" = \"UA-NN\" # FILL IN\n").empty());
}

TEST_CASE("a profile of the user's replaces the shipped one of its name, and says so") {
    const ScratchFolder folder;
    const std::string own = folder.write("deepstate-daily.toml", sound);
    Profiles profiles = shipped_profiles();
    CHECK(profiles.add(own).replaces_shipped);
    CHECK(profiles.control.at("deepstate-daily").attribute == "status");
    const auto warnings = warnings_of_profile(profiles.control.at("deepstate-daily").source);
    REQUIRE(warnings.size() == 1);
    CHECK(
        warnings.front().text() ==
        "profile 'deepstate-daily': is your own and replaces the one of this name that comes with "
        "demarc; give the file another name to have both");
    const std::string second = folder.write("more/deepstate-daily.toml", sound);
    CHECK_THROWS_WITH_AS(profiles.add(second),
                         (second + ": there is a profile 'deepstate-daily' already, of " + own +
                          "; give one of the files another name")
                             .c_str(),
                         ConfigError);
    const std::string other_kind = folder.write("natural-earth.toml", sound);
    CHECK_THROWS_WITH_AS(profiles.add(other_kind),
                         doctest::Contains("key 'kind' is control, and the profile 'natural-earth' "
                                           "that comes with demarc is of boundaries"),
                         ConfigError);
    CHECK(warnings_of_profile(profiles.add(folder.write("new.toml", sound))).empty());
}
