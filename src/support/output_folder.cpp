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
    throw OutputError(fmt::format("{}: {}", where.string(), reason.message()));
}

/// The files that an earlier result lists as its own; nothing if the folder is no result of demarc.
std::optional<std::set<std::string>> files_of_result(const fs::path& folder) {
    std::ifstream stream(folder / mark_of_a_result);
    const nlohmann::json package = nlohmann::json::parse(stream, nullptr, false);
    if (!package.is_object() || !package.contains("demarc") ||
        !package.value("resources", nlohmann::json()).is_array()) {
        return std::nullopt;
    }
    std::set<std::string> files{std::string(mark_of_a_result)};
    for (const nlohmann::json& resource : package["resources"]) {
        files.insert(resource.value("path", std::string()));
    }
    return files;
}

/// An earlier result of demarc is replaced; what anybody else put there is not demarc's to remove.
void refuse_others_files(const fs::path& folder) {
    if (!fs::exists(folder) || fs::is_empty(folder)) {
        return;
    }
    const std::optional<std::set<std::string>> own = files_of_result(folder);
    if (!own) {
        throw OutputError(fmt::format("{}: holds files that are not a result of demarc; name "
                                      "another folder with `output`",
                                      folder.string()));
    }
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        const std::string name = entry.path().lexically_relative(folder).generic_string();
        if (!entry.is_directory() && !own->contains(name)) {
            throw OutputError(fmt::format("{}: {} is not a file of the earlier result there; move "
                                          "it away or name another folder with `output`",
                                          folder.string(), name));
        }
    }
}

/// Moves `target` aside, `made` into its place, and back if that fails; `made` then names the old
/// folder.
void replace_in_two_steps(const fs::path& made, const fs::path& target, std::error_code& reason) {
    const fs::path previous = made.string() + ".previous";
    fs::rename(target, previous, reason);
    if (reason) {
        return;
    }
    fs::rename(made, target, reason);
    std::error_code ignored;
    fs::rename(previous, reason ? target : made, ignored);
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
    if (existing_ == Existing::replace) {
        refuse_others_files(target_);
    } else if (files_of_result(target_)) {
        throw OutputError(fmt::format("{}: is a result of demarc whose files {} lists; name "
                                      "another folder with `output`",
                                      target_.string(), mark_of_a_result));
    }
    temporary_ = target_.parent_path() /
                 fmt::format(".{}.{}.partial", target_.filename().string(), ::getpid());
    std::error_code reason;
    fs::create_directories(temporary_, reason);
    if (reason) {
        fail(temporary_, reason);
    }
}

OutputFolder::~OutputFolder() {
    if (!committed_) {
        std::error_code ignored;
        fs::remove_all(temporary_, ignored);
    }
}

fs::path OutputFolder::path(std::string_view name) const {
    const fs::path relative = fs::path(name).lexically_normal();
    if (relative.is_absolute() || relative.empty() || *relative.begin() == "..") {
        throw OutputError(fmt::format("'{}' would be written outside the output folder", name));
    }
    const fs::path file = temporary_ / relative;
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
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(temporary_)) {
        if (entry.is_regular_file()) {
            names.push_back(entry.path().lexically_relative(temporary_).generic_string());
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

void OutputFolder::commit() {
    if (existing_ == Existing::add && fs::exists(target_)) {
        add_files(files(), temporary_, target_);
        committed_ = true;
        std::error_code ignored;
        fs::remove_all(temporary_, ignored);
        return;
    }
    // A folder cannot be renamed over a full one. Exchanging the two names is one step of the
    // kernel: there is no moment without a result. File systems that cannot exchange fall back to
    // moving the old result aside first.
    std::error_code reason;
    if (!fs::exists(target_)) {
        fs::rename(temporary_, target_, reason);
    } else if (::renameat2(AT_FDCWD, temporary_.c_str(), AT_FDCWD, target_.c_str(),
                           RENAME_EXCHANGE) != 0) {
        replace_in_two_steps(temporary_, target_, reason);
    }
    if (reason) {
        fail(target_, reason);
    }
    committed_ = true;
    std::error_code ignored;
    fs::remove_all(temporary_, ignored);
}

void write_file_whole(const fs::path& file, std::string_view bytes) {
    const fs::path temporary = file.string() + fmt::format(".{}.partial", ::getpid());
    try {
        write_bytes(temporary, bytes);
        fs::rename(temporary, file);
    } catch (const fs::filesystem_error& failure) {
        std::error_code ignored;
        fs::remove(temporary, ignored);
        throw OutputError(fmt::format("{}: {}", file.string(), failure.code().message()));
    } catch (...) {
        std::error_code ignored;
        fs::remove(temporary, ignored);
        throw;
    }
}

} // namespace demarc
