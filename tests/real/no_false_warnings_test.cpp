// SPDX-License-Identifier: MIT
//
// What is warned of must be wrong: no real archive, boundary set or list gives a warning but those
// that are known to be true.
#include "series/series.hpp"
#include "sources/gazetteer.hpp"
#include "sources/plausibility.hpp"
#include "sources/snapshot_list.hpp"
#include "support/oracle.hpp"
#include "support/parallel.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace demarc;
using namespace demarc::series;
using namespace demarc::testing;

namespace {

/// "file: kind" of every warning of a series.
std::set<std::string> warnings_of(const std::string& folder, const std::string& profile,
                                  const BoundarySet& boundaries) {
    const SeriesRequest request{
        .regions = regions(),
        .profiles = profiles(),
        .boundaries = boundaries,
        .profile = profiles().control.at(profile),
        .days = list_snapshots(shared_geodata(folder), profiles().control.at(profile)),
        .method = {},
        .plans = {},
        .zones = {},
        .jobs = default_jobs()};
    std::set<std::string> warnings;
    for (const DayRecord& day : measure_series(request, {}, [](const DayRecord&) {}).days) {
        CHECK(day.broken.empty());
        for (const InputNote& warning : day.warnings) {
            warnings.insert(day.entry.file.substr(day.entry.file.rfind('/') + 1) + ": " +
                            std::string(name_of(warning.warning)));
        }
    }
    return warnings;
}

std::vector<InputNote> warnings_of(BoundarySet set) {
    warn_of_region_places(set, regions(),
                          Gazetteer::read(shipped_data("places/gazetteer.csv"), regions()));
    return warnings_among(set.notes);
}

} // namespace

TEST_CASE("none of the 769 daily maps is warned of on any boundary set") {
    if (!has_shared_data()) {
        return;
    }
    const std::string archive = "deepstate-daily/deepstatemap_daily_20240708_20260822.zip";
    CHECK(warnings_of(archive, "deepstate-daily", natural_earth()).empty());
    CHECK(warnings_of(archive, "deepstate-daily", geoboundaries_with_sea()).empty());
    CHECK(warnings_of(archive, "deepstate-daily", geoboundaries_land()).empty());
}

TEST_CASE("of the raw maps those with a triangle in the Arabian Sea are warned of, and no other") {
    if (!has_shared_data()) {
        return;
    }
    const std::set<std::string> warnings =
        warnings_of("deepstate-raw", "deepstate-raw", natural_earth());
    CHECK(warnings.contains("1675299936.geojson: far_away"));
    for (const std::string& warning : warnings) {
        INFO(warning);
        CHECK(warning > "1675296000"); // February 2023; the name is the time in seconds
        CHECK(warning.ends_with(": far_away"));
    }
}

TEST_CASE("no boundary set there is is warned of") {
    if (!has_shared_data()) {
        return;
    }
    CHECK(warnings_of(natural_earth()).empty());
    CHECK(warnings_of(geoboundaries_with_sea()).empty());
    CHECK(warnings_of(geoboundaries_land()).empty());
}
