// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// A folder of results that appears whole or not at all.
///
/// Files go into a temporary sibling of the target; commit() renames it into place, replacing an
/// earlier result of demarc. A destructor without commit() removes what was written. A reader sees
/// the old folder or the new one. A target to be replaced that was not written by demarc is
/// refused.
class OutputFolder {
public:
    /// What becomes of a target that exists: an earlier result of demarc is replaced as a whole; or
    /// files are added, each in one step and in the place of one of its name.
    enum class Existing { replace, add };

    /// \throws OutputError if the parent cannot be made; if the target to be replaced holds a file
    /// that is not of an earlier result; if the one to be added to is such a result
    explicit OutputFolder(std::filesystem::path target, Existing existing = Existing::replace);
    ~OutputFolder();
    OutputFolder(const OutputFolder&) = delete;
    OutputFolder& operator=(const OutputFolder&) = delete;

    /// Where `name` is to be written until commit(). Folders on the way are made.
    /// \throws OutputError if the name would leave the folder
    [[nodiscard]] std::filesystem::path path(std::string_view name) const;

    /// Writes a whole file.
    void write(std::string_view name, std::string_view bytes) const;

    /// The names of all files written so far, folders and names separated by '/', sorted.
    [[nodiscard]] std::vector<std::string> files() const;

    /// Puts the folder where it belongs.
    void commit();

private:
    std::filesystem::path target_;
    std::filesystem::path temporary_;
    Existing existing_;
    bool committed_ = false;
};

/// Writes one file whole or not at all (temporary sibling, then rename).
void write_file_whole(const std::filesystem::path& file, std::string_view bytes);

} // namespace demarc
