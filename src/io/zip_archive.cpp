// SPDX-License-Identifier: MIT
#include "io/zip_archive.hpp"

#include "support/error.hpp"
#include "support/input_limits.hpp"
#include "support/text.hpp"
#include "support/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <libdeflate.h>
#include <mutex>
#include <span>
#include <sys/stat.h>
#include <unistd.h>

namespace demarc {

namespace {

// Sizes and marks of PKWARE's APPNOTE 6.3, sections 4.3.7, 4.3.12, 4.3.14 to 4.3.16 and 4.5.3.
constexpr std::size_t end_size = 22;
constexpr std::size_t entry_size = 46;
constexpr std::size_t local_size = 30;
constexpr std::size_t end64_size = 56;
constexpr std::size_t locator64_size = 20;
constexpr std::size_t longest_comment = 65535;
constexpr std::uint32_t end_mark = 0x06054b50;
constexpr std::uint32_t entry_mark = 0x02014b50;
constexpr std::uint32_t local_mark = 0x04034b50;
constexpr std::uint32_t end64_mark = 0x06064b50;
constexpr std::uint32_t locator64_mark = 0x07064b50;
constexpr std::uint16_t in_end64 = 0xFFFF;       // a count that stands in the Zip64 record
constexpr std::uint32_t in_extra64 = 0xFFFFFFFF; // a number that stands in a Zip64 field
constexpr std::uint16_t extra64_kind = 1;
constexpr std::uint16_t stored = 0;
constexpr std::uint16_t method_deflated = 8;

/// Deflate makes at most 258 bytes of two bits (RFC 1951, section 3.2.5): 1,032 of one byte.
constexpr std::uint64_t max_bytes_of_one = 1032;

std::uint16_t two_bytes(const unsigned char* at) {
    return static_cast<std::uint16_t>(at[0] | at[1] << 8U);
}
std::uint32_t four_bytes(const unsigned char* at) {
    return two_bytes(at) | static_cast<std::uint32_t>(two_bytes(at + 2)) << 16U;
}

std::uint64_t eight_bytes(const unsigned char* at) {
    return four_bytes(at) | static_cast<std::uint64_t>(four_bytes(at + 4)) << 32U;
}

/// The 64-bit numbers of an entry that is there whole, one after the other; empty without them.
std::span<const unsigned char> extra64_of(const unsigned char* entry) {
    std::span<const unsigned char> extra(entry + entry_size + two_bytes(entry + 28),
                                         two_bytes(entry + 30));
    while (extra.size() >= 4 && two_bytes(&extra[2]) <= extra.size() - 4) {
        const std::size_t length = two_bytes(&extra[2]);
        if (two_bytes(extra.data()) == extra64_kind) {
            return extra.subspan(4, length);
        }
        extra = extra.subspan(4 + length);
    }
    return {};
}

/// Of an entry that is there whole. A number without its 64-bit one stays as it stands.
ZipArchive::Member member_of(const unsigned char* entry) {
    std::span<const unsigned char> wide = extra64_of(entry);
    const auto number_at = [&wide, entry](std::size_t place) {
        std::uint64_t number = four_bytes(entry + place);
        if (number == in_extra64 && wide.size() >= 8) {
            number = eight_bytes(wide.data());
            wide = wide.subspan(8);
        }
        return number;
    };
    ZipArchive::Member member;
    member.size = number_at(24); // in this order
    member.packed = number_at(20);
    member.offset = number_at(42);
    member.crc = four_bytes(entry + 16);
    member.method = two_bytes(entry + 10);
    member.flags = two_bytes(entry + 8);
    return member;
}

} // namespace

ZipArchive::ZipArchive(const std::string& file)
    : file_(file), descriptor_(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {
    struct stat status {};
    if (descriptor_ < 0 || ::fstat(descriptor_, &status) != 0) {
        const std::string reason = std::strerror(errno);
        if (descriptor_ >= 0) {
            ::close(descriptor_);
        }
        refuse("cannot be opened: " + reason);
    }
    size_ = static_cast<std::uint64_t>(status.st_size);
    try {
        read_directory();
    } catch (...) {
        ::close(descriptor_);
        throw;
    }
}

ZipArchive::~ZipArchive() {
    ::close(descriptor_);
}

void ZipArchive::refuse(const std::string& reason) const {
    throw DataError(fmt::format("{}: {}", file_, reason));
}

std::vector<unsigned char> ZipArchive::bytes(std::uint64_t offset, std::size_t count) const {
    constexpr const char* too_early = "ends too early for a zip archive";
    // Before memory is taken for what an archive only claims to hold.
    if (offset > size_ || count > size_ - offset) {
        refuse(too_early);
    }
    std::vector<unsigned char> result(count);
    std::size_t got = 0;
    while (got < count) {
        const ssize_t part = ::pread(descriptor_, result.data() + got, count - got,
                                     static_cast<off_t>(offset + got));
        if (part <= 0) {
            refuse(too_early);
        }
        got += static_cast<std::size_t>(part);
    }
    return result;
}

ZipArchive::Directory ZipArchive::find_directory() const {
    if (size_ < end_size) {
        refuse("is too short for a zip archive; fetch it again");
    }
    const std::size_t tail_size =
        std::min<std::uint64_t>(size_, locator64_size + end_size + longest_comment);
    const std::vector<unsigned char> tail = bytes(size_ - tail_size, tail_size);
    std::size_t at = tail_size - end_size + 1;
    while (at > 0 && four_bytes(&tail[at - 1]) != end_mark) {
        --at;
    }
    if (at == 0) {
        refuse("is no zip archive, or its end is missing, as after a download that was cut off; "
               "fetch it again");
    }
    const unsigned char* const end = &tail[at - 1];
    Directory directory{four_bytes(end + 16), four_bytes(end + 12), two_bytes(end + 10)};
    if (directory.count != in_end64 && directory.offset != in_extra64 &&
        directory.length != in_extra64) {
        return directory;
    }
    if (at - 1 < locator64_size || four_bytes(end - locator64_size) != locator64_mark) {
        refuse("says that it is a Zip64 archive and lacks the record of one; it is damaged: fetch "
               "it again");
    }
    const std::vector<unsigned char> end64 =
        bytes(eight_bytes(end - locator64_size + 8), end64_size);
    if (four_bytes(end64.data()) != end64_mark) {
        refuse("has a damaged record of a Zip64 archive; fetch it again");
    }
    return {eight_bytes(&end64[48]), eight_bytes(&end64[40]), eight_bytes(&end64[32])};
}

void ZipArchive::read_directory() {
    const auto [offset, length, count] = find_directory();
    if (count > max_members) {
        refuse(fmt::format("holds {} files, and an archive of more than {} is not read; unpack "
                           "it, and name the file or a folder of fewer",
                           grouped(static_cast<double>(count)),
                           grouped(static_cast<double>(max_members))));
    }
    if (offset > size_ || length > size_ - offset) {
        refuse("its list of files is damaged, or the file was cut off; fetch it again");
    }
    const std::vector<unsigned char> directory = bytes(offset, length);
    std::size_t position = 0;
    for (std::size_t i = 0; i < count; ++i) {
        position += add_member(directory, position);
    }
    if (position != length) {
        refuse(fmt::format("its list of files is longer than the {} it counts: files would be "
                           "left out in silence; pack it again",
                           counted(count, "file", "files")));
    }
}

std::size_t ZipArchive::add_member(const std::vector<unsigned char>& directory,
                                   std::size_t position) {
    const std::size_t left = directory.size() - position;
    const unsigned char* const entry = directory.data() + position;
    if (left < entry_size || four_bytes(entry) != entry_mark) {
        refuse("its list of files is damaged");
    }
    const std::size_t name_length = two_bytes(entry + 28);
    const std::size_t whole =
        entry_size + name_length + two_bytes(entry + 30) + two_bytes(entry + 32);
    if (left < whole) {
        refuse("its list of files is damaged");
    }
    std::string name(entry + entry_size, entry + entry_size + name_length);
    if (name.find('\\') != std::string::npos) {
        refuse(fmt::format("the name '{}' has a backslash where the format wants a slash "
                           "between folders; pack it again",
                           name));
    }
    const auto [there, is_new] = members_.try_emplace(std::move(name), member_of(entry));
    there->second.twice = !is_new;
    return whole;
}

const ZipArchive::Member& ZipArchive::checked(const std::string& member) const {
    const auto found = members_.find(member);
    if (found == members_.end()) {
        refuse(fmt::format("has no file '{}'", member));
    }
    if (found->second.twice) {
        refuse(fmt::format("has two files '{}', and which one counts is unknown; take one of "
                           "them out",
                           member));
    }
    constexpr std::uint16_t encrypted = 1;
    if ((found->second.flags & encrypted) != 0 ||
        (found->second.method != stored && found->second.method != method_deflated)) {
        refuse(fmt::format("{} is encrypted, or packed in a way that is not read; unpack the "
                           "archive, and name the file",
                           member));
    }
    if (const std::uint64_t size = found->second.size;
        found->second.packed < size / max_bytes_of_one + (size % max_bytes_of_one == 0 ? 0 : 1)) {
        refuse(fmt::format("{} claims to hold {} bytes, more than its {} bytes can unpack to; it "
                           "was tampered with or damaged",
                           member, found->second.size, found->second.packed));
    }
    if (found->second.size > max_input_bytes()) {
        refuse(fmt::format("{} {}", member, over_limit(found->second.size)));
    }
    return found->second;
}

std::size_t ZipArchive::read(const std::string& member, std::vector<char>& into,
                             std::size_t padding) const {
    const Member& entry = checked(member);
    const std::vector<unsigned char> local = bytes(entry.offset, local_size);
    if (four_bytes(local.data()) != local_mark) {
        refuse(fmt::format("{} is damaged; fetch the archive again", member));
    }
    const std::vector<unsigned char> packed = bytes(
        entry.offset + local_size + two_bytes(&local[26]) + two_bytes(&local[28]), entry.packed);
    into.assign(entry.size + padding, '\0');
    bool unpacked = entry.method == stored && entry.packed == entry.size;
    if (unpacked && !packed.empty()) {
        std::memcpy(into.data(), packed.data(), packed.size());
    } else if (entry.method == method_deflated) {
        const auto release = [](libdeflate_decompressor* it) { libdeflate_free_decompressor(it); };
        thread_local const std::unique_ptr<libdeflate_decompressor, decltype(release)> inflater(
            libdeflate_alloc_decompressor(), release);
        unpacked = inflater && libdeflate_deflate_decompress(inflater.get(), packed.data(),
                                                             packed.size(), into.data(), entry.size,
                                                             nullptr) == LIBDEFLATE_SUCCESS;
    }
    if (!unpacked || libdeflate_crc32(0, into.data(), entry.size) != entry.crc) {
        refuse(fmt::format("{} is damaged: it does not unpack to what it was; fetch the archive "
                           "again",
                           member));
    }
    return entry.size;
}

std::optional<PlaceInZip> place_in_zip(std::string_view file) {
    constexpr std::string_view in_zip = "/vsizip/";
    if (!file.starts_with(in_zip)) {
        return std::nullopt;
    }
    const std::string_view path = file.substr(in_zip.size());
    for (const std::string_view ending : {".zip", ".ZIP"}) {
        const std::size_t found = path.find(ending);
        const std::size_t end = found + ending.size();
        if (found == std::string_view::npos || (end < path.size() && path[end] != '/')) {
            continue;
        }
        std::string archive(path.substr(0, end));
        struct stat status {};
        if (::stat(archive.c_str(), &status) == 0) {
            return PlaceInZip{std::move(archive),
                              std::string(path.substr(std::min(end + 1, path.size())))};
        }
    }
    return std::nullopt;
}

std::shared_ptr<const ZipArchive> opened_archive(const std::string& file) {
    struct Last {
        std::string file;
        std::array<std::int64_t, 6> state{};
        std::shared_ptr<const ZipArchive> archive;
    };
    static std::mutex mutex;
    static Last last;
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0) {
        return std::make_shared<const ZipArchive>(file);
    }
    const std::array<std::int64_t, 6> state{static_cast<std::int64_t>(status.st_dev),
                                            static_cast<std::int64_t>(status.st_ino),
                                            status.st_size,
                                            status.st_mtim.tv_sec * 1'000'000'000 +
                                                status.st_mtim.tv_nsec,
                                            status.st_ctim.tv_sec,
                                            status.st_ctim.tv_nsec};
    const std::lock_guard lock(mutex);
    if (!last.archive || last.file != file || last.state != state) {
        last = {};
        last = {file, state, std::make_shared<const ZipArchive>(file)};
    }
    return last.archive;
}

std::optional<std::string> bytes_in_zip(const PlaceInZip& place) {
    const std::shared_ptr<const ZipArchive> archive = opened_archive(place.archive);
    constexpr std::uint32_t at_once = 1U << 26U; // a larger one is read in parts
    const auto member = archive->members().find(place.member);
    if (member == archive->members().end() || member->second.size > at_once) {
        return std::nullopt;
    }
    if (!is_utf8(place.member)) {
        throw DataError(fmt::format("{}: has a member whose name is not in UTF-8; unpack it, "
                                    "and name the file that it holds",
                                    place.archive));
    }
    std::vector<char> bytes;
    bytes.resize(archive->read(place.member, bytes, 0));
    return std::string(bytes.begin(), bytes.end());
}

void check_archive(const std::string& file) {
    const std::optional<PlaceInZip> place = place_in_zip(file);
    if (!place) {
        return;
    }
    const std::shared_ptr<const ZipArchive> archive = opened_archive(place->archive);
    const auto& members = archive->members();
    // A folder, or an archive in the archive, is made of what begins with its name.
    for (auto at = members.lower_bound(place->member);
         at != members.end() && at->first.starts_with(place->member); ++at) {
        archive->checked(at->first);
    }
    for (std::size_t length = 0; length < place->member.size(); ++length) {
        if (const std::string part = place->member.substr(0, length); members.contains(part)) {
            archive->checked(part);
        }
    }
}

} // namespace demarc
