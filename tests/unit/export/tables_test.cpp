// SPDX-License-Identifier: MIT
#include "export/area_tables.hpp"
#include "export/claims.hpp"
#include "export/method_tables.hpp"
#include "unit/export/csv_rows.hpp"
#include "unit/export/small_study.hpp"

#include <doctest/doctest.h>

#include <limits>

using namespace demarc;
using namespace demarc::testing;

TEST_CASE("areas.csv has exactly the promised columns, units and order") {
    Study study = small_study();
    study.scenarios.resize(1);
    CHECK(
        csv_text(areas_table(study)) ==
        "scenario,region_code,region,layer,class,area_km2,share_of_region_pct,share_of_country_pct,"
        "low_km2,high_km2,level,date\n"
        "present,UA-14,Donetsk "
        "Oblast,control,ukrainian,400.000,39.9401,19.0340,400.000,400.000,region,2025-11-24\n"
        "present,UA-14,Donetsk "
        "Oblast,control,russian,601.500,60.0599,28.6224,601.500,601.500,region,2025-11-24\n"
        "present,UA-14,Donetsk "
        "Oblast,administration,ukraine,400.000,39.9401,19.0340,400.000,400.000,region,2025-11-24\n"
        "present,UA-14,Donetsk "
        "Oblast,administration,russia,601.500,60.0599,28.6224,601.500,601.500,region,2025-11-24\n"
        "present,UA-14,Donetsk "
        "Oblast,legal_status,ukraine,1001.500,100.0000,47.6564,1001.500,1001.500,region,2025-11-"
        "24\n"
        "present,UA-14,Donetsk "
        "Oblast,overlay,none,1001.500,100.0000,47.6564,1001.500,1001.500,region,2025-11-24\n"
        "present,UA-14,Donetsk "
        "Oblast,change,kept_by_ukraine,400.000,39.9401,19.0340,400.000,400.000,region,2025-11-24\n"
        "present,UA-14,Donetsk "
        "Oblast,change,kept_by_russia,601.500,60.0599,28.6224,601.500,601.500,region,2025-11-24\n"
        "present,UA-14,Donetsk "
        "Oblast,certainty,explicit,1001.500,100.0000,47.6564,1001.500,1001.500,region,2025-11-24\n"
        "present,UA-43,Autonomous Republic of "
        "Crimea,control,russian_pre_2022,1000.000,100.0000,47.5851,1000.000,1000.000,region,2025-"
        "11-24\n"
        "present,UA-43,Autonomous Republic of "
        "Crimea,administration,russia,1000.000,100.0000,47.5851,1000.000,1000.000,region,2025-11-"
        "24\n"
        "present,UA-43,Autonomous Republic of "
        "Crimea,legal_status,ukraine,1000.000,100.0000,47.5851,1000.000,1000.000,region,2025-11-"
        "24\n"
        "present,UA-43,Autonomous Republic of "
        "Crimea,overlay,none,1000.000,100.0000,47.5851,1000.000,1000.000,region,2025-11-24\n"
        "present,UA-43,Autonomous Republic of "
        "Crimea,change,kept_by_russia,1000.000,100.0000,47.5851,1000.000,1000.000,region,2025-11-"
        "24\n"
        "present,UA-43,Autonomous Republic of "
        "Crimea,certainty,explicit,1000.000,100.0000,47.5851,1000.000,1000.000,region,2025-11-24\n"
        "present,UA-63,Kharkiv "
        "Oblast,control,contested,100.000,100.0000,4.7585,100.000,100.000,region,2025-11-24\n"
        "present,UA-63,Kharkiv "
        "Oblast,administration,undetermined,100.000,100.0000,4.7585,100.000,100.000,region,2025-11-"
        "24\n"
        "present,UA-63,Kharkiv "
        "Oblast,legal_status,ukraine,100.000,100.0000,4.7585,100.000,100.000,region,2025-11-24\n"
        "present,UA-63,Kharkiv "
        "Oblast,overlay,none,100.000,100.0000,4.7585,100.000,100.000,region,2025-11-24\n"
        "present,UA-63,Kharkiv "
        "Oblast,change,undetermined,100.000,100.0000,4.7585,100.000,100.000,region,2025-11-24\n"
        "present,UA-63,Kharkiv "
        "Oblast,certainty,explicit,100.000,100.0000,4.7585,100.000,100.000,region,2025-11-24\n"
        "present,UA,Ukraine,control,ukrainian,400.000,19.0340,19.0340,400.000,400.000,country,2025-"
        "11-24\n"
        "present,UA,Ukraine,control,russian,601.500,28.6224,28.6224,601.500,601.500,country,2025-"
        "11-24\n"
        "present,UA,Ukraine,control,russian_pre_2022,1000.000,47.5851,47.5851,1000.000,1000.000,"
        "country,2025-11-24\n"
        "present,UA,Ukraine,control,contested,100.000,4.7585,4.7585,100.000,100.000,country,2025-"
        "11-24\n"
        "present,UA,Ukraine,administration,ukraine,400.000,19.0340,19.0340,400.000,400.000,country,"
        "2025-11-24\n"
        "present,UA,Ukraine,administration,russia,1601.500,76.2075,76.2075,1601.500,1601.500,"
        "country,2025-11-24\n"
        "present,UA,Ukraine,administration,undetermined,100.000,4.7585,4.7585,100.000,100.000,"
        "country,2025-11-24\n"
        "present,UA,Ukraine,legal_status,ukraine,2101.500,100.0000,100.0000,2101.500,2101.500,"
        "country,2025-11-24\n"
        "present,UA,Ukraine,overlay,none,2101.500,100.0000,100.0000,2101.500,2101.500,country,2025-"
        "11-24\n"
        "present,UA,Ukraine,change,kept_by_ukraine,400.000,19.0340,19.0340,400.000,400.000,country,"
        "2025-11-24\n"
        "present,UA,Ukraine,change,kept_by_russia,1601.500,76.2075,76.2075,1601.500,1601.500,"
        "country,2025-11-24\n"
        "present,UA,Ukraine,change,undetermined,100.000,4.7585,4.7585,100.000,100.000,country,2025-"
        "11-24\n"
        "present,UA,Ukraine,certainty,explicit,2101.500,100.0000,100.0000,2101.500,2101.500,"
        "country,2025-11-24\n");
}

TEST_CASE("in every layer of areas.csv the classes of a region add up to the region") {
    const std::map<std::string, double> whole{
        {"UA-14", 1001.5}, {"UA-43", 1000}, {"UA-63", 100}, {"UA", 2101.5}};
    const Study study = small_study();
    std::map<std::string, double> sums;
    for (const auto& row : csv_rows(csv_text(areas_table(study)))) {
        const std::string key =
            row.at("scenario") + " " + row.at("layer") + " " + row.at("region_code");
        sums[key] += std::stod(row.at("area_km2"));
    }
    CHECK(sums.size() == 2 * all_layers.size() * whole.size());
    for (const auto& entry : sums) { // Clang 14 captures no structured binding
        const std::string& key = entry.first;
        CAPTURE(key);
        CHECK(entry.second ==
              doctest::Approx(whole.at(key.substr(key.rfind(' ') + 1))).epsilon(1e-9));
    }
}

TEST_CASE("scenarios keep the order of the study in areas.csv") {
    const auto rows = csv_rows(csv_text(areas_table(small_study())));
    CHECK(rows.front().at("scenario") == "present");
    CHECK(rows.back().at("scenario") == "zone-2025-11");
    CHECK(rows.back().at("region_code") == "UA");
}

TEST_CASE("claims.csv tells what was stated, what it covers, what was measured and the verdict") {
    const std::string table = csv_text(claims_table(small_study()));
    CHECK(table.starts_with(
        "id,publisher,published,date,since,plan,counted,statement,counts,map,regions,unit,"
        "stated,stated_to,hedge,hedge_word,covered_low,"
        "covered_high,measured,measured_low,measured_high,gap,gap_km2,methods_tried,"
        "methods_that_hold,verdict,obstacle,reason,method,used_method,address\n"));
    CHECK(table.find("\neighty-percent,A page,,2025-11-24,,,,\"Russia holds \"\"roughly 80%\"\" of "
                     "it\",all land that Russia holds,,,percent,80,,approximate,roughly,75.0000,"
                     "85.0000,76.2075,0.2651,80.9660,-3.7925,") != std::string::npos);
    CHECK(table.ends_with(",https://example.org/claim\n"));
}

TEST_CASE("claims.csv leaves a figure empty that is not finite") {
    Study study = small_study();
    study.claims.front().measured = std::numeric_limits<double>::quiet_NaN();
    CHECK(csv_text(claims_table(study)).find(",75.0000,85.0000,,0.2651,") != std::string::npos);
}

TEST_CASE("a claim that cannot be tested has no measurement in the table or on the card") {
    Study study = small_study();
    ClaimCheck refused;
    refused.claim = study.claims.front().claim;
    refused.obstacle = Obstacle{ObstacleKind::counts_more, "The claim also counts something else."};
    study.claims = {refused};
    CHECK(csv_text(claims_table(study))
              .find(",75.0000,85.0000,,,,,,0,0,cannot_be_tested,counts_more,") !=
          std::string::npos);
    const std::string card = claim_card_markdown(study, refused);
    CHECK(card.find(refused.obstacle->why) != std::string::npos);
    CHECK(card.find("Measured here") == std::string::npos);
}

TEST_CASE("methods.csv has one row for each way of counting, with what makes the difference") {
    const Study study = small_study();
    const std::string table = csv_text(methods_table(study));
    CHECK(table.starts_with(
        "boundary_set,coverage,area_method,denominator,reconciled,contested,area_km2,"
        "denominator_km2,share_pct,difference_points,why,date\n"
        "squares,land,authalic,polygon,true,separate,1601.500,2101.500,76.2075,0.0000,,2025-11-"
        "24\n"));
    CHECK(table.find("squares,land,authalic,polygon,false,russian,1700.000,2101.500,80.8946,4.6871,"
                     "\"98 km² more counts as Russian-held: ") != std::string::npos);
    CHECK(csv_rows(table).size() == study.methods.size());
    CHECK(study.methods.size() == 54); // contested land apart or with Ukraine is one way
}

TEST_CASE("methods.csv has the rows of boundary sets the run is compared with") {
    Study study = small_study();
    ComparedBoundaries wide{"wide", "Wide squares", Coverage::territorial_sea, {}, {}, {}};
    wide.figures = {
        {study.method, SquareMetres::from_km2(1601.5), SquareMetres::from_km2(3203), 50.0}};
    study.compared.push_back(wide);
    const std::string table = csv_text(methods_table(study));
    CHECK(csv_rows(table).size() == study.methods.size() + 1);
    CHECK(table.find("\nwide,territorial_sea,authalic,polygon,true,separate,1601.500,3203.000,"
                     "50.0000,-26.2075,") != std::string::npos);
    CHECK(table.find("these boundaries reach out to the territorial sea.") != std::string::npos);
}

TEST_CASE("slivers.csv has what was moved in each region, strips apart from gaps") {
    Study study = small_study();
    study.partition.slivers.clear();
    const std::string header =
        "region_code,region,strips,drawn_km2,moved_km2,of_gaps_km2,counted_km2,date\n";
    CHECK(csv_text(slivers_table(study)) == header);
    // Two faces of one region are taken for a strip and a gap that were moved.
    const RegionIndex region = study.partition.faces[0].region;
    double moved = 0;
    double gap = 0;
    for (FaceIndex i = 0; i < study.partition.faces.size(); ++i) {
        if (study.partition.faces[i].region != region || study.partition.slivers.size() == 2) {
            continue;
        }
        ReconciledSliver sliver;
        sliver.faces = {i};
        sliver.fills_gap = study.partition.slivers.size() == 1;
        study.partition.slivers.push_back(sliver);
        const double km2 = study.partition.faces[i].area(study.method.area).km2();
        moved += km2;
        gap += sliver.fills_gap ? km2 : 0;
    }
    const auto rows = csv_rows(csv_text(slivers_table(study)));
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].at("strips") == "2");
    CHECK(std::stod(rows[0].at("moved_km2")) == doctest::Approx(moved).epsilon(1e-6));
    CHECK(std::stod(rows[0].at("of_gaps_km2")) == doctest::Approx(gap).epsilon(1e-6));
    CHECK(gap > 0);
    CHECK_FALSE(has_slivers_table(ControlForm::settlements, study.method));
}
