// SPDX-License-Identifier: MIT
#pragma once

#include "series/series.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace demarc::series {

/// The records of finished days in a file beside the output, so that work which was broken off can
/// be taken up again. Records are appended; one that was cut off in the middle is passed over. No
/// link is followed, and what another user wrote is not read.
class Journal {
public:
    /// \param key of all that decides the figures (boundaries, methods, plans): records of another
    /// key are of no use
    Journal(std::filesystem::path file, std::string key);
    ~Journal();
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;

    /// The records of an earlier run with the same key; none if there is no such file.
    [[nodiscard]] std::vector<DayRecord> read() const;

    /// Begins to write: after the records in the file, or a new file if `anew`.
    /// \throws OutputError, also where another run is writing to it, and where there is something
    /// of that name that is no journal
    void open(bool anew);
    [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }

    /// \throws OutputError
    void add(const DayRecord& day);

private:
    void write(std::string_view text) const;

    std::filesystem::path file_;
    std::string key_;
    int descriptor_ = -1;
};

/// Removes a journal that is not needed any more; what is no journal stays. \throws OutputError
void remove_journal(const std::filesystem::path& file);

} // namespace demarc::series
