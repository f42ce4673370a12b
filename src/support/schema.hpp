// SPDX-License-Identifier: MIT
#pragma once

#include "support/toml_document.hpp"

#include <nlohmann/json_fwd.hpp>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace demarc {

/// Something in a file that its schema does not allow.
struct SchemaFinding {
    std::string pointer;   ///< JSON pointer of the value that is named in the message
    std::string what;      ///< "unknown key 'regoins'; did you mean 'regions'?"
    std::string line_of{}; ///< JSON pointer whose line is shown, where it is another
};

/// A JSON Schema (draft-07), read once for many files.
class Schema {
public:
    /// \throws ConfigError also for a keyword that findings() does not know, so that none is passed
    /// over in silence
    explicit Schema(const std::filesystem::path& file);
    explicit Schema(nlohmann::json rules);

    /// What of values breaks the schema, in words for those who write the file; empty if and only
    /// if they follow it. A number is whole if it is written without a point.
    [[nodiscard]] std::vector<SchemaFinding> findings(const nlohmann::json& values) const;

    [[nodiscard]] const nlohmann::json& rules() const;

private:
    struct Compiled;
    std::shared_ptr<const Compiled> compiled_;
};

/// Refuses a document that does not follow the schema; one line of the message per mistake.
/// \throws ConfigError
void require_schema(const TomlDocument& document, const Schema& schema);

} // namespace demarc
