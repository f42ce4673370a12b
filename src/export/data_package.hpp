// SPDX-License-Identifier: MIT
#pragma once

#include "sources/boundary_set.hpp"
#include "study/study.hpp"
#include "support/output_folder.hpp"
#include "support/table.hpp"

#include <nlohmann/json.hpp>
#include <nlohmann/json_fwd.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// Where every folder of results lists its files.
inline constexpr std::string_view package_name = "datapackage.json";

/// What a data package says of its folder as a whole.
struct PackageHead {
    std::string name; ///< lower-case letters, digits and dashes
    std::string title;
    std::string description;
    std::vector<InputFile> inputs; ///< `sources` with hashes, and their `licenses`
    nlohmann::ordered_json demarc; ///< version, method, warnings ...: what only demarc has
};

/// What it says of one file.
struct PackagedFile {
    std::string title;
    Columns columns{}; ///< none: it is no table
    std::vector<std::string_view> key{};
};

/// The entry of a list of OutputFile; a file that is on no list has its name for a title.
template<typename Files, typename Results>
PackagedFile packaged_file(const Files& files, const Results& results, const std::string& path) {
    for (const auto& file : files) {
        if (file.name == path) {
            return {std::string(file.title), file.columns ? file.columns(results) : Columns{},
                    file.key};
        }
    }
    return {path};
}

/// datapackage.json as a Frictionless Data Package (version 2): every file of the folder with its
/// format, size, hash and columns; inputs with hashes and licences; what demarc adds. Nothing in it
/// depends on the day or the machine.
std::string data_package(const PackageHead& head,
                         const std::function<PackagedFile(const std::string& path)>& describe,
                         const OutputFolder& folder);

/// What the results of a study have in common, whatever files they are.
PackageHead package_head(const Study& study);

/// The warnings among notes, as every JSON result has them: [{kind, where, what, remedy}].
nlohmann::ordered_json warnings_json(const std::vector<InputNote>& notes);

} // namespace demarc
