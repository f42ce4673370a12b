// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace demarc {

/// The documents of a KMZ as one.
struct JoinedDocuments {
    std::vector<std::string> names; ///< in the archive, the main one first, then sorted
    std::string text;               ///< KML; what each document holds stays together in it
};

/// All documents of a KMZ, where its main one (`doc.kml`, else the first) does not link to some of
/// the others: readers, GDAL among them, would pass over these without a word. Nothing of a KMZ
/// that a reader takes whole, and of what is no archive.
///
/// Shared styles keep their names; where two documents mean different ones by a name, those of the
/// later document get the document's name before theirs. Links to other files are left out.
/// \throws DataError naming file and document for what is no KML, or for all too much of it
std::optional<JoinedDocuments> joined_documents(const std::string& kmz);

/// The document of a KMZ that holds one; nothing of any other, and of what GDAL has to refuse.
std::optional<std::string> only_document(const std::string& kmz);

} // namespace demarc
