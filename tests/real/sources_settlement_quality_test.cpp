// SPDX-License-Identifier: MIT
#include "partition/partition.hpp"
#include "sources/control_reader.hpp"
#include "sources/profile.hpp"
#include "support/oracle.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace demarc;
using namespace demarc::testing;

namespace {

/// Shares held by Russia in per cent: every region's, and the country's at the end.
std::vector<double> russian_shares(const Partition& partition) {
    std::vector<double> russian(partition.region_areas.size() + 1);
    std::vector<double> whole(russian.size());
    for (const Face& face : partition.faces) {
        const double area = face.area(AreaMethod::authalic).value;
        for (const std::size_t i : {face.region, russian.size() - 1}) {
            whole[i] += area;
            russian[i] += is_russian(face.control) ? area : 0;
        }
    }
    for (std::size_t i = 0; i < russian.size(); ++i) {
        russian[i] *= 100 / whole[i];
    }
    return russian;
}

} // namespace

TEST_CASE("the shipped settlements agree with the full map of their day as closely as they say") {
    if (!has_shared_data()) {
        return;
    }
    const BoundarySet& boundaries = natural_earth();
    const auto shares_by = [&](const std::string& file) {
        const ControlSnapshot snapshot =
            read_control({file, ""}, profiles(), boundaries, regions());
        return russian_shares(cut(boundaries, snapshot, regions(), {}));
    };
    const std::vector<double> settlements =
        shares_by(shipped_data("control/settlements-2025-11-24.csv"));
    const std::vector<double> full_map =
        shares_by(shared_geodata("deepstate-daily/deepstatemap_data_20251124.geojson"));
    CHECK(std::abs(settlements.back() - full_map.back()) < 0.3);
    CHECK(settlements.back() == doctest::Approx(19.35).epsilon(0.0005));
    CHECK(full_map.back() == doctest::Approx(19.16).epsilon(0.0005));
    for (RegionIndex i = 0; i < regions().size(); ++i) {
        CAPTURE(regions()[i].code.text());
        CHECK(std::abs(settlements[i] - full_map[i]) < 1.65); // 1.6 is what method_note says
    }
}
