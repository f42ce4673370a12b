// SPDX-License-Identifier: MIT
//
// In the place of src/support/sha256.cpp: OpenSSL would be 2 MB for this one function.
#include "support/sha256.hpp"

#include <fmt/format.h>

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace demarc {

namespace {

// FIPS 180-4, sections 4.1.2, 4.2.2, 5.3.3 and 6.2.2.
constexpr std::array<std::uint32_t, 64> round_constants{
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

constexpr std::size_t block_size = 64;
constexpr std::size_t length_size = 8;

using Block = std::array<unsigned char, block_size>;

} // namespace

struct Sha256::State {
    std::array<std::uint32_t, 8> sums{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    Block block{};
    std::size_t filled = 0;
    std::uint64_t length = 0;

    void add(const char* bytes, std::size_t count) {
        length += count;
        while (count > 0) {
            const std::size_t part = count < block_size - filled ? count : block_size - filled;
            std::memcpy(&block[filled], bytes, part);
            filled += part;
            bytes += part;
            count -= part;
            if (filled == block_size) {
                take_block();
                filled = 0;
            }
        }
    }

    void take_block() {
        std::array<std::uint32_t, 64> words;
        for (std::size_t i = 0; i < 16; ++i) {
            words[i] = static_cast<std::uint32_t>(block[4 * i]) << 24U |
                       static_cast<std::uint32_t>(block[4 * i + 1]) << 16U |
                       static_cast<std::uint32_t>(block[4 * i + 2]) << 8U | block[4 * i + 3];
        }
        for (std::size_t i = 16; i < words.size(); ++i) {
            const std::uint32_t early = words[i - 15];
            const std::uint32_t late = words[i - 2];
            words[i] = words[i - 16] + words[i - 7] +
                       (std::rotr(early, 7) ^ std::rotr(early, 18) ^ early >> 3U) +
                       (std::rotr(late, 17) ^ std::rotr(late, 19) ^ late >> 10U);
        }
        auto [a, b, c, d, e, f, g, h] = sums;
        for (std::size_t i = 0; i < words.size(); ++i) {
            const std::uint32_t first = h +
                                        (std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25)) +
                                        ((e & f) ^ (~e & g)) + round_constants[i] + words[i];
            const std::uint32_t second = (std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22)) +
                                         ((a & b) ^ (a & c) ^ (b & c));
            h = g;
            g = f;
            f = e;
            e = d + first;
            d = c;
            c = b;
            b = a;
            a = first + second;
        }
        const std::array<std::uint32_t, 8> more{a, b, c, d, e, f, g, h};
        for (std::size_t i = 0; i < sums.size(); ++i) {
            sums[i] += more[i];
        }
    }
};

Sha256::Sha256() : state_(std::make_unique<State>()) {}

Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
    state_->add(bytes.data(), bytes.size());
}

std::string Sha256::hexadecimal() {
    const std::uint64_t bits = state_->length * 8;
    state_->add("\x80", 1);
    while (state_->filled != block_size - length_size) {
        state_->add("", 1);
    }
    for (std::size_t i = 0; i < length_size; ++i) {
        const char byte = static_cast<char>(bits >> (8 * (length_size - 1 - i)) & 0xFFU);
        state_->add(&byte, 1);
    }
    std::string text;
    for (const std::uint32_t sum : state_->sums) {
        text += fmt::format("{:08x}", sum);
    }
    return text;
}

} // namespace demarc
