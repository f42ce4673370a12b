// SPDX-License-Identifier: MIT
#pragma once

#include "support/error.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// A zip archive on disk, read member by member without GDAL: for archives of hundreds of files.
/// Members are stored or deflated, in archives of either kind (Zip64, too); encrypted ones are not
/// read.
///
/// Why no library: libzip took twice as long for the 769 members (60 MB) of an archive, since zlib
/// unpacks at half the speed of libdeflate; and it hides names that an archive has twice.
class ZipArchive {
public:
    /// Three times what one without Zip64 can count: of three years, 180 for each day.
    static constexpr std::size_t max_members = 200'000;

    struct Member {
        std::uint64_t offset = 0; ///< of its local header
        std::uint64_t packed = 0;
        std::uint64_t size = 0;
        std::uint32_t crc = 0;
        std::uint16_t method = 0;
        std::uint16_t flags = 0;
        bool twice = false; ///< the list has the name again: which one is meant is unknown
    };

    /// Reads the list of members. \throws DataError for an archive that is cut off, whose list does
    /// not hold what it counts, or counts too many
    explicit ZipArchive(const std::string& file);
    ~ZipArchive();
    ZipArchive(const ZipArchive&) = delete;
    ZipArchive& operator=(const ZipArchive&) = delete;

    [[nodiscard]] const std::map<std::string, Member>& members() const { return members_; }

    /// The bytes of a member, with `padding` zeros after them; several threads may read at once.
    /// \returns how many bytes there are without the padding
    /// \throws DataError if there is none of that name or two, if it claims to be larger than its
    /// bytes can unpack to, or does not unpack to what it should
    std::size_t read(const std::string& member, std::vector<char>& into, std::size_t padding) const;

    /// Refuses a member that read() would refuse, without unpacking it. \throws DataError
    const Member& checked(const std::string& member) const;

private:
    struct Directory {
        std::uint64_t offset = 0;
        std::uint64_t length = 0;
        std::uint64_t count = 0;
    };
    [[nodiscard]] Directory find_directory() const;
    void read_directory();
    /// Reads the entry there. \returns its length
    std::size_t add_member(const std::vector<unsigned char>& directory, std::size_t position);
    [[nodiscard]] std::vector<unsigned char> bytes(std::uint64_t offset, std::size_t count) const;
    [[noreturn]] void refuse(const std::string& reason) const;

    std::string file_;
    int descriptor_ = -1;
    std::uint64_t size_ = 0;
    std::map<std::string, Member> members_;
};

/// Where a name leads into a zip archive on disk.
struct PlaceInZip {
    std::string archive; ///< "x.zip" of "/vsizip/x.zip/a.geojson"
    std::string member;  ///< "a.geojson"; empty: the archive itself
};

/// Nothing for any other name.
std::optional<PlaceInZip> place_in_zip(std::string_view file);

/// An archive whose list is read once, as long as no other was opened since and it is unchanged.
/// \throws DataError as ZipArchive does
std::shared_ptr<const ZipArchive> opened_archive(const std::string& file);

/// The bytes of a member; nothing if another reader has to look into the archive, or if it is
/// larger than 64 MB, which are better read in parts. \throws DataError as ZipArchive and its
/// read() do
std::optional<std::string> bytes_in_zip(const PlaceInZip& place);

/// Looks at the archive on disk that a name points into ("/vsizip/x.zip/a.geojson") before another
/// library reads it. Any other name is passed over, and so is what only that library knows.
/// \throws DataError as ZipArchive and its read() do
void check_archive(const std::string& file);

} // namespace demarc
