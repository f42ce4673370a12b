// SPDX-License-Identifier: MIT
#include "sources/input_files.hpp"

#include "io/bytes.hpp"
#include "io/remote_file.hpp"
#include "support/hash.hpp"

#include <algorithm>

namespace demarc {

std::vector<InputFile> input_files(const std::string& role, const std::vector<std::string>& files,
                                   const ProfileSource& source) {
    std::vector<InputFile> inputs;
    for (const std::string& file : files) {
        inputs.push_back({role, file_name_of(file), sha256(read_bytes(file)), source.title,
                          source.publisher, source.licence, source.attribution, address_of(file)});
    }
    std::sort(inputs.begin(), inputs.end(),
              [](const InputFile& a, const InputFile& b) { return a.name < b.name; });
    return inputs;
}

} // namespace demarc
