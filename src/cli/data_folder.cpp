// SPDX-License-Identifier: MIT
#include "cli/data_folder.hpp"

#include "support/error.hpp"

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
    for (const char* place : {DEMARC_SOURCE_DATA, DEMARC_INSTALLED_DATA}) {
        if (DataFolder folder{place}; is_data(folder)) {
            return folder;
        }
    }
    throw ConfigError(fmt::format("the data of demarc are neither in {} nor in {}; set DEMARC_DATA "
                                  "to its geodata folder",
                                  DEMARC_SOURCE_DATA, DEMARC_INSTALLED_DATA));
}

} // namespace demarc
