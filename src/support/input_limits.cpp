// SPDX-License-Identifier: MIT
#include "support/input_limits.hpp"

#include "support/error.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstdlib>
#include <string_view>

namespace demarc {

namespace {

constexpr std::uint64_t bytes_a_megabyte = 1'000'000;

std::string in_megabytes(std::uint64_t bytes) {
    return grouped(static_cast<double>(bytes) / bytes_a_megabyte) + " MB";
}

} // namespace

std::uint64_t max_input_bytes() {
    constexpr std::uint64_t standard = 2'000;
    constexpr std::uint64_t most = 1'000'000;
    const char* set = std::getenv("DEMARC_MAX_MB");
    const std::string_view text = set == nullptr ? "" : set;
    std::uint64_t megabytes = standard;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), megabytes);
    const bool whole = fault == std::errc() && end == text.data() + text.size();
    if (!text.empty() && (!whole || megabytes == 0 || megabytes > most)) {
        throw UsageError(fmt::format("DEMARC_MAX_MB is '{}', and has to be a whole number of "
                                     "megabytes from 1 to {}",
                                     text, most));
    }
    return megabytes * bytes_a_megabyte;
}

std::string over_limit(std::uint64_t bytes) {
    return fmt::format("has {}, and demarc reads no file of more than {}; if it is the right one, "
                       "set the environment variable DEMARC_MAX_MB",
                       in_megabytes(bytes), in_megabytes(max_input_bytes()));
}

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

void refuse_oversized_file(const std::filesystem::path& file) {
    refuse_special_file(file);
    std::error_code reason;
    const std::uintmax_t bytes = std::filesystem::file_size(file, reason);
    if (!reason && bytes > max_input_bytes()) {
        throw DataError(fmt::format("{}: {}", file.string(), over_limit(bytes)));
    }
}

} // namespace demarc
