// SPDX-License-Identifier: MIT
#pragma once

#include "io/vector_file.hpp"
#include "sources/input_note.hpp"

#include <cstddef>
#include <set>
#include <string>
#include <vector>

namespace demarc {

/// A file of several that are read together. Map servers (ArcGIS) give their records in pages, each
/// but the last with the mark that there are more.
struct AnswerPage {
    std::string file;
    std::string incomplete;           ///< how it says that there are more; empty: it does not
    std::set<std::string> attributes; ///< the pages of one question have the same
    std::vector<long long> ids; ///< what the server numbers its records by (OBJECTID), if it does
    std::size_t records = 0;
};

AnswerPage page_of(const VectorLayer& layer);

/// Nothing where no file says that there are more records. The server's numbers that jump by more
/// than a page are noted: a page between may be missing. n log n in the number of records.
/// \throws DataError if none of the files is the last page, or if two have the same record
void refuse_missing_pages(const std::vector<AnswerPage>& files, std::vector<InputNote>& notes);

} // namespace demarc
