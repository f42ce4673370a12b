// SPDX-License-Identifier: MIT
#include "support/output_folder.hpp"

#include "support/error.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <fcntl.h>
#include <fstream>
#include <optional>
#include <set>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace demarc {

namespace fs = std::filesystem;

namespace {

/// Every result has this file, which lists the others.
constexpr std::string_view mark_of_a_result = "datapackage.json";

void write_bytes(const fs::path& file, std::string_view bytes) {
    std::ofstream stream(file, std::ios::binary | std::ios::trunc);
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    stream.close();
    if (!stream) {
        throw OutputError(fmt::format("{}: cannot be written; is the disk full or the folder "
                                      "read-only?",
                                      file.string()));
    }
}

[[noreturn]] void fail(const fs::path& where, const std::error_code& reason) {
    throw OutputError(fmt::format("{}: cannot be written: {}; name another folder with `output`",
                                  where.string(), reason.message()));
}

/// The bytes of a file in a folder that others may write into: no link is followed, and nothing is
/// waited for. Empty: there is no such file, or none that demarc would have written.
std::string bytes_of_own_file(const fs::path& file) {
    constexpr off_t most = 100'000'000;
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (descriptor < 0) {
        return {};
    }
    struct stat status {};
    std::string bytes;
    if (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_size <= most) {
        bytes.resize(static_cast<std::size_t>(status.st_size));
        std::size_t done = 0;
        ssize_t got = 1;
        while (got > 0 && done < bytes.size()) {
            got = ::read(descriptor, bytes.data() + done, bytes.size() - done);
            done += static_cast<std::size_t>(std::max<ssize_t>(got, 0));
        }
        bytes.resize(done);
    }
    ::close(descriptor);
    return bytes;
}

/// The files that an earlier result lists as its own; std::nullopt if the folder is no result of
/// demarc.
std::optional<std::set<std::string>> files_of_result(const fs::path& folder) {
    const nlohmann::json package =
        nlohmann::json::parse(bytes_of_own_file(folder / mark_of_a_result), nullptr, false);
    if (!package.is_object() || !package.contains("demarc") ||
        !package.value("resources", nlohmann::json()).is_array()) {
        return std::nullopt;
    }
    std::set<std::string> files{std::string(mark_of_a_result)};
    for (const nlohmann::json& resource : package["resources"]) {
        const nlohmann::json path =
            resource.is_object() ? resource.value("path", nlohmann::json()) : nlohmann::json();
        if (!path.is_string()) {
            return std::nullopt; // demarc writes none such
        }
        files.insert(path.get<std::string>());
    }
    return files;
}

using FileStates = OutputFolder::FileStates;

/// What changes when a file is written to.
std::string state_of(const fs::path& file) {
    struct stat status {};
    return ::lstat(file.c_str(), &status) == 0
               ? fmt::format("{} {} {}.{:09}", status.st_ino, status.st_size, status.st_mtim.tv_sec,
                             status.st_mtim.tv_nsec)
               : std::string();
}

FileStates states_of(const fs::path& folder, const std::set<std::string>& files) {
    FileStates states;
    for (const std::string& file : files) {
        states.emplace(file, state_of(folder / file));
    }
    return states;
}

/// Something in the folder that no earlier result lists, or that is not as it was: a file, a link,
/// or a folder without files, of which demarc makes none; none: all is demarc's.
std::optional<std::string> others_file(const fs::path& folder, const FileStates& own) {
    try {
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
            std::string name = entry.path().lexically_relative(folder).generic_string();
            const fs::file_status status = entry.symlink_status();
            const auto found = own.find(name);
            const bool is_own = fs::is_directory(status)
                                    ? !fs::is_empty(entry.path())
                                    : !fs::is_symlink(status) && found != own.end() &&
                                          found->second == state_of(entry.path());
            if (!is_own) {
                return name;
            }
        }
    } catch (const fs::filesystem_error& error) {
        throw OutputError(fmt::format("{}: what is in it cannot be seen ({}: {}); name another "
                                      "folder with `output`",
                                      folder.string(), error.path1().string(),
                                      error.code().message()));
    }
    return std::nullopt;
}

/// An earlier result of demarc is replaced; what anybody else put there is not demarc's to remove.
/// \param earlier its files when the run began, if it has
/// \returns the files of that result
FileStates refuse_others_files(const fs::path& folder, const FileStates& earlier = {}) {
    if (!fs::exists(folder) || fs::is_empty(folder)) {
        return {};
    }
    const std::optional<std::set<std::string>> own = files_of_result(folder);
    if (!own) {
        throw OutputError(fmt::format("{}: holds files that are not a result of demarc; name "
                                      "another folder with `output`",
                                      folder.string()));
    }
    FileStates states = states_of(folder, *own);
    for (const auto& [name, state] : states) {
        const auto before = earlier.find(name);
        if (before != earlier.end() && before->second != state && !state.empty()) {
            throw OutputError(fmt::format("{}: {} was changed there in the meantime, and is not "
                                          "overwritten; move it away and run again, or name "
                                          "another folder with `output`",
                                          folder.string(), name));
        }
    }
    if (const auto name = others_file(folder, states)) {
        throw OutputError(fmt::format("{}: {} is not a file of the earlier result there; move it "
                                      "away or name another folder with `output`",
                                      folder.string(), *name));
    }
    return states;
}

/// Moves the target aside, the new folder into its place, and back if that fails. A kill in between
/// leaves what the next run puts right.
void replace_in_two_steps(const TemporaryFolder& made, const fs::path& target,
                          std::error_code& reason) {
    fs::rename(target, made.moved_aside(), reason);
    if (reason) {
        return;
    }
    fs::rename(made.path(), target, reason);
    std::error_code ignored;
    fs::rename(made.moved_aside(), reason ? target : made.path(), ignored);
}

void add_files(const std::vector<std::string>& names, const fs::path& from, const fs::path& to) {
    for (const std::string& name : names) {
        std::error_code reason;
        fs::create_directories((to / name).parent_path(), reason);
        if (!reason) {
            fs::rename(from / name, to / name, reason);
        }
        if (reason) {
            fail(to / name, reason);
        }
    }
}

} // namespace

OutputFolder::OutputFolder(fs::path target, Existing existing)
    : target_(std::move(target)), existing_(existing) {
    target_ = fs::absolute(target_).lexically_normal();
    if (target_.filename().empty()) {
        target_ = target_.parent_path();
    }
    // Renaming would put a folder in the link's place and leave the result where nobody looks.
    if (fs::is_symlink(target_)) {
        throw OutputError(fmt::format("{}: is a symbolic link (to {}); name the folder itself with "
                                      "`output`",
                                      target_.string(), fs::read_symlink(target_).string()));
    }
    if (fs::exists(target_) && !fs::is_directory(target_)) {
        throw OutputError(fmt::format("{}: exists and is not a folder", target_.string()));
    }
    // First, since it puts back a result that a killed run had moved aside.
    temporary_ = std::make_unique<TemporaryFolder>(target_);
    if (existing_ == Existing::replace) {
        refuse_working_folder(target_);
        earlier_ = refuse_others_files(target_);
    } else if (files_of_result(target_)) {
        throw OutputError(fmt::format("{}: is a result of demarc whose files {} lists; name "
                                      "another folder with `output`",
                                      target_.string(), mark_of_a_result));
    }
    found_ = identity_of(target_);
}

OutputFolder::~OutputFolder() = default;

std::optional<OutputFolder::Identity> OutputFolder::identity_of(const fs::path& folder) {
    struct stat status {};
    return ::stat(folder.c_str(), &status) == 0
               ? std::optional(Identity{status.st_dev, status.st_ino})
               : std::nullopt;
}

void OutputFolder::refuse_working_folder(const fs::path& target) {
    const std::optional<Identity> wanted = identity_of(target);
    std::error_code reason;
    for (fs::path folder = fs::current_path(reason); wanted && !reason;
         folder = folder.parent_path()) {
        if (identity_of(folder) == wanted) {
            throw OutputError(fmt::format("{}: is the working folder or holds it, and would be "
                                          "replaced; name a folder inside it with `output`",
                                          target.string()));
        }
        if (!folder.has_relative_path()) {
            return;
        }
    }
}

fs::path OutputFolder::path(std::string_view name) const {
    const fs::path relative = fs::path(name).lexically_normal();
    if (relative.is_absolute() || relative.empty() || *relative.begin() == "..") {
        throw OutputError(fmt::format("'{}' would be written outside the output folder", name));
    }
    const fs::path file = temporary_->path() / relative;
    std::error_code reason;
    fs::create_directories(file.parent_path(), reason);
    if (reason) {
        fail(file.parent_path(), reason);
    }
    return file;
}

void OutputFolder::write(std::string_view name, std::string_view bytes) const {
    write_bytes(path(name), bytes);
}

std::vector<std::string> OutputFolder::files() const {
    std::vector<std::string> names;
    const fs::path& folder = temporary_->path();
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            names.push_back(entry.path().lexically_relative(folder).generic_string());
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

void OutputFolder::commit() {
    sync_folder(temporary_->path());
    if (existing_ == Existing::add && fs::exists(target_)) {
        add_files(files(), temporary_->path(), target_);
    } else {
        replace();
    }
    sync_names(target_.parent_path());
    temporary_.reset();
}

void OutputFolder::replace() {
    const auto refuse_other_run = [this] {
        throw OutputError(fmt::format("{}: another run has written into this folder in the "
                                      "meantime; its result stands, this one is not written",
                                      target_.string()));
    };
    if (existing_ == Existing::replace && identity_of(target_) != found_) {
        refuse_other_run();
    }
    std::error_code reason;
    if (!found_) {
        take_usual_permissions(temporary_->path());
        fs::rename(temporary_->path(), target_, reason);
        if (reason == std::errc::directory_not_empty || reason == std::errc::file_exists) {
            refuse_other_run();
        }
    } else {
        // Also what was saved there while the work went on.
        const FileStates own = refuse_others_files(target_, earlier_);
        const FolderOwner owner(target_);
        take_permissions(temporary_->path(), target_);
        // A folder cannot be renamed over a full one. Exchanging the two names is one step of the
        // kernel: there is no moment without a result. File systems that cannot exchange fall back
        // to moving the old result aside first.
        if (::renameat2(AT_FDCWD, temporary_->path().c_str(), AT_FDCWD, target_.c_str(),
                        RENAME_EXCHANGE) != 0) {
            replace_in_two_steps(*temporary_, target_, reason);
        }
        if (!reason) {
            owner.take_over(target_);
        }
        if (const auto late = reason ? std::nullopt : others_file(temporary_->path(), own)) {
            const fs::path kept = temporary_->sibling("kept");
            fs::rename(temporary_->path(), kept);
            throw OutputError(fmt::format("{}: {} was saved there while the result was replaced; "
                                          "the new result is in place, the old folder is kept "
                                          "as {}",
                                          target_.string(), *late, kept.string()));
        }
    }
    if (reason) {
        fail(target_, reason);
    }
}

} // namespace demarc
