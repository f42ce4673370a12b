// SPDX-License-Identifier: MIT
//
// Files where only GDAL finds them: in archives and in memory.
#include "io/gdal/functions.hpp"
#include "io/gdal/gdal_session.hpp"
#include "support/error.hpp"
#include "support/mistaken_file.hpp"

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <cpl_vsi_error.h>
#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace demarc {

bool gdal::exists(const std::string& file) {
    const GdalMessages messages;
    VSIStatBufL status;
    return VSIStatL(file.c_str(), &status) == 0;
}

bool gdal::is_folder(const std::string& file) {
    const GdalMessages messages;
    VSIStatBufL status;
    return VSIStatL(file.c_str(), &status) == 0 && VSI_ISDIR(status.st_mode) != 0;
}

std::vector<std::string> gdal::names_in(const std::string& folder, bool through_all) {
    const GdalMessages messages;
    const CPLStringList list(through_all ? VSIReadDirRecursive(folder.c_str())
                                         : VSIReadDir(folder.c_str()));
    std::vector<std::string> names;
    for (int i = 0; i < list.size(); ++i) {
        names.emplace_back(list[i]);
    }
    return names;
}

std::string gdal::read_bytes(const std::string& file) {
    const GdalMessages messages;
    const auto close = [](VSILFILE* handle) { VSIFCloseL(handle); };
    errno = 0;
    const std::unique_ptr<VSILFILE, decltype(close)> handle(VSIFOpenExL(file.c_str(), "rb", 1),
                                                            close);
    const bool found_folder = gdal::is_folder(file);
    if (!handle || found_folder) {
        const char* system = errno != 0 ? std::strerror(errno) : "there is no such file";
        throw DataError(fmt::format("{}: cannot be opened: {}; is the name right, and the "
                                    "archive whole?",
                                    file,
                                    found_folder ? "it is a folder" : messages.reason(system)));
    }
    VSIStatBufL status;
    std::string bytes;
    bytes.reserve(VSIStatL(file.c_str(), &status) == 0 ? static_cast<std::size_t>(status.st_size)
                                                       : 0);
    constexpr std::size_t block = 1U << 18U;
    std::vector<char> part(block);
    while (const std::size_t got = VSIFReadL(part.data(), 1, block, handle.get())) {
        const std::string_view read(part.data(), got);
        refuse_blank_beginning(file, bytes.empty() ? read : std::string_view());
        bytes += read;
    }
    if (messages.failed()) {
        throw DataError(
            fmt::format("{}: reading failed half-way: {}; it is damaged: fetch it again", file,
                        messages.reason()));
    }
    return bytes;
}

void gdal::keep(const std::string& bytes, const std::string& name) {
    const GdalMessages messages;
    const std::unique_ptr<VSILFILE, int (*)(VSILFILE*)> out(VSIFOpenL(name.c_str(), "wb"),
                                                            VSIFCloseL);
    if (!out || VSIFWriteL(bytes.data(), 1, bytes.size(), out.get()) != bytes.size()) {
        throw DataError(fmt::format("{}: there is not enough memory for it", name));
    }
}

} // namespace demarc
