// SPDX-License-Identifier: MIT
#include "io/bytes.hpp"

#include "io/gdal_session.hpp"
#include "support/error.hpp"

#include <cpl_vsi.h>
#include <cpl_vsi_error.h>
#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <memory>

namespace demarc {

std::string read_bytes(const std::string& file) {
    const GdalMessages messages;
    const auto close = [](VSILFILE* handle) { VSIFCloseL(handle); };
    errno = 0;
    const std::unique_ptr<VSILFILE, decltype(close)> handle(VSIFOpenExL(file.c_str(), "rb", 1),
                                                            close);
    VSIStatBufL status;
    const bool is_folder = VSIStatL(file.c_str(), &status) == 0 && VSI_ISDIR(status.st_mode) != 0;
    if (!handle || is_folder) {
        const char* system = errno != 0 ? std::strerror(errno) : "there is no such file";
        throw DataError(fmt::format("{}: cannot be opened: {}", file,
                                    is_folder ? "it is a folder" : messages.reason(system)));
    }
    std::string bytes;
    constexpr std::size_t block = 1U << 18U;
    for (;;) {
        const std::size_t before = bytes.size();
        bytes.resize(before + block);
        const std::size_t got = VSIFReadL(bytes.data() + before, 1, block, handle.get());
        bytes.resize(before + got);
        if (got < block) {
            break;
        }
    }
    if (messages.failed()) {
        throw DataError(fmt::format("{}: reading failed half-way: {}", file, messages.reason()));
    }
    return bytes;
}

bool file_exists(const std::string& file) {
    const GdalMessages messages;
    VSIStatBufL status;
    return VSIStatL(file.c_str(), &status) == 0;
}

std::string file_name_of(std::string_view file) {
    const std::size_t slash = file.find_last_of("/\\");
    return std::string(slash == std::string_view::npos ? file : file.substr(slash + 1));
}

} // namespace demarc
