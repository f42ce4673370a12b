// SPDX-License-Identifier: MIT
//
// Published figures as the claims of geodata have them, on the publisher's own map.
#include "partition/partition.hpp"
#include "support/oracle.hpp"
#include "tally/claim.hpp"

#include <doctest/doctest.h>

using namespace demarc;
using namespace demarc::testing;

namespace {

Claim claim(const std::string& id) {
    return read_claim(shipped_data("claims/" + id + ".toml"),
                      shipped_data("schemas/claim.schema.json"));
}

} // namespace

TEST_SUITE("real") {

    TEST_CASE("DeepState's 114,493 km² of 17 August 2025 hold, counted with the region's border") {
        const auto control = daily("deepstatemap_data_20250817.geojson", geoboundaries_land());
        const Partition partition = cut(geoboundaries_land(), control, regions(), {});
        const auto of = [&](const std::string& id) {
            return check(claim(id), partition, regions(), control, Method{});
        };
        const ClaimCheck total = of("deepstate-2025-08-17");
        CHECK(total.measured == doctest::Approx(114'493).epsilon(0.0001));
        CHECK(total.holds_in_own_method);
        CHECK(total.verdict == Verdict::holds_under_some_methods);
        CHECK(total.used_method.find("the border of the regions") != std::string::npos);
        CHECK(of("zelensky-2025-08-luhansk").verdict == Verdict::holds);
        CHECK(of("zelensky-2025-08-zaporizhzhia").verdict == Verdict::holds);
        CHECK(of("zelensky-2025-08-donetsk").verdict == Verdict::does_not_hold); // 75.2, not 76
        // 73 % of Kherson Oblast is a share of its land; of the official area it is 68.
        CHECK(of("zelensky-2025-08-kherson").verdict == Verdict::holds_under_some_methods);
    }

    TEST_CASE("claims that a map of one day and one class cannot test are named so") {
        const auto control = daily("deepstatemap_data_20251124.geojson", geoboundaries_with_sea());
        const Partition partition = cut(geoboundaries_with_sea(), control, regions(), {});
        const auto verdict = [&](const std::string& id) {
            return check(claim(id), partition, regions(), control, Method{}).verdict;
        };
        CHECK(verdict("afp-2025-11") == Verdict::holds);
        CHECK(verdict("afp-2025-11-20") == Verdict::cannot_be_tested); // counts claimed land too
        CHECK(verdict("deepstate-2025-11-gain") == Verdict::cannot_be_tested); // one day only
        CHECK(verdict("deepstate-2025-08-17") == Verdict::cannot_be_tested);   // another day
        CHECK(verdict("guardian-2023-02") == Verdict::cannot_be_tested);       // no contested land
    }
}
