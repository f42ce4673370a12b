// SPDX-License-Identifier: MIT
#include "io/zip_writer.hpp"

#include "support/error.hpp"

#include <cstdint>
#include <libdeflate.h>
#include <memory>

namespace demarc {

namespace {

/// Little-endian numbers one after the other (APPNOTE.TXT 6.3.10, 4.4.1).
class Bytes {
public:
    Bytes& add(std::uint32_t value, int size) {
        for (int i = 0; i < size; ++i) {
            text_ += static_cast<char>(value >> (8U * static_cast<unsigned>(i)) & 0xFFU);
        }
        return *this;
    }
    Bytes& add(const std::string& text) {
        text_ += text;
        return *this;
    }
    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(text_.size()); }

private:
    std::string text_;
};

std::string deflated(const std::string& bytes) {
    struct Free {
        void operator()(libdeflate_compressor* one) const { libdeflate_free_compressor(one); }
    };
    constexpr int level = 9;
    const std::unique_ptr<libdeflate_compressor, Free> compressor(
        libdeflate_alloc_compressor(level));
    if (compressor == nullptr) {
        throw OutputError("no memory to compress with");
    }
    std::string packed(libdeflate_deflate_compress_bound(compressor.get(), bytes.size()), '\0');
    packed.resize(libdeflate_deflate_compress(compressor.get(), bytes.data(), bytes.size(),
                                              packed.data(), packed.size()));
    return packed;
}

/// What a member's header and its entry in the list of members have in common: version needed 2.0,
/// name in UTF-8, deflated, 1980-01-01 00:00.
Bytes head_of(const std::string& name, const std::string& bytes, const std::string& packed) {
    constexpr std::uint32_t utf8 = 0x0800;
    constexpr std::uint32_t deflate = 8;
    constexpr std::uint32_t first_of_january_1980 = 0x0021;
    Bytes head;
    head.add(20, 2).add(utf8, 2).add(deflate, 2).add(0, 2).add(first_of_january_1980, 2);
    head.add(libdeflate_crc32(0, bytes.data(), bytes.size()), 4);
    head.add(static_cast<std::uint32_t>(packed.size()), 4);
    head.add(static_cast<std::uint32_t>(bytes.size()), 4);
    head.add(static_cast<std::uint32_t>(name.size()), 2).add(0, 2);
    return head;
}

} // namespace

std::string zip_archive(const std::vector<std::pair<std::string, std::string>>& files) {
    Bytes archive;
    Bytes list;
    for (const auto& [name, bytes] : files) {
        const std::string packed = deflated(bytes);
        const Bytes head = head_of(name, bytes, packed);
        list.add(0x02014b50, 4).add(20, 2).add(head.text());
        list.add(0, 2).add(0, 2).add(0, 2).add(0, 4).add(archive.size(), 4).add(name);
        archive.add(0x04034b50, 4).add(head.text()).add(name).add(packed);
    }
    const auto number = static_cast<std::uint32_t>(files.size());
    const std::uint32_t start = archive.size();
    archive.add(list.text()).add(0x06054b50, 4).add(0, 2).add(0, 2).add(number, 2).add(number, 2);
    archive.add(list.size(), 4).add(start, 4).add(0, 2);
    return archive.text();
}

} // namespace demarc
