// SPDX-License-Identifier: MIT
#include "target.hpp"

#include "support/error.hpp"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <unistd.h>

namespace demarc::fuzz {

namespace fs = std::filesystem;

namespace {

/// A folder of this process, in memory where the system has one there.
struct Folder {
    fs::path path;
    Folder() {
        const fs::path memory = "/dev/shm";
        const fs::path parent = fs::is_directory(memory) ? memory : fs::temp_directory_path();
        std::string name = (parent / "demarc-fuzz-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) {
            std::perror(name.c_str());
            std::abort();
        }
        path = name;
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
};

} // namespace

void try_input(std::string_view input) noexcept {
    try {
        use(input);
    } catch (const Error&) {
        // Refused, with a reason.
    }
}

void check(bool holds, std::string_view property) {
    if (!holds) {
        std::fprintf(stderr, "does not hold: %.*s\n", static_cast<int>(property.size()),
                     property.data());
        std::abort();
    }
}

fs::path as_file(std::string_view input, std::string_view name) {
    static const Folder folder;
    // One at a time: what bears the name of a plan is a plan that others may refer to.
    static fs::path file;
    std::error_code ignored;
    fs::remove(file, ignored);
    file = folder.path / name;
    std::ofstream(file, std::ios::binary)
        .write(input.data(), static_cast<std::streamsize>(input.size()));
    return file;
}

std::string name_by_id(std::string_view input) {
    constexpr std::string_view key = "id = \"";
    const std::size_t at = input.find(key);
    const std::string_view after =
        at == std::string_view::npos ? "" : input.substr(at + key.size());
    const std::string_view id =
        after.substr(0, after.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-"));
    return id.empty() || id.size() > 100 ? "input.toml" : std::string(id) + ".toml";
}

fs::path shipped(std::string_view name) {
    return fs::path(DEMARC_FUZZ_DATA) / name;
}

} // namespace demarc::fuzz
