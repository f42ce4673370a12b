// SPDX-License-Identifier: MIT
//
// Files where only GDAL finds them: in archives, in memory, at an address.
#include "io/gdal/functions.hpp"
#include "io/gdal/gdal_session.hpp"
#include "support/error.hpp"
#include "support/input_limits.hpp"

#include <cpl_http.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <cpl_vsi_error.h>
#include <fmt/format.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <memory>

namespace demarc {

namespace {

struct HttpResultDeleter {
    void operator()(CPLHTTPResult* result) const { CPLHTTPDestroyResult(result); }
};

/// Why a fetch failed, in the library's words with the way to go on.
std::string reason_of(const CPLHTTPResult* result, const GdalMessages& messages) {
    std::string reason = messages.reason("no answer");
    if (result != nullptr && result->pszErrBuf != nullptr && *result->pszErrBuf != '\0') {
        reason = result->pszErrBuf;
    }
    if (reason.find("404") != std::string::npos) {
        return reason + "; there is no such file at the publisher: check the address and its date";
    }
    return reason + "; check the address and the connection, or download the file yourself";
}

/// What a server sends, up to the most that is read.
struct Answer {
    std::uint64_t most = max_input_bytes();
    std::string bytes;
    bool too_long = false;

    /// \returns what is less than `count`, to end the connection
    static std::size_t add(void* part, std::size_t size, std::size_t count, void* answer) {
        auto& self = *static_cast<Answer*>(answer);
        self.too_long = self.bytes.size() + size * count > self.most;
        if (self.too_long) {
            return 0;
        }
        self.bytes.append(static_cast<const char*>(part), size * count);
        return count;
    }
};

} // namespace

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
        throw DataError(fmt::format("{}: cannot be opened: {}", file,
                                    found_folder ? "it is a folder" : messages.reason(system)));
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

void gdal::fetch(const std::string& address, const std::string& shown, const std::string& name) {
    const GdalMessages messages;
    CPLStringList options;
    options.SetNameValue("CONNECTTIMEOUT", "20");
    options.SetNameValue("LOW_SPEED_TIME", "60"); // gives up when nothing has come for a minute
    options.SetNameValue("LOW_SPEED_LIMIT", "1");
    Answer answer;
    const std::unique_ptr<CPLHTTPResult, HttpResultDeleter> result(
        CPLHTTPFetchEx(address.c_str(), options.List(), nullptr, nullptr, &Answer::add, &answer));
    if (answer.too_long) {
        throw DataError(
            fmt::format("{}: the answer does not end, or {}", shown, over_limit(answer.most)));
    }
    if (!result || result->nStatus != 0 || result->pszErrBuf != nullptr || messages.failed()) {
        throw DataError(
            fmt::format("{}: cannot be fetched: {}", shown, reason_of(result.get(), messages)));
    }
    if (answer.bytes.empty()) {
        throw DataError(fmt::format("{}: what was fetched is empty", shown));
    }
    const std::unique_ptr<VSILFILE, int (*)(VSILFILE*)> out(VSIFOpenL(name.c_str(), "wb"),
                                                            VSIFCloseL);
    if (!out ||
        VSIFWriteL(answer.bytes.data(), 1, answer.bytes.size(), out.get()) != answer.bytes.size()) {
        throw DataError(fmt::format("{}: there is not enough memory for it", shown));
    }
}

} // namespace demarc
