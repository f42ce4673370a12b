// SPDX-License-Identifier: MIT
#include "sources/reader_support.hpp"

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

std::vector<InputFile> input_files(const std::string& role, const std::vector<VectorLayer>& layers,
                                   const ProfileSource& source) {
    std::vector<std::string> parts;
    std::vector<InputFile> databases;
    for (const VectorLayer& layer : layers) {
        parts.insert(parts.end(), layer.parts.begin(), layer.parts.end());
        if (!layer.content_sha256.empty()) {
            databases.push_back({role, file_name_of(layer.file) + ", layer " + layer.name,
                                 layer.content_sha256, source.title, source.publisher,
                                 source.licence, source.attribution});
        }
    }
    std::sort(parts.begin(), parts.end());
    parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
    std::vector<InputFile> inputs = input_files(role, parts, source);
    inputs.insert(inputs.end(), databases.begin(), databases.end());
    return inputs;
}

} // namespace demarc
