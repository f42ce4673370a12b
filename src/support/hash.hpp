// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace demarc {

/// The SHA-256 of `bytes` as 64 lower-case hexadecimal digits.
std::string sha256(std::string_view bytes);

/// The SHA-256 of a file's bytes. \throws DataError if it cannot be read
std::string sha256_of_file(const std::filesystem::path& file);

} // namespace demarc
