// SPDX-License-Identifier: MIT
#pragma once

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

namespace demarc::testing {

/// Whether the shared data folder, which is no part of the repository, is there. A test that needs
/// it begins with `if (!has_shared_data()) return;`: without the data it says that it is skipped,
/// and fails where the environment has CI=true.
inline bool has_shared_data() {
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

/// The full name of a file of the shared geodata folder.
inline std::string shared_geodata(std::string_view name) {
    return (std::filesystem::path(DEMARC_TEST_SHARED) / "geodata" / name).string();
}

/// The full name of a file of the data the program ships.
inline std::string shipped_data(std::string_view name) {
    return (std::filesystem::path(DEMARC_TEST_DATA) / name).string();
}

} // namespace demarc::testing
