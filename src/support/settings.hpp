// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

class TomlDocument;

/// A table of a TOML file, read strictly: a key of the wrong type, a missing key and a key that
/// nobody asked for are errors that name file, line and key.
///
/// Every question marks its key as known; refuse_unknown_keys() then finds what is left over. For
/// files without a schema; those with one are read as a TomlDocument, which this rests on.
class Settings {
public:
    /// \throws ConfigError if the file cannot be read or is not TOML
    static Settings read(const std::filesystem::path& file);

    /// Reads text; `name` stands for the file in messages. \throws ConfigError
    static Settings parse(std::string_view text, const std::string& name);

    [[nodiscard]] bool has(std::string_view key) const;
    [[nodiscard]] std::string text(std::string_view key) const;
    [[nodiscard]] std::string text_or(std::string_view key, std::string_view otherwise) const;
    [[nodiscard]] double number(std::string_view key) const;
    [[nodiscard]] std::vector<std::string> texts(std::string_view key) const; ///< empty if absent

    /// An array of arrays of numbers: positions. Empty if absent.
    [[nodiscard]] std::vector<std::vector<double>> number_rows(std::string_view key) const;

    /// A table whose keys are free and whose values are texts. Empty if absent.
    [[nodiscard]] std::map<std::string, std::string> text_map(std::string_view key) const;

    /// An array of tables ([[key]]). Empty if absent.
    [[nodiscard]] std::vector<Settings> tables(std::string_view key) const;

    /// \throws ConfigError with a line for each key that was not asked for and the nearest known
    /// one
    void refuse_unknown_keys() const;

    /// Throws a ConfigError that names file, line and key.
    [[noreturn]] void refuse(std::string_view key, const std::string& reason) const;

private:
    struct Node;
    static Settings of(TomlDocument document);
    [[nodiscard]] std::string place_of(std::string_view key) const; ///< "FILE, line 3: "
    explicit Settings(std::shared_ptr<Node> node) : node_(std::move(node)) {}
    std::shared_ptr<Node> node_;
};

} // namespace demarc
