// SPDX-License-Identifier: MIT
//
// Why 18.06% and 19.2% can both be said of 24 November 2025. The areas of the boundary set with
// the sea and of its land are those of geodata/SOURCES.md: 640,065 and 601,275 km².
#include "study/compute.hpp"
#include "support/shared_data.hpp"
#include "words/method_words.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace demarc;
using namespace demarc::testing;

namespace {

Study study_with_comparison() {
    StudyRequest request;
    request.sources.control = shared_geodata("deepstate-daily/deepstatemap_data_20251124.geojson");
    request.sources.compared = {
        shared_geodata("boundaries/geoBoundaries-UKR-ADM1.geojson:geoboundaries")};
    request.sources.sea = shared_geodata("boundaries/open_sea_gshhg.geojson");
    return compute(request, Catalogue(DataFolder{shipped_data("")}));
}

} // namespace

TEST_CASE("the method table explains both 18.06% and 19.2% of the same day") {
    if (!has_shared_data()) {
        return;
    }
    const Study study = study_with_comparison();
    REQUIRE(study.compared.size() == 2);
    const MethodRow own = own_row(study);
    CHECK(own.figure.share_pct == doctest::Approx(19.16).epsilon(0.0005));
    const std::vector<MethodRow> rows = method_rows(study);
    CHECK(rows.size() == 3 * 3 * 3 * 2); // three sets, no contested land
    const auto [low, high] =
        std::minmax_element(rows.begin(), rows.end(), [](const MethodRow& a, const MethodRow& b) {
            return a.figure.share_pct < b.figure.share_pct;
        });
    CHECK(low->figure.share_pct == doctest::Approx(18.06).epsilon(0.0003));
    CHECK(low->coverage == Coverage::territorial_sea);
    CHECK(why_it_differs(*low, own).find("640,065 km² instead of 599,094 km²: these boundaries "
                                         "reach out to the territorial sea") != std::string::npos);
    CHECK(high->figure.share_pct == doctest::Approx(19.23).epsilon(0.0005));
    CHECK(high->coverage == Coverage::land);
    CHECK(why_it_differs(*high, own).find("601,275 km² instead of 599,094 km²") !=
          std::string::npos);
}
