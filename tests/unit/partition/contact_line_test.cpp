// SPDX-License-Identifier: MIT
#include "partition/contact_line.hpp"
#include "support/error.hpp"
#include "support/worlds.hpp"
#include "tally/input_warnings.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace demarc;
using testing::chessboard;
using testing::region_table;

namespace {

ControlSnapshot with_line(LineString line, std::vector<SideMark> marks) {
    ControlSnapshot control = testing::snapshot({});
    control.form = ControlForm::line_of_contact;
    control.lines = {std::move(line)};
    control.marks = std::move(marks);
    return control;
}

const SideMark east{{32, 46.5}, ControlClass::russian};
const SideMark west{{25, 46.5}, ControlClass::ukrainian};

} // namespace

TEST_SUITE("partition") {

    TEST_CASE("a line from border to border parts Ukraine, the marks say whose side is whose") {
        const auto control = with_line({{30, 44}, {30, 49}}, {east});
        const Partition partition = cut(chessboard(), control, region_table(), {});
        CHECK(testing::russian_km2(partition) ==
              doctest::Approx(area_of(testing::rectangle(30, 45, 33, 48)).km2()).epsilon(1e-9));
        CHECK(partition.slivers.empty());
    }

    TEST_CASE("a line that ends exactly on the border closes") {
        const auto control = with_line({{30.3, 45}, {30.1, 46}, {30.2, 48}}, {east, west});
        CHECK_NOTHROW(cut(chessboard(), control, region_table(), {}));
    }

    TEST_CASE("a line of which more than its ends lie outside Ukraine is warned of") {
        const auto outside = [](LineString line) {
            const auto ukrainian = [](double lat) {
                return SideMark{{27, lat}, ControlClass::ukrainian};
            };
            ControlSnapshot control =
                with_line(std::move(line), {east, ukrainian(45.5), ukrainian(47.5)});
            const Partition partition = cut(chessboard(), control, region_table(), {});
            const auto warnings =
                warnings_of_cut(chessboard(), control, partition, region_table(), Method{});
            return std::count_if(warnings.begin(), warnings.end(), [](const InputNote& note) {
                return note.warning == InputWarning::outside_ukraine &&
                       note.what.find("km of the line of contact lie outside") != note.what.npos;
            });
        };
        CHECK(outside({{30, 44.8}, {30, 48.2}}) == 0);
        CHECK(outside({{30, 44}, {30, 49}}) == 0); // the ends run on
        // Leaves the board in the west and comes back: for four degrees, or for a tenth of one.
        CHECK(outside({{30, 44.8}, {30, 46}, {20, 46}, {20, 47}, {30, 47}, {30, 48.2}}) == 1);
        CHECK(outside({{30, 44.8}, {30, 46}, {23.9, 46}, {23.9, 47}, {30, 47}, {30, 48.2}}) == 0);
    }

    TEST_CASE("a line that stops inside Ukraine is refused with the place and the distance") {
        const auto control = with_line({{30, 44}, {30, 47.9}}, {east});
        CHECK_THROWS_WITH_AS(cut(chessboard(), control, region_table(), {}),
                             doctest::Contains("30.00000 E 47.90000 N, 11.1 km from the border"),
                             GeometryError);
    }

    TEST_CASE("marks of one side on both sides of the line are refused") {
        const auto control =
            with_line({{30, 44}, {30, 49}}, {east, {{25, 45.5}, ControlClass::russian}});
        CHECK_THROWS_WITH_AS(cut(chessboard(), control, region_table(), {}),
                             doctest::Contains("both sides of the line of contact to russian, and "
                                               "nothing is left of ukrainian"),
                             GeometryError);
    }

    TEST_CASE("marks of both sides in one part are refused") {
        const auto control =
            with_line({{30, 44}, {30, 49}}, {east, {{31, 45.5}, ControlClass::ukrainian}});
        CHECK_THROWS_WITH_AS(cut(chessboard(), control, region_table(), {}),
                             doctest::Contains("does not part"), GeometryError);
    }

    TEST_CASE("a line beyond the border cuts nothing and is refused") {
        const auto control = with_line({{34, 44}, {34, 49}}, {east});
        CHECK_THROWS_WITH_AS(cut(chessboard(), control, region_table(), {}),
                             doctest::Contains("cuts nothing"), GeometryError);
    }

    TEST_CASE("a mark outside Ukraine is refused") {
        const auto control = with_line({{30, 44}, {30, 49}}, {{{40, 46}, ControlClass::russian}});
        CHECK_THROWS_WITH_AS(cut(chessboard(), control, region_table(), {}),
                             doctest::Contains("outside Ukraine"), GeometryError);
    }

    TEST_CASE("a line with marks of the Ukrainian side only says nothing of the other side") {
        const auto control = with_line({{30, 44}, {30, 49}}, {west});
        CHECK_THROWS_WITH_AS(cut(chessboard(), control, region_table(), {}),
                             doctest::Contains("add a point of the other side"), GeometryError);
    }

    TEST_CASE("of two parts without a mark nobody knows the side") {
        auto control = with_line({{30, 44}, {30, 49}}, {east});
        control.lines.push_back({{27, 44}, {27, 49}});
        CHECK_THROWS_WITH_AS(cut(chessboard(), control, region_table(), {}),
                             doctest::Contains("2 parts that no mark tells the side of"),
                             GeometryError);
        control.marks.push_back(west);
        CHECK_THROWS_WITH_AS(cut(chessboard(), control, region_table(), {}),
                             doctest::Contains("cuts off a part of Ukraine that no mark tells"),
                             GeometryError);
        control.marks.push_back({{28, 46.5}, ControlClass::ukrainian});
        CHECK_NOTHROW(cut(chessboard(), control, region_table(), {}));
    }

    TEST_CASE("what a line of its own cuts off needs a mark, however the land beside is held") {
        const double size = 0.2; // degrees: 330 km²
        const double speck = 0.02;
        const auto with_part = [](LineString line) {
            ControlSnapshot control = with_line({{30, 44}, {30, 49}}, {east, west});
            control.lines.push_back(std::move(line));
            return control;
        };
        const auto bulge = [&](double lon, double width) {
            return with_part(
                {{lon, 49}, {lon, 48 - width}, {lon + width, 48 - width}, {lon + width, 49}});
        };
        const auto pocket = [&](double lon, double width) {
            return with_part({{lon, 46.3},
                              {lon + width, 46.3},
                              {lon + width, 46.3 + width},
                              {lon, 46.3 + width},
                              {lon, 46.3}});
        };
        const double in_west = 26.3;
        const double in_east = 31.3;
        for (ControlSnapshot control : {bulge(in_west, size), bulge(in_east, size),
                                        pocket(in_west, size), pocket(in_east, size)}) {
            CHECK_THROWS_WITH_AS(close_line_of_contact(chessboard(), control),
                                 doctest::Contains("no mark tells the side of, 3"), GeometryError);
            control.marks.pop_back(); // without the mark of the west, nobody knows of two
            CHECK_THROWS_WITH_AS(close_line_of_contact(chessboard(), control),
                                 doctest::Contains("into 2 parts that no mark"), GeometryError);
        }
        for (const ControlSnapshot& control :
             {bulge(in_west, speck), bulge(in_east, speck), pocket(in_east, speck)}) {
            CHECK(close_line_of_contact(chessboard(), control).unmarked.size() == 1);
        }
        ControlSnapshot marked = bulge(in_west, size);
        marked.marks.push_back({{26.4, 47.9}, ControlClass::russian});
        CHECK(close_line_of_contact(chessboard(), marked).areas.front().polygons.size() == 2);
    }

    TEST_CASE("a piece of coast that the line between the sides cuts off is warned of") {
        const LineString line{{30, 44}, {30, 49}, {29, 49}, {29, 47.8}, {28.8, 47.8}, {28.8, 49}};
        for (const std::vector<SideMark>& marks :
             {std::vector<SideMark>{east}, std::vector<SideMark>{east, west}}) {
            ControlSnapshot control = with_line(line, marks);
            const std::vector<UnmarkedPart> pieces =
                cut(chessboard(), control, region_table(), {}).unmarked;
            REQUIRE(pieces.size() == 1);
            CHECK(pieces[0].area.km2() ==
                  doctest::Approx(area_of(testing::rectangle(28.8, 47.8, 29, 48)).km2())
                      .epsilon(1e-9));
            const Partition partition = cut(chessboard(), control, region_table(), {});
            const auto warnings =
                warnings_of_cut(chessboard(), control, partition, region_table(), Method{});
            CHECK(std::count_if(warnings.begin(), warnings.end(), [](const InputNote& note) {
                      return note.warning == InputWarning::coverage &&
                             note.what.starts_with("the line of contact cuts off a part of Ukraine "
                                                   "that no mark tells the side of, counted as "
                                                   "Ukrainian-held, 33");
                  }) == 1);
        }
    }

    TEST_CASE("of an end in the open the gap to the next end is told, and a bound that closes it") {
        const auto refusal = [](std::vector<LineString> lines) {
            ControlSnapshot control = with_line({}, {east});
            control.lines = std::move(lines);
            try {
                (void)close_line_of_contact(chessboard(), control);
            } catch (const GeometryError& error) {
                return std::string(error.what());
            }
            return std::string();
        };
        const auto has = [](const std::string& text, const char* part) {
            return text.find(part) != text.npos;
        };
        // The pieces run beside each other: the ends are further apart than the pieces are.
        const std::string gap =
            refusal({{{30, 44}, {30, 46.5}}, {{30.001, 46.49}, {30.001, 46.501}, {30, 49}}});
        CHECK(has(gap, "at 30.00000 E 46.50000 N, 1.1 km from the next end of the line and "));
        CHECK(has(gap, "`join_metres` of 1115 m closes"));
        // Between long edges of the border, which are measured as other curves.
        const std::string between =
            refusal({{{30.4, 44}, {30.4, 46.5}}, {{30.4, 46.501}, {30.4, 49}}});
        CHECK(has(between, "`join_metres` of 112 m closes"));
        const std::string ring =
            refusal({{{30, 44}, {30, 49}}, {{27, 46}, {27, 47}, {28, 47}, {28, 46}, {27.01, 46}}});
        CHECK(has(ring, "at 27.00000 E 46.00000 N, 774.63 m from the next end of the line and "));
        CHECK(has(ring, "`join_metres` of 775 m closes"));
        const std::string far = refusal({{{30, 44}, {30, 46}}, {{30, 46.5}, {30, 49}}});
        CHECK(has(far, "55.6 km from the next end of the line and "));
        CHECK_FALSE(has(far, "join_metres"));
        CHECK_FALSE(has(refusal({{{30, 44}, {30, 47.9}}}), "next end"));
    }

} // TEST_SUITE
