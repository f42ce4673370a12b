// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// A zip archive on disk, read member by member without GDAL: for archives of hundreds of files.
/// Members are stored or deflated; archives over 4 GB (ZIP64) and encrypted members are not read.
class ZipArchive {
public:
    struct Member {
        std::uint64_t offset = 0; ///< of its local header
        std::uint32_t packed = 0;
        std::uint32_t size = 0;
        std::uint32_t crc = 0;
        std::uint16_t method = 0;
        std::uint16_t flags = 0;
    };

    /// Reads the list of members. \throws DataError naming the file and what is wrong with it
    explicit ZipArchive(const std::string& file);
    ~ZipArchive();
    ZipArchive(const ZipArchive&) = delete;
    ZipArchive& operator=(const ZipArchive&) = delete;

    [[nodiscard]] const std::map<std::string, Member>& members() const { return members_; }

    /// The bytes of a member, with `padding` zeros behind them; several threads may read at once.
    /// \returns how many bytes there are without the padding
    /// \throws DataError if there is none of that name, or it does not unpack to what it should
    std::size_t read(const std::string& member, std::vector<char>& into, std::size_t padding) const;

private:
    void read_directory();
    [[nodiscard]] std::vector<unsigned char> bytes(std::uint64_t offset, std::size_t count) const;
    [[noreturn]] void refuse(const std::string& reason) const;

    std::string file_;
    int descriptor_ = -1;
    std::uint64_t size_ = 0;
    std::map<std::string, Member> members_;
};

} // namespace demarc
