// SPDX-License-Identifier: MIT
//
// The raw DeepState history: 66 snapshots chosen because they are awkward.
#include "geometry/area.hpp"
#include "geometry/geos.hpp"
#include "io/csv_file.hpp"
#include "partition/partition.hpp"
#include "sources/control_reader.hpp"
#include "sources/control_records.hpp"
#include "sources/snapshot_list.hpp"
#include "support/error.hpp"
#include "support/oracle.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <map>

using namespace demarc;
using namespace demarc::testing;

namespace {

constexpr double bound_km2 = 0.1;

const ControlProfile& raw_profile() {
    return profiles().control.at("deepstate-raw");
}

struct GroupFigures {
    std::size_t polygons = 0;
    double sum_km2 = 0;
    MultiPolygon all;
};

std::map<std::string, GroupFigures> groups_of(const std::string& file) {
    std::map<std::string, GroupFigures> groups;
    for (const ControlRecord& record :
         read_control_records({shared_geodata("deepstate-raw/" + file), ""}, raw_profile())
             .records) {
        // The table counts what lies elsewhere and what is neither as one class.
        const std::string& name = record.meaning.group;
        GroupFigures& group = groups[name == "other" ? "outside_ukraine" : name];
        group.polygons += record.drawn_polygons;
        group.sum_km2 += area_of(record.polygons, AreaMethod::geodesic).km2();
        group.all.insert(group.all.end(), record.polygons.begin(), record.polygons.end());
    }
    return groups;
}

} // namespace

TEST_SUITE("real") {

    TEST_CASE("every name and colour of the raw history has the class of the reference table") {
        if (!has_shared_data()) {
            return;
        }
        const CsvTable table = CsvTable::read(shared_geodata("reference/deepstate_raw_names.csv"));
        const RecordClassifier classifier(raw_profile());
        // The table counts all that was held before 2022 as one class.
        const std::map<std::string, std::string> class_of_group{
            {"crimea", "pre2022"},          {"tuzla", "pre2022"},
            {"occupied", "occupied"},       {"pre2022_cadr_calr", "pre2022"},
            {"unknown", "unknown"},         {"liberated", "liberated"},
            {"outside_ukraine", "outside"}, {"other", "other"}};
        std::size_t compared = 0;
        for (const CsvTable::Row& row : table.rows()) {
            Feature record;
            record.attributes["name"] = row.fields[table.column("name_whitespace_normalised")];
            record.attributes["fill"] = row.fields[table.column("fill")];
            CAPTURE(record.attributes["name"]);
            CAPTURE(record.attributes["fill"]);
            const auto meaning = classifier.classify(record, "");
            REQUIRE(meaning);
            CHECK(class_of_group.at(meaning->group) == row.fields[table.column("class")]);
            ++compared;
        }
        CHECK(compared == 344);
    }

    TEST_CASE("the classes of raw snapshots have the polygons and areas of the reference table") {
        if (!has_shared_data()) {
            return;
        }
        MultiPolygon country;
        for (const MultiPolygon& region : natural_earth().regions) {
            country.insert(country.end(), region.begin(), region.end());
        }
        const geos::Geometry ukraine = geos::unary_union(country);
        std::string file;
        std::map<std::string, GroupFigures> groups;
        int rows = 0;
        for (const auto& row : reference_table("oracle_raw_classes.csv")) {
            if (row.at("file") != file) {
                file = row.at("file");
                groups = groups_of(file);
            }
            CAPTURE(file);
            CAPTURE(row.at("class"));
            const GroupFigures& group = groups[row.at("class")];
            CHECK(group.polygons == std::stoul(row.at("polygons")));
            CHECK(std::abs(group.sum_km2 - std::stod(row.at("sum_of_polygons_km2"))) < bound_km2);
            const geos::Geometry land = geos::unary_union(group.all);
            CHECK(std::abs(area_of(geos::polygons_of(land.get()), AreaMethod::geodesic).km2() -
                           std::stod(row.at("union_km2"))) < bound_km2);
            const MultiPolygon inside =
                geos::polygons_of(geos::intersection(land.get(), ukraine.get()).get());
            CHECK(std::abs(area_of(inside, AreaMethod::geodesic).km2() -
                           std::stod(row.at("union_in_natural_earth_km2"))) < bound_km2);
            ++rows;
        }
        CHECK(rows > 45);
    }

    TEST_CASE("all 66 raw snapshots are read, dated, and every record has a class") {
        if (!has_shared_data()) {
            return;
        }
        const auto snapshots = list_snapshots(shared_geodata("deepstate-raw"), raw_profile());
        REQUIRE(snapshots.size() == 66);
        std::size_t repairs = 0;
        for (const SnapshotEntry& entry : snapshots) {
            CAPTURE(entry.file);
            const ControlSnapshot snapshot =
                read_control({entry.file, ""}, profiles(), natural_earth(), regions());
            CHECK(snapshot.profile == "deepstate-raw");
            CHECK(snapshot.unix_seconds == entry.time.unix_seconds);
            CHECK(snapshot.date == Date::from_unix_seconds(*snapshot.unix_seconds));
            CHECK(snapshot.gaps.empty() == (*Date::parse("2022-09-18") < snapshot.date));
            std::map<std::string, int> groups;
            for (const ControlArea& area : snapshot.areas) {
                ++groups[area.group];
            }
            CHECK(groups["occupied"] > 0);
            CHECK(groups["crimea"] > 0);
            CHECK(groups["pre2022_cadr_calr"] > 0);
            CHECK(groups["outside_ukraine"] == 0);
            for (const InputNote& note : snapshot.notes) {
                repairs += note.what.find("repaired by the method linework") != std::string::npos;
            }
        }
        CHECK(repairs > 0); // 38 distinct polygons of 2022 are invalid
        CHECK(snapshots.front().time.date.iso() == "2022-04-03");
    }

    TEST_CASE(
        "the Sivash counts as held until the publisher drew it, and by its region's history") {
        if (!has_shared_data()) {
            return;
        }
        const ControlSnapshot snapshot =
            read_control({shared_geodata("deepstate-raw/1653506615.geojson"), ""}, profiles(),
                         natural_earth(), regions());
        const Partition partition = cut(natural_earth(), snapshot, regions(), {});
        double gap = 0;
        for (const ReconciledSliver& sliver : partition.slivers) {
            if (!sliver.fills_gap) {
                continue;
            }
            gap += sliver.area.km2();
            for (const FaceIndex index : sliver.faces) {
                const Face& face = partition.faces[index];
                const bool crimea = regions()[face.region].code.text() == "UA-43";
                CHECK(face.control ==
                      (crimea ? ControlClass::russian_pre_2022 : ControlClass::russian));
            }
        }
        CHECK(std::abs(gap - 783.049) < 0.2);
        // Land that Russia did not hold before 2022 is never told as such.
        for (const Face& face : partition.faces) {
            if (face.control == ControlClass::russian_pre_2022) {
                const std::string& code = regions()[face.region].code.text();
                CHECK((code == "UA-43" || code == "UA-40" || code == "UA-14" || code == "UA-09"));
            }
        }
    }

    TEST_CASE(
        "an encircled pocket by the coast that is taken for a strip is told as a close call") {
        if (!has_shared_data()) {
            return;
        }
        // Azovstal, besieged until 20 May 2022, lies on the coast of the Sea of Azov.
        const ControlSnapshot snapshot =
            read_control({shared_geodata("deepstate-raw/1651144162.geojson"), ""}, profiles(),
                         natural_earth(), regions());
        const Partition partition = cut(natural_earth(), snapshot, regions(), {});
        bool told = false;
        for (const ReconciledSliver& sliver : partition.slivers) {
            for (const FaceIndex index : sliver.faces) {
                const LonLat at = partition.faces[index].inside;
                const bool in_mariupol =
                    37.5 < at.lon && at.lon < 37.7 && 47.05 < at.lat && at.lat < 47.15;
                told = told || (in_mariupol && sliver.area.km2() > 5 && sliver.close_call);
            }
        }
        CHECK(told);
    }

} // TEST_SUITE
