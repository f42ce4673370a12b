// SPDX-License-Identifier: MIT
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <filesystem>
#include <map>
#include <memory>
#include <string>

namespace demarc {

/// A TOML file as JSON values that remembers on which line each of them stands, so that it can be
/// held against a JSON Schema and its mistakes be shown. Dates become text (YYYY-MM-DD).
class TomlDocument {
public:
    /// \throws ConfigError with the line, if the file cannot be read or is not TOML
    static TomlDocument read(const std::filesystem::path& file);

    /// The same from text; `name` stands in messages.
    static TomlDocument parse(const std::string& text, const std::filesystem::path& name);

    [[nodiscard]] const nlohmann::json& values() const { return *values_; }
    [[nodiscard]] const std::filesystem::path& file() const { return file_; }

    /// The line of the value at a JSON pointer ("/rule/2/area"), else of what is nearest around it.
    [[nodiscard]] int line_of(std::string pointer) const;

    /// "FILE:41: rule 3, area: " for a JSON pointer: the start of every message about it.
    [[nodiscard]] std::string place_of(const std::string& pointer) const;
    [[nodiscard]] std::string place_of(const std::string& pointer, int line) const;

private:
    std::filesystem::path file_;
    std::shared_ptr<const nlohmann::json> values_;
    std::map<std::string, int> lines_; ///< by JSON pointer
};

/// A step of a JSON pointer with "~" and "/" in it escaped (RFC 6901).
std::string pointer_step(const std::string& key);

} // namespace demarc
