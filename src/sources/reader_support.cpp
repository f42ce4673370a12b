// SPDX-License-Identifier: MIT
#include "sources/reader_support.hpp"

#include "io/bytes.hpp"
#include "io/remote_file.hpp"
#include "support/error.hpp"
#include "support/hash.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace demarc {

void pass_over(const std::string& where, const std::vector<std::string>& records,
               const std::string& lack, std::size_t of, std::vector<InputNote>& notes) {
    if (records.empty()) {
        return;
    }
    const std::string named = first_of_many(records);
    if (2 * records.size() > of) {
        throw DataError(fmt::format("{}: {} of {} records have {}: {}; is it the right file and "
                                    "layer?",
                                    where, records.size(), of, lack, named));
    }
    notes.push_back({where,
                     fmt::format("{} of {} records {} {} and {} passed over: {}", records.size(),
                                 of, records.size() == 1 ? "has" : "have", lack,
                                 records.size() == 1 ? "was" : "were", named),
                     "if they should be on the map, complete them", InputWarning::passed_over});
}

void pass_over(const std::string& where, const VectorLayer& layer, std::vector<InputNote>& notes) {
    pass_over(where, layer.without_geometry, "no geometry",
              layer.features.size() + layer.without_geometry.size(), notes);
}

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
