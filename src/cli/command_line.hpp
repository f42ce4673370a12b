// SPDX-License-Identifier: MIT
#pragma once

// Options written back as words of a command line, for what a result says of how it was made. Names
// of files come without their folders, and addresses without what may be a password.

#include "study/request.hpp"

#include <string>
#include <vector>

namespace demarc {

/// The options as a reader would type them again, apart from those that are left at their default:
/// " --control front.geojson:classes --date 2025-11-24". Folders are left out of file names.
std::string to_command_line(const Sources& options);
std::string to_command_line(const Method& method);

/// " --profile a.toml", with the folders.
std::string profiles_to_command_line(const std::vector<std::string>& files);

/// " --plan a --plan b", without folders.
std::string plans_to_command_line(const std::vector<std::string>& plans);

} // namespace demarc
