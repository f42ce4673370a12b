// SPDX-License-Identifier: MIT
//
// Archives: what is listed is read whole or refused.
#include "io/zip_archive.hpp"
#include "support/error.hpp"
#include "target.hpp"

void demarc::fuzz::use(std::string_view input) {
    const ZipArchive archive(as_file(input, "input.zip").string());
    std::vector<char> bytes;
    for (const auto& [name, member] : archive.members()) {
        try {
            const std::size_t count = archive.read(name, bytes, 64);
            check(count == member.size && bytes.size() == count + 64,
                  "a member has the size that the list says");
        } catch (const Error&) {
            // The others can be sound.
        }
    }
}
