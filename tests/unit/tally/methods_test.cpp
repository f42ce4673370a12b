// SPDX-License-Identifier: MIT
#include "support/worlds.hpp"
#include "tally/control_figure.hpp"
#include "tally/methods.hpp"
#include "words/method_words.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace demarc;
using testing::chessboard;
using testing::rectangle;
using testing::region_table;
using testing::snapshot;

namespace {

const std::vector<ControlClass> russian{ControlClass::russian, ControlClass::russian_pre_2022};

/// A Russian-held area that ends just before the eastern border, beside contested land.
Partition with_sliver_and_contested() {
    return cut(chessboard(),
               snapshot({{ControlClass::russian, {rectangle(31, 45, 32.98, 48)}, ""},
                         {ControlClass::contested, {rectangle(30, 45, 31, 48)}, ""}}),
               region_table(), {});
}

Partition without_either() {
    return cut(chessboard(), snapshot({{ControlClass::russian, {rectangle(31, 45, 33, 48)}, ""}}),
               region_table(), {});
}

Method own() {
    return {AreaMethod::authalic, Denominator::polygon, ContestedPolicy::separate, true};
}

MethodRow row_of(const Method& method, double area_km2, double of_km2) {
    return {"squares",
            "Squares",
            Coverage::land,
            {method, SquareMetres::from_km2(area_km2), SquareMetres::from_km2(of_km2),
             100 * area_km2 / of_km2}};
}

} // namespace

TEST_SUITE("tally") {

    TEST_CASE("ways of counting that are the same by nature count once") {
        // Three area methods, three denominators, reconciled or not, and contested land with
        // Russia, half, or not (a class of its own, or with Ukraine).
        CHECK(distinct_methods(russian, with_sliver_and_contested(), own()).size() ==
              3 * 3 * 2 * 3);
        CHECK(distinct_methods(russian, without_either(), own()).size() == 3 * 3);
    }

    TEST_CASE("no figure is lost with the ways that are left out") {
        const Partition partition = with_sliver_and_contested();
        const auto kept = distinct_method_table(partition, region_table(), own());
        for (const Method& method : all_methods()) {
            const ControlFigure figure = russian_control(partition, region_table(), method);
            CHECK(std::any_of(kept.begin(), kept.end(), [&](const ControlFigure& other) {
                return other.area == figure.area && other.of == figure.of;
            }));
        }
    }

    TEST_CASE("the way of the run itself is always among those that are kept") {
        for (const ContestedPolicy policy : all_contested_policies) {
            for (const bool reconciled : {true, false}) {
                Method method = own();
                method.contested = policy;
                method.reconciled = reconciled;
                for (const Partition& partition : {with_sliver_and_contested(), without_either()}) {
                    const auto kept = distinct_methods(russian, partition, method);
                    CHECK(std::count(kept.begin(), kept.end(), method) == 1);
                }
            }
        }
    }

    TEST_CASE("which ways differ depends on the classes that are counted") {
        const Partition partition = with_sliver_and_contested();
        CHECK(distinct_methods({ControlClass::contested}, partition, own()).size() ==
              3 * 3 * 2 * 2);
        CHECK(distinct_methods({ControlClass::russian_pre_2022}, partition, own()).size() ==
              3 * 3 * 2);
    }

    TEST_CASE("what differs from the way of the run is said in words") {
        const MethodRow run = row_of(own(), 100, 1000);
        CHECK(why_it_differs(run, run).empty());

        MethodRow sea = row_of(own(), 101, 1100);
        sea.boundary_set = "wide";
        sea.title = "Wide squares";
        sea.coverage = Coverage::territorial_sea;
        CHECK(
            why_it_differs(sea, run) ==
            "The same front line on the boundaries of Wide squares (land and territorial sea). The "
            "whole is 1,100 km² instead of 1,000 km²: these boundaries reach out to the "
            "territorial sea. 1 km² more counts as Russian-held: coasts and borders are drawn "
            "elsewhere.");

        Method official = own();
        official.denominator = Denominator::official_603628;
        official.contested = ContestedPolicy::russian;
        CHECK(why_it_differs(row_of(official, 130, 603'628), run) ==
              "The whole is the official 603,628 km² instead of 1,000 km². 30 km² more counts as "
              "Russian-held: land that the publisher gives to neither side counts as well.");
    }

} // TEST_SUITE
