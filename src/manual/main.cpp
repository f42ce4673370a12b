// SPDX-License-Identifier: MIT
//
// Writes the manual pages: demarc_manual_tool DATA FOLDER puts man1/ and man5/ into FOLDER.
#include "commands/all.hpp"
#include "manual/pages.hpp"
#include "support/error.hpp"

#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>

namespace {

using namespace demarc;

void write(const std::filesystem::path& folder, const std::string& name, int number,
           const manual::Page& page) {
    const std::filesystem::path section = folder / ("man" + std::to_string(number));
    std::filesystem::create_directories(section);
    const std::filesystem::path file = section / (name + '.' + std::to_string(number));
    std::ofstream out(file, std::ios::binary);
    if (!(out << page.text() << std::flush)) {
        throw OutputError(file.string() + ": cannot be written");
    }
}

void write_manual(const std::filesystem::path& data, const std::filesystem::path& folder) {
    // A page of a verb that is no more must not stay.
    std::filesystem::remove_all(folder);
    const Registry registry = all_commands();
    write(folder, "demarc", 1, manual::program_page(registry));
    for (const RegisteredCommand& command : registry.commands()) {
        write(folder, "demarc-" + command.name, 1, manual::verb_page(registry, command));
    }
    for (const manual::FileFormat& format : manual::file_formats()) {
        write(folder, "demarc-" + std::string(format.name), 5,
              manual::format_page(registry, format, data));
    }
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: demarc_manual_tool DATA FOLDER\n";
        return 2;
    }
    try {
        write_manual(argv[1], argv[2]);
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "demarc_manual_tool: " << error.what() << '\n';
        return 1;
    }
}
