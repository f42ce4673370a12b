// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string_view>

namespace demarc {

/// A folder of one run beside the folder it is to become or to fill: ".NAME.partial-XXXXXX".
///
/// Its name is random and new (one that exists is never taken over, a link never followed), nobody
/// else may enter it, and it is locked as long as the object lives, so that the next run can tell
/// what a dead run left from what a living one is at. Files made in it get the group and the access
/// lists that they would get in the target. Removed at the end, if it is still there.
class TemporaryFolder {
public:
    /// Makes the folder beside `target`, after what dead runs of this user left for the same target
    /// is removed. A target that was moved aside for another (moved_aside()) is put back first.
    /// \throws OutputError
    explicit TemporaryFolder(const std::filesystem::path& target);
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

    /// Where the target is moved on file systems that cannot exchange two names in one step:
    /// ".NAME.previous-XXXXXX", with the letters of this folder.
    [[nodiscard]] std::filesystem::path moved_aside() const { return sibling("previous"); }

    /// ".NAME.KIND-XXXXXX", with the letters of this folder.
    [[nodiscard]] std::filesystem::path sibling(std::string_view kind) const;

private:
    void make();

    std::filesystem::path target_;
    std::filesystem::path path_;
    int lock_ = -1;
};

/// Writes what is in a folder to the disk; of sync_names() the names in it alone.
/// \throws OutputError
void sync_folder(const std::filesystem::path& folder);
void sync_names(const std::filesystem::path& folder);

/// Gives `folder`, which was private so far, the mode that a new folder has in its place: what
/// umask and the access lists of the folder around it say. \throws OutputError
void take_usual_permissions(const std::filesystem::path& folder);

/// Whose a folder is. What root puts in its place is given to the same user, who could not enter it
/// otherwise; of other users it is theirs already, or they may not give it away.
class FolderOwner {
public:
    explicit FolderOwner(const std::filesystem::path& folder);

    /// Follows no link. What is refused is left as it is.
    void take_over(const std::filesystem::path& folder) const;

private:
    unsigned user_ = 0;
    bool is_known_ = false;
};

/// Gives `folder` the mode, access lists and, as far as the user may, the group of `like`.
/// \throws OutputError where a group that has rights of its own could not be kept
void take_permissions(const std::filesystem::path& folder, const std::filesystem::path& like);

} // namespace demarc
