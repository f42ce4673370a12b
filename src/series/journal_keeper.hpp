// SPDX-License-Identifier: MIT
#pragma once

#include "series/journal.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace demarc::series {

/// Everything that decides the figures of a day, apart from its file: by content, so that a plan, a
/// profile or a list of zones that was edited makes the days be measured anew.
/// \param rules hashes of the files that say how maps are read
std::string journal_key(const SeriesRequest& request, const std::string& rules);

/// Keeps a journal where the work takes long enough for one: short runs need none; a run that takes
/// longer keeps one from its second second on.
class JournalKeeper {
public:
    /// \param file empty: nothing is kept
    /// \param rules hashes of the files that say how maps are read
    /// \param resumes whether records of an earlier run are taken up, and the journal stays; those
    /// that no run of this request can have written are left out
    /// \param merged journals of other runs of this request, whose records are taken up as well
    /// \throws DataError where one of these has none
    JournalKeeper(std::string file, const SeriesRequest& request, const std::string& rules,
                  bool resumes, const std::vector<std::string>& merged = {});

    /// The records that were taken up.
    [[nodiscard]] const std::vector<DayRecord>& earlier() const { return earlier_; }

    /// The record has to stay where it is until finish(); one of a map that could not be measured
    /// is not kept. \throws OutputError
    void add(const DayRecord& day);

    /// Of a run that resumes all records are written now, if there are new ones.
    void finish(bool has_new);

private:
    void flush();

    std::string file_;
    Journal journal_;
    bool resumes_;
    std::vector<DayRecord> earlier_;
    std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
    std::vector<const DayRecord*> waiting_;
};

} // namespace demarc::series
