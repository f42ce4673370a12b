// SPDX-License-Identifier: MIT
#include "study/data_folder.hpp"

#include "support/error.hpp"
#include "support/module.hpp"

#include <fmt/format.h>

#include <cstdlib>

namespace demarc {

DataFolder DataFolder::find() {
    const auto is_data = [](const DataFolder& folder) {
        return std::filesystem::exists(folder.regions());
    };
    if (const char* named = std::getenv("DEMARC_DATA"); named != nullptr && *named != '\0') {
        DataFolder folder{named};
        if (!is_data(folder)) {
            throw ConfigError(fmt::format("DEMARC_DATA={}: there is no boundaries/regions.csv in "
                                          "this folder; name the geodata folder of demarc",
                                          named));
        }
        return folder;
    }
    // Never from the folder one happens to be in.
    const std::filesystem::path library = library_folder();
    if (library.empty()) {
        throw ConfigError("the system does not tell where the library of demarc lies; set "
                          "DEMARC_DATA to the geodata folder of demarc");
    }
    const DataFolder installed{(library / DEMARC_INSTALLED_DATA).lexically_normal()};
    const DataFolder source{(library / DEMARC_SOURCE_DATA).lexically_normal()};
    for (const DataFolder& folder : {installed, source}) {
        if (is_data(folder)) {
            return folder;
        }
    }
    throw ConfigError(fmt::format("the data of demarc are neither in {} nor in {}; set DEMARC_DATA "
                                  "to its geodata folder",
                                  installed.root.string(), source.root.string()));
}

} // namespace demarc
