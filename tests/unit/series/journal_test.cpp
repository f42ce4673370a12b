// SPDX-License-Identifier: MIT
#include "series/journal.hpp"
#include "support/error.hpp"
#include "support/scratch_folder.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

using namespace demarc;
using series::Journal;
namespace fs = std::filesystem;

namespace {

series::DayRecord record_of(const char* day) {
    series::DayRecord record;
    record.entry.time.date = Date::parse(day).value();
    record.entry.file = "a.geojson";
    return record;
}

std::string text_of(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

} // namespace

TEST_SUITE("journal") {

    TEST_CASE("records come back with the key they were written under, and with no other") {
        const demarc::testing::ScratchFolder folder;
        const fs::path file = folder.path() / "o.journal";
        {
            Journal journal(file, "key");
            journal.open(true);
            journal.add(record_of("2025-01-01"));
        }
        Journal journal(file, "key");
        journal.open(false);
        journal.add(record_of("2025-01-02"));
        CHECK(journal.read().size() == 2);
        CHECK(Journal(file, "other").read().empty());
    }

    TEST_CASE("a journal follows no link, and what is no journal is neither changed nor removed") {
        const demarc::testing::ScratchFolder folder;
        const fs::path file = folder.path() / "o.journal";
        const fs::path others = folder.path() / "thesis.txt";
        std::ofstream(others) << "ten years of work";
        fs::create_symlink(others, file);
        CHECK_THROWS_WITH_AS(Journal(file, "key").open(true),
                             doctest::Contains("is a symbolic link, where this run"), OutputError);
        fs::remove(file);
        fs::copy_file(others, file);
        CHECK_THROWS_WITH_AS(Journal(file, "key").open(true),
                             doctest::Contains("is no journal of yours"), OutputError);
        series::remove_journal(file);
        CHECK(text_of(file) == "ten years of work");
        CHECK(text_of(others) == "ten years of work");
        fs::remove(file);
        REQUIRE(::mkfifo(file.c_str(), 0600) == 0);
        CHECK(Journal(file, "key").read().empty());
        CHECK_THROWS_WITH_AS(Journal(file, "key").open(true),
                             doctest::Contains("is no journal of yours"), OutputError);
    }

    TEST_CASE("a file too large to be a journal is refused before it is read") {
        const demarc::testing::ScratchFolder folder;
        const fs::path file = folder.path() / "o.journal";
        {
            Journal journal(file, "key");
            journal.open(true);
        }
        fs::resize_file(file, 9'000'000'000); // a hole: it takes no room
        CHECK_THROWS_WITH_AS((void)Journal(file, "key").read(),
                             doctest::Contains("o.journal: has 9,000 MB, and demarc reads no"),
                             DataError);
        std::ofstream(folder.path() / "big.toml") << "key = 1\n";
        fs::resize_file(folder.path() / "big.toml", 9'000'000'000);
        CHECK(Journal(folder.path() / "big.toml", "key").read().empty());
    }

    TEST_CASE("of two runs that keep their days in one journal the second is told") {
        const demarc::testing::ScratchFolder folder;
        const fs::path file = folder.path() / "o.journal";
        {
            Journal first(file, "key");
            first.open(true);
            CHECK_THROWS_WITH_AS(Journal(file, "key").open(true),
                                 doctest::Contains("another run writes its days there"),
                                 OutputError);
            first.add(record_of("2025-01-01"));
        }
        CHECK(Journal(file, "key").read().size() == 1);
        series::remove_journal(file);
        CHECK_FALSE(fs::exists(file));
    }

} // TEST_SUITE
