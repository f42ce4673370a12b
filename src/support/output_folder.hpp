// SPDX-License-Identifier: MIT
#pragma once

#include "support/temporary_folder.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// A folder of results that appears whole or not at all.
///
/// Files go into a temporary folder beside the target (temporary_folder.hpp); commit() writes it to
/// the disk and puts it in place of an earlier result of demarc, whose mode, owner, group and
/// access lists it takes. A destructor without commit() removes what was written; what a killed run
/// leaves, the next one removes. A reader sees the old folder or the new one. A target to be
/// replaced that was not written by demarc is refused.
class OutputFolder {
public:
    /// What becomes of a target that exists: an earlier result of demarc is replaced as a whole; or
    /// files are added, each in one step and in the place of one of its name.
    enum class Existing { replace, add };

    /// Files by name, with what changes when somebody writes to them.
    using FileStates = std::map<std::string, std::string>;

    /// \throws OutputError if the parent cannot be made; if the target to be replaced holds a file
    /// that is not of an earlier result, or is the working folder or one around it, which would be
    /// gone from under the shell; if the one to be added to is a result
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

    /// Puts the folder where it belongs. \throws OutputError where that fails, and where another
    /// run or somebody else has put something into the target in the meantime: nothing of that is
    /// lost
    void commit();

private:
    /// Which folder a path names at a time; none: there is no folder.
    struct Identity {
        std::uint64_t device = 0;
        std::uint64_t number = 0;
        friend bool operator==(const Identity&, const Identity&) = default;
    };
    static std::optional<Identity> identity_of(const std::filesystem::path& folder);
    static void refuse_working_folder(const std::filesystem::path& target);
    void replace();

    std::filesystem::path target_;
    Existing existing_;
    std::optional<Identity> found_; ///< the target as it was when the work began
    FileStates earlier_;            ///< and the files of the result in it
    std::unique_ptr<TemporaryFolder> temporary_;
};

} // namespace demarc
