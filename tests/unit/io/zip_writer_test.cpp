// SPDX-License-Identifier: MIT
#include "io/zip_archive.hpp"
#include "io/zip_writer.hpp"
#include "support/scratch_folder.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <vector>

using namespace demarc;
using demarc::testing::ScratchFolder;

TEST_CASE("a zip archive that was written reads back, and has the same bytes every time") {
    const std::string long_text(100'000, 'x');
    const std::vector<std::pair<std::string, std::string>> files{
        {"a.qgs", long_text}, {"folder/б.txt", "short"}, {"empty", ""}};
    const std::string bytes = zip_archive(files);
    CHECK(bytes == zip_archive(files));
    CHECK(bytes.size() < 1000);
    const ScratchFolder folder;
    const std::string file = (folder.path() / "a.zip").string();
    std::ofstream(file, std::ios::binary) << bytes;
    const ZipArchive archive(file);
    CHECK(archive.members().size() == files.size());
    for (const auto& each : files) {
        std::vector<char> read;
        const std::size_t size = archive.read(each.first, read, 0);
        CHECK(std::string(read.data(), size) == each.second);
    }
}
