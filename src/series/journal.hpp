// SPDX-License-Identifier: MIT
#pragma once

#include "series/series.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace demarc::series {

/// The records of finished days in a file beside the output, so that work which was broken off can
/// be taken up again. Records are appended; one that was cut off in the middle is passed over.
class Journal {
public:
    /// \param key of all that decides the figures (boundaries, methods, plans): records of another
    /// key are of no use
    Journal(std::filesystem::path file, std::string key);

    /// The records of an earlier run with the same key; none if there is no such file.
    [[nodiscard]] std::vector<DayRecord> read() const;

    /// Begins to write: after the records in the file, or a new file if `anew`.
    /// \throws OutputError
    void open(bool anew);
    [[nodiscard]] bool is_open() const { return stream_.is_open(); }

    /// \throws OutputError
    void add(const DayRecord& day);

    /// Removes the file.
    void remove();

private:
    std::filesystem::path file_;
    std::string key_;
    std::ofstream stream_;
};

} // namespace demarc::series
