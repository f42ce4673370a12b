// SPDX-License-Identifier: MIT
#pragma once

#include "io/gdal/dataset.hpp"
#include "io/vector_file.hpp"

#include <string>
#include <vector>

namespace demarc {

/// Whether a key is looked for that nobody named, where a JSON document is no map itself.
enum class KeySearch { none, only_key };

/// What GDAL is to open for a file of the user's: the file itself; a zip archive by the name GDAL
/// wants for it; or, while this object lives, a file in memory: the part of a JSON document where
/// its features sit under a key, a list of features with a collection around it, the documents of a
/// KMZ as one, KML with the names of its fields, ESRI JSON with its coordinate reference system.
class OpenedFile {
public:
    /// `under`: the key, of nested objects with dots between ("data.map"); empty: the whole file.
    /// \throws DataError naming the keys there are, where one that is named is not, and where
    /// several may be meant
    OpenedFile(const std::string& file, const std::string& under,
               KeySearch search = KeySearch::none);
    ~OpenedFile();
    OpenedFile(const OpenedFile&) = delete;
    OpenedFile& operator=(const OpenedFile&) = delete;

    [[nodiscard]] const std::string& name() const { return name_; }

    /// Whether it is made of parts of the file, so that GDAL cannot tell what files it consists of.
    [[nodiscard]] bool is_in_memory() const { return !text_.empty(); }

    /// The key that was found though nobody named it; see VectorLayer for this and the following.
    [[nodiscard]] const std::string& found_under() const { return found_under_; }
    [[nodiscard]] const std::vector<std::string>& documents() const { return documents_; }
    [[nodiscard]] const std::string& incomplete() const { return incomplete_; }

    /// The CRS for layers of this file that name none.
    [[nodiscard]] GivenCrs crs_for(const Opening& opening) const {
        return {opening.crs, names_no_crs_};
    }

private:
    void check_document(const std::string& file, const std::string& bytes);
    void keep_part(const std::string& file, const std::string& bytes, const std::string& under);
    bool rewrite_kml(const std::string& file);
    void keep_in_memory(const std::string& file, std::string text);

    std::string name_;
    std::string found_under_;
    std::vector<std::string> documents_;
    std::string incomplete_;
    std::string text_;          ///< what the file in memory holds
    bool names_no_crs_ = false; ///< a JSON document, for which GDAL then names one of its own
};

} // namespace demarc
