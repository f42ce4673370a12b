// SPDX-License-Identifier: MIT
//
// A series of maps of which each class is a file of its own: the files of a day are one map, and
// its figures are those of the main job.
#include "partition/partition.hpp"
#include "series/quality.hpp"
#include "series/series.hpp"
#include "sources/control_reader.hpp"
#include "support/scratch_folder.hpp"
#include "unit/series/request_on_squares.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>

using namespace demarc;
using demarc::testing::request_on_squares;
using demarc::testing::ScratchFolder;
using demarc::testing::shipped_profiles;

namespace {

std::string square(double west) {
    const std::string w = std::to_string(west);
    const std::string e = std::to_string(west + 0.5);
    return R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":)"
           R"({"type":"Polygon","coordinates":[[[)" +
           w + ",46.2],[" + e + ",46.2],[" + e + ",46.7],[" + w + ",46.7],[" + w + ",46.2]]]}}]}";
}

/// Two days of layers; what was held before 2022 has no date in its name.
void write_layers(const ScratchFolder& folder) {
    folder.write("AssessedControl_2025-01-02.geojson", square(28));
    folder.write("AssessedAdvances_2025-01-02.geojson", square(28.4));
    folder.write("AssessedControl_2025-01-04.geojson", square(28.1));
    folder.write("ControlledBefore2022.geojson", square(26)); // in UA-09, held in part
    folder.write("meta.json", R"({"map": "of 2 January"})");
}

series::SeriesRequest request_for(const ScratchFolder& folder) {
    const Profiles& profiles = shipped_profiles();
    const ControlProfile& profile = profiles.control.at("isw-layers");
    return request_on_squares(profiles, profile, list_layer_sets(folder.path().string(), profile),
                              2);
}

std::array<double, all_control_classes.size()>
km2_by_run(const series::SeriesRequest& request, const std::string& folder, const Date& day) {
    const ControlSnapshot control = read_control({folder, "isw-layers"}, request.profiles,
                                                 request.boundaries, request.regions, day);
    std::array<double, all_control_classes.size()> km2{};
    for (const Face& face :
         cut(request.boundaries, control, request.regions, {}, Reconcile::on).faces) {
        km2[static_cast<std::size_t>(face.control)] += face.area(AreaMethod::authalic).km2();
    }
    return km2;
}

} // namespace

TEST_CASE("the layers of a day are one map, and those without a date belong to every day") {
    const ScratchFolder folder;
    write_layers(folder);
    const auto days =
        list_layer_sets(folder.path().string(), shipped_profiles().control.at("isw-layers"));
    REQUIRE(days.size() == 2);
    CHECK(days[0].time.date.iso() == "2025-01-02");
    CHECK(days[0].layers.size() == 4);
    CHECK(days[1].time.date.iso() == "2025-01-04");
    CHECK(days[1].layers.size() == 3);
}

TEST_CASE("a series of layer sets has the figures of the main job on each day") {
    const ScratchFolder folder;
    write_layers(folder);
    const series::SeriesRequest request = request_for(folder);
    const series::Series measured = series::measure_series(request, {}, [](const auto&) {});
    REQUIRE(measured.days.size() == 2);
    for (const series::DayRecord& day : measured.days) {
        CAPTURE(day.entry.time.date.iso());
        REQUIRE(day.broken == "");
        const auto expected = km2_by_run(request, folder.path().string(), day.entry.time.date);
        for (std::size_t i = 0; i < expected.size(); ++i) {
            double km2 = 0;
            for (const series::ExactArea area : day.reconciled[i]) {
                km2 += series::to_square_metres(area) * 1e-6;
            }
            CHECK(km2 == doctest::Approx(expected[i]).epsilon(1e-9));
        }
        CHECK(expected[static_cast<std::size_t>(ControlClass::russian_pre_2022)] > 1000);
        CHECK(expected[static_cast<std::size_t>(ControlClass::russian)] > 1000);
    }
    // On the second day no layer of advances is there.
    const auto notes = series::quality_notes(measured, request, 1000, {});
    CHECK(std::any_of(notes.begin(), notes.end(), [](const series::QualityNote& note) {
        return note.kind == "other_layers" && note.date.iso() == "2025-01-04";
    }));
}
