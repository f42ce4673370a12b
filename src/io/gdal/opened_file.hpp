// SPDX-License-Identifier: MIT
#pragma once

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

private:
    std::string name_;
    std::string text_; ///< what the file in memory holds
};

} // namespace demarc
