// SPDX-License-Identifier: MIT
#pragma once

#include "cli/command.hpp"
#include "support/error.hpp"

#include <string>
#include <vector>

namespace demarc::testing {

/// The message of the UsageError that `work` throws; "no error" if it throws none.
template<typename Work>
std::string message_of_usage_error(const Work& work) {
    try {
        work();
    } catch (const UsageError& error) {
        return error.what();
    }
    return "no error";
}

/// The options struct of a verb after a command line.
template<typename Verb>
auto opt(const std::vector<std::string>& arguments) {
    Verb verb;
    const Request request = verb.setup(arguments);
    if (request != Request::work) {
        throw Error(ExitStatus::work_failed, "the command line asks for help");
    }
    return verb.options();
}

/// Whether a command line is refused with a message that has `part` in it, and the way to help.
template<typename Verb>
bool bad_opt(const std::vector<std::string>& arguments, const std::string& part) {
    Verb verb;
    const std::string message = message_of_usage_error([&] { verb.setup(arguments); });
    return message.find(part) != std::string::npos &&
           message.ends_with("\nSee 'demarc help " + std::string(verb.name()) + "'.");
}

} // namespace demarc::testing
