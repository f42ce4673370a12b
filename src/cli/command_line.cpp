// SPDX-License-Identifier: MIT
#include "cli/command_line.hpp"

#include "io/bytes.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace demarc {

namespace {

/// An address without user, password and query, which may hold a key; with the profile after it.
std::string without_key(const std::string& address) {
    const std::size_t host = address.find("://") + 3;
    const std::size_t query = std::min(address.find('?'), address.size());
    const std::size_t at = address.substr(0, address.find('/', host)).rfind('@');
    const std::size_t profile = address.rfind(':');
    return address.substr(0, host) +
           address.substr(at == std::string::npos ? host : at + 1,
                          query - (at == std::string::npos ? host : at + 1)) +
           (profile > query && profile != std::string::npos ? address.substr(profile) : "");
}

/// The last part of a path, and the profile after it. An address is the same everywhere; of a
/// database only the name is given.
std::string without_folder(const std::string& file) {
    if (is_database(file)) {
        const std::size_t colon = file.rfind(':');
        const std::size_t scheme = file.find(':');
        const bool has_profile =
            colon != scheme && file.find_first_of(" /=", colon) == std::string::npos;
        return file_name_of(file.substr(0, has_profile ? colon : file.size())) +
               (has_profile ? file.substr(colon) : "");
    }
    return file.find("://") != std::string::npos ? without_key(file)
                                                 : file.substr(file.find_last_of('/') + 1);
}

} // namespace

std::string to_command_line(const Sources& options) {
    std::string line;
    const auto add = [&](std::string_view name, const std::string& value) {
        if (!value.empty()) {
            line += fmt::format(" --{} {}", name, shell_word(value));
        }
    };
    add("boundaries", without_folder(options.boundaries));
    for (const std::string& more : options.more_boundaries) {
        add("boundaries", without_folder(more));
    }
    for (const std::string& compared : options.compared) {
        add("compare-boundaries", without_folder(compared));
    }
    add("sea", without_folder(options.sea));
    add("control", without_folder(options.control));
    for (const std::string& file : options.more_control) {
        add("control", without_folder(file));
    }
    add("russian-side", options.russian_side);
    add("join", options.join_metres ? fmt::format("{:g}m", *options.join_metres) : std::string{});
    add("date", options.date ? options.date->iso() : std::string{});
    add("crs", options.crs);
    line += options.strict ? " --strict" : "";
    add("publisher", options.publisher);
    add("attribution", options.attribution);
    add("licence", options.licence);
    for (const std::string& profile : options.profiles) {
        add("profile", without_folder(profile));
    }
    for (const std::string& dated : options.lines) {
        const std::size_t at = dated.find('=');
        add("line", dated.substr(0, at + 1) + without_folder(dated.substr(at + 1)));
    }
    for (const std::string& counted : options.counts) {
        add("count", without_folder(counted));
    }
    for (const std::string& people : options.people) {
        add("people", without_folder(people));
    }
    add("districts", without_folder(options.districts));
    return line;
}

std::string to_command_line(const Method& method) {
    const Method defaults;
    std::string line;
    if (method.area != defaults.area) {
        line += fmt::format(" --area-method {}", name_of(method.area));
    }
    if (method.denominator != defaults.denominator) {
        line += fmt::format(" --denominator {}", name_of(method.denominator));
    }
    if (method.contested != defaults.contested) {
        line += fmt::format(" --contested {}", name_of(method.contested));
    }
    if (!method.reconciled) {
        line += " --reconcile off";
    }
    return line;
}

std::string profiles_to_command_line(const std::vector<std::string>& files) {
    std::string line;
    for (const std::string& file : files) {
        line += " --profile " + shell_word(file);
    }
    return line;
}

std::string plans_to_command_line(const std::vector<std::string>& plans) {
    std::string line;
    for (const std::string& plan : plans) {
        line += " --plan " + shell_word(without_folder(plan));
    }
    return line;
}

} // namespace demarc
