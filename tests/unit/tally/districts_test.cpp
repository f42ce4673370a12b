// SPDX-License-Identifier: MIT
#include "export/area_tables.hpp"
#include "export/districts_table.hpp"
#include "export/people_table.hpp"
#include "export/report.hpp"
#include "study/compute.hpp"
#include "support/scratch_folder.hpp"
#include "support/shared_data.hpp"
#include "support/shipped_catalogue.hpp"
#include "support/text.hpp"
#include "unit/export/csv_rows.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

using namespace demarc;
using namespace demarc::testing;

namespace {

/// The board of squares with a map of three classes: Russia holds the east of UA-14 from 28.5 E and
/// UA-18, the latter half of it since before 2022.
StudyRequest on_the_board(const std::string& districts) {
    StudyRequest request;
    request.sources.boundaries = fixture_file("boundaries/squares.geojson") + ":natural-earth";
    request.sources.control = fixture_file("control/classes-2025-01-02.geojson") + ":classes";
    request.sources.districts = districts;
    request.plans = Selection::of({"us-28-point-2025-11"});
    request.with_people = true;
    request.with_counts = true;
    return request;
}

std::string shipped_districts() {
    return fixture_file("boundaries/districts.geojson") + ":osm-raions";
}

Study study_with(const std::string& districts) {
    return compute(on_the_board(districts), catalogue());
}

const Study& study() {
    static const Study with = study_with(shipped_districts());
    return with;
}

const DistrictRow* row_of(std::size_t scenario, const std::string& id, Layer layer,
                          const std::string& class_name) {
    const DistrictTally& tally = *study().districts;
    for (const DistrictRow& row : tally.rows[scenario]) {
        if (tally.districts[row.district].district.id == id && row.layer == layer &&
            row.class_name == class_name) {
            return &row;
        }
    }
    return nullptr;
}

std::string bytes_of(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// The same records the other way round, every ring begun at its third position.
std::string permuted(const std::string& text) {
    std::vector<std::string> lines = split(text, '\n');
    std::vector<std::string> records;
    for (const std::string& line : lines) {
        if (line.starts_with("{\"type\": \"Feature\"")) {
            records.push_back(line.ends_with(',') ? line.substr(0, line.size() - 1) : line);
        }
    }
    std::reverse(records.begin(), records.end());
    for (std::string& record : records) {
        const std::size_t begin = record.find("[[[");
        const std::size_t end = record.find("]]]");
        std::vector<std::string> corners;
        std::string ring = record.substr(begin + 2, end + 1 - (begin + 2));
        for (std::size_t at = ring.find('['); at != std::string::npos;
             at = ring.find('[', at + 1)) {
            corners.push_back(ring.substr(at, ring.find(']', at) + 1 - at));
        }
        corners.pop_back();
        std::rotate(corners.begin(), corners.begin() + 2, corners.end());
        corners.push_back(corners.front());
        record.replace(begin + 2, end + 1 - (begin + 2), join(corners, ", "));
    }
    return lines.front() + "\n" + join(records, ",\n") + "\n]}\n";
}

/// Areas and stocks of the districts of a region are those of the region.
void check_sums(const Study& computed, std::size_t stocks) {
    REQUIRE(computed.districts);
    REQUIRE(computed.stocks.size() == stocks);
    const DistrictTally& tally = *computed.districts;
    REQUIRE(tally.rows.size() == computed.scenarios.size());
    for (std::size_t i = 0; i < computed.scenarios.size(); ++i) {
        std::map<std::string, double> km2;
        std::map<std::string, std::vector<double>> amounts;
        const auto key = [](RegionIndex region, Layer layer, const std::string& name) {
            return std::to_string(region) + " " + std::string(name_of(layer)) + " " + name;
        };
        for (const DistrictRow& row : tally.rows[i]) {
            const std::string of =
                key(tally.districts[row.district].district.region, row.layer, row.class_name);
            km2[of] += row.area.km2();
            amounts[of].resize(stocks);
            for (std::size_t k = 0; k < stocks; ++k) {
                amounts[of][k] += row.stocks.at(k);
            }
        }
        std::size_t compared = 0;
        for (const TallyRow& row : computed.scenarios[i].tally.rows) {
            const bool is_told =
                std::count(district_layers.begin(), district_layers.end(), row.layer) > 0 &&
                (row.layer != Layer::control || computed.scenarios[i].plan.reference);
            if (!row.region || !is_told) {
                continue;
            }
            const std::string of = key(*row.region, row.layer, row.class_name);
            CAPTURE(of);
            ++compared;
            CHECK(km2[of] == doctest::Approx(row.area.km2()).epsilon(1e-9));
            amounts[of].resize(stocks);
            for (std::size_t k = 0; k < stocks; ++k) {
                CAPTURE(computed.stocks[k].id);
                CHECK(amounts[of][k] == doctest::Approx(row.stocks.at(k).best).epsilon(1e-6));
            }
        }
        CHECK(compared > 27 * 3);
    }
}

} // namespace

TEST_SUITE("district") {

    TEST_CASE("districts of a region add up to its rows, in every layer and class of every plan") {
        check_sums(study(), 2);
    }

    TEST_CASE("so do people of a raster, whose cells lie across lines between districts") {
        StudyRequest request = on_the_board(shipped_districts());
        request.sources.people = {fixture_file("rasters/people.asc"), "embedded"};
        check_sums(compute(request, catalogue()), 3);
    }

    TEST_CASE("a line that crosses a district splits it, one that runs past it does not") {
        const std::string present = "russian";
        const DistrictRow* eastern =
            row_of(0, "UA14060000000000006", Layer::control, present); // 28.4 to 29, line at 28.5
        REQUIRE(eastern != nullptr);
        CHECK(eastern->extent == Extent::part);
        CHECK(eastern->share_pct == doctest::Approx(100 * 0.5 / 0.605).epsilon(0.005));
        CHECK(row_of(0, "UA14020000000000002", Layer::control, present) == nullptr);
        const DistrictRow* free = row_of(0, "UA14020000000000002", Layer::control, "ukrainian");
        REQUIRE(free != nullptr);
        CHECK(free->extent == Extent::whole);
        CHECK(free->share_pct == doctest::Approx(100).epsilon(1e-9));
    }

    TEST_CASE("up to a hundredth of a district, and 5 km², divide nothing") {
        CHECK(sliver_bound(SquareMetres::from_km2(100)).km2() == doctest::Approx(1));
        CHECK(sliver_bound(SquareMetres::from_km2(5000)).km2() == doctest::Approx(5));
    }

    TEST_CASE("the table has people and plants, and says how far a class reaches") {
        const std::string text = csv_text(districts_table(study()));
        double people = 0;
        for (const auto& row : csv_rows(text)) {
            if (row.at("scenario") == "present" && row.at("layer") == "administration" &&
                row.at("region_code") == "UA-14") {
                people += std::stod(row.at("people"));
                CHECK(!row.at("extent").empty());
                CHECK(row.count("power_plants") == 1);
            }
        }
        // 4,046,487 by the official number; each row is rounded as people may be told.
        CHECK(people == doctest::Approx(4'046'487).epsilon(0.02));
        const auto fit = csv_rows(csv_text(districts_fit_table(study())));
        CHECK(fit.size() == 28);
        CHECK(fit.back().at("region_code") == "UA");
        CHECK(fit.back().at("districts") == "5");
        CHECK(fit.at(4).at("region_code") == "UA-14");
        CHECK(std::stod(fit.at(4).at("filled_km2")) > 0);
        CHECK(std::stod(fit.at(4).at("cut_off_km2")) > 0);
        CHECK(std::stod(fit.at(4).at("covered_km2")) + std::stod(fit.at(4).at("filled_km2")) ==
              doctest::Approx(std::stod(fit.at(4).at("region_km2"))).epsilon(1e-6));
    }

    TEST_CASE("each stock has a column of its own, whatever its file is called") {
        Study counted;
        for (const char* id : {"region", "date", "a-b", "a_b"}) {
            counted.stocks.emplace_back().id = id;
        }
        std::vector<std::string> names;
        for (const Column& column : districts_columns(counted)) {
            names.push_back(column.name);
        }
        const std::vector<std::string> last(names.end() - 5, names.end());
        CHECK(last ==
              std::vector<std::string>{"count_region", "count_date", "a_b", "count_a_b", "date"});
        std::sort(names.begin(), names.end());
        CHECK(std::adjacent_find(names.begin(), names.end()) == names.end());
    }

    TEST_CASE("what was reconciled is noted, and what districts there are none of") {
        std::string notes;
        for (const InputNote& note : input_notes(study())) {
            notes += note.text() + "\n";
        }
        CHECK(notes.find("the borders of its 5 raions are not those of the boundaries: ") !=
              std::string::npos);
        CHECK(notes.find("has no district of 25 regions, which count each as one: ") !=
              std::string::npos);
    }

    TEST_CASE("the report tells which districts change hands") {
        const std::string text = report(study(), {});
        CHECK(text.find("## District by district") != std::string::npos);
        CHECK(text.find("Eastern Raion") != std::string::npos);
        CHECK(report(study_with(""), {}).find("District by district") == std::string::npos);
    }

    TEST_CASE("the order of records and rings changes nothing") {
        const ScratchFolder folder;
        const std::string text = bytes_of(fixture_file("boundaries/districts.geojson"));
        const Study other =
            study_with(folder.write("districts.geojson", permuted(text)) + ":osm-raions");
        CHECK(csv_text(districts_table(other)) == csv_text(districts_table(study())));
        CHECK(csv_text(districts_fit_table(other)) == csv_text(districts_fit_table(study())));
    }

    TEST_CASE("districts change no other figure") {
        const Study without = study_with("");
        CHECK_FALSE(without.districts);
        CHECK(csv_text(areas_table(without)) == csv_text(areas_table(study())));
        CHECK(csv_text(people_table(without)) == csv_text(people_table(study())));
    }
}
