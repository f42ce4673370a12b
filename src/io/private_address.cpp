// SPDX-License-Identifier: MIT
#include "io/private_address.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cstdint>
#include <string>

namespace demarc {

namespace {

struct Range {
    std::array<std::uint8_t, 16> begin;
    unsigned bits;
};

/// Of IPv4, as the last four bytes of an address of IPv6.
constexpr Range v4(std::uint8_t a, std::uint8_t b, std::uint8_t c, unsigned bits) {
    return {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, a, b, c, 0}, 96 + bits};
}

constexpr Range v6(std::uint8_t a, std::uint8_t b, unsigned bits) {
    return {{a, b}, bits};
}

/// RFC 6890 and its registry; multicast and what is reserved beside it.
constexpr std::array private_ranges{v4(0, 0, 0, 8),    v4(10, 0, 0, 8),     v4(100, 64, 0, 10),
                                    v4(127, 0, 0, 8),  v4(169, 254, 0, 16), v4(172, 16, 0, 12),
                                    v4(192, 0, 0, 24), v4(192, 168, 0, 16), v4(198, 18, 0, 15),
                                    v4(224, 0, 0, 3),  v6(0xFC, 0x00, 7),   v6(0xFE, 0x80, 9),
                                    v6(0xFF, 0x00, 8)};

/// Ranges of IPv6 whose last four bytes are an address of IPv4: mapped, compatible (with it the
/// loopback ::1), translated.
constexpr std::array<std::array<std::uint8_t, 12>, 3> with_v4_inside{
    {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF},
     {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
     {0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0}}};

using AddressBytes = std::array<std::uint8_t, 16>;

bool is_in(const AddressBytes& address, const Range& range) {
    for (unsigned bit = 0; bit < range.bits; bit += 8) {
        const unsigned rest = std::min(8U, range.bits - bit);
        const auto mask = static_cast<std::uint8_t>(0xFF00U >> rest);
        if (((address[bit / 8] ^ range.begin[bit / 8]) & mask) != 0) {
            return false;
        }
    }
    return true;
}

} // namespace

bool is_private_address(std::string_view address) {
    const std::string text(address.substr(0, address.find('%'))); // without the zone
    AddressBytes bytes{};
    if (::inet_pton(AF_INET, text.c_str(), bytes.data() + 12) == 1) {
        bytes[10] = bytes[11] = 0xFF;
    } else if (::inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1) {
        return true;
    }
    if (std::any_of(with_v4_inside.begin(), with_v4_inside.end(), [&bytes](const auto& prefix) {
            return std::equal(prefix.begin(), prefix.end(), bytes.begin());
        })) {
        std::fill_n(bytes.begin(), 10, std::uint8_t{0});
        bytes[10] = bytes[11] = 0xFF;
    }
    return std::any_of(private_ranges.begin(), private_ranges.end(),
                       [&bytes](const Range& range) { return is_in(bytes, range); });
}

} // namespace demarc
