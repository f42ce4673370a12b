// SPDX-License-Identifier: MIT
#include "partition/contact_line.hpp"
#include "sources/control_reader.hpp"
#include "sources/line_joining.hpp"
#include "support/error.hpp"
#include "unit/sources/sources_fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace demarc;

namespace {

// A degree of the meridian at 46.5 N is 111,160 m, by the series for its length on WGS 84.
constexpr double metres_north = 1 / 111'160.0;

} // namespace

TEST_CASE("ends of pieces within the bound are joined, the narrowest gap first") {
    const double gap = 30 * metres_north;
    std::vector<LineString> lines{
        {{30, 46}, {30, 46.5}}, {{30, 46.5 + gap}, {30, 47}}, {{30, 46.5 + 2.5 * gap}, {31, 47}}};
    const std::vector<ClosedGap> closed = join_lines(lines, Metres{50});
    REQUIRE(closed.size() == 1);
    CHECK(closed[0].width.value == doctest::Approx(30).epsilon(0.001));
    REQUIRE(lines.size() == 4);
    CHECK(lines[3] == LineString{{30, 46.5}, {30, 46.5 + gap}});
}

TEST_CASE("ends further apart, ends that meet and a bound of nothing join nothing") {
    const double gap = 30 * metres_north;
    const std::vector<LineString> apart{{{30, 46}, {30, 46.5}}, {{30, 46.5 + gap}, {30, 47}}};
    for (const double bound : {0.0, 29.0}) {
        std::vector<LineString> lines = apart;
        CHECK(join_lines(lines, Metres{bound}).empty());
        CHECK(lines == apart);
    }
    std::vector<LineString> meeting{
        {{30, 46}, {30, 46.5}}, {{30, 46.5}, {30, 47}}, {{30, 46.5}, {30 + gap, 46.5}}};
    CHECK(join_lines(meeting, Metres{10}).empty());
}

TEST_CASE("a ring that nearly closes is closed, a short piece is not folded on itself") {
    const double gap = 20 * metres_north;
    std::vector<LineString> ring{{{30, 46}, {30.1, 46}, {30.1, 46.1}, {30, 46 + gap}}};
    CHECK(join_lines(ring, Metres{50}).size() == 1);
    std::vector<LineString> speck{{{30, 46}, {30 + gap, 46}, {30, 46 + gap}}};
    CHECK(join_lines(speck, Metres{50}).empty());
}

TEST_CASE("ends that stick out beyond another piece are cut off, the border's are not") {
    const double out = 30 * metres_north;
    const auto anywhere = [](LonLat) { return true; };
    const std::vector<LineString> crossing{{{30, 46}, {30, 46.5 + out}},
                                           {{30 - 2 * out, 46.5}, {31, 46.5}}};
    std::vector<LineString> lines = crossing;
    const std::vector<CutEnd> cut = cut_ends(lines, Metres{50}, anywhere);
    REQUIRE(cut.size() == 2);
    CHECK(cut[0].end.lon == doctest::Approx(30 - 2 * out).epsilon(1e-10));
    CHECK(cut[0].length.value == doctest::Approx(41.4).epsilon(0.01)); // 60 m by the meridian
    CHECK(cut[1].length.value == doctest::Approx(30).epsilon(0.001));
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].back() == lines[1].front());
    CHECK(lines[0].back().lat == doctest::Approx(46.5).epsilon(1e-10));
    for (const double bound : {0.0, 29.0}) {
        lines = crossing;
        CHECK(cut_ends(lines, Metres{bound}, anywhere).empty());
        CHECK(lines == crossing);
    }
    lines = crossing;
    CHECK(cut_ends(lines, Metres{50}, [](LonLat p) { return p.lat > 46.5001; }).size() == 1);
    std::vector<LineString> alone{{{30, 46}, {30, 46 + out}}};
    CHECK(cut_ends(alone, Metres{50}, anywhere).empty());
    // Another piece goes on 5 m farther: joined, as before there was anything to cut off.
    std::vector<LineString> goes_on = crossing;
    goes_on.push_back({{30, 46.5 + out + 5 * metres_north}, {30, 47}});
    const std::vector<CutEnd> others = cut_ends(goes_on, Metres{50}, anywhere);
    REQUIRE(others.size() == 1);
    CHECK(others[0].end.lon < 29.9999);
    CHECK(join_lines(goes_on, Metres{50}).size() == 1);
}

TEST_CASE("of a line that forks at its end the longest strand is kept") {
    const double out = 10 * metres_north;
    const auto anywhere = [](LonLat) { return true; };
    const LineString line{{30, 46}, {30, 46.5}};
    const LineString longest{{30, 46.5}, {30 - out, 46.5 + 4 * out}};
    const LineString shorter{{30, 46.5}, {30 + out, 46.5 + 3 * out}};
    const LineString shortest{{30, 46.5}, {30 + out, 46.5 + out}};
    std::vector<LineString> lines{shortest, line, longest, shorter};
    const std::vector<CutEnd> cut = cut_ends(lines, Metres{50}, anywhere);
    REQUIRE(cut.size() == 2);
    CHECK(cut[0].end.lat == doctest::Approx(46.5 + 3 * out).epsilon(1e-10));
    CHECK(cut[1].end.lat == doctest::Approx(46.5 + out).epsilon(1e-10));
    REQUIRE(lines.size() == 2);
    double northernmost = 0;
    for (const LineString& stretch : lines) {
        northernmost = std::max({northernmost, stretch.front().lat, stretch.back().lat});
    }
    CHECK(northernmost == doctest::Approx(46.5 + 4 * out).epsilon(1e-10));
    // Where the line goes on beyond the fork, all are cut off.
    lines = {shortest, line, longest, {{30, 46.5}, {30, 47}}};
    CHECK(cut_ends(lines, Metres{50}, anywhere).size() == 2);
    CHECK(lines.size() == 2);
}

TEST_CASE("a line of contact whose pieces cross near their ends is read as if they met") {
    const testing::ScratchFolder folder;
    const auto read = [&](const std::string& pieces, Metres join) {
        const std::string file = folder.write(
            "line-2025-01-02.geojson",
            R"({"type":"FeatureCollection","features":[)"
            R"({"type":"Feature","properties":{},"geometry":{"type":"MultiLineString","coordinates":)" +
                pieces +
                R"(}},{"type":"Feature","properties":{"side":"russian"},"geometry":{"type":"Point",)"
                R"("coordinates":[32,46.5]}}]})");
        Profiles profiles = testing::shipped_profiles();
        profiles.tolerance.join = join;
        return read_control({file, "line-of-contact"}, profiles, testing::squares(),
                            testing::shared_made_up_regions());
    };
    const auto outline = [](const ControlSnapshot& snapshot) {
        return close_line_of_contact(testing::squares(), snapshot)
            .areas.front()
            .polygons.front()
            .exterior;
    };
    const std::string crossing = "[[[30,45],[30,47.00027]],[[29.9997,47],[31,47],[31,50]]]";
    const ControlSnapshot cut = read(crossing, default_join);
    const std::vector<InputNote> warnings = warnings_among(cut.notes);
    REQUIRE(!warnings.empty());
    CHECK(warnings[0].text().starts_with(
        "line-2025-01-02.geojson, layer line-2025-01-02: 2 ends beyond a place where pieces of the "
        "line meet were cut off: 30.02 m at 30.00000 E 47.00027 N, 22.82 m at 29.99970 E 47.00000 "
        "N; `join_metres` sets how long"));
    CHECK(outline(cut) == outline(read("[[[30,45],[30,47],[31,47],[31,50]]]", default_join)));
    CHECK_THROWS_WITH_AS(outline(read(crossing, Metres{25})),
                         doctest::Contains("at 30.00000 E 47.00027 N, 30.02 m beyond the place "
                                           "where it meets another piece"),
                         GeometryError);
    CHECK_THROWS_WITH_AS(outline(read(crossing, Metres{25})),
                         doctest::Contains("beyond another piece; `join_metres` of 31 m"),
                         GeometryError);
}

TEST_CASE("a line of contact in pieces is joined, and the gaps are reported") {
    const testing::ScratchFolder folder;
    const std::string file = folder.write(
        "line-2025-01-02.geojson",
        R"({"type":"FeatureCollection","features":[)"
        R"({"type":"Feature","properties":{},"geometry":{"type":"MultiLineString","coordinates":)"
        R"([[[30,45],[30,47]],[[30,47.00027],[30,50]]]}},)"
        R"({"type":"Feature","properties":{"side":"russian"},"geometry":{"type":"Point",)"
        R"("coordinates":[32,46.5]}}]})");
    const auto read = [&](Metres join) {
        Profiles profiles = testing::shipped_profiles();
        profiles.tolerance.join = join;
        return read_control({file, "line-of-contact"}, profiles, testing::squares(),
                            testing::shared_made_up_regions());
    };
    const ControlSnapshot joined = read(default_join);
    CHECK(joined.lines.size() == 3);
    const std::vector<InputNote> warnings = warnings_among(joined.notes);
    REQUIRE(!warnings.empty());
    CHECK(warnings[0].text().starts_with(
        "line-2025-01-02.geojson, layer line-2025-01-02: a gap between pieces of the line was "
        "closed: 30.02 m at 30.00000 E 47.00000 N; `join_metres` sets how wide"));
    CHECK(read(Metres{30}).lines.size() == 2);
}
