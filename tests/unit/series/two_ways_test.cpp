// SPDX-License-Identifier: MIT
//
// What a series says of a day by the fast way and by a partition is the same, and a map that is
// repeated is measured once by either.
#include "series/series.hpp"
#include "support/scratch_folder.hpp"
#include "unit/series/request_on_squares.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace demarc;
using demarc::testing::request_on_squares;
using demarc::testing::ScratchFolder;
using demarc::testing::shipped_profiles;

namespace {

/// A map with a rectangle of a class and a point.
std::string map_of(const std::string& east, const std::string& control = "russian") {
    return R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"class":")" +
           control + R"("},"geometry":{"type":"Polygon","coordinates":[[[28,46.2],[)" + east +
           ",46.2],[" + east +
           R"(,46.7],[28,46.7],[28,46.2]]]}},{"type":"Feature","properties":{"icon":"a"},)"
           R"("geometry":{"type":"Point","coordinates":[28,46]}}]})";
}

/// Land that is contested, half of it drawn as Russian-held as well.
constexpr const char* two_holders =
    R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"class":"russian"},)"
    R"("geometry":{"type":"Polygon","coordinates":[[[28,46.2],[28.8,46.2],[28.8,46.7],[28,46.7],)"
    R"([28,46.2]]]}},{"type":"Feature","properties":{"class":"contested"},"geometry":)"
    R"({"type":"Polygon","coordinates":[[[28.4,46.3],[29.2,46.3],[29.2,46.6],[28.4,46.6],)"
    R"([28.4,46.3]]]}},{"type":"Feature","properties":{"icon":"a"},)"
    R"("geometry":{"type":"Point","coordinates":[28,46]}}]})";

enum class Way { fast, partition };

std::vector<series::DayRecord> measured(const ScratchFolder& folder, Way way,
                                        ControlProfile profile) {
    profile.only_polygons = true;
    if (way == Way::partition) { // a rule that fills nothing, which only the partition looks at
        profile.gaps.push_back({{"none", "none"}, ControlClass::russian, {1e12}, {}});
    }
    Profiles profiles = shipped_profiles();
    profiles.control.at("classes") = profile;
    series::SeriesRequest request =
        request_on_squares(profiles, profile, list_snapshots(folder.path().string(), profile), 1);
    request.method.denominator = Denominator::official_603628;
    std::vector<series::DayRecord> days =
        series::measure_series(request, {}, [](const auto&) {}).days;
    for (const series::DayRecord& day : days) {
        CAPTURE(day.entry.file);
        CHECK(day.broken == "");
        CHECK(day.by_partition == (way == Way::partition));
    }
    return days;
}

ControlProfile profile_of_classes() {
    return shipped_profiles().control.at("classes");
}

/// Of all days: the kind, what is found and what to do.
std::vector<std::string> warnings_of(const std::vector<series::DayRecord>& days) {
    std::vector<std::string> texts;
    for (const series::DayRecord& day : days) {
        for (const InputNote& warning : day.warnings) {
            texts.push_back(day.entry.time.date.iso() + " " + warning.where + ": " + warning.what +
                            "; " + warning.remedy);
        }
    }
    return texts;
}

std::vector<bool> repeats_of(const std::vector<series::DayRecord>& days) {
    std::vector<bool> repeats;
    for (const series::DayRecord& day : days) {
        repeats.push_back(day.is_repeat);
    }
    return repeats;
}

} // namespace

TEST_SUITE("unit") {

    TEST_CASE("both ways of a series warn of the same") {
        const ScratchFolder folder;
        folder.write("2021-03-01.geojson", map_of("29.9"));
        folder.write("2025-01-02.geojson", map_of("35"));
        folder.write("2025-01-03.geojson", map_of("28.5"));
        folder.write("2025-01-04.geojson", two_holders);
        folder.write("2199-01-03.geojson", map_of("28.5"));
        ControlProfile profile = profile_of_classes();
        profile.attribute.clear();
        profile.classes.clear();
        profile.rules = {{"held", ControlClass::contested, "", {{"status", "."}}},
                         {"grey", ControlClass::contested, "", {{"class", "contested"}}},
                         {"rest", ControlClass::russian, "", {}}};
        const auto fast = warnings_of(measured(folder, Way::fast, profile));
        CHECK(fast == warnings_of(measured(folder, Way::partition, profile)));
        const auto tells = [&](const std::string& words) {
            return std::any_of(fast.begin(), fast.end(), [&](const std::string& text) {
                return text.find(words) != text.npos;
            });
        };
        CHECK(tells("no record has the attribute 'status'"));
        CHECK(tells("ask for one that is there: 'class', 'icon'"));
        CHECK(tells("lie outside the boundaries of Ukraine"));
        CHECK(tells("its date 2021-03-01 is before the full-scale invasion"));
        CHECK(tells("of contested land are passed over: Russian-held land lies on them"));
        CHECK(tells("2199-01-03"));
    }

    TEST_CASE("a map with the bytes of the one before is not measured again, whichever the way") {
        const ScratchFolder folder;
        folder.write("2022-02-20.geojson", map_of("29.9"));
        folder.write("2022-02-26.geojson", map_of("29.9"));
        folder.write("2025-01-02.geojson", map_of("29.5"));
        folder.write("2025-01-03.geojson", map_of("29.5"));
        folder.write("2025-01-04.geojson", map_of("29.5"));
        folder.write("2025-01-05.geojson", map_of("29.5", "contested"));
        folder.write("2025-01-06.geojson", map_of("29.5"));
        const auto fast = measured(folder, Way::fast, profile_of_classes());
        const auto cut = measured(folder, Way::partition, profile_of_classes());
        CHECK(repeats_of(fast) == std::vector{false, true, false, true, true, false, false});
        // Of the day before the invasion there is more to say than of the one after it.
        CHECK(repeats_of(cut) == std::vector{false, false, false, true, true, false, false});
        CHECK(warnings_of(fast) == warnings_of(cut));
        for (const std::vector<series::DayRecord>* days : {&fast, &cut}) {
            CHECK(days->at(3).naive == days->at(2).naive);
            CHECK(days->at(4).reconciled == days->at(2).reconciled);
            CHECK(days->at(4).fingerprint == days->at(2).fingerprint);
            CHECK(days->at(4).entry.time.date.iso() == "2025-01-04");
            CHECK(days->at(5).naive != days->at(2).naive);
            CHECK(days->at(6).naive == days->at(2).naive);
        }
    }

    TEST_CASE("a series that cannot take the fast way says why") {
        const ScratchFolder folder;
        folder.write("2025-01-02.geojson", map_of("29.5"));
        const ControlProfile profile = profile_of_classes();
        series::SeriesRequest request = request_on_squares(
            shipped_profiles(), profile, list_snapshots(folder.path().string(), profile), 1);
        const auto why = [&] {
            return std::string(series::measure_series(request, {}, [](const auto&) {}).why_slow);
        };
        CHECK(why() == "");
        request.method.area = AreaMethod::planar;
        CHECK(why() == "areas are planar");
        request.method.area = AreaMethod::geodesic;
        CHECK(why() == "areas are geodesic, with strips along the border");
        request.method.reconciled = false;
        CHECK(why() == "");
        request.layer = "2025-01-02";
        CHECK(why() == "a layer of every file is named");
    }

} // TEST_SUITE
