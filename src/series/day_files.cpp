// SPDX-License-Identifier: MIT
#include "series/day_files.hpp"

#include "io/bytes.hpp"
#include "io/json_document.hpp"
#include "io/zip_archive.hpp"
#include "series/day_text.hpp"
#include "support/error.hpp"
#include "support/mistaken_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <set>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace demarc::series {

namespace {

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
            const std::optional<PlaceInZip> place = place_in_zip(file);
            names.insert(place ? place->archive : file);
        }
    }
    return {names.begin(), names.end()};
}

DayFiles::DayFiles(const std::vector<SnapshotEntry>& entries) {
    for (const SnapshotEntry& entry : entries) {
        for (const std::string& file : files_of(entry)) {
            const std::optional<PlaceInZip> place = place_in_zip(file);
            if (place && !archives_.contains(place->archive)) {
                archives_.emplace(place->archive, std::make_unique<ZipArchive>(place->archive));
            }
        }
    }
}

DayFiles::Place DayFiles::place_of(const std::string& file) const {
    std::optional<PlaceInZip> place = place_in_zip(file);
    const auto found = place ? archives_.find(place->archive) : archives_.end();
    return found == archives_.end() ? Place{}
                                    : Place{found->second.get(), std::move(place->member)};
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
        refuse_zeros_in_text(file);
        size = read_plain(file, buffer);
    }
    refuse_blank_beginning(file, {buffer.data(), std::min(size, looked_at)});
    return {buffer.data(), size};
}

std::string_view DayFiles::all_bytes(const SnapshotEntry& entry, std::vector<char>& buffer) const {
    const std::vector<std::string> files = files_of(entry);
    if (!std::all_of(files.begin(), files.end(), is_json_name)) {
        return {};
    }
    try {
        if (files.size() == 1) {
            return read(files.front(), buffer);
        }
        std::vector<char> one;
        buffer.clear();
        for (const std::string& file : files) {
            const std::string_view bytes = read(file, one);
            const std::string head = fmt::format("{} ", bytes.size());
            buffer.insert(buffer.end(), head.begin(), head.end());
            buffer.insert(buffer.end(), bytes.begin(), bytes.end());
        }
        return {buffer.data(), buffer.size()};
    } catch (const DataError&) { // for the readers to say
        return {};
    }
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
