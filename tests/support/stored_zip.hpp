// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace demarc::testing {

/// A number as archives have it, lowest byte first; any count of bytes.
inline std::string number(std::uint64_t value, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i, value >>= 8U) {
        text += static_cast<char>(value & 0xFFU);
    }
    return text;
}

/// The check sum of zip archives (ISO 3309).
inline std::uint32_t check_sum(const std::string& bytes) {
    std::uint32_t sum = 0xFFFFFFFF;
    for (const char byte : bytes) {
        sum ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit) {
            sum = (sum >> 1U) ^ ((sum & 1U) != 0 ? 0xEDB88320U : 0U);
        }
    }
    return ~sum;
}

struct ZipEntry {
    std::string name;
    std::string bytes;
    std::uint32_t claimed = 0; ///< size it says it has; 0: the true one
};

/// A zip archive of stored files; `counted`: how many its end says there are.
inline std::string zip_of(const std::vector<ZipEntry>& entries, std::size_t counted) {
    std::string files;
    std::string list;
    for (const ZipEntry& entry : entries) {
        const std::uint32_t size =
            entry.claimed == 0 ? static_cast<std::uint32_t>(entry.bytes.size()) : entry.claimed;
        const std::string common =
            number(20, 2) + number(0, 8) + number(check_sum(entry.bytes), 4) +
            number(entry.bytes.size(), 4) + number(size, 4) + number(entry.name.size(), 2);
        list += number(0x02014b50, 4) + number(20, 2) + common + number(0, 12) +
                number(files.size(), 4) + entry.name;
        files += number(0x04034b50, 4) + common + number(0, 2) + entry.name + entry.bytes;
    }
    return files + list + number(0x06054b50, 4) + number(0, 4) + number(counted, 2) +
           number(counted, 2) + number(list.size(), 4) + number(files.size(), 4) + number(0, 2);
}

} // namespace demarc::testing
