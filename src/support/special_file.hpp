// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>

namespace demarc {

/// Refuses what is neither a file nor a folder: reading a pipe, a socket or a device may never end.
/// What is not there passes; whoever opens it says so. \throws DataError
void refuse_special_file(const std::filesystem::path& file);

} // namespace demarc
