// SPDX-License-Identifier: MIT
//
// What looks wrong about a map only once it is cut by the regions.
#include "support/worlds.hpp"
#include "tally/input_warnings.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace demarc;
using namespace demarc::testing;

namespace {

std::vector<InputNote> warnings_of(ControlSnapshot control, const Date& date) {
    control.date = date;
    const Partition partition = cut(chessboard(), control, region_table(), {}, Reconcile::off);
    return warnings_of_cut(chessboard(), control, partition, region_table(), Method{});
}

std::string told(const std::vector<InputNote>& warnings, InputWarning kind) {
    const auto found = std::find_if(warnings.begin(), warnings.end(),
                                    [&](const InputNote& note) { return note.warning == kind; });
    return found == warnings.end() ? "nothing" : found->what;
}

constexpr Date later_day{std::chrono::year{2025} / 1 / 2};
constexpr Date day_before{std::chrono::year{2022} / 2 / 23};
constexpr Date day_of_invasion{std::chrono::year{2022} / 2 / 24};

} // namespace

TEST_SUITE("warnings of a cut map") {

    TEST_CASE("land of one holder under land of another is told, whichever it is") {
        const auto over = [](ControlClass above, ControlClass under, double width) {
            return told(
                warnings_of(snapshot({{above, {rectangle(25, 45.2, 27, 46.2)}, "record 1"},
                                      {under, {rectangle(26.9, 45.2, 26.9 + width, 46.2)}, "2"}}),
                            later_day),
                InputWarning::passed_over);
        };
        CHECK(over(ControlClass::russian, ControlClass::contested, 1)
                  .ends_with("km² of contested land are passed over: Russian-held land lies on "
                             "them and counts"));
        CHECK(over(ControlClass::contested, ControlClass::ukrainian, 1)
                  .ends_with("km² of Ukrainian-held land are passed over: contested land lies on "
                             "them and counts"));
        // Both are Russia's; and a hundredth of the land above is no more than lines drawn apart.
        CHECK(over(ControlClass::russian, ControlClass::russian_pre_2022, 1) == "nothing");
        CHECK(told(warnings_of(
                       snapshot(
                           {{ControlClass::russian, {rectangle(25, 45.2, 27, 46.2)}, "1"},
                            {ControlClass::contested, {rectangle(26.985, 45.2, 27.5, 46.2)}, "2"}}),
                       later_day),
                   InputWarning::passed_over) == "nothing");
    }

    TEST_CASE("a map dated before the invasion that shows land taken later is told of") {
        const auto on = [](const char* region, double width, const Date& date) {
            const RegionIndex index = *region_table().find(region);
            const Box box = box_of(square_of(index).exterior);
            return told(
                warnings_of(
                    snapshot({{ControlClass::russian,
                               {rectangle(box.west, box.south, box.west + width, box.north)},
                               "record 1"}}),
                    date),
                InputWarning::date);
        };
        CHECK(on("UA-65", 0.5, day_before).find("before the full-scale invasion") !=
              std::string::npos);
        CHECK(on("UA-65", 0.5, day_of_invasion) == "nothing");
        CHECK(on("UA-65", 0.05, day_before) == "nothing"); // a coast drawn otherwise
        for (const char* held : {"UA-43", "UA-40", "UA-14", "UA-09"}) {
            CHECK(on(held, 0.5, day_before) == "nothing");
        }
    }

} // TEST_SUITE
