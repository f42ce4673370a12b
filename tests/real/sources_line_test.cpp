// SPDX-License-Identifier: MIT
#include "partition/partition.hpp"
#include "sources/control_reader.hpp"
#include "sources/profile.hpp"
#include "support/oracle.hpp"
#include "support/scratch_folder.hpp"

#include <doctest/doctest.h>

using namespace demarc;
using namespace demarc::testing;

TEST_CASE("a line from coast to border parts the shipped boundaries in two") {
    const BoundarySet& boundaries = natural_earth();
    const ScratchFolder folder;
    const std::string file = folder.write(
        "line-2025-01-02.geojson",
        R"({"type":"LineString","coordinates":[[31.0,45.5],[32.0,46.55],[35.0,47.5],[37.5,48.5],)"
        R"([38.0,51.0]]})");
    const ControlSnapshot snapshot =
        read_control({file, "line-of-contact"}, profiles(), boundaries, regions(), {}, "UA-43");
    const Partition partition = cut(boundaries, snapshot, regions(), {});
    const auto russian_share = [&](const char* code) {
        const RegionIndex region = *regions().find(code);
        double russian = 0;
        for (const Face& face : partition.faces) {
            if (face.region == region && is_russian(face.control)) {
                russian += face.area(AreaMethod::authalic).value;
            }
        }
        return russian / partition.region_areas[region][0].value;
    };
    CHECK(russian_share("UA-43") == doctest::Approx(1).epsilon(1e-9));
    CHECK(russian_share("UA-09") > 0.9);
    CHECK(russian_share("UA-23") > 0.2);
    CHECK(russian_share("UA-23") < 0.9);
    CHECK(russian_share("UA-46") == 0);
}
