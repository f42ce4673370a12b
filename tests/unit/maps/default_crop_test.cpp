// SPDX-License-Identifier: MIT
//
// Where a map looks by itself, and the locator that says where that is.
#include "maps/default_crop.hpp"
#include "maps/headline.hpp"
#include "maps/sheet_layout.hpp"
#include "unit/maps/drawn_sheet.hpp"
#include "unit/maps/map_studies.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace demarc;
using demarc::testing::embedded_study;

namespace {

constexpr LonLat pokrovsk{37.18, 48.28};
constexpr LonLat simferopol{34.10, 44.95};
constexpr LonLat luhansk{39.31, 48.57};
constexpr LonLat lviv{24.03, 49.84};

bool contains(const MapCrop& crop, LonLat at) {
    return !crop.window ||
           (crop.window->south_west.lon <= at.lon && at.lon <= crop.window->north_east.lon &&
            crop.window->south_west.lat <= at.lat && at.lat <= crop.window->north_east.lat);
}

const Scenario& scenario_of(const Study& study, const std::string& id) {
    return *std::find_if(study.scenarios.begin(), study.scenarios.end(),
                         [&](const Scenario& scenario) { return scenario.plan.id == id; });
}

SheetBox bounds_of(const std::vector<SheetLine>& lines) {
    SheetPoint low = lines.front().front();
    SheetPoint high = low;
    for (const SheetLine& line : lines) {
        for (const SheetPoint at : line) {
            low = {std::min(low.x, at.x), std::min(low.y, at.y)};
            high = {std::max(high.x, at.x), std::max(high.y, at.y)};
        }
    }
    return {low.x, low.y, high.x - low.x, high.y - low.y};
}

} // namespace

TEST_CASE("a map shows where its plan changes something, and figures stay the country's") {
    const Study& study = embedded_study();
    const MapCrop draft = changes_crop(study, scenario_of(study, "us-28-point-2025-11"));
    REQUIRE(draft.window);
    CHECK(contains(draft, pokrovsk));
    CHECK(!contains(draft, lviv));
    CHECK(!contains(draft, simferopol)); // Crimea stays as it is
    for (const Scenario& scenario : study.scenarios) {
        CAPTURE(scenario.plan.id);
        const MapCrop crop = changes_crop(study, scenario);
        CHECK(crop.whole());
        // Most of what changes hands is in the window.
        SquareMetres seen;
        SquareMetres all;
        for (FaceIndex i = 0; i < study.partition.faces.size(); ++i) {
            const Change change = scenario.outcomes.faces[i].change;
            if (change == Change::kept_by_russia || change == Change::kept_by_ukraine) {
                continue;
            }
            const Face& face = study.partition.faces[i];
            all += face.area(AreaMethod::authalic);
            seen += contains(crop, face.inside) ? face.area(AreaMethod::authalic) : SquareMetres{};
        }
        CHECK((all < SquareMetres::from_km2(10) || seen > all * 0.95));
    }
}

TEST_CASE("the present line and plans that keep it show the land that Russia holds") {
    const Study& study = embedded_study();
    const MapCrop present = changes_crop(study, study.scenarios.front());
    REQUIRE(present.window);
    CHECK(contains(present, pokrovsk));
    CHECK(contains(present, luhansk));
    CHECK(contains(present, simferopol));
    CHECK(!contains(present, lviv));
}

TEST_CASE("a map of a part has a locator in scale, which hides no name, legend or scale bar") {
    const Study& study = embedded_study();
    for (const SheetPreset& preset : sheet_presets()) {
        CAPTURE(preset.name);
        for (const Scenario& scenario : study.scenarios) {
            CAPTURE(scenario.plan.id);
            MapOptions options = testing::newsroom();
            options.sheet = preset;
            options.crop = changes_crop(study, scenario);
            const SheetLayout layout = lay_out(study, scenario, options);
            if (!layout.locator) {
                continue;
            }
            const Locator& locator = *layout.locator;
            CHECK(layout.map.view.encloses(locator.box));
            CHECK(!locator.box.overlaps(layout.legend.box));
            CHECK(!locator.box.overlaps(layout.scale.box()));
            for (const Label& label : layout.map.labelling.labels) {
                CAPTURE(label.text.lines.front().text);
                CHECK(!locator.box.overlaps(label.text.box));
            }
            const Frame whole(*land_of({study, scenario, options.language}, options),
                              {0, 0, 1000, 1000});
            const double width_of_country = whole.land().width / whole.pixels_per_metre();
            const double width_shown = layout.map.view.width / layout.map.frame.pixels_per_metre();
            const double drawn = locator.shown.width / bounds_of(locator.country).width;
            // Cut off where the window goes beyond the locator.
            CHECK(drawn < width_shown / width_of_country * 1.02);
            CHECK(locator.box.encloses(locator.shown));
        }
    }
    MapOptions options = testing::newsroom();
    const Scenario& draft = scenario_of(study, "us-28-point-2025-11");
    CHECK(!lay_out(study, draft, options).locator);
    options.crop = changes_crop(study, draft);
    CHECK(lay_out(study, draft, options).locator);
    options.without.insert(MapPart::locator);
    CHECK(!lay_out(study, draft, options).locator);
}
