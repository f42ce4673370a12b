// SPDX-License-Identifier: MIT
#include "io/remote_file.hpp"
#include "sources/control_reader.hpp"
#include "sources/control_snapshot.hpp"
#include "sources/snapshot_list.hpp"
#include "support/error.hpp"
#include "support/oracle.hpp"
#include "support/scratch_folder.hpp"

#include <doctest/doctest.h>

#include <fstream>

using namespace demarc;
using namespace demarc::testing;

namespace {

const ControlProfile& profile(const std::string& id) {
    return profiles().control.at(id);
}

std::string undated(const std::string& folder) {
    const ControlProfile& daily = profile("deepstate-daily");
    return words_of_undated(folder, daily, list_snapshots(folder, daily));
}

void touch(const std::filesystem::path& file) {
    std::ofstream(file) << "x";
}

} // namespace

TEST_CASE("a name with a day of no calendar loses its own day alone, and is named") {
    const ScratchFolder folder;
    for (const char* name : {"front-2025-02-28.geojson", "front-2025-02-30.geojson"}) {
        folder.write(name, "{}");
    }
    const ControlProfile& classes = profile("classes");
    const std::vector<SnapshotEntry> days = list_snapshots(folder.path().string(), classes);
    REQUIRE(days.size() == 1);
    CHECK(days[0].time.date.iso() == "2025-02-28");
    CHECK(words_of_undated(folder.path().string(), classes, days)
              .starts_with("no day is found in 1 name of a file: front-2025-02-30.geojson"));
    std::filesystem::remove(folder.path() / "front-2025-02-28.geojson");
    CHECK_THROWS_WITH_AS(list_snapshots(folder.path().string(), classes),
                         doctest::Contains("2025-02-30, which is no day of the calendar"),
                         DataError);
}

TEST_CASE("a shipped profile for any file takes a day in every form that is read in one way only") {
    for (const char* id : {"classes", "line-of-contact", "settlement-list", "nzz", "viina"}) {
        for (const char* name :
             {"control-2025-11-24.geojson", "control_2025_11_24.geojson", "2025.11.24.json",
              "20251124.geojson", "20251124T0300Z.geojson", "control20251124030000.geojson",
              "control_24.11.2025.geojson", "24-11-2025.geojson", "11-24-2025.geojson",
              "24_11_2025.geojson", "control24112025.geojson", "24Nov2025.geojson",
              "control_24 Nov 2025.geojson", "November_24th,_2025.geojson", "2025-nov-24.geojson",
              "24_листопада_2025.geojson", "v2_2025-11-24_final3.geojson"}) {
            CAPTURE(name);
            const auto time = time_in_name(name, profile(id));
            REQUIRE(time);
            CHECK(time->date.iso() == "2025-11-24");
        }
        for (const char* name : {"front.geojson", "04-11-2025.geojson", "241125.geojson",
                                 "1763942400.geojson", "v20_5_1.geojson", "control_20251.geojson",
                                 "12_control_2025.geojson", "202511240300001.geojson"}) {
            CAPTURE(name);
            CHECK_FALSE(time_in_name(name, profile(id)).has_value());
        }
    }
    CHECK(time_in_name("5.11.2025.geojson", profile("classes"))->date.iso() == "2025-11-05");
    CHECK(time_in_name("25.11.2025.geojson", profile("classes"))->date.iso() == "2025-11-25");
}

TEST_CASE("a folder lists the snapshots whose names fit, earliest first") {
    const ScratchFolder scratch;
    for (const char* name :
         {"deepstatemap_data_20250301.geojson", "deepstatemap_data_20240708.geojson",
          "deepstatemap_data_20240708.geojson.part", "notes.txt", ".hidden"}) {
        touch(scratch.path() / name);
    }
    const auto snapshots = list_snapshots(scratch.path().string(), profile("deepstate-daily"));
    REQUIRE(snapshots.size() == 2);
    CHECK(snapshots[0].time.date.iso() == "2024-07-08");
    CHECK(snapshots[1].file == (scratch.path() / "deepstatemap_data_20250301.geojson").string());
    const SourceSpec spec{scratch.path().string(), ""};
    REQUIRE(collection_profile_of(spec, profiles()) != nullptr);
    CHECK(collection_profile_of(spec, profiles())->source.id == "deepstate-daily");
}

TEST_CASE("names that give no day are told, with what is looked for and the nearest miss") {
    const ScratchFolder scratch;
    touch(scratch.path() / "deepstatemap_data_20250301.geojson");
    touch(scratch.path() / "deepstatemap_data_20250302.geojson");
    touch(scratch.path() / "notes.txt");
    const std::string folder = scratch.path().string();
    CHECK(undated(folder).empty());
    touch(scratch.path() / "deepstatemap_data_2025-03-03.geojson");
    touch(scratch.path() / "front.geojson");
    CHECK(undated(folder) ==
          R"(no day is found in 2 names of files: deepstatemap_data_2025-03-03.geojson, )"
          R"(front.geojson; the profile 'deepstate-daily' looks for )"
          R"(^deepstatemap_data_(\d{4})(\d{2})(\d{2})\.geojson$ in names that fit )"
          R"(^deepstatemap_data_\d{8}\.geojson$; nearest to fitting is )"
          R"(deepstatemap_data_2025-03-03.geojson, beside deepstatemap_data_20250301.geojson)");
}

TEST_CASE("a pattern lists what fits it, and one that fits nothing is refused") {
    const ScratchFolder scratch;
    touch(scratch.path() / "deepstatemap_data_20250301.geojson");
    touch(scratch.path() / "deepstatemap_data_20260301.geojson");
    const std::string folder = scratch.path().string();
    CHECK(list_snapshots(folder + "/*_2025????.geojson", profile("deepstate-daily")).size() == 1);
    CHECK(list_snapshots(folder + "/*.geojson", profile("deepstate-daily")).size() == 2);
    CHECK_THROWS_WITH_AS(list_snapshots(folder + "/*.kml", profile("deepstate-daily")),
                         (folder + "/*.kml: no file fits this pattern").c_str(), DataError);
    CHECK_THROWS_WITH_AS(list_snapshots(folder + "/*/*.kml", profile("deepstate-daily")),
                         doctest::Contains("not in that of a folder"), DataError);
    CHECK_THROWS_AS(list_snapshots(folder + "/nowhere", profile("deepstate-daily")), DataError);
}

TEST_CASE("a day without a snapshot is refused with the days before and after it") {
    const std::vector<SnapshotEntry> snapshots{{{*Date::parse("2025-01-01"), {}}, "a"},
                                               {{*Date::parse("2025-01-03"), {}}, "b"},
                                               {{*Date::parse("2025-01-03"), {}}, "c"}};
    CHECK(snapshot_of(snapshots, *Date::parse("2025-01-03"), "x.zip").file == "c");
    CHECK_THROWS_WITH_AS(snapshot_of(snapshots, *Date::parse("2025-01-02"), "x.zip"),
                         "x.zip: has no snapshot of 2025-01-02; the one before is of 2025-01-01, "
                         "the one after of 2025-01-03",
                         UsageError);
}

TEST_CASE("a Unix time in a name gives day and second") {
    ControlProfile raw = profile("classes");
    raw.date_form = DateForm::unix_time;
    raw.date_pattern = R"(^(\d{10})\.geojson$)";
    const auto time = time_in_name("1663537536.geojson", raw);
    REQUIRE(time);
    CHECK(time->date.iso() == "2022-09-18");
    CHECK(time->unix_seconds == 1663537536);
    CHECK_FALSE(time_in_name("map.geojson", raw));
}

TEST_CASE("a number in a name that is no day does not hide the day behind it") {
    const auto day = [](const char* name) {
        return time_in_name(name, profile("classes")).value().date.iso();
    };
    CHECK(day("ucs2000-2025-11-24.gpkg") == "2025-11-24"); // 2000-20-25 would fit the pattern
    CHECK(day("front-20251124.gpkg") == "2025-11-24");
    CHECK_THROWS_WITH_AS(day("front-20251324.gpkg"),
                         "front-20251324.gpkg: its name gives the date 2025-13-24, which is no day "
                         "of the calendar",
                         DataError);
    CHECK(!time_in_name("x-deepstatemap_data_20250101.geojson", profile("deepstate-daily")));
}

TEST_CASE("the archive of all days lists 769 snapshots, and a date picks one to read") {
    if (!has_shared_data()) {
        return;
    }
    const std::string zip =
        shared_geodata("deepstate-daily/deepstatemap_daily_20240708_20260822.zip");
    const auto snapshots = list_snapshots(zip, profile("deepstate-daily"));
    REQUIRE(snapshots.size() == 769);
    CHECK(snapshots == list_snapshots("/vsizip/" + zip, profile("deepstate-daily")));
    CHECK(snapshots.front().time.date.iso() == "2024-07-08");
    CHECK(snapshots.back().time.date.iso() == "2026-08-22");
    const ControlSnapshot snapshot =
        read_control({zip, ""}, profiles(), natural_earth(), regions(), Date::parse("2025-11-24"));
    CHECK(snapshot.date.iso() == "2025-11-24");
    CHECK(snapshot.files.at(0).name == "deepstatemap_data_20251124.geojson");
    CHECK_THROWS_AS(read_control({zip, ""}, profiles(), natural_earth(), regions()), UsageError);
    CHECK_THROWS_AS(
        read_control({zip, ""}, profiles(), natural_earth(), regions(), Date::parse("2025-01-01")),
        UsageError);
}

TEST_CASE("the moment of a snapshot has the time of day where its name tells it") {
    ControlSnapshot snapshot;
    snapshot.date = *Date::parse("2022-04-05");
    CHECK(iso_moment(snapshot) == "2022-04-05");
    CHECK(utc_suffix(snapshot.unix_seconds).empty());
    snapshot.unix_seconds = 1649187629;
    CHECK(iso_moment(snapshot) == "2022-04-05T19:40:29Z");
    CHECK(utc_suffix(snapshot.unix_seconds) == ", 19:40 UTC");
}

TEST_CASE("messages name what was fetched by its address") {
    CHECK(with_addresses("/vsizip//vsimem/demarc-fetched/0123456789abcdef/https/x.org/a.zip: no") ==
          "https://x.org/a.zip: no");
    CHECK(with_addresses("/vsimem/demarc-fetched/0123456789abcdef/http/127.0.0.1:8/a.json, x") ==
          "http://127.0.0.1:8/a.json, x");
    CHECK(with_addresses("/tmp/a.json: no") == "/tmp/a.json: no");
}
