// SPDX-License-Identifier: MIT
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace demarc {

/// Exit statuses of the program; documented in README.md.
enum class ExitStatus { done = 0, work_failed = 1, wrong_use = 2, claim_does_not_hold = 3 };

/// The base of everything demarc throws on purpose. Caught once, in main().
///
/// A message names what the caller can change by the field of the request, in backquotes: "is the
/// year right? `date` gives the day of the map". The command line puts its option there.
class Error : public std::runtime_error {
public:
    Error(ExitStatus status, const std::string& message)
        : std::runtime_error(message), status_(status) {}
    [[nodiscard]] ExitStatus status() const noexcept { return status_; }

    /// Puts where it happened in front: "in plan x, rule 3: ...".
    void put_in_front(std::string_view where) {
        static_cast<std::runtime_error&>(*this) =
            std::runtime_error(std::string(where) + ": " + what());
    }

private:
    ExitStatus status_;
};

/// The command line asks for something that does not exist or does not go together.
struct UsageError : Error {
    explicit UsageError(const std::string& message) : Error(ExitStatus::wrong_use, message) {}
};

/// A profile, plan, claim or other file of settings is wrong.
struct ConfigError : Error {
    explicit ConfigError(const std::string& message) : Error(ExitStatus::wrong_use, message) {}
};

/// An input of geography cannot be read or is not what it says.
struct DataError : Error {
    explicit DataError(const std::string& message) : Error(ExitStatus::work_failed, message) {}
};

/// A geometric operation failed, or a check of conservation did.
struct GeometryError : Error {
    explicit GeometryError(const std::string& message) : Error(ExitStatus::work_failed, message) {}
};

/// A result cannot be written.
struct OutputError : Error {
    explicit OutputError(const std::string& message) : Error(ExitStatus::work_failed, message) {}
};

/// Runs `work` and adds `where` in front of any demarc error that leaves it, whose type it keeps.
template<typename Work>
decltype(auto) with_context(std::string_view where, Work&& work) {
    try {
        return std::forward<Work>(work)();
    } catch (Error& error) {
        error.put_in_front(where);
        throw;
    }
}

} // namespace demarc
