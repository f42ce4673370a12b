// SPDX-License-Identifier: MIT
#pragma once

#include "io/gdal/dataset.hpp"
#include "io/vector_file.hpp"

#include <string>
#include <vector>

namespace demarc {

/// The key that the features of a JSON document are under where it is no map itself; empty: none is
/// to be named. \throws DataError with the keys where there are several
std::string key_of_features(const std::string& file);

/// What GDAL is to open for a file of the user's: the file itself; a zip archive by the name GDAL
/// wants for it; or, while this object lives, a file in memory: the part of a JSON document where
/// its features sit under a key, a list of features with a collection around it, the documents of a
/// KMZ as one, KML with the names of its fields, ESRI JSON with its coordinate reference system.
class OpenedFile {
public:
    /// `under`: the key, of nested objects with dots between ("data.map"); empty: the whole file.
    /// \throws DataError naming the keys there are
    OpenedFile(const std::string& file, const std::string& under);
    ~OpenedFile();
    OpenedFile(const OpenedFile&) = delete;
    OpenedFile& operator=(const OpenedFile&) = delete;

    [[nodiscard]] const std::string& name() const { return name_; }

    /// Whether it is made of parts of the file, so that GDAL cannot tell what files it consists of.
    [[nodiscard]] bool is_in_memory() const { return !text_.empty(); }

    /// See VectorLayer.
    [[nodiscard]] const std::vector<std::string>& documents() const { return documents_; }
    [[nodiscard]] const std::string& incomplete() const { return incomplete_; }

    /// The CRS for layers of this file that name none.
    [[nodiscard]] GivenCrs crs_for(const Opening& opening) const {
        return {opening.crs, names_no_crs_};
    }

private:
    void check_document(const std::string& file);
    bool rewrite_kml(const std::string& file);
    void keep_in_memory(const std::string& file, std::string text);

    std::string name_;
    std::vector<std::string> documents_;
    std::string incomplete_;
    std::string text_;          ///< what the file in memory holds
    bool names_no_crs_ = false; ///< a JSON document, for which GDAL then names one of its own
};

} // namespace demarc
