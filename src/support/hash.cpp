// SPDX-License-Identifier: MIT
#include "support/hash.hpp"

#include "support/error.hpp"
#include "support/input_limits.hpp"
#include "support/sha256.hpp"

#include <fmt/format.h>

#include <fstream>
#include <vector>

namespace demarc {

std::string sha256(std::string_view bytes) {
    Sha256 hash;
    hash.add(bytes);
    return hash.hexadecimal();
}

std::string sha256_of_file(const std::filesystem::path& file) {
    refuse_special_file(file);
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        throw DataError(fmt::format("{}: cannot be opened for reading", file.string()));
    }
    Sha256 hash;
    std::vector<char> block(1U << 16U);
    while (stream) {
        stream.read(block.data(), static_cast<std::streamsize>(block.size()));
        hash.add({block.data(), static_cast<std::size_t>(stream.gcount())});
    }
    if (stream.bad()) {
        throw DataError(fmt::format("{}: reading failed half-way", file.string()));
    }
    return hash.hexadecimal();
}

} // namespace demarc
