// SPDX-License-Identifier: MIT
#include "support/shared_data.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>

namespace demarc::testing {

bool has_shared_data() {
    if (std::filesystem::is_directory(std::filesystem::path(DEMARC_TEST_SHARED) / "geodata")) {
        return true;
    }
    const char* ci = std::getenv("CI");
    if (ci != nullptr && std::string_view(ci) == "true") {
        FAIL("the shared data folder is missing");
    }
    MESSAGE("SKIPPED: needs the shared data folder, which is not here");
    return false;
}

std::string shared_geodata(std::string_view name) {
    return (std::filesystem::path(DEMARC_TEST_SHARED) / "geodata" / name).string();
}

std::string shipped_data(std::string_view name) {
    return (std::filesystem::path(DEMARC_TEST_DATA) / name).string();
}

std::string fixture_file(std::string_view name) {
    return (std::filesystem::path(DEMARC_TEST_FIXTURES) / name).string();
}

} // namespace demarc::testing
