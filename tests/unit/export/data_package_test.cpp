// SPDX-License-Identifier: MIT
#include "export/data_package.hpp"
#include "export/output_files.hpp"
#include "support/hash.hpp"
#include "support/scratch_folder.hpp"
#include "support/text.hpp"
#include "unit/export/small_study.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <functional>
#include <iterator>
#include <set>

using namespace demarc;
using namespace demarc::testing;

namespace {

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// A whole result with a map in it, as a run would make it.
void write_everything(const std::filesystem::path& target) {
    const Study study = small_study();
    const ExportChoice choice;
    const LayerColours colours = shipped_colours();
    const RunResults results{study, choice, colours};
    OutputFolder folder(target);
    write_results(results, folder);
    folder.write("maps/present.svg", "<svg/>");
    write_data_package(results, folder);
    folder.commit();
}

} // namespace

TEST_CASE("the data package lists every file with its size and hash") {
    const ScratchFolder scratch;
    const auto target = scratch.path() / "result";
    write_everything(target);
    const nlohmann::json package = nlohmann::json::parse(bytes_of(target / "datapackage.json"));
    std::vector<std::string> paths;
    for (const nlohmann::json& resource : package.at("resources")) {
        const std::string path = resource.at("path");
        paths.push_back(path);
        CHECK(resource.at("bytes") == std::filesystem::file_size(target / path));
        CHECK(resource.at("hash") == "sha256:" + sha256_of_file(target / path));
        CHECK(resource.contains("mediatype"));
    }
    CHECK(paths == std::vector<std::string>{"areas.csv",          "changes-by-region-wide.csv",
                                            "changes-wide.csv",   "claims.csv",
                                            "counts.csv",         "disagreements.geojson",
                                            "faces-web.topojson", "faces.fgb",
                                            "faces.geojson",      "faces.gpkg",
                                            "faces.qgz",          "faces.topojson",
                                            "maps/present.svg",   "methods.csv",
                                            "people.csv",         "places.csv",
                                            "report.md",          "russia-by-region-wide.csv",
                                            "scenarios.json",     "slivers.csv"});
}

TEST_CASE("the data package describes the columns that the tables have") {
    const ScratchFolder scratch;
    const auto target = scratch.path() / "result";
    write_everything(target);
    const nlohmann::json package = nlohmann::json::parse(bytes_of(target / "datapackage.json"));
    int tables = 0;
    for (const nlohmann::json& resource : package.at("resources")) {
        if (resource.at("format") != "csv") {
            continue;
        }
        ++tables;
        std::vector<std::string> names;
        for (const nlohmann::json& field : resource.at("schema").at("fields")) {
            names.push_back(field.at("name"));
            CHECK(!field.at("description").get<std::string>().empty());
        }
        const std::string table = bytes_of(target / std::string(resource.at("path")));
        CHECK(table.starts_with(join(names, ",") + "\n"));
    }
    CHECK(tables == 10);
}

TEST_CASE("the data package names inputs, licences, version, command line and repairs") {
    const ScratchFolder scratch;
    const auto target = scratch.path() / "result";
    write_everything(target);
    const nlohmann::json package = nlohmann::json::parse(bytes_of(target / "datapackage.json"));
    CHECK(package.at("sources").size() == 3);
    CHECK(package.at("sources").at(0).at("hash") == "sha256:" + std::string(64, 'a'));
    CHECK(package.at("licenses").at(1).at("name") == "CC-BY-4.0");
    CHECK(package.at("demarc").at("command_line") == "demarc run");
    CHECK(package.at("demarc").at("repairs_and_notes").size() == 1);
}

TEST_CASE("a result has the same bytes every time and no path of the machine in it") {
    const ScratchFolder scratch;
    const auto first = scratch.path() / "first";
    const auto second = scratch.path() / "second";
    write_everything(first);
    write_everything(second);
    for (const char* file :
         {"areas.csv", "claims.csv", "methods.csv", "places.csv", "scenarios.json", "faces.geojson",
          "faces.gpkg", "faces.qgz", "faces.fgb", "faces.topojson", "faces-web.topojson",
          "report.md", "datapackage.json"}) {
        CAPTURE(file);
        const std::string bytes = bytes_of(first / file);
        CHECK(!bytes.empty());
        CHECK(bytes == bytes_of(second / file));
        CHECK(bytes.find(scratch.path().string()) == std::string::npos);
    }
}

TEST_CASE("only the chosen formats are written") {
    const ScratchFolder scratch;
    const OutputFolder folder(scratch.path() / "result");
    const Study study = small_study();
    ExportChoice choice;
    choice.formats = {"csv", "report"};
    write_results({study, choice, {}}, folder);
    CHECK(folder.files() == std::vector<std::string>{"areas.csv", "changes-by-region-wide.csv",
                                                     "changes-wide.csv", "claims.csv", "counts.csv",
                                                     "methods.csv", "people.csv", "places.csv",
                                                     "report.md", "russia-by-region-wide.csv",
                                                     "slivers.csv"});
}

TEST_CASE("a map has the title of its plan whatever its look") {
    const ScratchFolder scratch;
    const auto target = scratch.path() / "result";
    const Study study = small_study();
    ExportChoice choice;
    choice.formats = {"svg", "png"};
    {
        OutputFolder folder(target);
        for (const char* map :
             {"maps/present.svg", "maps/present_story_uk.png", "maps/other.svg"}) {
            folder.write(map, "<svg/>");
        }
        write_data_package({study, choice, {}}, folder);
        folder.commit();
    }
    const nlohmann::json package = nlohmann::json::parse(bytes_of(target / "datapackage.json"));
    std::vector<std::string> titles;
    for (const nlohmann::json& resource : package.at("resources")) {
        titles.push_back(resource.at("title"));
    }
    const std::string present = "Map: " + study.scenarios.front().plan.title_en;
    CHECK(titles == std::vector<std::string>{"maps/other.svg", present, present});
}

TEST_CASE("every file of a run is asked for by a format there is, and tables have keys of theirs") {
    const Study study = small_study();
    const ExportChoice choice;
    const RunResults results{study, choice, {}};
    std::set<std::string_view> names;
    FormatNames used;
    for (const RunFile& file : run_files()) {
        CAPTURE(file.name);
        CHECK(names.insert(file.name).second);
        CHECK(!file.title.empty());
        used.emplace(file.format);
        if (!file.columns) {
            continue;
        }
        std::set<std::string, std::less<>> columns;
        for (const Column& column : file.columns(results)) {
            CHECK(columns.insert(column.name).second);
        }
        for (const std::string_view key : file.key) {
            CAPTURE(key);
            CHECK(columns.contains(key));
        }
    }
    FormatNames known;
    for (const OutputFormat& format : run_formats()) {
        known.emplace(format.name);
    }
    CHECK(used == known);
}
