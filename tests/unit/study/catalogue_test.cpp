// SPDX-License-Identifier: MIT
#include "study/catalogue.hpp"
#include "support/error.hpp"
#include "support/scratch_folder.hpp"
#include "support/shared_data.hpp"

#include <doctest/doctest.h>

#include <fstream>

using namespace demarc;
using namespace demarc::testing;

namespace {

std::vector<std::string> ids(const std::vector<Plan>& plans) {
    std::vector<std::string> result;
    for (const Plan& plan : plans) {
        result.push_back(plan.id);
    }
    return result;
}

/// The shipped data in a folder that may be changed.
DataFolder copied_data(const ScratchFolder& scratch) {
    const DataFolder data{scratch.path() / "geodata"};
    std::filesystem::copy(shipped_data(""), data.root, std::filesystem::copy_options::recursive);
    return data;
}

} // namespace

TEST_CASE("a plan asked for by name is read without the others") {
    const ScratchFolder scratch;
    const DataFolder data = copied_data(scratch);
    std::ofstream(data.plans() / "broken.toml") << "not a plan";
    const Catalogue catalogue(data);
    CHECK(ids(catalogue.plans(Selection::of({"us-28-point-2025-11"}))) ==
          std::vector<std::string>{"present", "us-28-point-2025-11"});
    CHECK_THROWS_AS((void)catalogue.plans(Selection::everything()), ConfigError);
}

TEST_CASE("the gazetteer is read when it is asked for") {
    const ScratchFolder scratch;
    const DataFolder data = copied_data(scratch);
    std::filesystem::remove(data.gazetteer());
    const Catalogue catalogue(data);
    CHECK_THROWS_AS((void)catalogue.gazetteer(), ConfigError);
}

TEST_CASE("a selection names the present line by itself, and each plan once") {
    const Catalogue catalogue(DataFolder{shipped_data("")});
    CHECK(catalogue.plans({}).empty());
    CHECK(ids(catalogue.plans(Selection::of({"present"}))) == std::vector<std::string>{"present"});
    CHECK(catalogue.plans(Selection::or_everything({})).size() ==
          ids_in(catalogue.data().plans()).size());
    const std::string id = "us-28-point-2025-11";
    CHECK_THROWS_WITH_AS((void)catalogue.plans(Selection::of({id, id})),
                         "`plans`: 'us-28-point-2025-11' is asked for twice", UsageError);
}
