// SPDX-License-Identifier: MIT
#include "support/error.hpp"
#include "support/output_folder.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

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

    TEST_CASE("links and empty folders in a result are not demarc's, nor is a forged list") {
        const Scratch scratch;
        const auto refuse = [&] {
            CHECK_THROWS_AS(OutputFolder(fs::path(scratch / "run")), OutputError);
        };
        {
            OutputFolder folder(scratch / "run");
            folder.write("a.csv", "a");
            folder.write("datapackage.json", package_of("a.csv"));
            folder.commit();
        }
        CHECK_NOTHROW(OutputFolder(fs::path(scratch / "run")));
        fs::create_directory(scratch / "run" / "empty");
        refuse();
        fs::remove(scratch / "run" / "empty");
        fs::create_directory_symlink("..", scratch / "run" / "link");
        refuse();
        fs::remove(scratch / "run" / "link");
        CHECK_NOTHROW(OutputFolder(fs::path(scratch / "run")));
        for (const char* forged :
             {R"({"demarc":1,"resources":[1]})", R"({"demarc":1,"resources":[{"path":5}]})"}) {
            std::ofstream(scratch / "run" / "datapackage.json") << forged;
            refuse();
        }
    }

    TEST_CASE("a result that is only left aside comes back") {
        const Scratch scratch;
        fs::create_directory(scratch / ".run.previous-abcdef");
        std::ofstream(scratch / ".run.previous-abcdef/datapackage.json") << package_of("a.csv");
        { const OutputFolder folder(scratch / "run"); }
        CHECK(fs::exists(scratch / "run" / "datapackage.json"));
        CHECK(scratch.entries() == 1);
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

    TEST_CASE("what a killed run left is no part of the next result, and goes") {
        const Scratch scratch;
        fs::create_directories(scratch / ".run.partial-abc123" / "maps");
        std::ofstream(scratch / ".run.partial-abc123/maps/old.svg") << "half";
        {
            OutputFolder folder(scratch / "run");
            folder.write("new.svg", "new");
            CHECK(folder.files() == std::vector<std::string>{"new.svg"});
            folder.commit();
        }
        CHECK(scratch.entries() == 1);
        CHECK(fs::exists(scratch / "run" / "new.svg"));
    }

    TEST_CASE("a result that a killed run had moved aside comes back") {
        const Scratch scratch;
        fs::create_directories(scratch / ".run.partial-abc123");
        fs::create_directories(scratch / ".run.previous-abc123");
        std::ofstream(scratch / ".run.previous-abc123/areas.csv") << "whole";
        std::ofstream(scratch / ".run.previous-abc123/datapackage.json") << package_of("areas.csv");
        { const OutputFolder unfinished(scratch / "run"); }
        CHECK(text_of(scratch / "run" / "areas.csv") == "whole");
        fs::rename(scratch / "run", scratch / ".run.previous-abc123");
        fs::create_directories(scratch / ".run.partial-abc123");
        OutputFolder folder(scratch / "run");
        folder.write("datapackage.json", package_of("b.csv"));
        folder.commit();
        CHECK_FALSE(fs::exists(scratch / "run" / "areas.csv"));
        CHECK(scratch.entries() == 1);
    }

    TEST_CASE("a living run keeps its folder, and the second of two to finish is told") {
        const Scratch scratch;
        OutputFolder first(scratch / "run");
        first.write("datapackage.json", package_of("a.csv"));
        OutputFolder second(scratch / "run");
        second.write("datapackage.json", package_of("b.csv"));
        first.commit();
        CHECK_THROWS_WITH_AS(second.commit(), doctest::Contains("another run has written"),
                             OutputError);
        CHECK(text_of(scratch / "run" / "datapackage.json") == package_of("a.csv"));
    }

    TEST_CASE("a file that is saved into the folder during the run is not lost") {
        const Scratch scratch;
        {
            OutputFolder folder(scratch / "run");
            folder.write("datapackage.json", package_of("a.csv"));
            folder.commit();
        }
        OutputFolder folder(scratch / "run");
        folder.write("datapackage.json", package_of("b.csv"));
        std::ofstream(scratch / "run" / "notes.txt") << "an idea";
        CHECK_THROWS_WITH_AS(folder.commit(), doctest::Contains("notes.txt is not a file"),
                             OutputError);
        CHECK(text_of(scratch / "run" / "notes.txt") == "an idea");
        CHECK(text_of(scratch / "run" / "datapackage.json") == package_of("a.csv"));
    }

    TEST_CASE("what is saved over a file of the earlier result during the run is not lost") {
        const Scratch scratch;
        {
            OutputFolder folder(scratch / "run");
            folder.write("datapackage.json", package_of("a.csv"));
            folder.write("a.csv", "1\n");
            folder.commit();
        }
        OutputFolder folder(scratch / "run");
        folder.write("datapackage.json", package_of("a.csv"));
        folder.write("a.csv", "2\n");
        std::ofstream(scratch / "run" / "a.csv", std::ios::app) << "mine\n";
        CHECK_THROWS_WITH_AS(folder.commit(), doctest::Contains("a.csv was changed there"),
                             OutputError);
        CHECK(text_of(scratch / "run" / "a.csv") == "1\nmine\n");
    }

    TEST_CASE("a pipe or a link in the place of a data package is no result, and not waited for") {
        const Scratch scratch;
        fs::create_directories(scratch / "run");
        REQUIRE(::mkfifo((scratch / "run" / "datapackage.json").c_str(), 0600) == 0);
        CHECK_THROWS_WITH_AS(OutputFolder(scratch / "run"),
                             doctest::Contains("not a result of demarc"), OutputError);
        fs::remove(scratch / "run" / "datapackage.json");
        std::ofstream(scratch / "elsewhere.json") << package_of("a.csv");
        fs::create_symlink(scratch / "elsewhere.json", scratch / "run" / "datapackage.json");
        CHECK_THROWS_WITH_AS(OutputFolder(scratch / "run"),
                             doctest::Contains("not a result of demarc"), OutputError);
    }

    TEST_CASE("a folder that is replaced keeps its mode, owner and group") {
        const Scratch scratch;
        fs::create_directories(scratch / "run");
        const uid_t user = ::geteuid() == 0 ? 1 : ::geteuid();
        REQUIRE(::chown((scratch / "run").c_str(), user, static_cast<gid_t>(-1)) == 0);
        const gid_t group = ::geteuid() == 0 ? 1 : ::getegid(); // only root may give it away
        REQUIRE(::chown((scratch / "run").c_str(), static_cast<uid_t>(-1), group) == 0);
        REQUIRE(::chmod((scratch / "run").c_str(), 02770) == 0);
        OutputFolder folder(scratch / "run");
        folder.write("datapackage.json", package_of("a.csv"));
        folder.commit();
        struct stat status {};
        REQUIRE(::stat((scratch / "run").c_str(), &status) == 0);
        CHECK((status.st_mode & 07777) == 02770);
        CHECK(status.st_gid == group);
        CHECK(status.st_uid == user);
        REQUIRE(::stat((scratch / "run" / "datapackage.json").c_str(), &status) == 0);
        CHECK(status.st_gid == group); // as of any file that is made in such a folder
    }

    TEST_CASE("nobody else enters the folder of a run that goes on, and the result is as usual") {
        const Scratch scratch;
        for (const mode_t mask : {mode_t{0}, mode_t{022}, mode_t{027}}) {
            const mode_t before = ::umask(mask);
            {
                OutputFolder folder(scratch / "run");
                folder.write("maps/a.svg", "<svg/>");
                struct stat status {};
                REQUIRE(::stat(folder.path("maps").parent_path().c_str(), &status) == 0);
                CHECK((status.st_mode & 0777) == 0700);
                folder.commit();
            }
            ::umask(before);
            struct stat status {};
            REQUIRE(::stat((scratch / "run").c_str(), &status) == 0);
            CHECK((status.st_mode & 0777) == (0777 & ~mask));
            CHECK(scratch.entries() == 1);
            fs::remove_all(scratch / "run");
        }
    }

    TEST_CASE("the working folder and one around it are not replaced from under the shell") {
        const Scratch scratch;
        fs::create_directories(scratch / "outer" / "inner");
        const fs::path before = fs::current_path();
        fs::current_path(scratch / "outer" / "inner");
        for (const char* target : {".", "..", "../../outer"}) {
            CHECK_THROWS_WITH_AS(OutputFolder(fs::path(target)),
                                 doctest::Contains("is the working folder"), OutputError);
        }
        CHECK_NOTHROW(OutputFolder(fs::path("below")));
        fs::current_path(before);
    }

} // TEST_SUITE
