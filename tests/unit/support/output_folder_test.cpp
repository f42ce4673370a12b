// SPDX-License-Identifier: MIT
#include "support/error.hpp"
#include "support/output_folder.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <unistd.h>

using namespace demarc;
namespace fs = std::filesystem;

namespace {

/// An empty folder of this test's own, gone at its end.
class Scratch {
public:
    Scratch() : path_(fs::temp_directory_path() / ("demarc-test-" + std::to_string(::getpid()))) {
        fs::remove_all(path_);
        fs::create_directories(path_);
    }
    ~Scratch() { fs::remove_all(path_); }
    [[nodiscard]] fs::path operator/(const char* name) const { return path_ / name; }
    [[nodiscard]] std::size_t entries() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(path_), fs::directory_iterator()));
    }

private:
    fs::path path_;
};

std::string text_of(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

/// A data package as demarc writes it, with one file.
std::string package_of(const std::string& file) {
    return R"({"demarc":{"version":"1"},"resources":[{"path":")" + file + R"("}]})";
}

} // namespace

TEST_SUITE("support") {

    TEST_CASE("an output folder appears whole when it is committed") {
        const Scratch scratch;
        {
            OutputFolder folder(scratch / "run");
            folder.write("maps/a.svg", "<svg/>");
            folder.write("datapackage.json", "{}");
            CHECK_FALSE(fs::exists(scratch / "run"));
            folder.commit();
        }
        CHECK(text_of(scratch / "run" / "maps" / "a.svg") == "<svg/>");
        CHECK(scratch.entries() == 1);
    }

    TEST_CASE("an output folder that is not committed leaves nothing behind") {
        const Scratch scratch;
        { OutputFolder(scratch / "run").write("areas.csv", "a"); }
        CHECK(scratch.entries() == 0);
    }

    TEST_CASE("a new result takes the place of an earlier one, which is gone entirely") {
        const Scratch scratch;
        for (const char* name : {"old.csv", "new.csv"}) {
            OutputFolder folder(scratch / "run");
            folder.write(name, name);
            folder.write("datapackage.json", package_of(name));
            folder.commit();
        }
        CHECK_FALSE(fs::exists(scratch / "run" / "old.csv"));
        CHECK(fs::exists(scratch / "run" / "new.csv"));
        CHECK(scratch.entries() == 1);
    }

    TEST_CASE("a folder of somebody else's files is never replaced") {
        const Scratch scratch;
        fs::create_directories(scratch / "run");
        std::ofstream(scratch / "run" / "thesis.txt") << "years of work";
        CHECK_THROWS_WITH_AS(OutputFolder(scratch / "run"),
                             doctest::Contains("not a result of demarc"), OutputError);
        CHECK(text_of(scratch / "run" / "thesis.txt") == "years of work");
    }

    TEST_CASE("files are added to a folder when all are written, in the place of their like") {
        const Scratch scratch;
        fs::create_directories(scratch / "maps");
        std::ofstream(scratch / "maps" / "mine.svg") << "hours of work";
        std::ofstream(scratch / "maps" / "present.svg") << "old";
        {
            const OutputFolder unfinished(scratch / "maps", OutputFolder::Existing::add);
            unfinished.write("present.svg", "half");
        }
        CHECK(text_of(scratch / "maps" / "present.svg") == "old");
        {
            OutputFolder folder(scratch / "maps", OutputFolder::Existing::add);
            folder.write("present.svg", "new");
            folder.write("more/plan.svg", "new");
            folder.commit();
        }
        CHECK(text_of(scratch / "maps" / "present.svg") == "new");
        CHECK(text_of(scratch / "maps" / "more" / "plan.svg") == "new");
        CHECK(text_of(scratch / "maps" / "mine.svg") == "hours of work");
        CHECK(scratch.entries() == 1);
    }

    TEST_CASE("nothing is added to a result whose data package lists its files") {
        const Scratch scratch;
        fs::create_directories(scratch / "run");
        std::ofstream(scratch / "run" / "datapackage.json") << package_of("areas.csv");
        CHECK_THROWS_WITH_AS(OutputFolder(scratch / "run", OutputFolder::Existing::add),
                             doctest::Contains("datapackage.json lists"), OutputError);
    }

    TEST_CASE("neither another program's data package nor a file added to a result is removed") {
        const Scratch scratch;
        fs::create_directories(scratch / "run");
        std::ofstream(scratch / "run" / "datapackage.json") << R"({"resources":[]})";
        CHECK_THROWS_AS(OutputFolder(scratch / "run"), OutputError);
        std::ofstream(scratch / "run" / "datapackage.json") << package_of("areas.csv");
        CHECK_NOTHROW(OutputFolder(scratch / "run"));
        std::ofstream(scratch / "run" / "finished-by-hand.svg") << "hours of work";
        CHECK_THROWS_WITH_AS(OutputFolder(scratch / "run"),
                             doctest::Contains("finished-by-hand.svg is not a file"), OutputError);
    }

    TEST_CASE("a symbolic link is not replaced by a folder") {
        const Scratch scratch;
        fs::create_directories(scratch / "real");
        fs::create_directory_symlink(scratch / "real", scratch / "link");
        CHECK_THROWS_WITH_AS(OutputFolder(scratch / "link"), doctest::Contains("symbolic link"),
                             OutputError);
        CHECK(fs::is_symlink(scratch / "link"));
        fs::create_directory_symlink(scratch / "nowhere", scratch / "dangling");
        CHECK_THROWS_AS(OutputFolder(scratch / "dangling"), OutputError);
        CHECK(scratch.entries() == 3);
    }

    TEST_CASE("a name that would leave the output folder is refused") {
        const Scratch scratch;
        const OutputFolder folder(scratch / "run");
        for (const char* name : {"../x", "/etc/x", "a/../../x", ""}) {
            CHECK_THROWS_AS(folder.write(name, "x"), OutputError);
        }
    }

    TEST_CASE("a single file is written whole over an earlier one") {
        const Scratch scratch;
        write_file_whole(scratch / "a.txt", "one");
        write_file_whole(scratch / "a.txt", "two");
        CHECK(text_of(scratch / "a.txt") == "two");
        CHECK(scratch.entries() == 1);
        CHECK_THROWS_AS(write_file_whole(scratch / "no" / "such.txt", "x"), OutputError);
    }

} // TEST_SUITE
