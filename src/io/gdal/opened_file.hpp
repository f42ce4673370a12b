// SPDX-License-Identifier: MIT
#pragma once

#include "io/gdal/dataset.hpp"
#include "io/vector_file.hpp"

#include <string>

namespace demarc {

/// What GDAL is to open for a file of the user's: the file itself; a zip archive by the name GDAL
/// wants for it; or, where the features of a JSON document sit under a key, that part of it as a
/// file in memory while this object lives.
class OpenedFile {
public:
    /// `under`: the key, of nested objects with dots between ("data.map"); empty: the whole file.
    /// \throws DataError naming the keys there are
    OpenedFile(const std::string& file, const std::string& under);
    ~OpenedFile();
    OpenedFile(const OpenedFile&) = delete;
    OpenedFile& operator=(const OpenedFile&) = delete;

    [[nodiscard]] const std::string& name() const { return name_; }

    /// The CRS for layers of this file that name none.
    [[nodiscard]] GivenCrs crs_for(const Opening& opening) const {
        return {opening.crs, names_no_crs_};
    }

private:
    std::string name_;
    std::string text_;          ///< what the file in memory holds
    bool names_no_crs_ = false; ///< a JSON document, for which GDAL then names one of its own
};

} // namespace demarc
