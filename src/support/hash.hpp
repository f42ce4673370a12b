// SPDX-License-Identifier: MIT
#pragma once

#include <concepts>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace demarc {

/// The SHA-256 of `bytes` as 64 lower-case hexadecimal digits.
std::string sha256(std::string_view bytes);

/// The SHA-256 of a file's bytes. \throws DataError if it cannot be read
std::string sha256_of_file(const std::filesystem::path& file);

/// 2^64 divided by the golden ratio, odd: products with it spread over all high bits (Knuth, The
/// Art of Computer Programming, volume 3, 6.4).
inline constexpr std::uint64_t golden_multiplier = 0x9E3779B97F4A7C15ULL;

/// A hash with one more value in it. Good for tables in memory, of no use against an opponent, and
/// not kept in files across versions.
template<std::integral Value>
constexpr std::uint64_t mixed(std::uint64_t hash, Value value) {
    hash = (hash ^ static_cast<std::uint64_t>(value)) * golden_multiplier;
    return hash ^ (hash >> 32U);
}

} // namespace demarc
