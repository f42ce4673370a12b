// SPDX-License-Identifier: MIT
//
// A second source adds to every day of a series the land held since before 2022.
#include "study/series_study.hpp"
#include "support/error.hpp"
#include "support/scratch_folder.hpp"
#include "support/shared_data.hpp"

#include <doctest/doctest.h>

#include <filesystem>

using namespace demarc;
using namespace demarc::testing;

namespace {

/// Two days of a map that draws a rectangle in Zaporizhzhia Oblast alone.
struct NewLandOnly {
    NewLandOnly() {
        std::filesystem::create_directory(scratch.path() / "maps");
        for (const auto& [day, east] : {std::pair{"20250101", "36"}, {"20250102", "36.1"}}) {
            const std::string e = east;
            scratch.write(std::string("maps/") + day + ".geojson",
                          R"({"type":"FeatureCollection","features":[{"type":"Feature",)"
                          R"("properties":{"class":"russian"},"geometry":{"type":"Polygon",)"
                          R"("coordinates":[[[35,46.6],[)" +
                              e + ",46.6],[" + e + ",47.1],[35,47.1],[35,46.6]]]}}]}");
        }
    }

    [[nodiscard]] SeriesStudy with(std::vector<std::string> more) const {
        SeriesStudyRequest request;
        request.sources.control = (scratch.path() / "maps").string() + ":classes";
        request.sources.more_control = std::move(more);
        return compute_series(request, Catalogue(DataFolder{shipped_data("")}));
    }

    ScratchFolder scratch;
};

double km2(const SeriesStudy& study, std::size_t day, ControlClass control) {
    series::ExactArea sum = 0;
    for (const series::ExactArea area :
         study.series.days.at(day).reconciled.at(static_cast<std::size_t>(control))) {
        sum += area;
    }
    return series::to_square_metres(sum) * 1e-6;
}

} // namespace

TEST_SUITE("series") {

    TEST_CASE("a second source adds the land held since before 2022 to every day") {
        const NewLandOnly maps;
        const SeriesStudy alone = maps.with({});
        const SeriesStudy both = maps.with({"embedded"});
        for (const std::size_t day : {0U, 1U}) {
            CHECK(km2(alone, day, ControlClass::russian_pre_2022) == 0);
            CHECK(km2(both, day, ControlClass::russian_pre_2022) > 40'000);
            CHECK(km2(both, day, ControlClass::russian) ==
                  doctest::Approx(km2(alone, day, ControlClass::russian)));
            CHECK(!alone.series.days.at(day).warnings.empty());
            CHECK(both.series.days.at(day).warnings.empty());
        }
        CHECK(km2(both, 1, ControlClass::russian) > km2(both, 0, ControlClass::russian));
        CHECK(series::named_source(both.request).title ==
              "Areas by control class, with land held since before 2022 from Settlements by side");
    }

    TEST_CASE("more of the same maps, or a source without such land, is refused") {
        const NewLandOnly maps;
        const std::string same = (maps.scratch.path() / "maps").string() + ":classes";
        CHECK_THROWS_WITH_AS((void)maps.with({same}),
                             doctest::Contains("one pattern, archive or folder of maps"),
                             UsageError);
        CHECK_THROWS_WITH_AS(
            (void)maps.with({fixture_file("control/line-2025-01-02.geojson") + ":line-of-contact"}),
            doctest::Contains("has to tell it apart"), UsageError);
    }

} // TEST_SUITE
