// SPDX-License-Identifier: MIT
#include "support/temporary_folder.hpp"

#include "support/error.hpp"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <random>
#include <string>
#include <string_view>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace demarc {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t letters_of_a_name = 6;
constexpr mode_t private_mode = 0700;
constexpr mode_t permissions = 07777;
constexpr const char* default_access_list = "system.posix_acl_default";

std::string random_letters() {
    constexpr std::string_view alphabet = "abcdefghijklmnopqrstuvwxyz0123456789";
    std::random_device random;
    std::uniform_int_distribution<std::size_t> choice(0, alphabet.size() - 1);
    std::string letters;
    for (std::size_t i = 0; i < letters_of_a_name; ++i) {
        letters += alphabet[choice(random)];
    }
    return letters;
}

/// ".run.partial-": what the names of all temporary folders of a target begin with.
std::string prefix_of(const fs::path& target, std::string_view kind) {
    return fmt::format(".{}.{}-", target.filename().string(), kind);
}

/// Opens a folder of this user's and locks it; -1 if it is no such folder or somebody has it
/// locked.
int locked(const fs::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (descriptor < 0) {
        return -1;
    }
    struct stat status {};
    if (::fstat(descriptor, &status) != 0 || status.st_uid != ::geteuid() ||
        ::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        const int reason = errno;
        ::close(descriptor);
        errno = reason;
        return -1;
    }
    return descriptor;
}

[[noreturn]] void fail(const fs::path& where, int reason) {
    throw OutputError(fmt::format("{}: cannot be written: {}; name another folder with `output`",
                                  where.string(), std::strerror(reason)));
}

/// The letters at the end of each temporary name of a kind beside the target.
std::vector<std::string> letters_beside(const fs::path& target, std::string_view kind) {
    const std::string prefix = prefix_of(target, kind);
    std::vector<std::string> found;
    std::error_code reason;
    for (const fs::directory_entry& entry : fs::directory_iterator(target.parent_path(), reason)) {
        const std::string name = entry.path().filename().string();
        if (name.size() == prefix.size() + letters_of_a_name && name.starts_with(prefix)) {
            found.push_back(name.substr(prefix.size()));
        }
    }
    return found;
}

/// A result that was moved aside comes back, unless another is in its place.
void put_back(const fs::path& aside, const fs::path& target) {
    std::error_code reason;
    if (!fs::is_directory(fs::symlink_status(aside, reason))) {
        return;
    }
    if (fs::exists(target, reason)) {
        fs::remove_all(aside, reason);
    } else {
        fs::rename(aside, target, reason);
    }
}

/// What a run that was killed left: its folder goes; the result it had moved aside comes back,
/// unless the new one is in its place already.
void clear_up_after_dead_runs(const fs::path& target) {
    const auto named = [&target](std::string_view kind, const std::string& letters) {
        return target.parent_path() / (prefix_of(target, kind) + letters);
    };
    std::error_code reason;
    for (const std::string& letters : letters_beside(target, "partial")) {
        const fs::path folder = named("partial", letters);
        const int lock = locked(folder);
        if (lock < 0) {
            continue;
        }
        put_back(named("previous", letters), target);
        fs::remove_all(folder, reason);
        ::close(lock);
    }
    // Of a run whose own folder is the target already. While it lives it has that locked.
    for (const std::string& letters : letters_beside(target, "previous")) {
        const fs::path aside = named("previous", letters);
        const int own = locked(aside);
        const int lock = fs::exists(named("partial", letters), reason) ? -1 : locked(target);
        if (own >= 0 && (lock >= 0 || !fs::exists(fs::symlink_status(target, reason)))) {
            put_back(aside, target);
        }
        for (const int descriptor : {own, lock}) {
            if (descriptor >= 0) {
                ::close(descriptor);
            }
        }
    }
}

void sync(const fs::path& file, int flags) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | flags);
    // Some file systems cannot sync a folder, and say so.
    if (descriptor < 0 || (::fsync(descriptor) != 0 && errno != EINVAL)) {
        const int reason = errno;
        if (descriptor >= 0) {
            ::close(descriptor);
        }
        fail(file, reason);
    }
    ::close(descriptor);
}

/// Copies one extended attribute, or takes it away where there is none.
void copy_attribute(const fs::path& from, const fs::path& to, const char* name) {
    std::array<char, 65536> value{};
    const ssize_t size = ::getxattr(from.c_str(), name, value.data(), value.size());
    if (size < 0) {
        ::removexattr(to.c_str(), name);
    } else if (::setxattr(to.c_str(), name, value.data(), static_cast<std::size_t>(size), 0) != 0) {
        fail(to, errno);
    }
}

/// What is made in a folder gets its group where the set-group bit is set, and its default access
/// list. What cannot be kept is said when the folder takes the target's place.
void let_files_inherit(const fs::path& folder, const fs::path& target) {
    struct stat status {};
    if (::stat(target.c_str(), &status) != 0 || !S_ISDIR(status.st_mode)) {
        return; // inherited from the folder around both
    }
    if ((status.st_mode & S_ISGID) != 0 &&
        ::chown(folder.c_str(), static_cast<uid_t>(-1), status.st_gid) == 0) {
        ::chmod(folder.c_str(), private_mode | S_ISGID);
    }
    copy_attribute(target, folder, default_access_list);
}

} // namespace

TemporaryFolder::TemporaryFolder(const fs::path& target) : target_(target) {
    std::error_code reason;
    fs::create_directories(target.parent_path(), reason);
    if (reason) {
        fail(target.parent_path(), reason.value());
    }
    clear_up_after_dead_runs(target);
    make();
    let_files_inherit(path_, target);
}

void TemporaryFolder::make() {
    constexpr int attempts = 100;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        path_ = target_.parent_path() / (prefix_of(target_, "partial") + random_letters());
        if (::mkdir(path_.c_str(), private_mode) != 0) {
            if (errno == EEXIST) {
                continue;
            }
            throw OutputError(fmt::format("{}: cannot be made, since nothing can be written into "
                                          "{}: {}; name another folder with `output`",
                                          target_.string(), target_.parent_path().string(),
                                          std::strerror(errno)));
        }
        lock_ = locked(path_);
        // Another run may have taken it for a dead one's before it was locked: it removes it.
        const bool is_anothers = lock_ < 0 && errno == EWOULDBLOCK;
        if (!is_anothers && fs::exists(path_)) {
            return;
        }
        if (lock_ >= 0) {
            ::close(lock_);
        }
    }
    throw OutputError(fmt::format("{}: no folder can be made beside it", target_.string()));
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
    if (lock_ >= 0) {
        ::close(lock_);
    }
}

fs::path TemporaryFolder::sibling(std::string_view kind) const {
    const std::string name = path_.filename().string();
    return target_.parent_path() /
           (prefix_of(target_, kind) + name.substr(name.size() - letters_of_a_name));
}

void sync_folder(const fs::path& folder) {
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        sync(entry.path(), entry.is_directory() ? O_DIRECTORY : O_NOFOLLOW);
    }
    sync_names(folder);
}

void sync_names(const fs::path& folder) {
    sync(folder, O_DIRECTORY);
}

void take_usual_permissions(const fs::path& folder) {
    const fs::path like = folder / ".mode";
    struct stat usual {};
    if (::mkdir(like.c_str(), 0777) != 0 || ::stat(like.c_str(), &usual) != 0 ||
        ::rmdir(like.c_str()) != 0 || ::chmod(folder.c_str(), usual.st_mode & permissions) != 0) {
        fail(folder, errno);
    }
}

FolderOwner::FolderOwner(const fs::path& folder) {
    struct stat status {};
    is_known_ = ::lstat(folder.c_str(), &status) == 0;
    user_ = status.st_uid;
}

void FolderOwner::take_over(const fs::path& folder) const {
    if (is_known_ && ::geteuid() == 0 && user_ != 0) {
        [[maybe_unused]] const int refused =
            ::lchown(folder.c_str(), user_, static_cast<gid_t>(-1));
    }
}

void take_permissions(const fs::path& folder, const fs::path& like) {
    struct stat wanted {};
    struct stat present {};
    if (::stat(like.c_str(), &wanted) != 0 || ::stat(folder.c_str(), &present) != 0) {
        fail(like, errno);
    }
    // A group with the rights of everybody is worth nothing: what root's folder has after it was
    // given to a user.
    const bool group_counts =
        (wanted.st_mode >> 3U & 07U) != (wanted.st_mode & 07U) || (wanted.st_mode & S_ISGID) != 0;
    if (wanted.st_gid != present.st_gid &&
        ::chown(folder.c_str(), static_cast<uid_t>(-1), wanted.st_gid) != 0 && group_counts) {
        throw OutputError(fmt::format("{}: belongs to a group that you are not in, which the new "
                                      "result could not keep; name another folder with `output`",
                                      like.string()));
    }
    for (const char* name : {"system.posix_acl_access", default_access_list}) {
        copy_attribute(like, folder, name);
    }
    if (::chmod(folder.c_str(), wanted.st_mode & permissions) != 0) {
        fail(folder, errno);
    }
}

} // namespace demarc
