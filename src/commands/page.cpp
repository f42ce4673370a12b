// SPDX-License-Identifier: MIT
#include "commands/page.hpp"

#include "io/bytes.hpp"
#include "study/data_folder.hpp"
#include "support/error.hpp"
#include "support/output_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <system_error>
#include <vector>

namespace demarc {

namespace fs = std::filesystem;

namespace {

/// The files of a folder, sorted. \throws ConfigError if it cannot be read
std::vector<fs::path> files_of(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code failure;
    for (const auto& entry : fs::directory_iterator(folder, failure)) {
        if (entry.is_regular_file()) {
            files.push_back(entry.path());
        }
    }
    if (failure) {
        throw ConfigError(fmt::format("{}: {}", folder.string(), failure.message()));
    }
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace

fs::path find_app(const fs::path& data) {
    fs::path root = fs::absolute(data).lexically_normal();
    root = root.has_filename() ? root : root.parent_path();
    const fs::path around = root.parent_path();
    const fs::path installed = around / "app";
    const fs::path built = around / "build" / "app";
    for (const fs::path& folder : {installed, built}) {
        std::error_code ignored;
        if (fs::is_regular_file(folder / "demarc.wasm", ignored) &&
            fs::is_regular_file(folder / "index.html", ignored)) {
            return folder;
        }
    }
    throw ConfigError(fmt::format("this demarc came without its app, which is neither in {} nor in "
                                  "{}; scripts/build-app makes it from the source code, and "
                                  "scripts/package puts it into the package then",
                                  installed.string(), built.string()));
}

std::string_view PageCommand::description() const {
    return "Writes the program as a page: static files that any web host serves, without an "
           "address of their own in them. The page computes in the visitor's browser, on files "
           "that never leave it, what this program computes, byte for byte; after the first visit "
           "it works offline. It has to be served: opened from disk, browsers do not load it.";
}

std::string_view PageCommand::examples() const {
    return "  demarc page --app public/demarc\n"
           "      into a folder of a web site\n"
           "  demarc page --app page && python3 -m http.server --directory page\n"
           "      to try it on this machine";
}

Syntax PageCommand::syntax() {
    return {.groups = {{"What comes out",
                        {text_option("app", "DIR",
                                     "The folder for the app. Files of an earlier one are "
                                     "replaced, others in it stay.",
                                     options_.app)}},
                       console_options(options_.console, {"quiet"})},
            .operands = {}};
}

void PageCommand::check_options() const {
    if (options_.app.empty()) {
        throw UsageError("page needs --app DIR, the folder to write the app into");
    }
}

ExitStatus PageCommand::run(Terminal& terminal) {
    const fs::path app = find_app(DataFolder::find().root);
    OutputFolder folder(options_.app, OutputFolder::Existing::add);
    const std::vector<fs::path> files = files_of(app);
    for (const fs::path& file : files) {
        folder.write(file.filename().string(), read_bytes(file.string()));
    }
    folder.commit();
    if (!options_.console.quiet) {
        terminal.out << fmt::format("{}: {} files; serve the folder and open its index.html\n",
                                    options_.app, files.size());
    }
    return ExitStatus::done;
}

} // namespace demarc
