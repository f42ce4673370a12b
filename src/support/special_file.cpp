// SPDX-License-Identifier: MIT
#include "support/special_file.hpp"

#include "support/error.hpp"

#include <fmt/format.h>

namespace demarc {

void refuse_special_file(const std::filesystem::path& file) {
    using std::filesystem::file_type;
    std::error_code ignored;
    switch (std::filesystem::status(file, ignored).type()) {
    case file_type::fifo:
    case file_type::socket:
    case file_type::block:
    case file_type::character:
        throw DataError(fmt::format("{}: is a pipe or a device, and reading it may never end; save "
                                    "what comes out of it as a file, and name that",
                                    file.string()));
    default:
        return;
    }
}

} // namespace demarc
