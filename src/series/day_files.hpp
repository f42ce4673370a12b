// SPDX-License-Identifier: MIT
#pragma once

#include "io/zip_archive.hpp"
#include "sources/snapshot_list.hpp"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace demarc::series {

/// The files of a series, read as bytes: plain ones and members of zip archives without GDAL,
/// others (/vsi...) with it. May be used by several threads.
class DayFiles {
public:
    explicit DayFiles(const std::vector<SnapshotEntry>& entries);

    /// The text of a file, with text_padding zeros after it; `buffer` is reused.
    /// \throws DataError naming the file and the reason
    std::string_view read(const std::string& file, std::vector<char>& buffer) const;

    /// The bytes of all files of a snapshot, in a row, if they are all that it is read from (JSON;
    /// of other formats files beside them are read as well); else nothing, as where one cannot be
    /// read.
    std::string_view all_bytes(const SnapshotEntry& entry, std::vector<char>& buffer) const;

    /// What changes when a file of the snapshot does: of each, size and times of change (of
    /// contents and entry), or size and check sum.
    [[nodiscard]] std::string state_of(const SnapshotEntry& entry) const;

private:
    struct Place {
        const ZipArchive* archive = nullptr;
        std::string member;
    };
    [[nodiscard]] Place place_of(const std::string& file) const;
    [[nodiscard]] std::string state_of_file(const std::string& file) const;

    std::map<std::string, std::unique_ptr<ZipArchive>> archives_; ///< by file name
};

/// What has to be kept to have the maps again: the archives that files lie in, and the files that
/// lie in none; each once, by name.
std::vector<std::string> files_on_disk(const std::vector<SnapshotEntry>& entries);

/// The files a snapshot consists of.
std::vector<std::string> files_of(const SnapshotEntry& entry);

} // namespace demarc::series
