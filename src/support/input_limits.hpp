// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace demarc {

/// The most bytes that an input may have, packed or unpacked: 2,000 MB, or what the environment
/// variable DEMARC_MAX_MB says. Reading takes several times as much memory.
std::uint64_t max_input_bytes();

/// "has 9,000 MB, and demarc reads no more than 2,000 MB; ..." with the way to raise the limit.
std::string over_limit(std::uint64_t bytes);

/// Refuses what is neither a file nor a folder: reading a pipe, a socket or a device may never end.
/// What is not there passes; whoever opens it says so. \throws DataError
void refuse_special_file(const std::filesystem::path& file);

/// The same for what is to be read as a whole: also files of more than max_input_bytes().
/// \throws DataError
void refuse_oversized_file(const std::filesystem::path& file);

} // namespace demarc
