// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace demarc::testing {

/// Whether the shared data folder, which is no part of the repository, is there. A test that needs
/// it begins with `if (!has_shared_data()) return;`: without the data it says SKIPPED, by which
/// CTest shows it as skipped, and fails where the environment has CI=true.
bool has_shared_data();

/// The full name of a file of the shared geodata folder.
std::string shared_geodata(std::string_view name);

/// The full name of a file of the data the program ships.
std::string shipped_data(std::string_view name);

/// The full name of a small input made for the tests.
std::string fixture_file(std::string_view name);

} // namespace demarc::testing
