// SPDX-License-Identifier: MIT
//
// Maps of several records and classes on the fast way of a series.
#include "geometry/area.hpp"
#include "series/dissolve.hpp"
#include "series/map_meter.hpp"
#include "support/worlds.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace demarc;
using namespace demarc::series;
using namespace demarc::testing;

namespace {

struct Drawn {
    ControlClass control = ControlClass::russian;
    MultiPolygon polygons;
    std::size_t level = 1;
};

Drawn held(MultiPolygon polygons) {
    return {ControlClass::russian, std::move(polygons), 1};
}
Drawn held_before_2022(MultiPolygon polygons) {
    return {ControlClass::russian_pre_2022, std::move(polygons), 0};
}
Drawn contested(MultiPolygon polygons) {
    return {ControlClass::contested, std::move(polygons), 2};
}

DayMap map_of(const std::vector<Drawn>& records) {
    DayMap map;
    for (const Drawn& record : records) {
        const std::size_t first = map.rings.rings.size();
        append(record.polygons, map.rings);
        map.records.push_back({first, map.rings.rings.size(), record.level, record.control});
    }
    map.drawn = records.size();
    return map;
}

const PreparedRegions& board() {
    static const PreparedRegions prepared(chessboard().regions);
    return prepared;
}

MapAreas measured(const std::vector<Drawn>& records) {
    MapMeter meter(board(), false);
    return meter.measure(map_of(records));
}

/// With strips along the border of regions of some kilometres.
MapAreas reconciled(const std::vector<MultiPolygon>& regions, const std::vector<Drawn>& records,
                    const HeldBefore2022& before = {}) {
    const PreparedRegions prepared(regions);
    MapMeter meter(prepared, true, before);
    return meter.measure(map_of(records));
}

double reconciled_km2(const MapAreas& areas, ControlClass control, RegionIndex region) {
    return to_square_metres(areas.reconciled[static_cast<std::size_t>(control)][region]) * 1e-6;
}

double km2(const MapAreas& areas, ControlClass control, RegionIndex region) {
    return to_square_metres(areas.naive[static_cast<std::size_t>(control)][region]) * 1e-6;
}

double km2(const MultiPolygon& polygons) {
    return area_of(polygons).km2();
}

std::size_t rings_of_dissolved(const std::vector<Drawn>& records) {
    Dissolver dissolver;
    REQUIRE(dissolver.take(map_of(records)));
    return dissolver.up_to(2).rings.rings.size();
}

constexpr const char* head = R"({"value": {"type": "FeatureCollection", "features": [)";

std::string feature(const std::string& properties, const std::string& west) {
    return R"({"type":"Feature","properties":)" + properties +
           R"(,"geometry":{"type":"Polygon","coordinates":[[[)" + west + R"(.1,45.1],[)" + west +
           R"(.4,45.1],[)" + west + R"(.4,45.4],[)" + west + ".1,45.1]]]}}";
}

ControlProfile profile_of_types() {
    ControlProfile profile;
    profile.source.id = "types";
    profile.opening.under = "value";
    profile.attribute = "type";
    profile.classes = {{"nochange", ControlClass::russian},
                       {"gains", ControlClass::russian},
                       {"grey", ControlClass::contested},
                       {"losses", std::nullopt}};
    profile.precedence = {ControlClass::russian_pre_2022, ControlClass::russian,
                          ControlClass::contested, ControlClass::ukrainian};
    return profile;
}

struct ReadMap {
    bool plain = false;
    DayMap map;
};

ReadMap read(const std::string& features, const ControlProfile& profile = profile_of_types()) {
    const std::string text = head + features + "]}}";
    const std::string padded = text + std::string(text_padding, '\0');
    ReadMap read;
    DayMapReader reader(profile);
    read.plain = reader.read({padded.data(), text.size()}, read.map);
    return read;
}

} // namespace

TEST_SUITE("unit") {

    TEST_CASE("records side by side are one piece of land, with vertices of each other or not") {
        CHECK(rings_of_dissolved(
                  {held({rectangle(24, 45, 25, 46)}), held({rectangle(25, 45, 26, 46)})}) == 1);
        CHECK(rings_of_dissolved(
                  {held({rectangle(24, 45, 25, 46)}), held({rectangle(25, 45.3, 26, 45.7)})}) == 1);
        // Two frames' halves leave what is in the middle; what meets at a corner is one outline.
        CHECK(rings_of_dissolved({held({{{{24, 45},
                                          {26, 45},
                                          {26, 46},
                                          {25.5, 46},
                                          {25.5, 45.5},
                                          {24.5, 45.5},
                                          {24.5, 46},
                                          {24, 46},
                                          {24, 45}},
                                         {}}}),
                                  held({{{{24, 46},
                                          {24.5, 46},
                                          {24.5, 46.5},
                                          {25.5, 46.5},
                                          {25.5, 46},
                                          {26, 46},
                                          {26, 47},
                                          {24, 47},
                                          {24, 46}},
                                         {}}})}) == 2);
        CHECK(rings_of_dissolved(
                  {held({rectangle(24, 45, 25, 46)}), held({rectangle(25, 46, 26, 47)})}) == 1);
    }

    TEST_CASE("land that several records of a class cover counts once") {
        const MapAreas areas =
            measured({held({rectangle(24.1, 45.1, 24.6, 45.6)}),
                      held({rectangle(24.4, 45.4, 25.5, 45.9)}), held({square_of(5)}),
                      held({square_of(5)}), held({rectangle(29.2, 45.2, 29.4, 45.4)})});
        REQUIRE(areas.doubt == Doubt::none);
        const double first = km2({rectangle(24.1, 45.1, 24.6, 45.6)}) +
                             km2({rectangle(24.4, 45.4, 25, 45.9)}) -
                             km2({rectangle(24.4, 45.4, 24.6, 45.6)});
        CHECK(km2(areas, ControlClass::russian, 0) == doctest::Approx(first).epsilon(1e-9));
        CHECK(km2(areas, ControlClass::russian, 1) ==
              doctest::Approx(km2({rectangle(25, 45.4, 25.5, 45.9)})).epsilon(1e-9));
        CHECK(km2(areas, ControlClass::russian, 5) ==
              doctest::Approx(km2({square_of(5)})).epsilon(1e-9));
    }

    TEST_CASE("a class has what those of higher precedence leave it") {
        const MapAreas areas = measured({held({rectangle(24.1, 45.1, 24.9, 45.9)}),
                                         held_before_2022({rectangle(24.5, 45.5, 24.9, 45.9)}),
                                         contested({rectangle(24.9, 45.1, 25.2, 45.9)})});
        REQUIRE(areas.doubt == Doubt::none);
        const double old_land = km2({rectangle(24.5, 45.5, 24.9, 45.9)});
        CHECK(km2(areas, ControlClass::russian_pre_2022, 0) == doctest::Approx(old_land));
        CHECK(km2(areas, ControlClass::russian, 0) ==
              doctest::Approx(km2({rectangle(24.1, 45.1, 24.9, 45.9)}) - old_land));
        CHECK(km2(areas, ControlClass::contested, 1) ==
              doctest::Approx(km2({rectangle(25, 45.1, 25.2, 45.9)})));
        CHECK(areas.lands.size() == 3);
    }

    TEST_CASE("what the order of classes decides between holders is told of") {
        const MultiPolygon land{rectangle(24.1, 45.1, 24.9, 45.9)};
        const MultiPolygon other{rectangle(24.5, 45.5, 25.5, 45.8)};
        const MultiPolygon common{rectangle(24.5, 45.5, 24.9, 45.8)};
        const MapAreas areas = measured({held(land), contested(other)});
        REQUIRE(areas.doubt == Doubt::none);
        CHECK(km2(areas, ControlClass::contested, 0) + km2(areas, ControlClass::contested, 1) ==
              doctest::Approx(km2(other) - km2(common)));
        REQUIRE(areas.over.size() == 1);
        CHECK(areas.over.begin()->first == std::pair(Holder::russia, Holder::unknown));
        CHECK(to_square_metres(areas.over.begin()->second) * 1e-6 == doctest::Approx(km2(common)));
    }

    TEST_CASE("another class may go before Russian-held land, but not between two of it") {
        const MultiPolygon land{rectangle(24.1, 45.1, 24.9, 45.9)};
        Drawn first = contested({rectangle(24.5, 45.5, 25.5, 45.8)});
        first.level = 0;
        const MapAreas areas = measured({first, held(land)});
        REQUIRE(areas.doubt == Doubt::none);
        const double left = km2(land) - km2({rectangle(24.5, 45.5, 24.9, 45.8)});
        CHECK(km2(areas, ControlClass::russian, 0) == doctest::Approx(left));
        CHECK(to_square_metres(areas.held.whole) * 1e-6 == doctest::Approx(left));
        first.level = 1;
        Drawn last = held({square_of(4)});
        last.level = 2;
        CHECK(measured({held_before_2022(land), first, last}).doubt == Doubt::precedence);
    }

    TEST_CASE("land is of the class that its region has had since before 2022") {
        MapMeter meter(board(), false, {{0}, {1}});
        const MapAreas& areas =
            meter.measure(map_of({held({rectangle(24.5, 45.1, 26.5, 45.5)}),
                                  held_before_2022({rectangle(24.5, 45.5, 26.5, 45.9)})}));
        REQUIRE(areas.doubt == Doubt::none);
        CHECK(km2(areas, ControlClass::russian, 0) == 0);
        CHECK(km2(areas, ControlClass::russian_pre_2022, 0) ==
              doctest::Approx(km2({rectangle(24.5, 45.1, 25, 45.9)})));
        CHECK(km2(areas, ControlClass::russian_pre_2022, 1) ==
              doctest::Approx(km2({rectangle(25, 45.5, 26, 45.9)})));
        CHECK(km2(areas, ControlClass::russian_pre_2022, 2) == 0);
        CHECK(km2(areas, ControlClass::russian, 2) ==
              doctest::Approx(km2({rectangle(26, 45.1, 26.5, 45.9)})));
    }

    TEST_CASE("an island around held land is left to the partition, where it may be a strip") {
        const MultiPolygon island{rectangle(30, 48, 30.02, 48.02)};
        const Drawn inside = held({rectangle(30.005, 48.005, 30.015, 48.015)});
        CHECK(reconciled({island}, {inside}).doubt == Doubt::border);
        const MultiPolygon wide{rectangle(30, 48, 30.2, 48.2)};
        CHECK(reconciled({wide}, {inside}).doubt == Doubt::none);
    }

    TEST_CASE("held land inside a strip takes its area from it and adds its outline") {
        const MultiPolygon region{rectangle(30, 48, 30.2, 48.06)};
        const Drawn across = held({rectangle(29.99, 48.02, 30.001, 48.03)});
        const Drawn inside = held({rectangle(30.01, 48.01, 30.19, 48.045)});
        CHECK(reconciled({region}, {across}).doubt == Doubt::none);
        CHECK(reconciled({region}, {across, inside}).doubt == Doubt::border);
    }

    TEST_CASE("a strip that lies all inside land of another class stays as it is drawn") {
        const MultiPolygon region{rectangle(30, 48, 30.02, 48.02)};
        const MultiPolygon strip{rectangle(30, 48, 30.001, 48.02)};
        const Drawn beside = held({rectangle(30.001, 47.99, 30.03, 48.03)});
        const Drawn around = contested({rectangle(29.9, 47.9, 30.1, 48.1)});
        const MapAreas areas = reconciled({region}, {beside, around});
        REQUIRE(areas.doubt == Doubt::none);
        CHECK(reconciled_km2(areas, ControlClass::contested, 0) ==
              doctest::Approx(km2(strip)).epsilon(1e-9));
        CHECK(reconciled_km2(reconciled({region}, {beside}), ControlClass::russian, 0) ==
              doctest::Approx(km2(region)).epsilon(1e-9));
    }

    TEST_CASE("a strip along two regions is of the class that lies beside most of it") {
        const Drawn below = held({rectangle(29.9, 47.9, 30.1, 48.019)});
        const HeldBefore2022 before{{1}, {}};
        for (const double middle : {30.01, 30.03}) {
            CAPTURE(middle);
            const std::vector<MultiPolygon> regions{{rectangle(30, 48, middle, 48.02)},
                                                    {rectangle(middle, 48, 30.04, 48.02)}};
            const MapAreas areas = reconciled(regions, {below}, before);
            REQUIRE(areas.doubt == Doubt::none);
            const double strip = km2({rectangle(30, 48.019, middle, 48.02)});
            CHECK(reconciled_km2(areas, ControlClass::russian_pre_2022, 0) ==
                  doctest::Approx(middle < 30.02 ? strip : 0).epsilon(1e-6));
        }
    }

    TEST_CASE("held land along the border of a region is left to the partition, where classes "
              "differ") {
        const std::vector<MultiPolygon> regions{{rectangle(30, 48, 30.04, 48.02)},
                                                {rectangle(30, 48.02, 30.04, 48.021)}};
        const Drawn below = held({{{{29.9, 47.9},
                                    {30.1, 47.9},
                                    {30.1, 48.01},
                                    {30.035, 48.02},
                                    {30.005, 48.02},
                                    {29.9, 48.01},
                                    {29.9, 47.9}},
                                   {}}});
        CHECK(reconciled(regions, {below}).doubt == Doubt::none);
        CHECK(reconciled(regions, {below}, {{1}, {}}).doubt == Doubt::border);
    }

    TEST_CASE("a strip with a spike of a hair's width is left to the partition") {
        const MultiPolygon region{rectangle(30, 48, 30.02, 48.02)};
        const auto held_up_to = [](double tip) {
            return held({{{{29.99, 47.99},
                           {30.03, 47.99},
                           {30.03, 48.01},
                           {30.01, tip},
                           {29.99, 48.01},
                           {29.99, 47.99}},
                          {}}});
        };
        CHECK(reconciled({region}, {held_up_to(48.011)}).doubt == Doubt::none);
        CHECK(reconciled({region}, {held_up_to(48.01 + 1e-9)}).doubt == Doubt::none);
        const Drawn spike = held({{{{29.99, 47.99},
                                    {30.001, 47.99},
                                    {30.001, 48.01},
                                    {30.019, 48.01},
                                    {30.001, 48.01 + 1e-9},
                                    {29.99, 48.011},
                                    {29.99, 47.99}},
                                   {}}});
        CHECK(reconciled({region}, {spike}).doubt == Doubt::border);
    }

    TEST_CASE("a record that is not valid for itself is left to the partition") {
        const Polygon bow_tie{{{24, 45}, {25, 46}, {25, 45}, {24, 46}, {24, 45}}, {}};
        CHECK(measured({held({bow_tie}), held({square_of(3)})}).doubt == Doubt::lines_meet);
        CHECK(measured({held({square_of(0), square_of(0)}), held({square_of(3)})}).doubt ==
              Doubt::lines_meet);
        CHECK(measured({held({rectangle(24, 45, 27, 47), rectangle(25, 45.5, 26, 46.5)}),
                        held({square_of(8)})})
                  .doubt == Doubt::lines_meet);
    }

    TEST_CASE("a map that is the one before costs no measuring, and another does") {
        MapMeter meter(board(), false);
        const DayMap map = map_of({held({square_of(0)}), held({square_of(1)})});
        const MapAreas once = meter.measure(map);
        CHECK(meter.measure(map).fingerprint == once.fingerprint);
        CHECK(meter.measure(map_of({held({square_of(0)}), held({square_of(2)})})).fingerprint !=
              once.fingerprint);
        // The class is part of what a map says.
        CHECK(meter.measure(map_of({held({square_of(0)}), held_before_2022({square_of(1)})}))
                  .fingerprint != once.fingerprint);
    }

    TEST_CASE("records are read with their classes, from under a key") {
        const ReadMap found = read(feature(R"({"type":"losses","date":"2023-01-05"})", "24") + "," +
                                   feature(R"({"date":"2023-01-05","type":"gains"})", "25") + "," +
                                   feature(R"({"type":"grey"})", "26") + "," +
                                   feature(R"({"type":"nochange"})", "27"));
        REQUIRE(found.plain);
        REQUIRE(found.map.records.size() == 3);
        CHECK(found.map.drawn == 3);
        CHECK(found.map.records[0].control == ControlClass::russian);
        CHECK(found.map.records[1].control == ControlClass::contested);
        CHECK(found.map.records[1].level > found.map.records[0].level);
        CHECK(found.map.rings.rings.size() == 3);
        CHECK(found.map.rings.points.front() == to_grid({25.1, 45.1}));
        CHECK(found.map.rings.rings[2].first == 6);
    }

    TEST_CASE("a document with the features under its only key is read as GDAL reads it") {
        ControlProfile profile = profile_of_types();
        profile.opening.under.clear();
        CHECK(read(feature(R"({"type":"gains"})", "25"), profile).plain);
        const auto plain = [&](const std::string& document) {
            const std::string padded = document + std::string(text_padding, '\0');
            DayMap map;
            return DayMapReader(profile).read({padded.data(), document.size()}, map);
        };
        const std::string map = R"({"type":"FeatureCollection","features":[)" +
                                feature(R"({"type":"gains"})", "25") + "]}";
        CHECK(plain(map));
        CHECK(plain(R"({"id":7,"about":{"by":"us"},"map":)" + map + "}"));
        CHECK(!plain(R"({"id":7,"one":)" + map + R"(,"other":)" + map + "}"));
        CHECK(!plain(R"({"exceededTransferLimit":true,"map":)" + map + "}"));
        CHECK(!plain(R"({"id":7})"));
    }

    TEST_CASE("of a collection each polygon is a record, and what is no polygon is not plain") {
        const std::string first =
            R"({"type":"Polygon","coordinates":[[[25.1,45.1],[25.4,45.1],[25.4,45.4],[25.1,45.1]]]})";
        const std::string second =
            R"({"type":"MultiPolygon","coordinates":[[[[26.1,45.1],[26.4,45.1],[26.4,45.4],)"
            R"([26.1,45.1]]],[[[27.1,45.1],[27.4,45.1],[27.4,45.4],[27.1,45.1]]]]})";
        const auto of = [](const std::string& geometries) {
            return read(R"({"type":"Feature","properties":{"type":"gains"},"geometry":)"
                        R"({"type":"GeometryCollection","geometries":[)" +
                        geometries + "]}}");
        };
        const ReadMap found = of(first + "," + second);
        REQUIRE(found.plain);
        CHECK(found.map.records.size() == 3);
        CHECK(found.map.records[2].first_ring == 2);
        CHECK(!of(first + R"(,{"type":"Point","coordinates":[25,45]})").plain);
        CHECK(!of("").plain);
        CHECK(!of(R"({"type":"GeometryCollection","geometries":[)" + first + "]}").plain);
    }

    TEST_CASE("classes may be true and false, or numbers, but not both") {
        ControlProfile profile = profile_of_types();
        profile.attribute = "held";
        profile.classes = {{"true", ControlClass::russian},
                           {"false", ControlClass::contested},
                           {"0", ControlClass::contested},
                           {"-1", ControlClass::russian}};
        const auto of = [&](const std::string& one, const std::string& other) {
            return read(feature(R"({"held":)" + one + "}", "25") + "," +
                            feature(R"({"held":)" + other + "}", "26"),
                        profile);
        };
        const ReadMap truths = of("true", "false");
        REQUIRE(truths.plain);
        CHECK(truths.map.records[0].control == ControlClass::russian);
        CHECK(truths.map.records[1].control == ControlClass::contested);
        CHECK(of("0", "-1").plain);
        CHECK(!of("0", "false").plain);
        CHECK(!of("true", R"("false")").plain);
        CHECK(!of("00", "-1").plain);
    }

    TEST_CASE("a day among the values is plain where it does not matter how it is written") {
        ControlProfile profile = profile_of_types();
        profile.attribute.clear();
        profile.rules = {{"front", ControlClass::russian, "", {{"until", "\\d"}}}};
        CHECK(read(feature(R"({"until":"2023-01-05"})", "25"), profile).plain);
        CHECK(!read(feature(R"({"until":"2023-01-05T10:00"})", "25"), profile).plain);
        profile.rules.front().where = {{"until", "-"}};
        CHECK(!read(feature(R"({"until":"2023-01-05"})", "25"), profile).plain);
    }

    TEST_CASE("attributes are those of which a record has a value, points among them") {
        ControlProfile profile = profile_of_types();
        profile.only_polygons = true;
        const std::string text =
            head + feature(R"({"type":"gains","empty":null})", "25") +
            R"(,{"type":"Feature","id":"a","properties":{"icon":1},"geometry":)"
            R"({"type":"Point","coordinates":[25,45]}}]}})";
        const std::string padded = text + std::string(text_padding, '\0');
        DayMap map;
        DayMapReader reader(profile);
        REQUIRE(reader.read({padded.data(), text.size()}, map));
        CHECK(reader.attributes() == std::set<std::string>{"icon", "id", "type"});
    }

    TEST_CASE("what readers have to say something of is not plain") {
        CHECK(read(feature(R"({"type":"gains"})", "25")).plain);
        CHECK(read(feature(R"({"type":"g\u0061ins"})", "25")).plain);
        for (const char* properties : {R"({"Type":"gains"})", R"({"type":"unheard of"})", R"({})",
                                       R"({"type":1.5})", R"({"type":["gains"]})", "null"}) {
            CAPTURE(properties);
            CHECK(!read(feature(properties, "25")).plain);
        }
        CHECK(!read(feature(R"({"type":"losses"})", "25")).plain); // nothing is left
        ControlProfile dated = profile_of_types();
        dated.classes["2023-01-05"] = ControlClass::russian;
        CHECK(!read(feature(R"({"type":"2023-01-05"})", "25"), dated).plain);
        ControlProfile elsewhere = profile_of_types();
        elsewhere.opening.under = "data.map";
        CHECK(!read(feature(R"({"type":"gains"})", "25"), elsewhere).plain);
    }

    TEST_CASE("rules and filters choose among records as everywhere") {
        ControlProfile profile = profile_of_types();
        profile.attribute.clear();
        profile.filter = {{"view", "daily"}};
        profile.rules = {{"front", ControlClass::russian, "", {{"type", "gains|nochange"}}},
                         {"rest", std::nullopt, "", {}}};
        const ReadMap found = read(feature(R"({"type":"gains","view":"daily"})", "24") + "," +
                                       feature(R"({"type":"gains","view":"weekly"})", "25") + "," +
                                       feature(R"({"type":"losses","view":"daily"})", "26"),
                                   profile);
        REQUIRE(found.plain);
        REQUIRE(found.map.records.size() == 1);
        CHECK(found.map.rings.points.front() == to_grid({24.1, 45.1}));
    }

} // TEST_SUITE
