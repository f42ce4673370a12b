// SPDX-License-Identifier: MIT
#include "support/error.hpp"
#include "support/schema.hpp"
#include "support/schema_oracle.hpp"
#include "support/scratch_folder.hpp"
#include "support/shared_data.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <random>

using namespace demarc;
namespace fs = std::filesystem;
using demarc::testing::follows;
using demarc::testing::ScratchFolder;
using nlohmann::json;

namespace {

const std::filesystem::path data{demarc::testing::shipped_data("")};

std::vector<json> shipped(const char* folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(data / folder)) {
        if (entry.path().extension() == ".toml") {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    std::vector<json> values;
    for (const std::filesystem::path& file : files) {
        values.push_back(TomlDocument::read(file).values());
    }
    return values;
}

/// Breaks one value somewhere: takes it away, renames its key, or puts another value there.
json broken(json values, std::mt19937& random) {
    const json flat = values.flatten();
    auto chosen = flat.begin();
    std::advance(chosen, static_cast<std::ptrdiff_t>(random() % flat.size()));
    json::json_pointer pointer(chosen.key());
    while (random() % 3 == 0 && pointer.back().size() > 1 && !pointer.parent_pointer().empty()) {
        pointer = pointer.parent_pointer();
    }
    const json others[] = {json(7),    json(""),      json("explicit"), json(-0.5),
                           json(true), json::array(), json::object(),   json("2025-11-20")};
    json& parent = values.at(pointer.parent_pointer());
    if (parent.is_object() && random() % 2 == 0) {
        const json value = parent.at(pointer.back());
        parent.erase(pointer.back());
        if (random() % 2 == 0) {
            parent[pointer.back() + "x"] = value;
        }
    } else {
        values.at(pointer) = others[random() % std::size(others)];
    }
    return values;
}

} // namespace

TEST_CASE("what breaks a schema is found exactly where a validator finds it") {
    std::mt19937 random(7);
    for (const auto& [folder, name] : {std::pair{"plans", "schemas/plan.schema.json"},
                                       std::pair{"claims", "schemas/claim.schema.json"}}) {
        const Schema schema(data / name);
        int refused = 0;
        for (const json& values : shipped(folder)) {
            CHECK(schema.findings(values).empty());
            CHECK(follows(values, schema.rules()));
            for (int round = 0; round < 60; ++round) {
                const json wrong = broken(values, random);
                CAPTURE(wrong.dump());
                const bool accepted = follows(wrong, schema.rules());
                CHECK(schema.findings(wrong).empty() == accepted);
                refused += accepted ? 0 : 1;
            }
        }
        CHECK(refused > 100);
    }
}

TEST_CASE("bounds, repeats and lengths of lists are found and said") {
    const Schema schema(json::parse(R"({"properties": {
        "km": {"exclusiveMinimum": 0, "maximum": 500}, "lat": {"minimum": -90},
        "both": {"uniqueItems": true, "minItems": 2, "maxItems": 3}}})"));
    const auto said = [&](const char* values) {
        const json wrong = json::parse(values);
        const auto found = schema.findings(wrong);
        CHECK(found.empty() == follows(wrong, schema.rules()));
        return found.empty() ? std::string() : found.front().pointer + " " + found.front().what;
    };
    CHECK(said(R"({"km": 500, "lat": -90, "both": ["a", "b"]})").empty());
    CHECK(said(R"({"km": 0})") == "/km must be more than 0, not 0");
    CHECK(said(R"({"km": 500.5})") == "/km must be at most 500, not 500.5");
    CHECK(said(R"({"lat": -91})") == "/lat must be at least -90, not -91");
    CHECK(said(R"({"both": ["a"]})") == "/both must have at least 2 items");
    CHECK(said(R"({"both": ["a", "b", "a"]})") == "/both/2 'a' is there twice");
    CHECK(said(R"({"both": ["a", "b", "c", "d"]})") == "/both must have at most 3 items");
}

TEST_CASE("a keyword that is not understood makes the schema an error") {
    const ScratchFolder folder;
    CHECK_THROWS_WITH_AS(
        (void)Schema(fs::path(folder.write("odd.json", R"({"properties": {"a": {"oneOf": []}}})"))),
        doctest::Contains("the keyword 'oneOf' of JSON Schema is not understood"), ConfigError);
}

TEST_CASE("a schema that is missing or no JSON is an error that names it") {
    const ScratchFolder folder;
    CHECK_THROWS_WITH_AS((void)Schema(folder.path() / "none.json"),
                         doctest::Contains("none.json: the schema cannot be read"), ConfigError);
    CHECK_THROWS_WITH_AS((void)Schema(fs::path(folder.write("bad.json", "{"))),
                         doctest::Contains("bad.json: not a JSON Schema"), ConfigError);
}

TEST_CASE("a TOML document knows the line of every value") {
    const TomlDocument document = TomlDocument::parse("a = 1\n\n[b]\nc = [\n  1,\n  2,\n]\n\n"
                                                      "[[d]]\ne = 2025-11-24\n\n[[d]]\ne = 1.5\n",
                                                      "x.toml");
    CHECK(document.line_of("/a") == 1);
    CHECK(document.line_of("/b/c") == 4);
    CHECK(document.line_of("/b/c/1") == 6);
    CHECK(document.line_of("/d/1") == 12);
    CHECK(document.line_of("/d/1/e") == 13);
    CHECK(document.line_of("/d/1/missing") == 12);
    CHECK(document.place_of("/d/1/e") == "x.toml:13: d 2, e: ");
    CHECK(document.values()["d"][0]["e"] == "2025-11-24");
}
