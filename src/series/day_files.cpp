// SPDX-License-Identifier: MIT
#include "series/day_files.hpp"

#include "io/bytes.hpp"
#include "series/day_rings.hpp"
#include "support/error.hpp"
#include "support/mistaken_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <set>
#include <sys/stat.h>
#include <unistd.h>

namespace demarc::series {

namespace {

constexpr std::string_view in_zip = "/vsizip/";

/// "/vsizip/a.zip/b.geojson" -> "a.zip"; empty if the file is not in an archive on disk.
std::string archive_name(const std::string& file) {
    if (!file.starts_with(in_zip)) {
        return {};
    }
    for (const std::string_view ending : {".zip/", ".ZIP/"}) {
        const std::size_t at = file.find(ending, in_zip.size());
        if (at != std::string::npos) {
            return file.substr(in_zip.size(), at + ending.size() - 1 - in_zip.size());
        }
    }
    return {};
}

std::size_t read_plain(const std::string& file, std::vector<char>& into) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat status {};
    std::size_t got = 0;
    bool good = descriptor >= 0 && ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
    if (good) {
        const auto size = static_cast<std::size_t>(status.st_size);
        into.resize(size + text_padding);
        while (got < size) {
            const ssize_t part = ::read(descriptor, into.data() + got, size - got);
            if (part <= 0) {
                good = false;
                break;
            }
            got += static_cast<std::size_t>(part);
        }
        std::memset(into.data() + got, 0, into.size() - got);
    }
    const std::string reason = std::strerror(errno);
    if (descriptor >= 0) {
        ::close(descriptor);
    }
    if (!good) {
        throw DataError(fmt::format("{}: cannot be read: {}", file, reason));
    }
    return got;
}

} // namespace

std::vector<std::string> files_of(const SnapshotEntry& entry) {
    return entry.layers.empty() ? std::vector<std::string>{entry.file} : entry.layers;
}

std::vector<std::string> files_on_disk(const std::vector<SnapshotEntry>& entries) {
    std::set<std::string> names;
    for (const SnapshotEntry& entry : entries) {
        for (const std::string& file : files_of(entry)) {
            const std::string archive = archive_name(file);
            names.insert(archive.empty() ? file : archive);
        }
    }
    return {names.begin(), names.end()};
}

DayFiles::DayFiles(const std::vector<SnapshotEntry>& entries) {
    for (const SnapshotEntry& entry : entries) {
        for (const std::string& file : files_of(entry)) {
            const std::string name = archive_name(file);
            if (!name.empty() && !archives_.contains(name)) {
                archives_.emplace(name, std::make_unique<ZipArchive>(name));
            }
        }
    }
}

DayFiles::Place DayFiles::place_of(const std::string& file) const {
    const std::string name = archive_name(file);
    const auto found = archives_.find(name);
    return found == archives_.end()
               ? Place{}
               : Place{found->second.get(), file.substr(in_zip.size() + name.size() + 1)};
}

std::string_view DayFiles::read(const std::string& file, std::vector<char>& buffer) const {
    constexpr std::size_t looked_at = 1U << 18U;
    const Place place = place_of(file);
    std::size_t size = 0;
    if (place.archive != nullptr) {
        size = place.archive->read(place.member, buffer, text_padding);
    } else if (file.starts_with("/vsi")) {
        const std::string bytes = read_bytes(file);
        size = bytes.size();
        buffer.assign(size + text_padding, '\0');
        std::copy(bytes.begin(), bytes.end(), buffer.begin());
    } else {
        size = read_plain(file, buffer);
    }
    refuse_blank_beginning(file, {buffer.data(), std::min(size, looked_at)});
    return {buffer.data(), size};
}

std::string DayFiles::state_of(const SnapshotEntry& entry) const {
    std::string state;
    for (const std::string& file : files_of(entry)) {
        state += (state.empty() ? "" : " ") + state_of_file(file);
    }
    return state;
}

std::string DayFiles::state_of_file(const std::string& file) const {
    const Place place = place_of(file);
    if (place.archive != nullptr) {
        const auto found = place.archive->members().find(place.member);
        return found == place.archive->members().end()
                   ? std::string()
                   : fmt::format("{}:{}", found->second.size, found->second.crc);
    }
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0) {
        return {};
    }
    // Anybody can set the time of the last change of the contents; that of the entry is the
    // system's.
    return fmt::format("{}:{}.{}:{}.{}", status.st_size, status.st_mtim.tv_sec,
                       status.st_mtim.tv_nsec, status.st_ctim.tv_sec, status.st_ctim.tv_nsec);
}

} // namespace demarc::series
